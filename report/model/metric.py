"""A figure of the report, stated once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from report.diagnostics import Span
    from report.model.text import Text


@dataclass(frozen=True, slots=True)
class Interval:
    """A value given as a range, both ends included."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a metric in one language, by CLDR plural category."""

    text: Text
    """The message; its source is the form for `one` where the source language has one, else `other`."""
    plural: str | None = None
    """Source of the plural message (msgid_plural) where the source language distinguishes it."""
    forms: tuple[tuple[str, str], ...] = ()
    """(plural category, text); filled in by the translate stage."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series."""

    period: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Metric:
    """One entry of content/metrics/.

    Exactly one of value, date and series is given.
    """

    id: str
    label: Text
    span: Span = field(compare=False)
    value: Decimal | Interval | None = None
    date: str | None = None
    """A calendar fact: 2012, 2012-03 or 2012-03-01."""
    series: tuple[Point, ...] = ()
    exponent: int | None = None
    """Power of ten of the last digit that is stated; None means every digit of the value."""
    hedge: str | None = None
    unit: Unit | None = None
    period: str | None = None
    as_of: str | None = None
    scope: Text | None = None
    source: str | None = None
    status: str = "draft"
    better: str | None = None
    disclosures: tuple[tuple[str, tuple[str, ...]], ...] = ()
