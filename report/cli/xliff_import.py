"""`report xliff import FILE…`: what came back from an agency, shown, and then taken into the PO files."""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report.cli.asking import is_wanted
from report.cli.catalog_files import FOLDER, CatalogFiles
from report.cli.catalogs import read_messages
from report.cli.output import print_diagnostics
from report.cli.project import project_of
from report.diagnostics import Diagnostic, Severity, Span
from report.model.catalog import Entry
from report.model.text import Text
from report.read import catalog_folder
from report.translate.checks import check_translation
from report.translate.messages import shortened
from report.translate.taking_back import Why, take_back
from report.xliff import XliffError, parse_xliff

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from report.model.report import Report
    from report.po import PoDocument, PoEntry
    from report.translate.taking_back import Left, Taken
    from report.xliff import Unit, XliffFile

MAX_BYTES = 100_000_000
"""A report of 50,000 messages takes half of it."""
SUFFIXES = (".xlf", ".xliff")
SAID = {
    Why.CONFLICT: ("T144", "“{id}” was changed here as well: “{here}” now, “{target}” came back"),
    Why.UNKNOWN: ("T145", "no message of the PO files is “{id}”"),
    Why.EMPTIED: ("T146", "“{id}” came back empty"),
    Why.INCOMPLETE: ("T146", "“{id}” came back without all of its plural forms, or more than once"),
}
HINTS = {
    Why.CONFLICT: "put into the PO file what is wanted",
    Why.UNKNOWN: "nothing, if the text is gone from the report; else look whether the id was changed",
    Why.EMPTIED: "nothing, if the translation in the PO file is to stay",
    Why.INCOMPLETE: "have the agency deliver it again",
}


@dataclass
class Import:
    """What is known while the files are gone through."""

    report: Report
    files: CatalogFiles
    documents: dict[str, dict[str, PoDocument]] = field(default_factory=dict)
    """The PO files by language and domain; as they would be."""
    changed: dict[str, PoDocument] = field(default_factory=dict)
    """Those that change, by path."""
    taken: list[tuple[str, Taken]] = field(default_factory=list)
    """Language and message."""
    problems: list[Diagnostic] = field(default_factory=list)


def run_import(arguments: argparse.Namespace) -> int:
    """Show what the files change, ask, and write it into locale/."""
    root = project_of(arguments)
    read = read_messages(root, arguments)
    if read is None:
        return 1
    report, _ = read
    work = Import(report, CatalogFiles(root, report.settings.wrap))
    for path in _files(arguments.files, work):
        for file in _read(path, work):
            _take(file, path, work)
    failed = any(problem.is_error for problem in work.problems)
    if not failed:
        _show(work)
    if work.problems:
        sys.stdout.flush()
        print_diagnostics(work.problems, arguments.format, root)
    if failed:
        sys.stderr.write("nothing was taken; locale/ is as it was\n")
        return 1
    if not work.changed or arguments.dry_run:
        return 0
    if not is_wanted(arguments, len(work.taken), f"{FOLDER}/"):
        return 1
    refused = work.files.publish(work.changed)
    return int(print_diagnostics([refused], arguments.format, root)) if refused else 0


def _files(named: Iterable[Path], work: Import) -> Iterator[Path]:
    for path in named:
        if not path.is_dir():
            yield path
            continue
        found = sorted(each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES and each.is_file())
        if not found:
            hint = "name the files, or the folder that they are in"
            name = path.as_posix()
            work.problems.append(Diagnostic("T148", f"{name} has no .xlf or .xliff file in it", Span(name), hint))
        yield from found


def _read(path: Path, work: Import) -> Sequence[XliffFile]:
    name = path.as_posix()
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"{name} is larger than {MAX_BYTES // 1_000_000} MB"
            work.problems.append(Diagnostic("T148", message, Span(name), "look at the name"))
            return ()
        return parse_xliff(path.read_bytes())
    except OSError as error:
        message = f"{name} cannot be opened: {error.strerror or error}"
        work.problems.append(Diagnostic("T148", message, Span(name), "look at the name and the permissions"))
    except XliffError as error:
        hint = "have it delivered again, as XLIFF 1.2"
        span = Span(name, error.line, error.column)
        work.problems.append(Diagnostic("T142", f"{name} cannot be read: {error.message}", span, hint))
    return ()


