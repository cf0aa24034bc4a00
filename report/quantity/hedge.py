"""Checking a hedge against the true value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from report.quantity.quantity import Hedge, Quantity, Range, own_exponent
from report.quantity.rounding import exact_arithmetic, round_stated

NEAR = Decimal("0.1")
"""`about`, `nearly` and `just over` allow a tenth of the stated number: enough to be kind, too little to mislead."""

WORDS = {Hedge.PLUS: "more than", Hedge.SEVERAL: "several times"}
"""Words for the explanation where the code of the hedge would read badly."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The values for which a stated number holds; None is open."""

    low: Decimal | None
    high: Decimal | None
    holds_low: bool = False
    holds_high: bool = False

    def __contains__(self, value: Decimal) -> bool:
        above = self.low is None or value > self.low or (self.holds_low and value == self.low)
        below = self.high is None or value < self.high or (self.holds_high and value == self.high)
        return above and below

    def overlaps(self, low: Decimal, high: Decimal) -> bool:
        """Tell whether a value from low to high, both included, lies in the interval."""
        above = self.low is None or high > self.low or (self.holds_low and high == self.low)
        below = self.high is None or low < self.high or (self.holds_high and low == self.high)
        return above and below

    def __str__(self) -> str:
        low = f"{'from' if self.holds_low else 'above'} {_write(self.low)}" if self.low is not None else ""
        high = f"{'up to' if self.holds_high else 'below'} {_write(self.high)}" if self.high is not None else ""
        return " and ".join(part for part in (low, high) if part)


def check_hedge(quantity: Quantity, actual: Decimal) -> str | None:
    """Return why the quantity as printed is false for the actual value, or None when it is true.

    The number is judged as printed, that is rounded. Without a hedge, and in a range, the actual value must agree when
    it is rounded to the same precision. `more than` (余, 多) reaches to the next step of its last digit that is not
    zero: 60余 is 61 to 69. `as high as` means that the number printed was reached, and the next one was not.

    >>> check_hedge(Quantity(Decimal(3000), hedge=Hedge.OVER), Decimal(2998))
    '2,998 is not over 3,000: that is a value above 3,000'
    """
    with exact_arithmetic():
        rounded = round_stated(actual, quantity.stated_exponent)
        if isinstance(quantity.value, Range):
            return _check_range(quantity, rounded)
        shown = round_stated(quantity.value, quantity.stated_exponent, quantity.hedge)
        if quantity.hedge is None:
            return None if rounded == shown else f"{_write(actual)} is stated as {_write(rounded)}, not {_write(shown)}"
        interval = _interval(quantity.hedge, shown, quantity.stated_exponent)
        if actual in interval:
            return None
        return f"{_write(actual)} is not {hedge_words(quantity.hedge)} {_write(shown)}: that is a value {interval}"


def hedge_words(hedge: str) -> str:
    """Return a hedge in the words of an explanation.

    >>> hedge_words("at_least"), hedge_words("plus")
    ('at least', 'more than')
    """
    return WORDS.get(Hedge(hedge), hedge.replace("_", " "))


def interval_of(quantity: Quantity) -> Interval:
    """Return the values that the quantity, as printed, can truthfully stand for.

    >>> interval_of(Quantity(Decimal("3.5"))).low, interval_of(Quantity(Decimal(3), hedge=Hedge.OVER)).high
    (Decimal('3.45'), None)
    """
    exponent = quantity.stated_exponent
    with exact_arithmetic():
        ends = [round_stated(end, exponent, quantity.hedge) for end in quantity.ends]
        if quantity.hedge is not None and not isinstance(quantity.value, Range):
            return _interval(quantity.hedge, ends[0], exponent)
        half = Decimal((0, (5,), exponent - 1))
        return Interval(ends[0] - half, ends[-1] + half, holds_low=True, holds_high=True)


def _check_range(quantity: Quantity, rounded: Decimal) -> str | None:
    low, high = (round_stated(end, quantity.stated_exponent, quantity.hedge) for end in quantity.ends)
    return None if low <= rounded <= high else f"{_write(rounded)} is outside the range {_write(low)} to {_write(high)}"


def _interval(hedge: Hedge, shown: Decimal, exponent: int) -> Interval:
    """Return the values for which a hedge before the shown number holds."""
    margin = abs(shown) * NEAR
    unit_step = Decimal((0, (1,), exponent))
    intervals = {
        Hedge.OVER: Interval(shown, None),
        Hedge.PLUS: Interval(shown, None),
        Hedge.MORE_THAN: Interval(shown, shown + _last_step(shown) if shown else None),
        Hedge.JUST_OVER: Interval(shown, shown + margin, holds_high=True),
        Hedge.AT_LEAST: Interval(shown, None, holds_low=True),
        Hedge.BELOW: Interval(None, shown),
        Hedge.AT_MOST: Interval(None, shown, holds_high=True),
        Hedge.UP_TO: Interval(None, shown, holds_high=True),
        Hedge.AS_HIGH_AS: Interval(shown, shown + unit_step, holds_low=True),
        Hedge.NEARLY: Interval(shown - margin, shown, holds_low=True),
        Hedge.ABOUT: Interval(shown - margin, shown + margin, holds_low=True, holds_high=True),
        Hedge.SEVERAL: Interval(2 * shown, 10 * shown, holds_low=True),
    }
    return intervals[hedge]


def _last_step(shown: Decimal) -> Decimal:
    """Return one step of the last digit that is not zero: 10 for 60, 1,000,000 for 15,000,000."""
    return Decimal((0, (1,), own_exponent(shown.normalize())))


def _write(value: Decimal | None) -> str:
    """Write a number for an explanation."""
    return "" if value is None else f"{value:,f}"
