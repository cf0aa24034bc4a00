"""Which figure of a translation stands for which figure of its source.

Figures pair by what they state, wherever they stand: first the same kind and amount (a year is twelve months, a half
is 50%), then the same number under another kind (第三 and "three"), then the same number rounded. What is stated twice
on one side needs to be stated only once on the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable
from decimal import Decimal
from typing import TYPE_CHECKING

from report.quantity.found import Found, Kind
from report.quantity.measures import MEASURES
from report.quantity.quantity import Hedge, Range
from report.quantity.rounding import exact_arithmetic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

SMALL = Decimal(10)
"""Number words up to ten may be idiom, article or enumeration."""

FEW_DIGITS = 2
"""A rounded figure stands for a finer one only if it keeps two digits: 1.3 billion for 12.86亿, not 1 billion."""

SIGNIFICANT = 12
"""Digits to which converted amounts have to agree."""

MANY = 200
"""Beyond so many figures without a partner, texts have nothing in common, and likeness is not looked for."""

CHOICE = 8
"""So many figures of one value are looked at for the likest one."""

Key = Hashable


class Sides:
    """The figures of two texts that have found no partner yet, by their offsets, and the pairs."""

    def __init__(self, source: Iterable[Found], target: Iterable[Found]) -> None:
        """Begin without pairs."""
        self.source = {found.start: found for found in source}
        self.target = {found.start: found for found in target}
        self.pairs: list[tuple[Found, Found]] = []

    def pair(self, source: Found, target: Found) -> None:
        """Take two figures out as partners."""
        del self.source[source.start], self.target[target.start]
        self.pairs.append((source, target))

    def are_many(self) -> bool:
        """Tell whether there are too many figures left to try each with each."""
        return max(len(self.source), len(self.target)) > MANY


def match_figures(source: Sequence[Found], target: Sequence[Found]) -> Sides:
    """Return pairs of figures that state the same, and what is left on either side."""
    sides = Sides(source, target)
    with exact_arithmetic():
        for key in (amount_key, number_key):
            _pair_by(key, sides)
        _pair_ends(sides)
        _pair_if(_dates_agree, sides)
        _pair_if(_in_bounds, sides)
        _pair_if(_rounded_alike, sides)
        sides.source = _without_repeated(sides.source, target)
        sides.target = _without_repeated(sides.target, source)
    return sides


def is_loose(found: Found) -> bool:
    """Tell whether a figure may come and go in translation: "one of", 一个, 两者, several, half of us, ISO 27001."""
    if found.kind is Kind.NAME:
        return True
    if found.hedge is Hedge.SEVERAL:
        return found.value == 1
    if isinstance(found.value, Range) or found.value is None:
        return False
    counted = found.kind in {Kind.COUNT, Kind.ORDINAL, Kind.RATIO, Kind.FRACTION}
    if found.value == 1:
        return found.spelled or found.kind is Kind.COUNT
    return found.spelled and counted and found.value <= SMALL


def amount_key(found: Found) -> Key | None:
    """Return kind and amount: money by currency, percentages and fractions by share, times and lengths converted."""
    if found.date is not None:
        return "date", found.date
    if found.kind is Kind.NAME:
        return "name", tuple(re.findall(r"\d+", found.text))
    if found.kind is Kind.ORDINAL:
        return "ordinal", found.value
    measure = MEASURES.get(found.unit or "")
    dimension, factor = (measure.dimension, measure.factor) if measure else ("", Decimal(1))
    if found.kind is Kind.FRACTION:
        dimension, factor = "share", Decimal(100)
    return dimension, *(_rounded(end * factor) for end in _ends(found))


def number_key(found: Found) -> Key | None:
    """Return the bare number; a year and a name with one number have one."""
    if found.date is not None:
        return (Decimal(found.date),) if found.date.isdecimal() else None
    return _ends(found) or None


def power_between(source: Found, target: Found) -> int | None:
    """Return the power of ten between two figures with the same digits; None if there is none."""
    if not (isinstance(source.value, Decimal) and isinstance(target.value, Decimal)) or not source.value:
        return None
    powers = target.value.adjusted() - source.value.adjusted()
    same = target.value == source.value.scaleb(powers)
    return powers if same and powers else None


def dates_overlap(source: str, target: str) -> bool:
    """Tell whether two dates agree in all parts that both state, at least one: 2020-04 and --04."""
    parts = [(one, other) for one, other in zip(_date_parts(source), _date_parts(target), strict=True) if one and other]
    return bool(parts) and all(one == other for one, other in parts)


def _ends(found: Found) -> tuple[Decimal, ...]:
    if isinstance(found.value, Range):
        return found.value.low, found.value.high
    return () if found.value is None else (found.value,)


def _rounded(amount: Decimal) -> Decimal:
    """Return an amount to the digits to which conversions agree."""
    return round(amount, SIGNIFICANT - 1 - amount.adjusted()) if amount else amount


def _all_keys(found: Found) -> list[Key]:
    return [key for key in (amount_key(found), number_key(found)) if key is not None]


def _without_repeated(left: dict[int, Found], other: Sequence[Found]) -> dict[int, Found]:
    """Return the figures that the other text does not state anywhere, nor spans: 2018, 2019 and 2020 are 2018–2020."""
    if not left:
        return left
    stated = {key for found in other for key in _all_keys(found)}
    years = _years(other)
    return {
        start: found
        for start, found in left.items()
        if not stated.intersection(_all_keys(found))
        and not any(min(years) < year < max(years) for year in _years([found]) if years)
    }


def _years(side: Iterable[Found]) -> list[int]:
    return [int(found.date) for found in side if found.date is not None and found.date.isdecimal()]


def _pair_by(key: Callable[[Found], Key | None], sides: Sides) -> None:
    """Pair figures with the same key; among several, one with the same hedge and unit goes first."""
    waiting: dict[Key, list[Found]] = defaultdict(list)
    for target in sides.target.values():
        if (state := key(target)) is not None:
            waiting[state].append(target)
    for source in list(sides.source.values()):
        candidates = waiting.get(key(source), []) if key(source) is not None else []
        if candidates:
            best = max(candidates[:CHOICE], key=lambda target: _likeness(source, target))
            candidates.remove(best)
            sides.pair(source, best)


def _likeness(source: Found, target: Found) -> tuple[bool, bool, bool]:
    return source.kind is target.kind, source.unit == target.unit, (source.hedge is None) == (target.hedge is None)


def _pair_ends(sides: Sides) -> None:
    """Pair a range with two figures that state its ends: 从1,000万增长到2,000万. "From zero" need not be said."""
    if sides.are_many():
        return
    for ranges, singles in ((sides.source, sides.target), (sides.target, sides.source)):
        for found in [found for found in ranges.values() if isinstance(found.value, Range)]:
            ends = [end for end in _ends(found) if end]
            partners = [one for end in ends for one in singles.values() if _ends(one) == (end,)]
            if {partner.value for partner in partners} == set(ends):
                del ranges[found.start]
                for partner in {partner.value: partner for partner in partners}.values():
                    del singles[partner.start]


def _pair_if(agree: Callable[[Found, Found], bool], sides: Sides) -> None:
    if sides.are_many():
        return
    for source in list(sides.source.values()):
        partner = next((target for target in sides.target.values() if agree(source, target)), None)
        if partner is not None:
            sides.pair(source, partner)


def _dates_agree(source: Found, target: Found) -> bool:
    return source.date is not None and target.date is not None and dates_overlap(source.date, target.date)


def _date_parts(date: str) -> tuple[str, str, str]:
    """Return year, month and day; empty where not stated."""
    if date.startswith("T") or date.endswith("X"):
        return date, "", ""
    match = re.fullmatch(r"(\d{4}|-)-?(\d\d|-)?-?(\d\d)?", date)
    year, month, day = match.groups(default="") if match else ("", "", "")
    return year.strip("-"), month.strip("-"), day


def _in_bounds(source: Found, target: Found) -> bool:
    """Tell whether one figure lies in the bounds of the other: 十几 and "a dozen". 数百 has no such figure."""
    for vague, figure in ((source, target), (target, source)):
        if vague.bounds and vague.hedge is not Hedge.SEVERAL and isinstance(figure.value, Decimal):
            return vague.bounds[0] <= figure.value <= vague.bounds[1]
    return False


def _rounded_alike(source: Found, target: Found) -> bool:
    """Tell whether the target is the source rounded, with two digits or more left; it cannot know more digits."""
    if not (isinstance(source.value, Decimal) and isinstance(target.value, Decimal)) or not target.value:
        return False
    if source.exponent is None or target.exponent is None or target.exponent <= source.exponent:
        return False
    digits = target.value.adjusted() - target.exponent + 1
    return digits >= FEW_DIGITS and abs(source.value - target.value) * 2 <= Decimal(10) ** target.exponent
