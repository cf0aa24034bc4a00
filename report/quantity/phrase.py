"""A quantity in pieces, before it is joined: where each language puts its hedges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

UNIT_SIGNS = frozenset({"%", "‰", "°"})
"""Units that touch their number in every language."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a written quantity, in the order they are printed."""

    digits: str
    """1,500 or 2–3 or three or hundreds of."""
    mantissa: Decimal | None = None
    """The number the digits show; None when they show a range or no number."""
    magnitude: str = ""
    """万 or billion."""
    unit: str = ""
    """May hold `{}` where the number stands."""
    in_words: bool = False
    """The digits are words: three, hundreds of."""
    before: str = ""
    """Stands before all, spaces included."""
    inside: str = ""
    """Stands between digits and magnitude (1,500多万)."""
    after_number: str = ""
    """Stands between magnitude and unit (18万多个)."""
    after_unit: str = ""


HedgePlacer = Callable[[Phrase], Phrase]


def before(text: str) -> HedgePlacer:
    """Return a placer that sets the hedge before the whole phrase."""
    return lambda phrase: replace(phrase, before=text)


def after_number(text: str) -> HedgePlacer:
    """Return a placer that sets the hedge between number and unit."""
    return lambda phrase: replace(phrase, after_number=text)


def after_unit(text: str) -> HedgePlacer:
    """Return a placer that sets the hedge after the unit."""
    return lambda phrase: replace(phrase, after_unit=text)
