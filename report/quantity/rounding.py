"""Rounding a value to the precision it is stated with, so that its hedge stays true."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from typing import TYPE_CHECKING

from report.quantity.quantity import DOWNWARD, UPWARD, Hedge

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

ROUNDINGS: dict[Hedge, str] = {
    **dict.fromkeys(UPWARD | {Hedge.AS_HIGH_AS}, ROUND_FLOOR),
    **dict.fromkeys(DOWNWARD, ROUND_CEILING),
}
"""Direction in which a hedge stays true. "As high as" claims that the value was reached, so it rounds down."""


def exact_arithmetic() -> AbstractContextManager[Context]:
    """Return a decimal context wide enough for every quantity, whatever context the caller works in."""
    return localcontext(Context(prec=40))


def round_stated(value: Decimal, exponent: int, hedge: Hedge | None = None) -> Decimal:
    """Return the value to the stated power of ten, with all its integer digits.

    Half rounds away from zero (四舍五入) where no hedge gives a direction.

    >>> round_stated(Decimal(466_191_999_999), 6, Hedge.OVER), round_stated(Decimal("2.25"), -1)
    (Decimal('466191000000'), Decimal('2.3'))
    """
    rounding = ROUND_HALF_UP if hedge is None else ROUNDINGS.get(hedge, ROUND_HALF_UP)
    with exact_arithmetic():
        rounded = value.quantize(Decimal((0, (1,), exponent)), rounding)
        return rounded.quantize(Decimal(1)) if exponent > 0 else rounded
