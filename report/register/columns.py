"""The columns of the workbook: what each one holds, and which of its cells may be filled in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from report.model.metric import DIRECTIONS, STATUSES, Interval
from report.quantity import Hedge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from report.model.metric import Metric

ID, MARK = "id", "mark"
SERIES = "series:"


class Kind(StrEnum):
    """What a cell of a column holds."""

    NUMBER = "number"
    TEXT = "text"
    WORD = "word"
    """One of a few words."""
    TIME = "time"
    """A year, month, day or period as ISO 8601 writes it, as text: 2017-11/2020-11 is no date to a spreadsheet."""
    DAY = "day"
    """A day; a date cell is as good as text."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    key: str
    """The field of the metric; `series:2020` for a point, `label:en` for what differs by language."""
    kind: Kind
    width: int
    """In characters."""
    words: tuple[str, ...] = ()
    is_fact: bool = False
    """Whether a change in it takes an approval away: whoever signed, signed something else."""


def _points(periods: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(SERIES + period, Kind.NUMBER, 14, is_fact=True) for period in periods)


FIRST = (
    Column("value", Kind.NUMBER, 20, is_fact=True),
    Column("min", Kind.NUMBER, 14, is_fact=True),
    Column("max", Kind.NUMBER, 14, is_fact=True),
    Column("date", Kind.TIME, 12, is_fact=True),
)
REST = (
    Column("qualifier", Kind.WORD, 12, tuple(Hedge), is_fact=True),
    Column("precision", Kind.TEXT, 14, is_fact=True),
    Column("unit", Kind.TEXT, 10),
    Column("period", Kind.TIME, 18, is_fact=True),
    Column("as_of", Kind.TIME, 12, is_fact=True),
    Column("scope", Kind.TEXT, 32),
    Column("note", Kind.TEXT, 32),
    Column("source", Kind.TEXT, 32),
    Column("owner", Kind.TEXT, 18),
    Column("better", Kind.WORD, 10, DIRECTIONS),
    Column("status", Kind.WORD, 12, STATUSES),
    Column("approved_by", Kind.TEXT, 20),
    Column("approved_on", Kind.DAY, 14),
    Column("valid_until", Kind.DAY, 14),
)
BY_KEY = {column.key: column for column in (*FIRST, *REST)}
ALWAYS_OPEN = frozenset({"period", "as_of", "note", "source", "owner", "better", "status"}) | {
    "approved_by",
    "approved_on",
    "valid_until",
}


def columns(languages: tuple[str, ...], used: frozenset[str], periods: tuple[str, ...]) -> tuple[Column, ...]:
    """Return the columns of a workbook from left to right; those of FIRST only where a metric uses them."""
    return (
        Column(ID, Kind.TEXT, 34),
        *(Column(f"label:{language}", Kind.TEXT, 28) for language in languages),
        *(column for column in FIRST if column.key in used),
        *_points(periods),
        *REST,
        *(Column(f"phrase:{language}", Kind.TEXT, 26) for language in languages),
        *(Column(f"pages:{language}", Kind.TEXT, 12) for language in languages),
        Column("chapter", Kind.TEXT, 16),
        Column("file", Kind.TEXT, 26),
        Column(MARK, Kind.TEXT, 10),
    )


def column_of(key: str) -> Column | None:
    """Return the column of a field that can be filled in, or None."""
    return _points((key.removeprefix(SERIES),))[0] if key.startswith(SERIES) else BY_KEY.get(key)


def open_cells(metric: Metric, periods: Iterable[str]) -> frozenset[str]:
    """Return the keys of the cells that may be filled in for a metric; `periods` are those of all series."""
    found = set(ALWAYS_OPEN)
    if metric.date is not None:
        return frozenset(found | {"date"})
    found |= {"qualifier", "precision"}
    if isinstance(metric.value, Interval):
        found |= {"min", "max"}
    elif "value" in dict(metric.places):  # and not the result of a formula
        found.add("value")
    if metric.series:
        length = len(metric.series[0].period)
        found |= {SERIES + period for period in periods if len(period) == length}
    return frozenset(found)


def field_of(key: str) -> tuple[str, ...]:
    """Return where a column's value stands in the metric's YAML.

    >>> field_of("min"), field_of("series:2020"), field_of("unit")
    (('value', 'min'), ('series', '2020'), ('unit',))
    """
    if key.startswith(SERIES):
        return ("series", key.removeprefix(SERIES))
    return ("value", key) if key in {"min", "max"} else (key,)
