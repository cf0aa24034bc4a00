"""A figure found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from report.quantity.quantity import Hedge, Range


class Kind(StrEnum):
    """What a figure counts."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    """Percentage points."""
    FRACTION = "fraction"
    """三分之一, half: the value is the quotient."""
    RATIO = "ratio"
    """1:1 as a quotient, three times, 3倍."""
    DURATION = "duration"
    """A length of time, ages too."""
    MEASURE = "measure"
    """Length, area, mass and other units of measurement."""
    ORDINAL = "ordinal"
    DATE = "date"
    NAME = "name"
    """A number in a name: ISO 27001, Covid-19, 99公益日."""


@dataclass(frozen=True, slots=True)
class Found:
    """A figure as it stands in a text, hedge and unit included."""

    start: int
    end: int
    """Offsets into the text as it was given, end exclusive."""
    text: str
    kind: Kind
    value: Decimal | Range | None = None
    """All digits written out; None for dates, and for names that hold more than one number."""
    exponent: int | None = None
    """Power of ten of the last digit stated; None where the value has none (dates, names, fractions)."""
    hedge: Hedge | None = None
    bounds: tuple[Decimal, Decimal] | None = None
    """Lowest and highest value of 数百 (200 to 999) and 十几 (11 to 19); the value is the base."""
    unit: str | None = None
    """A currency code, a code of `measures` (%, day, km), or else the classifier or noun as written."""
    date: str | None = None
    """ISO 8601: 2020-04-22, 2020-04, 2020, --04-22, --04, ---22, 198X (a decade), T09:30."""
    spelled: bool = False
    """The number is in words only."""
    doubled: bool = False
    """Two words hedge the number where one would do: 超过400多万, "at least 10 or more"."""
