"""`report extract` and `report update`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from report.cache import Cache
from report.cli.catalog_files import FOLDER, CatalogFiles
from report.cli.output import print_diagnostics
from report.cli.project import project_of
from report.pipeline import KEPT, load, unknown_languages
from report.publish import last_manifest, recover_files
from report.read import catalog_folder
from report.translate import (
    domains_of,
    extract_messages,
    forms_of,
    own_documents,
    surroundings_of,
    template_document,
    update_documents,
)

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from report.model.report import Report
    from report.po import PoDocument
    from report.translate import Extracted, Surroundings

    Messages = dict[str, tuple[Extracted, ...]]


def run(arguments: argparse.Namespace) -> int:
    """Run the command that was asked for; nothing is written while there is an error."""
    root = project_of(arguments)
    read = read_messages(root, arguments)
    return 1 if read is None else _update(arguments, root, *read)


def read_messages(root: Path, arguments: argparse.Namespace) -> tuple[Report, Messages] | None:
    """Return the report and its messages by domain; or None, and print why it cannot be read."""
    for path in recover_files(root, FOLDER):
        sys.stderr.write(f"{path}: put back as it was before an update that was stopped\n")
    kept = Cache(root / KEPT)
    report = load(root, audited=False, kept=kept)
    kept.close()
    if report.value is None or report.failed:  # damaged catalogs too: nothing of them must be lost
        print_diagnostics(report.diagnostics, arguments.format, root)
        return None
    messages = extract_messages(report.value)
    if messages.value is None or messages.failed:
        print_diagnostics(messages.diagnostics, arguments.format, root)
        return None
    strange = unknown_languages(report.value, tuple(getattr(arguments, "lang", ())))
    if strange:
        print_diagnostics(strange, arguments.format, root)
        return None
    return report.value, messages.value


def _languages(arguments: argparse.Namespace, report: Report) -> tuple[str, ...]:
    """Return the languages to work on; the source language has catalogs only for the templates' words."""
    return tuple(arguments.lang) or report.settings.languages


def _templates(report: Report, messages: Messages, around: Surroundings) -> dict[str, PoDocument]:
    return {
        f"locale/{domain}.pot": template_document(found, report.settings, around)
        for domain, found in messages.items()
        if any(each.message.own for each in found)
    }


def _update(arguments: argparse.Namespace, root: Path, report: Report, messages: Messages) -> int:
    """Bring the templates, and the catalogs too, up to date."""
    languages = _languages(arguments, report) if arguments.command == "update" else ()
    folders = {language: catalog_folder(language) for language in languages}
    files = CatalogFiles(root, report.settings.wrap)
    around = surroundings_of(report, last_manifest(root / "build"))
    documents = _templates(report, messages, around)
    for language, folder in folders.items():
        templates = {
            domain: template_document(found, report.settings, around, language)
            for domain, found in domains_of(report, language, messages).items()
        }
        standing = files.documents(folder)
        updated = update_documents(templates, standing, language, forms_of(language, report.settings))
        derived = report.settings.derivation(language) is not None
        made = own_documents(updated, templates, standing) if derived else updated.documents
        documents |= {f"{folder}/{domain}.po": document for domain, document in made.items()}
        for kept in updated.kept:
            sys.stdout.write(f"{folder}/{kept.domain}.po: kept, only marks of the source have changed: {kept.new}\n")
    refused = files.publish(documents)
    return int(print_diagnostics([refused], arguments.format, root)) if refused else 0
