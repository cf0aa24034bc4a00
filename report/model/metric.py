"""A figure of the report, stated once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from report.diagnostics import Span
    from report.model.text import Text


STATUSES = (DRAFT, APPROVED) = ("draft", "approved")
"""Of a figure's approval."""
DIRECTIONS = ("lower", "higher")
"""Which way of a figure is the good one."""


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
class Target:
    """What a metric is meant to reach."""

    value: Decimal
    by: str
    """A year, month or day."""


@dataclass(frozen=True, slots=True)
class Restatement:
    """An earlier report gave another value (GRI 2-4: restatements of information)."""

    was: Decimal
    reason: Text


@dataclass(frozen=True, slots=True)
class Approval:
    """Whether the owner of a metric has signed it."""

    status: str = DRAFT
    """draft or approved."""
    by: str | None = None
    """Who signed; a role or a department."""
    on: str | None = None
    """The day, ISO 8601."""
    until: str | None = None
    """Last day on which the signature holds."""

    @property
    def is_signed(self) -> bool:
        """Whether the owner has signed, be it that the signature has run out since."""
        return self.status == APPROVED

    def is_expired(self, date: str) -> bool:
        """Tell whether there is a signature that has run out on a day; its last day still counts."""
        return self.is_signed and self.until is not None and self.until < date

    def standing(self, date: str) -> str:
        """Return draft, approved or, on that day, expired."""
        return "expired" if self.is_expired(date) else self.status


@dataclass(frozen=True, slots=True)
class Metric:
    """One entry of content/metrics/.

    One of value, date, series and formula is given; a value may stand beside a formula, which then checks it.
    """

    id: str
    label: Text
    span: Span = field(compare=False)
    value: Decimal | Interval | None = None
    date: str | None = None
    """A calendar fact: 2012, 2012-03 or 2012-03-01."""
    series: tuple[Point, ...] = ()
    """In the order of time."""
    formula: str | None = None
    """Arithmetic between metrics; the resolve stage puts its result into `value` where no value is stated."""
    exponent: int | None = None
    """Power of ten of the last digit that is stated; None means every digit of the value."""
    precision: str | None = None
    """How the source states the value, as written."""
    hedge: str | None = None
    bounds: Interval | None = None
    """What 数百 or 十几 may stand for at the least and at the most."""
    unit: Unit | None = None
    period: str | None = None
    as_of: str | None = None
    scope: Text | None = None
    note: Text | None = None
    """What a reader has to know about the figure."""
    source: str | None = None
    """Where the figure comes from."""
    owner: str | None = None
    """Who answers for it."""
    approval: Approval = Approval()
    better: str | None = None
    """lower or higher: which way is the good one."""
    target: Target | None = None
    is_target: bool = False
    """Whether the figure itself is a commitment and no result."""
    restated: Restatement | None = None
    part_of: tuple[str, ...] = ()
    """Metrics of which this one is a part: it cannot be larger."""
    same_as: tuple[str, ...] = ()
    """Metrics that state the same fact: their values must agree."""
    distinct_from: tuple[str, ...] = ()
    """Metrics that look alike and are another fact; somebody has looked."""
    disclosures: tuple[tuple[str, tuple[str, ...]], ...] = ()
    places: tuple[tuple[str, Span], ...] = field(default=(), compare=False)
    """Where its fields are written, by name of the field."""

    @property
    def texts(self) -> tuple[Text, ...]:
        """What is said of the figure, the label first; the unit has forms, and is no text."""
        reason = self.restated.reason if self.restated else None
        return tuple(text for text in (self.label, self.scope, self.note, reason) if text is not None)

    def place(self, name: str) -> Span:
        """Return the place of a field's value, or of the metric where the field is not written."""
        return dict(self.places).get(name, self.span)

    @property
    def current(self) -> Decimal | Interval | None:
        """The value, of a series the last one; None for dates and for formulas that are not worked out."""
        return self.series[-1].value if self.series else self.value

    @property
    def answerable(self) -> str:
        """Who answers for the figure: its owner, else its source; empty where neither is stated."""
        return self.owner or self.source or ""

    def point(self, period: str | None = None) -> Point | None:
        """Return a point of the series; without a name, the last."""
        if period is None:
            return self.series[-1] if self.series else None
        return next((point for point in self.series if point.period == period), None)

    def change(self, period: str | None = None) -> tuple[Point, Point] | None:
        """Return a point of the series and the one a year before it, the earlier first."""
        later = self.point(period)
        if later is None:
            return None
        year = f"{int(later.period[:4]) - 1:04}"
        earlier = self.point(year + later.period[4:])
        return (earlier, later) if earlier else None
