"""Times of figures as stretches of days, so that they can be held against each other."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import Enum

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()


class Relation(Enum):
    """How two times stand to each other."""

    SAME = "same"
    UNKNOWN = "unknown"
    """One of the two says no time."""
    MEETING = "meeting"
    """One lies within the other, or they overlap."""
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Window:
    """From the first day to the last, as ordinals; a cut-off date has an open beginning."""

    start: int
    end: int
    cut_off: bool = False

    @property
    def days(self) -> int:
        """Return the length."""
        return self.end - self.start + 1


def window(period: str | None, as_of: str | None) -> Window | None:
    """Return the stretch of a period or up to a cut-off date; None where neither is given or one is no date.

    >>> window("2020-02", None).days
    29
    """
    if period is not None:
        first, slash, last = period.partition("/")
        start = _ordinal(first, last_day=False) if first else _FIRST
        end = _ordinal(last, last_day=True) if last else _LAST if slash else _ordinal(first, last_day=True)
        return None if start is None or end is None else Window(start, end)
    if as_of is not None:
        end = _ordinal(as_of, last_day=True)
        return None if end is None else Window(_FIRST, end, cut_off=True)
    return None


def relation(one: Window | None, other: Window | None) -> Relation:
    """Return how two times stand to each other.

    Two cut-off dates are the same or apart: a count that grows has another value on another day. A cut-off date
    within a period is the same time: what stood at the end of 2020 and what is said of 2020 are read as one.
    """
    if one is None or other is None:
        return Relation.UNKNOWN
    if one == other:
        return Relation.SAME
    if one.cut_off and other.cut_off:
        return Relation.APART
    if one.cut_off or other.cut_off:
        day, period = (one.end, other) if one.cut_off else (other.end, one)
        if period.start <= day <= period.end:
            return Relation.SAME
        return Relation.MEETING if day > period.end else Relation.APART
    return Relation.MEETING if one.start <= other.end and other.start <= one.end else Relation.APART


def _ordinal(date: str, *, last_day: bool) -> int | None:
    match = _DATE.fullmatch(date)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None:
            return None
        if month is None:
            return dt.date(year, 12 if last_day else 1, 31 if last_day else 1).toordinal()
        if day is None:
            day = calendar.monthrange(year, month)[1] if last_day else 1
        return dt.date(year, month, day).toordinal()
    except (ValueError, calendar.IllegalMonthError):
        return None  # a 13th month: M107 has said so