def _take(file: XliffFile, path: Path, work: Import) -> None:
    """Take what one `<file>` says into the documents; those of earlier ones are in there already."""
    languages = work.report.settings.languages
    language = _language(file.target_language, languages)
    if language is None:
        wanted = ", ".join(languages)
        message = f"a translation into {file.target_language or 'no language'}; the report has {wanted}"
        hint = "look whether it is the right file, or mend its target-language"
        work.problems.append(Diagnostic("T143", message, Span(path.as_posix(), file.line), hint))
        return
    if language not in work.documents:
        work.documents[language] = work.files.documents(catalog_folder(language))
    documents = work.documents[language]
    place = path.as_posix()

    def is_sound(_domain: str, entry: PoEntry, unit: Unit) -> bool:
        """Tell of what would stop every build."""
        span = Span(place, unit.line)
        found = list(check_translation(Text(entry.msgid, span), Entry(entry.msgstrs, fuzzy=False, span=span)))
        for each in found:
            said = f"“{_short(unit.source)}”: {each.message}; it is taken as fuzzy"
            work.problems.append(Diagnostic(each.code, said, span, each.hint, Severity.WARNING))
        return not found

    returned = take_back(documents, file.units, is_sound)
    work.taken += [(language, taken) for taken in returned.taken]
    work.problems += [_problem(left, language, path) for left in returned.left]
    for domain, document in returned.documents.items():
        documents[domain] = work.changed[f"{catalog_folder(language)}/{domain}.po"] = document


def _language(named: str, languages: Sequence[str]) -> str | None:
    """Return the report's language that a tag means: agencies' programs may add a region, or leave it out."""
    wanted = named.replace("_", "-").lower()
    exact = [each for each in languages if each.lower() == wanted]
    if exact:
        return exact[0]
    alike = [
        each for each in languages if each.lower().startswith(f"{wanted}-") or wanted.startswith(f"{each.lower()}-")
    ]
    return alike[0] if wanted and len(alike) == 1 else None


def _problem(left: Left, language: str, path: Path) -> Diagnostic:
    code, words = SAID[left.why]
    here = _short(left.entry.msgstrs[0]) if left.entry else ""
    message = words.format(id=_short(left.unit.source), here=here, target=_short(left.unit.target))
    place = (
        Span(f"{catalog_folder(language)}/{left.domain}.po", left.entry.line)
        if left.entry and left.entry.line
        else None
    )
    span = Span(path.as_posix(), left.unit.line)
    return Diagnostic(code, message, span, HINTS[left.why], Severity.WARNING, place, "message")


def _short(text: str) -> str:
    return shortened(text.replace("\n", " "))


def _plain(text: str, margin: int) -> str:
    """Return a text for a terminal, which must not take orders from it."""
    shown = (
        sign if sign == "\n" or unicodedata.category(sign) != "Cc" else "\N{REPLACEMENT CHARACTER}" for sign in text
    )
    return "".join(shown).replace("\n", "\n" + " " * margin)


def _show(work: Import) -> None:
    """List every change before it is taken."""
    last = None
    for language, taken in work.taken:
        if (language, taken.domain) != last:
            sys.stdout.write(f"{catalog_folder(language)}/{taken.domain}.po\n")
            last = language, taken.domain
        sys.stdout.write(f"  {_plain(taken.before.msgid, 2)}\n")
        for sign, entry in (("-", taken.before), ("+", taken.after)):
            for text in filter(None, entry.msgstrs):
                fuzzy = " (fuzzy)" if entry.fuzzy else ""
                sys.stdout.write(f"    {sign} {_plain(text, 6)}{fuzzy}\n")
    count = len(work.taken)
    sys.stdout.write(f"{count} change{'' if count == 1 else 's'}\n")
