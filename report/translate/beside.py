"""What stands beside a message for its translator (`#.` in PO): role, section or figure, printed pages, room, notes.

Pages change with every build, so they alone never make a file new: see `report.translate.pofile.written`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from report.translate.messages import INTERFACE
from report.translate.pages import rows_of, written
from report.translate.room import letters_in, room_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from report.model.report import Report
    from report.model.section import Section
    from report.translate.extract import Extracted

Pages = dict[str, dict[str, frozenset[int]]]
PRINTED = "printed: "
"""Begins the line that says on which pages a message stands in the last build."""
MOST_ROWS = 6
"""So many pages, or rows of pages, are named."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the places of messages."""

    source_language: str
    titles: Mapping[str, str] = field(default_factory=dict)
    """Section id to its title in the source language."""
    pages: Pages = field(default_factory=dict)
    """Section or metric id to the printed page numbers (folios) in each language."""
    rooms: Mapping[str, float] = field(default_factory=dict)
    """Role to its room, in ems."""


def surroundings_of(report: Report, manifest: Mapping[str, Any] | None) -> Surroundings:
    """Return what a report, and the manifest of its last build if there is one, say of the places of messages."""
    return Surroundings(
        report.settings.source_language,
        {section.id: section.title.source for section in report.sections},
        _pages(manifest, _heirs(report)) if manifest else {},
        report.project.templates.rooms,
    )


def comments_of(found: Extracted, around: Surroundings, language: str = "") -> tuple[str, ...]:
    """Return the lines beside a message in the file of a language, or, without one, in the template of all."""
    roles = () if found.message.domain == INTERFACE else found.roles
    return (
        *roles,
        *found.notes,
        *_parts(found, around),
        *_printed(found, around, language),
        *_room(found, around),
    )


def page_row(pages: Iterable[int]) -> str:
    """Return page numbers as people write them, none of them twice.

    >>> page_row([7, 3, 4, 5, 5])
    '3–5, 7'
    """
    rows = rows_of(set(pages))
    return written(rows[:MOST_ROWS]) + (" …" if rows[MOST_ROWS:] else "")


def _parts(found: Extracted, around: Surroundings) -> Iterator[str]:
    if not found.parts:
        return
    first, more = found.parts[0], f" and {len(found.parts) - 1} more" if found.parts[1:] else ""
    if first in around.titles:
        yield f"section: {around.titles[first]} ({first}){more}"
    else:
        yield f"figure: {first}{more}"


def _printed(found: Extracted, around: Surroundings, language: str) -> Iterator[str]:
    said = []
    for each in dict.fromkeys((around.source_language, language or around.source_language)):
        pages = {page for part in found.parts for page in around.pages.get(part, {}).get(each, ())}
        if pages:
            said.append(f"{each} p. {page_row(pages)}")
    if said:
        yield PRINTED + "; ".join(said)


def _room(found: Extracted, around: Surroundings) -> Iterator[str]:
    """Yield the room of a message in all scripts: msgmerge takes the line from the template into every language."""
    room = room_for(found.roles, around.rooms)
    if room is not None:
        yield f"room: about {letters_in(room, 'en')} letters or {letters_in(room, 'zh')} Han characters"


def _heirs(report: Report) -> dict[str, Section]:
    """Return the first section below each that has any: there its own text ends."""
    found: dict[str, Section] = {}
    for section in report.sections:
        if section.parent is not None:
            found.setdefault(section.parent, section)
    return found


def _pages(manifest: Mapping[str, Any], heirs: Mapping[str, Section]) -> Pages:
    """Return the folios of the own texts of sections, and of the places where metrics are printed."""
    editions = {section["id"]: section["editions"] for section in manifest["sections"]}
    shifts: dict[tuple[str, str], int] = {}
    found: dict[str, dict[str, frozenset[int]]] = {}
    for name, by_language in editions.items():
        for language, edition in by_language.items():
            if edition.get("first_page"):
                shift = shifts[name, language] = edition["first_folio"] - edition["first_page"]
                last = _last_page(edition, heirs.get(name), editions, language)
                found.setdefault(name, {})[language] = frozenset(range(edition["first_folio"], last + shift + 1))
    for metric in manifest["metrics"]:
        places = [place for place in metric["places"] if place.get("page")]
        rows: dict[str, set[int]] = {place["language"]: set() for place in places}
        for place in places:
            shift = shifts.get((place["section"], place["language"]), 0)
            rows[place["language"]].add(place["page"] + shift)
        found[metric["id"]] = {language: frozenset(pages) for language, pages in rows.items()}
    return found


def _last_page(
    edition: Mapping[str, Any], heir: Section | None, editions: Mapping[str, Mapping[str, Any]], language: str
) -> int:
    """Return the page on which a section's own text ends: that before the first one of the section below it."""
    first, last = int(edition["first_page"]), int(edition["last_page"])
    below = editions.get(heir.id, {}).get(language, {}).get("first_page") if heir else None
    if heir is None or below is None:
        return last
    return max(first, min(last, int(below) if heir.opens == "flow" else int(below) - 1))
