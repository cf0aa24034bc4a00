"""Times of figures as stretches of days, so that they can be held against each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from report.quantity import days_of

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
    """Return the stretch of a period or up to a cut-off date; None where neither is given.

    >>> window("2020-02", None).days
    29
    """
    time = period or as_of
    if time is None:
        return None
    first, last = days_of(time)
    start = first.toordinal() if first and period else _FIRST
    return Window(start, last.toordinal() if last else _LAST, cut_off=not period)


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
