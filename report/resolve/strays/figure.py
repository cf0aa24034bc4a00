"""A figure of a text as the search for its metric sees it: how precisely it is stated, how telling it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from report.quantity import Kind, Range, own_exponent

if TYPE_CHECKING:
    from report.quantity import Found

SMALL = 10
"""Number words up to ten are ordinary language: two ways, 三方面, 一条."""

ROUND = frozenset(Decimal(10) ** power for power in (2, 3, 4))
"""So are these alone, without a hedge: 千名, 万粉, a hundred times."""

FEW, THOUSANDS = 2, 3
"""Digits, and the power of ten of the last of them."""

STATEMENTS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS})
"""What states something even in words: 三成, 百分之五, five yuan."""

NO_FIGURES = frozenset({Kind.DATE, Kind.ORDINAL, Kind.NAME})

QUOTES = dict(zip('“「『‘"«', '”」』’"»', strict=True))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure found in a text."""

    found: Found
    value: Decimal | Range
    exponent: int
    """Power of ten of the last digit that counts: 7.70万 has 2, 77,000 has 3."""
    digits: int
    """How many digits count; a range has those of both its ends."""
    is_word: bool
    """Whether it is ordinary language, and states something only where a metric of the section says the same."""

    @property
    def is_large(self) -> bool:
        """Whether it says more than its digits: 15,000 is rarer than 15."""
        return self.digits >= FEW and self.exponent >= THOUSANDS

    @property
    def is_common(self) -> bool:
        """Whether many metrics may have its value by accident."""
        return self.is_word or (self.digits <= FEW and not self.is_large)


def read_figure(found: Found) -> Figure | None:
    """Return what the search needs of a figure; None for dates, ordinals, names, and for one in words."""
    value = found.value
    if value is None or found.kind in NO_FIGURES or found.date is not None:
        return None
    ends = (value.low, value.high) if isinstance(value, Range) else (value,)
    is_word = found.spelled and found.kind not in STATEMENTS and _is_ordinary(found, ends)
    if is_word and ends in {(Decimal(1),), (Decimal("0.5"),)}:
        return None  # an article, or half of something
    exponent = _exponent(found, ends)
    digits = sum(end.adjusted() - exponent + 1 if end else 1 for end in ends)
    return Figure(found, value, exponent, max(1, digits), is_word)


def _is_ordinary(found: Found, ends: tuple[Decimal, ...]) -> bool:
    """Tell whether number words are ordinary language: small, round, or without anything they count (十八洞)."""
    if all(abs(end) <= SMALL for end in ends):
        return True
    return found.hedge is None and ((found.unit is None and found.kind is Kind.COUNT) or ROUND.issuperset(ends))


def _exponent(found: Found, ends: tuple[Decimal, ...]) -> int:
    """Return the last digit that counts: noughts count after a point, 2.0亿, and not before it, 2,000万."""
    own = min(own_exponent(end.normalize()) for end in ends)
    return min(own, found.exponent) if found.exponent is not None and "." in found.text else own


def is_mentioned(found: Found, text: str) -> bool:
    """Tell whether a figure is spoken of and not stated: alone in quotation marks, or in a title 《…》.

    >>> from report.quantity import parse_quantities
    >>> text = "“2亿”不是2.0亿"
    >>> [is_mentioned(found, text) for found in parse_quantities(text, "zh")]
    [True, False]
    """
    before, after = text[: found.start], text[found.end :]
    alone = before[-1:] in QUOTES and QUOTES[before[-1:]] == after[:1]
    return alone or before.rfind("《") > before.rfind("》")
