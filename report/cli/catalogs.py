"""`report extract`, `report update`, `report status`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from report.cli.output import print_diagnostics
from report.cli.project import project_of
from report.model.rendition import OutputFile
from report.pipeline import load, unknown_languages
from report.publish import publish_files
from report.translate import INTERFACE, CatalogFile, count_messages, extract_messages, update_catalog, write_template

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from report.diagnostics import Diagnostic
    from report.model.catalog import Catalog
    from report.model.report import Report
    from report.translate import Extracted

    Messages = dict[str, tuple[Extracted, ...]]


def run(arguments: argparse.Namespace) -> int:
    """Run the command that was asked for; nothing is written while there is an error."""
    root = project_of(arguments)
    report = load(root)
    # A damaged catalog must not keep the others from being brought up to date.
    blocking = tuple(d for d in report.diagnostics if d.is_error and not d.code.startswith("T"))
    if report.value is None or blocking:
        print_diagnostics(report.diagnostics, arguments.format, root)
        return 1
    messages = extract_messages(report.value)
    if messages.value is None or messages.failed:
        print_diagnostics(messages.diagnostics, arguments.format, root)
        return 1
    strange = unknown_languages(report.value, tuple(getattr(arguments, "lang", ())))
    if strange:
        print_diagnostics(strange, arguments.format, root)
        return 1
    command = {"extract": _extract, "update": _update, "status": _status}[arguments.command]
    problems = command(arguments, root, report.value, messages.value)
    return int(print_diagnostics(problems, arguments.format, root))


def _languages(arguments: argparse.Namespace, report: Report) -> tuple[str, ...]:
    """Return the languages to work on; the source language has catalogs only for the templates' words."""
    return tuple(arguments.lang) or report.settings.languages


def _to_translate(found: tuple[Extracted, ...], catalog: Catalog | None) -> tuple[Extracted, ...]:
    """Leave out words of packaged templates that come translated with the program."""
    shipped = catalog.shipped if catalog else frozenset()
    return tuple(
        each
        for each in found
        if each.message.own or (each.message.domain, each.message.context, each.message.msgid) not in shipped
    )


def _domains(report: Report, language: str, messages: Messages) -> dict[str, tuple[Extracted, ...]]:
    """Return the domains that a language has to translate: the templates' words are English already."""
    is_source = language == report.settings.source_language
    is_english = language.split("-", maxsplit=1)[0] == "en"
    catalog = report.project.catalogs.get(language)
    found = {
        domain: _to_translate(found, catalog)
        for domain, found in messages.items()
        if not (is_english if domain == INTERFACE else is_source)
    }
    return {domain: messages for domain, messages in found.items() if messages}


def _extract(_arguments: argparse.Namespace, root: Path, report: Report, messages: Messages) -> list[Diagnostic]:
    files = [
        OutputFile(f"locale/{domain}.pot", write_template(domain, found, report.settings))
        for domain, found in messages.items()
        if any(each.message.own for each in found)
    ]
    _say(publish_files(root, files))
    return []


def _update(arguments: argparse.Namespace, root: Path, report: Report, messages: Messages) -> list[Diagnostic]:
    problems = _extract(arguments, root, report, messages)
    files = []
    for language in _languages(arguments, report):
        folder = f"locale/{language.replace('-', '_')}/LC_MESSAGES"
        for domain, found in _domains(report, language, messages).items():
            path = f"{folder}/{domain}.po"
            old = (root / path).read_text(encoding="utf-8-sig") if (root / path).is_file() else None
            written = update_catalog(domain, found, report.settings, CatalogFile(language, path, old))
            problems += written.diagnostics
            if written.value is not None:
                files.append(OutputFile(path, written.value))
    if not any(problem.is_error for problem in problems):
        _say(publish_files(root, files))
    return problems


def _say(written: tuple[str, ...]) -> None:
    for path in written:
        sys.stdout.write(f"{path}\n")
    if not written:
        sys.stdout.write("everything is up to date\n")


def _status(arguments: argparse.Namespace, _root: Path, report: Report, messages: Messages) -> list[Diagnostic]:
    rows = [
        row
        for language in _languages(arguments, report)
        for row in count_messages(_domains(report, language, messages), report.project.catalogs[language])
    ]
    if arguments.json:
        sys.stdout.write(json.dumps([asdict(row) for row in rows], indent=1) + "\n")
        return []
    sys.stdout.write(f"{'language':10} {'domain':14} {'done':>6} {'fuzzy':>6} {'missing':>8}\n")
    for row in rows:
        done = f"{row.translated}/{row.total}"
        sys.stdout.write(f"{row.language:10} {row.domain:14} {done:>6} {row.fuzzy:>6} {row.missing:>8}\n")
    return []
