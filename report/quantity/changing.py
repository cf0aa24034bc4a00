"""How a figure moved from one year to the next: 增长12.3%, "down 1.7%", unchanged."""

from __future__ import annotations

from decimal import Decimal

from report.quantity.digits import group_digits
from report.quantity.languages import Speech, speech_for
from report.quantity.phrase import NO_BREAK_SPACE
from report.quantity.quantity import Quantity, QuantityError
from report.quantity.rounding import exact_arithmetic, round_stated

LEAST = Decimal("0.1")
"""The smallest change that is told as a number."""


def change(before: Decimal, after: Decimal) -> Decimal:
    """Return the change in per cent of the value before, to 40 digits: 12.5 for 8 and 9.

    Raises QuantityError where the value before is not above zero: nothing grows by a share of nothing, and a share of a
    loss says the opposite of what it seems to say.

    >>> change(Decimal(8), Decimal(9)) == Decimal("12.5")
    True
    """
    if before == after:
        return Decimal(0)
    if before <= 0:
        message = f"a change from {before:f} has no percentage"
        raise QuantityError(message)
    with exact_arithmetic():
        return (after - before) / before * 100


def format_change(before: Decimal, after: Decimal, language: str, *, points: bool = False) -> str:
    """Return the change in words, to one decimal; `points` tells that the values are percentages themselves.

    A whole number has no decimal where nothing was rounded away (doubled is 100%, not 100.0%). A change too small for
    one decimal is told as such, because 增长0.0% would be neither true nor false.

    >>> format_change(Decimal(8), Decimal(9), "zh"), format_change(Decimal("60.5"), Decimal(59), "zh", points=True)
    ('增长12.5%', '下降1.5个百分点')
    >>> [format_change(Decimal(100_000), Decimal(100_001), language) for language in ("zh", "en", "de")]
    ['增长不足0.1%', 'up less than 0.1%', '+<0,1%']
    """
    for value in (before, after):
        Quantity(value)  # refuses what no report prints
    with exact_arithmetic():
        moved = after - before if points else change(before, after)
        size = abs(moved)
    speech = speech_for(language)
    words = speech.table.change
    if not moved:
        return words.same
    shown = round_stated(size, 0 if size % 1 == 0 else -1)
    number = _number(max(shown, LEAST), speech, points=points)
    if not shown:
        number = words.less.replace("{}", number)
    up, down = (words.up_points, words.down_points) if points else (words.up, words.down)
    return (up if moved > 0 else down).replace("{}", number)


def _number(shown: Decimal, speech: Speech, *, points: bool) -> str:
    """Return the number with its sign or unit."""
    digits = group_digits(shown, speech)
    if not points:
        return f"{digits}%"
    words = speech.table.change
    unit = words.point if speech.locale.plural_form(shown) == "one" else words.points
    joiner = NO_BREAK_SPACE if unit[0].isascii() else ""
    return f"{digits}{joiner}{unit}"
