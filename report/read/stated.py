"""A metric's `precision:`: the number as its source states it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from report.quantity import (
    Hedge,
    Quantity,
    QuantityError,
    check_hedge,
    own_exponent,
    read_precision,
    round_stated,
    stated_value,
)

if TYPE_CHECKING:
    from report.markup.fields import Fields
    from report.markup.yamltree import Scalar
    from report.model.metric import Interval


def read_exponent(fields: Fields, value: Decimal | Interval | None) -> int | None:
    """Return the power of ten of the last digit that `precision:` states.

    It is held against the value: printed with the hedge, that must be the same number.
    """
    stated = fields.scalar("precision")
    if stated is None:
        return None
    try:
        exponent, said = read_precision(stated.text), stated_value(stated.text)
    except QuantityError as error:
        hint = "write 19.99亿 or 1.999 billion"
        fields.report("M104", f"`precision: {stated.text}` cannot be read: {error}", stated.span, hint)
        return None
    if isinstance(value, Decimal):
        _hold_against(fields, stated, (said, exponent), value)
    return exponent


def _hold_against(fields: Fields, stated: Scalar, read: tuple[Decimal, int], value: Decimal) -> None:
    """Report a precision that says more than the value, another number, or a hedge that the value makes false."""
    said, exponent = read
    if exponent < min(0, own_exponent(value)):
        hint = "leave out digits that the value does not have"
        fields.report("M110", f"`{stated.text}` is finer than the value {value:,f}", stated.span, hint)
        return
    written = fields.scalar("qualifier")
    hedge = Hedge(written.text) if written and written.text in tuple(Hedge) else None
    if said == value or hedge is Hedge.SEVERAL:
        return
    # The value is exact and the precision states it rounded; the hedge must be true of what is printed.
    untrue = check_hedge(Quantity(said, exponent, hedge), value) if hedge else None
    if untrue is not None:
        fields.report("M109", untrue, stated.span, "take another qualifier, or state fewer digits")
    elif round_stated(value, exponent, hedge) != said:
        hint = f"write the value as {said:,f} or mend the precision"
        fields.report("M105", f"`{stated.text}` is {said:,f}, but the value is {value:,f}", stated.span, hint)
