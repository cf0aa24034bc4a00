"""The files of a language, and the templates beside them: which there are to be, and which of them say anything new."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog

from report.po import PoDocument, PoEntry, write_po
from report.translate.beside import PRINTED, comments_of
from report.translate.messages import INTERFACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from report.model.settings import Settings
    from report.translate.beside import Surroundings
    from report.translate.extract import Extracted

GENERATOR = "report"
FIELDS = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
)
"""Fields of a new header, in the order in which msgmerge puts them."""


def template_document(
    messages: Iterable[Extracted], settings: Settings, around: Surroundings, language: str = ""
) -> PoDocument:
    """Return a domain's messages without translations, with the header of a new file.

    Without a language it is the POT; the date is the report's, so that the same inputs give the same bytes.
    """
    catalog = _header_of(settings, language)
    forms = catalog.num_plurals if language else 2
    entries = tuple(_entry(found, forms, comments_of(found, around, language)) for found in messages)
    values = {name: value.strip() for name, value in catalog.mime_headers} | {"X-Generator": GENERATOR}
    header = "".join(f"{name}: {values[name]}\n" for name in (*FIELDS, "X-Generator") if name in values)
    return PoDocument(PoEntry("", (header,)), entries)


def forms_of(language: str, settings: Settings) -> int:
    """Return how many plural forms a language has (CLDR, as Babel counts them for gettext)."""
    return int(_header_of(settings, language).num_plurals)


def written(document: PoDocument, before: PoDocument | None, wrap: int = 0) -> str:
    """Return the text of a file, its long strings broken at a width, or never at 0.

    Where no build tells the pages, those that stand in the file stay; so do the line ends.
    """
    if before is None:
        return write_po(document, wrap)
    return write_po(_with_pages(replace(document, newline=before.newline, tail=before.tail), before), wrap)


def says_the_same(document: PoDocument, before: PoDocument | None) -> bool:
    """Tell whether a file says what the one that stands does; that lines or pages have moved says nothing."""
    if before is None:
        return False
    return _without_places(before) == _without_places(replace(document, newline=before.newline, tail=before.tail))


def _without_places(document: PoDocument) -> PoDocument:
    return replace(document, entries=tuple(map(_without_place, document.entries)))


def _without_place(entry: PoEntry) -> PoEntry:
    extracted = tuple(line for line in entry.extracted if not line.startswith(PRINTED))
    return replace(entry, references=_once(tuple(map(_path, entry.references))), extracted=extracted)


def _with_pages(document: PoDocument, before: PoDocument) -> PoDocument:
    """Return a file with the pages of the one that stands, if it has none of its own."""
    if any(line.startswith(PRINTED) for entry in document.entries for line in entry.extracted):
        return document
    known = {
        (entry.context, entry.msgid): (number, line)
        for entry in before.entries
        for number, line in enumerate(entry.extracted)
        if line.startswith(PRINTED)
    }
    return replace(document, entries=tuple(_with_page(entry, known) for entry in document.entries))


def _with_page(entry: PoEntry, known: Mapping[tuple[str | None, str], tuple[int, str]]) -> PoEntry:
    number, line = known.get((entry.context, entry.msgid), (0, ""))
    lines = entry.extracted
    return replace(entry, extracted=(*lines[:number], line, *lines[number:])) if line and not entry.obsolete else entry


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
        charset="UTF-8",  # as msgmerge writes it
        fuzzy=False,
    )


def _entry(found: Extracted, forms: int, comments: tuple[str, ...]) -> PoEntry:
    message = found.message
    places = dict.fromkeys(f"{place.path}:{place.line}" for place in found.places)
    return PoEntry(
        message.msgid,
        ("",) * (forms if message.plural else 1),
        message.context,
        message.plural or None,
        extracted=comments,
        references=tuple(places),
        flags=("python-format",) if message.domain == INTERFACE and "%(" in message.msgid else (),
    )
