"""Which metrics of a register somebody asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.model.register import Register, RegisterRow


@dataclass(frozen=True, slots=True)
class Selection:
    """Every condition that is set must hold."""

    unused: bool = False
    """Printed nowhere, in no language."""
    unapproved: bool = False
    expired: bool = False
    """The signature has run out on the report's date."""
    section: str | None = None
    """Printed in this section or in one below it."""
    chapter: str | None = None
    """Filed under this chapter."""
    owner: str | None = None
    """A part of the owner's name, or of the source's where there is no owner; case does not count."""


def select(register: Register, selection: Selection) -> tuple[RegisterRow, ...]:
    """Return the rows that are asked for, in the order of the register."""
    return tuple(_selected(register, selection))


def _selected(register: Register, wanted: Selection) -> Iterator[RegisterRow]:
    sections = None if wanted.section is None else sections_below(register, wanted.section)
    owner = None if wanted.owner is None else wanted.owner.casefold()
    for row in register.rows:
        if (
            (not wanted.unused or not row.places)
            and (not wanted.unapproved or not row.metric.approval.is_signed)
            and (not wanted.expired or row.metric.approval.is_expired(register.date))
            and (sections is None or any(place.section in sections for place in row.places))
            and (wanted.chapter is None or row.chapter == wanted.chapter)
            and (owner is None or owner in row.metric.answerable.casefold())
        ):
            yield row


def sections_below(register: Register, section: str) -> frozenset[str]:
    """Return a section with all sections below it."""
    found = {section}
    for each in register.sections:  # parents stand before their children
        if each.parent in found:
            found.add(each.id)
    return frozenset(found)
