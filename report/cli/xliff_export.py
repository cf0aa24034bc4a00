"""`report xliff export DIR`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from report.cli.catalog_files import CatalogFiles
from report.cli.catalogs import read_messages
from report.cli.output import print_diagnostics
from report.cli.project import project_of
from report.cli.status import unknown_domains
from report.diagnostics import Diagnostic, Severity, Span
from report.publish import publish_workbook
from report.read import catalog_folder
from report.translate import domains_of
from report.translate.handing import CODES, units_of, unwritable
from report.xliff import XliffFile, write_xliff

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from report.model.report import Report
    from report.po import PoDocument
    from report.translate import Extracted


def run_export(arguments: argparse.Namespace) -> int:
    """Write a file for each language and domain, unless another one is in the way."""
    root = project_of(arguments)
    read = read_messages(root, arguments)
    if read is None:
        return 1
    report, messages = read
    problems: list[Diagnostic] = list(unknown_domains(arguments.domain, messages))
    files: dict[Path, tuple[str, int]] = {}
    languages = () if problems else arguments.lang or report.settings.languages
    for language in languages:
        standing = CatalogFiles(root).documents(catalog_folder(language))
        wanted = (name for name in domains_of(report, language, messages) if name in (arguments.domain or messages))
        documents = {domain: standing[domain] for domain in wanted if domain in standing}
        problems += _left_out(language, documents)
        if report.settings.derivation(language) is None:
            _say_stale(language, documents, domains_of(report, language, messages), arguments.domain)
        for path, text, count in _exported(report, language, documents, unfinished=arguments.unfinished):
            files[arguments.folder / path] = text, count
    problems += [problem for path, (text, _) in files.items() for problem in _in_the_way(path, text)]
    failed = print_diagnostics(problems, arguments.format, root) if problems else False
    return 1 if failed else _write(files, arguments.format, root)


def _exported(
    report: Report, language: str, documents: Mapping[str, PoDocument], *, unfinished: bool
) -> Iterator[tuple[str, str, int]]:
    """Yield path, text and number of units of each file that has any."""
    for domain, document in documents.items():
        units = units_of(domain, document, unfinished=unfinished)
        if units:
            original = f"{catalog_folder(language)}/{domain}.po"
            # The words of the templates are English, whatever the report is written in.
            source = "en" if domain == "interface" else report.settings.source_language
            file = XliffFile(original, source, language, units)
            yield f"{language}/{domain}.xlf", write_xliff([file], CODES), len(units)


def _say_stale(
    language: str, documents: Mapping[str, PoDocument], found: Mapping[str, Sequence[Extracted]], asked: Sequence[str]
) -> None:
    """Say how many texts the files do not have yet."""
    missing = 0
    for domain, messages in found.items():
        if not asked or domain in asked:
            known = {entry.key for entry in documents[domain].entries} if domain in documents else set()
            missing += sum((each.message.context, each.message.msgid) not in known for each in messages)
    if missing:
        count = f"{missing} text{'' if missing == 1 else 's'}"
        sys.stderr.write(f"{count} not in the PO files of {language} yet: run `report update` before\n")


def _left_out(language: str, documents: Mapping[str, PoDocument]) -> Iterator[Diagnostic]:
    for domain, document in documents.items():
        for entry in unwritable(document):
            hint = "take the control character out of the PO file, and export again"
            message = "a message with a control character is left out"
            yield Diagnostic(
                "T147",
                message,
                Span(f"{catalog_folder(language)}/{domain}.po", entry.msgid_line),
                hint,
                Severity.WARNING,
            )


def _in_the_way(path: Path, text: str) -> Iterator[Diagnostic]:
    if path.exists() and not (path.is_file() and path.read_bytes() == text.encode()):
        name = path.as_posix()
        hint = "import it first, or export into another folder"
        yield Diagnostic("T141", f"{name} exists, and is another", Span(name), hint)


def _write(files: Mapping[Path, tuple[str, int]], style: str, root: Path) -> int:
    for path, (text, count) in files.items():
        try:
            publish_workbook(path, text.encode())
        except OSError as error:
            hint = "make room, or look at the permissions"
            message = f"cannot write {path.as_posix()}: {error.strerror or error}"
            print_diagnostics([Diagnostic("V101", message, Span(path.as_posix()), hint)], style, root)
            return 1
        if style != "json":
            sys.stdout.write(f"{path}  {count} text{'' if count == 1 else 's'}\n")
    if not files:
        sys.stdout.write("there is nothing to translate\n")
    return 0
