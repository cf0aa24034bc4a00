"""The files of a language, and the templates beside them: which there are to be, and which of them say anything new."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog

from report.po import PoDocument, PoEntry, PoSyntaxError, parse_po, write_po
from report.translate.messages import INTERFACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from report.model.settings import Settings
    from report.translate.extract import Extracted

GENERATOR = "report"


def template_document(domain: str, messages: Iterable[Extracted], settings: Settings, language: str = "") -> PoDocument:
    """Return a domain's messages without translations, with the header of a new file.

    Without a language it is the POT; the date is the report's, so that the same inputs give the same bytes.
    """
    catalog = _header_of(settings, language)
    forms = catalog.num_plurals if language else 2
    entries = tuple(_entry(domain, found, forms) for found in messages)
    said = [(name, value.strip()) for name, value in catalog.mime_headers if name != "Generated-By"]
    header = "".join(f"{name}: {value}\n" for name, value in (*said, ("X-Generator", GENERATOR)))
    return PoDocument(PoEntry("", (header,)), entries)


def forms_of(language: str, settings: Settings) -> int:
    """Return how many plural forms a language has (CLDR, as Babel counts them for gettext)."""
    return int(_header_of(settings, language).num_plurals)


def written(document: PoDocument, standing: str | None) -> str | None:
    """Return the text of a file, or None where the one that stands says the same; that lines have moved says nothing.

    The line ends stay as they are.
    """
    if standing is None:
        return write_po(document)
    try:
        before = parse_po(standing)
    except PoSyntaxError:
        return write_po(document)  # a template, which is made anew: damaged files of languages are refused before
    if _without_places(before) == _without_places(replace(document, newline=before.newline, tail=before.tail)):
        return None
    return write_po(replace(document, newline=before.newline, tail=before.tail))


def documents_of(texts: Mapping[str, str]) -> dict[str, PoDocument]:
    """Return files by domain.

    Raises PoSyntaxError.
    """
    return {domain: parse_po(text) for domain, text in texts.items()}


def _without_places(document: PoDocument) -> PoDocument:
    entries = (replace(entry, references=tuple(map(_path, entry.references))) for entry in document.entries)
    return replace(document, entries=tuple(replace(each, references=_once(each.references)) for each in entries))


def _path(reference: str) -> str:
    path, colon, line = reference.rpartition(":")
    return path if colon and line.isdigit() else reference


def _once(references: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(references))


def _header_of(settings: Settings, language: str) -> Catalog:
    date = datetime.fromisoformat(settings.date).replace(tzinfo=UTC)
    return Catalog(
        locale=language.replace("-", "_") or None,
        project=settings.slug,
        version=settings.date[:4],
        msgid_bugs_address=settings.contact or "",
        creation_date=date,
        revision_date=date,
        charset="utf-8",
        fuzzy=False,
    )


def _entry(domain: str, found: Extracted, forms: int) -> PoEntry:
    message = found.message
    roles = () if domain == INTERFACE else found.roles
    places = dict.fromkeys(f"{place.path}:{place.line}" for place in found.places)
    return PoEntry(
        message.msgid,
        ("",) * (forms if message.plural else 1),
        message.context,
        message.plural or None,
        extracted=(*roles, *found.notes),
        references=tuple(places),
    )
