"""`report extract`, `report update`, `report status`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from report.cache import Cache
from report.cli.catalog_files import FOLDER, CatalogFiles
from report.cli.output import print_diagnostics
from report.cli.project import project_of
from report.pipeline import KEPT, load, unknown_languages
from report.publish import last_manifest, recover_files
from report.read import catalog_folder
from report.translate import (
    INTERFACE,
    count_messages,
    extract_messages,
    forms_of,
    surroundings_of,
    template_document,
    update_documents,
)

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from report.diagnostics import Diagnosed
    from report.model.catalog import Catalog
    from report.model.report import Report
    from report.po import PoDocument
    from report.translate import Extracted, Surroundings

    Messages = dict[str, tuple[Extracted, ...]]

DAMAGED = ("T101", "T115")
"""Codes of a file that cannot be read, or is another language's: nothing of it must be lost."""


def run(arguments: argparse.Namespace) -> int:
    """Run the command that was asked for; nothing is written while there is an error."""
    root = project_of(arguments)
    for path in recover_files(root, FOLDER):
        sys.stdout.write(f"{path}: put back as it was before an update that was stopped\n")
    kept = Cache(root / KEPT)
    report = load(root, audited=False, kept=kept)
    kept.close()
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
    if arguments.command == "status":
        return _status(arguments, report.value, messages.value)
    return _update(arguments, root, report, messages.value)


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


def _templates(report: Report, messages: Messages, around: Surroundings) -> dict[str, PoDocument]:
    return {
        f"locale/{domain}.pot": template_document(found, report.settings, around)
        for domain, found in messages.items()
        if any(each.message.own for each in found)
    }


def _update(arguments: argparse.Namespace, root: Path, loaded: Diagnosed[Report], messages: Messages) -> int:
    """Bring the templates, and the catalogs too, up to date; where one is damaged, nothing is written."""
    report = loaded.value
    if report is None:
        return 1
    languages = _languages(arguments, report) if arguments.command == "update" else ()
    folders = {language: catalog_folder(language) for language in languages}
    damaged = [
        each
        for each in loaded.diagnostics
        if each.code in DAMAGED and each.span.path.startswith(tuple(f"{folder}/" for folder in folders.values()))
    ]
    if damaged:
        return int(print_diagnostics(damaged, arguments.format, root))
    files = CatalogFiles(root)
    around = surroundings_of(report, last_manifest(root / "build"))
    documents = _templates(report, messages, around)
    for language, folder in folders.items():
        templates = {
            domain: template_document(found, report.settings, around, language)
            for domain, found in _domains(report, language, messages).items()
        }
        updated = update_documents(templates, files.documents(folder), language, forms_of(language, report.settings))
        documents |= {f"{folder}/{domain}.po": document for domain, document in updated.documents.items()}
        for kept in updated.kept:
            sys.stdout.write(f"{folder}/{kept.domain}.po: kept, only marks of the source have changed: {kept.new}\n")
    refused = files.publish(documents)
    return int(print_diagnostics([refused], arguments.format, root)) if refused else 0


def _status(arguments: argparse.Namespace, report: Report, messages: Messages) -> int:
    rows = [
        row
        for language in _languages(arguments, report)
        for row in count_messages(_domains(report, language, messages), report.project.catalogs[language])
    ]
    if arguments.json:
        sys.stdout.write(json.dumps([asdict(row) for row in rows], indent=1) + "\n")
        return 0
    sys.stdout.write(f"{'language':10} {'domain':14} {'done':>6} {'fuzzy':>6} {'missing':>8}\n")
    for row in rows:
        done = f"{row.translated}/{row.total}"
        sys.stdout.write(f"{row.language:10} {row.domain:14} {done:>6} {row.fuzzy:>6} {row.missing:>8}\n")
    return 0
