"""Whether a figure of a text and a metric count the same thing.

A metric's unit is read as the number reader reads it in a text, so that 名, 人次 and people mean the same on both
sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from report.quantity import MEASURES, Found, Kind
from report.resolve.counters import ANYTHING, PERSONS
from report.resolve.strays.passages import METRICS

if TYPE_CHECKING:
    from report.model.metric import Unit
    from report.model.report import Report
    from report.resolve.strays.reader import FigureReader

SAMPLE = "3456"
"""A number that no unit makes a date or an idiom."""


class Likeness(IntEnum):
    """How near two units are."""

    CLASH = 0
    """Two sorts of things: money and people, days and times."""
    OTHER = 1
    """Two words for what is counted."""
    OPEN = 2
    """One side names no unit, as in the cell of a table."""
    SAME = 3


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """A metric's unit as texts of one language have it."""

    words: tuple[str, ...] = ()
    """Its forms, without the place of the number."""
    code: str | None = None
    kind: Kind = Kind.COUNT


NO_UNIT = ReadUnit()


class Units:
    """The units of a report's metrics in every language; each is read once."""

    def __init__(self, report: Report, read: FigureReader) -> None:
        """Begin with no unit read."""
        self._figures = read
        self.report = report
        self._read: dict[tuple[str, str | None, str], ReadUnit] = {}

    def read(self, unit: Unit | None, language: str) -> ReadUnit:
        """Return a unit in a language; one that is not translated is read as it is in the source language."""
        if unit is None:
            return NO_UNIT
        key = (unit.text.source, unit.text.context, language)
        if key not in self._read:
            self._read[key] = read_unit(self._forms(unit, language), language, self._figures)
        return self._read[key]

    def _forms(self, unit: Unit, language: str) -> tuple[str, ...]:
        source = (unit.text.source, *([unit.plural] if unit.plural else []))
        catalog = self.report.project.catalogs.get(language)
        if catalog is None or language == self.report.settings.source_language:
            return source
        entry = catalog.find(METRICS, unit.text.context, unit.text.source)
        return entry.strings if entry is not None and entry.is_translated else source


def read_unit(forms: tuple[str, ...], language: str, read: FigureReader) -> ReadUnit:
    """Return the unit as the number reader sees it after a number."""
    form = forms[-1]
    phrase = form.replace("{}", SAMPLE) if "{}" in form else f"{SAMPLE} {form}"
    found = next(iter(read(phrase, language)), None)
    words = tuple(word for form in forms if (word := form.replace("{}", " ").strip()))
    return ReadUnit(words, found.unit, found.kind) if found else ReadUnit(words)


def likeness(found: Found, text: str, unit: ReadUnit) -> Likeness:
    """Return how near the unit of a figure in a text is to that of a metric."""
    one, other = MEASURES.get(found.unit or ""), MEASURES.get(unit.code or "")
    if one is not None and other is not None:
        if (one.dimension, one.factor) == (other.dimension, other.factor):
            return Likeness.SAME
        return Likeness.OTHER if one.kind is other.kind is Kind.COUNT else Likeness.CLASH
    if _stands_by(found, text, unit):
        return Likeness.SAME
    if found.unit is None:
        return _without_unit(found, unit)
    if not unit.words:
        return Likeness.OTHER if found.kind is Kind.COUNT else Likeness.CLASH
    if found.unit == unit.code or {found.unit, unit.code} <= PERSONS:
        return Likeness.SAME
    if found.kind is not Kind.COUNT or unit.kind is not Kind.COUNT:
        return Likeness.CLASH
    return Likeness.OPEN if {found.unit, unit.code} & ANYTHING else Likeness.OTHER


def _without_unit(found: Found, unit: ReadUnit) -> Likeness:
    if found.kind is Kind.COUNT:
        return Likeness.OPEN
    return Likeness.SAME if found.kind is unit.kind else Likeness.CLASH


def _stands_by(found: Found, text: str, unit: ReadUnit) -> bool:
    """Tell whether the metric's own word stands at the figure: 册次, which the reader takes for 册."""
    return any(0 <= text.find(word, found.start, found.end + 1 + len(word)) <= found.end + 1 for word in unit.words)
