"""What a stated number allows: the values it is true of, and when two of them can be the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from report.model.metric import Interval
from report.quantity import DOWNWARD, NEAR, UPWARD, Hedge, own_exponent

if TYPE_CHECKING:
    from report.model.metric import Metric

INFINITE = Decimal("Infinity")
TWISTED_DIGITS = 3
"""Two digits the other way round are as often chance."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as it is stated.

    The true value lies between `low` and `high`. Without a hedge that is one step of the last digit to both sides:
    sources round, and cut off as often (77,923 as 7.7万).
    """

    value: Decimal
    """The number printed; the lower end of a range."""
    step: Decimal
    """One of the last digit that is stated."""
    hedge: str | None
    low: Decimal
    high: Decimal
    is_range: bool = False
    """Whether two ends are printed."""

    @property
    def digits(self) -> int:
        """Return the number of significant digits, closing zeros apart: 3 for 423亿, 1 for 1,000."""
        return len(self.value.normalize().as_tuple().digits)

    def times(self, factor: Decimal) -> Stated:
        """Return the number in another unit."""
        if factor == 1:
            return self
        value, step, low, high = (factor * number for number in (self.value, self.step, self.low, self.high))
        return Stated(value, step, self.hedge, low, high, self.is_range)


def stated(metric: Metric, value: Decimal | Interval) -> Stated:
    """Return what a value of a metric states, with the metric's precision, hedge and bounds."""
    if isinstance(value, Interval):
        step = _step(metric, value.high)
        return Stated(value.low, step, metric.hedge, value.low, value.high, is_range=True)
    step = _step(metric, value)
    if metric.bounds is not None:
        return Stated(value, step, metric.hedge, metric.bounds.low, metric.bounds.high)
    low, high = _limits(metric.hedge, value, step)
    return Stated(value, step, metric.hedge, low, high)


def compatible(one: Stated, other: Stated) -> bool:
    """Whether both can be true of one value, to the precision of the coarser."""
    plain = one.hedge is None and other.hedge is None and not one.is_range and not other.is_range
    if plain:
        # Each interval is a step wide already; two that merely touch are a step too many.
        return abs(one.value - other.value) < max(one.step, other.step)
    same_number = one.value == other.value and Hedge.SEVERAL not in {one.hedge, other.hedge}
    return same_number or (one.low <= other.high and other.low <= one.high)


def hedges_clash(one: Stated, other: Stated) -> bool:
    """Whether one number is printed with a limit in one place, and without or with the opposite one in another."""
    return one.value == other.value and _direction(one.hedge) != _direction(other.hedge)


def closeness(one: Stated, other: Stated) -> Decimal:
    """Return how much of the larger number the smaller one is: 1 for equal ones, 0 across zero.

    `several` stands for the middle of what it may mean.
    """
    small, large = sorted((_typical(one), _typical(other)))
    if small <= 0:
        return Decimal(1 if small == large else 0)
    return small / large


def transposed(one: Stated, other: Stated) -> bool:
    """Whether two numbers of at least three digits have the same digits in another order: 77,923 and 77,932."""
    first, second = (str(number.value.normalize().as_tuple().digits) for number in (one, other))
    return (
        one.value != other.value
        and min(one.digits, other.digits) >= TWISTED_DIGITS
        and one.value.adjusted() == other.value.adjusted()
        and sorted(first) == sorted(second)
    )


def _direction(hedge: str | None) -> str:
    if hedge in UPWARD:
        return "up"
    return "down" if hedge in DOWNWARD else (hedge or "")


def _typical(number: Stated) -> Decimal:
    return 4 * number.value if number.hedge == Hedge.SEVERAL else number.value


def _step(metric: Metric, value: Decimal) -> Decimal:
    exponent = metric.exponent if metric.exponent is not None else min(own_exponent(value), 0)
    return Decimal((0, (1,), exponent))


def _limits(hedge: str | None, value: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    margin = abs(value) * NEAR
    if hedge == Hedge.SEVERAL:
        return 2 * value, 10 * value
    if hedge == Hedge.ABOUT:
        return value - margin, value + margin
    if hedge == Hedge.NEARLY:
        return value - margin, value
    if hedge == Hedge.JUST_OVER:
        return value, value + margin
    if hedge in UPWARD:
        return value, INFINITE
    if hedge in DOWNWARD:
        return -INFINITE, value
    return value - step, value + step
