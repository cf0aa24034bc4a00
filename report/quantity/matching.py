"""Which figure of a translation stands for which figure of its source.

Figures pair by what they state, wherever they stand: first the same kind and amount (a year is twelve months, a half
is 50%), then the same number under another kind (第三 and "three"), then the same number rounded. What is stated twice
on one side needs to be stated only once on the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from report.quantity.found import Found, Kind
from report.quantity.measures import MEASURES
from report.quantity.quantity import Hedge, Range, own_exponent
from report.quantity.rounding import ROUNDINGS, exact_arithmetic

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

GROWTH, TIMES = "times_more", "times"

DISCOUNTS = ({"price", "%"}, {"price", "off"}, {"%", "off"})

WHOLE = 100

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
        _pair_if(_agreement_of_dates(source, target), sides)
        _pair_if(_in_bounds, sides)
        _pair_if(_grown_alike, sides)
        _pair_if(_price_and_discount, sides)
        _pair_if(_rounded_alike, sides)
        sides.source = _without_repeated(sides.source, source, target)
        sides.target = _without_repeated(sides.target, target, source)
    return sides


def is_loose(found: Found) -> bool:
    """Tell whether a figure may come and go in translation.

    "One of", 一个, 两者, several, half of us, a word or two, ISO 27001.
    """
    if found.kind is Kind.NAME:
        return True
    if found.hedge is Hedge.SEVERAL:
        return found.value == 1
    if found.value is None:
        return False
    if isinstance(found.value, Range):
        return found.spelled and found.kind is Kind.COUNT and found.value.high <= SMALL  # a word or two, 三五个
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


def _without_repeated(left: dict[int, Found], own: Sequence[Found], other: Sequence[Found]) -> dict[int, Found]:
    """Return the figures left of a text that the other text does not state anywhere, nor spans.

    2018, 2019 and 2020 are 2018–2020; but 2050 is not said by 2028 and 2060.
    """
    if not left:
        return left
    stated = {key for found in other for key in _all_keys(found)}
    years = _years(other)
    spanned = years and {min(years), max(years)} <= set(_years(own))
    return {
        start: found
        for start, found in left.items()
        if not stated.intersection(_all_keys(found))
        and not (spanned and any(min(years) < year < max(years) for year in _years([found])))
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
    """Pair a range with two figures that state its ends: 从1,000万增长到2,000万. "From zero" need not be said.

    Where only one end has a partner, the other goes on alone, so that what became of it can be told.
    """
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
                    if found.hedge is None:  # of two ends, there is no telling which one a hedge is for
                        end = replace(found, value=partner.value)
                        sides.pairs.append((end, partner) if ranges is sides.source else (partner, end))
            elif partners and len(singles) > 1:
                del singles[partners[0].start]
                (rest,) = (end for end in ends if end != partners[0].value)
                ranges[found.start] = replace(found, value=rest)


def _pair_if(agree: Callable[[Found, Found], bool], sides: Sides) -> None:
    if sides.are_many():
        return
    for source in list(sides.source.values()):
        partner = next((target for target in sides.target.values() if agree(source, target)), None)
        if partner is not None:
            sides.pair(source, partner)


def _agreement_of_dates(*sides: Sequence[Found]) -> Callable[[Found, Found], bool]:
    """Return whether two dates agree; a year that one of them leaves out has to be one its text states, if it does."""
    years = [{_date_parts(found.date)[0] for found in side if found.date is not None} - {""} for side in sides]

    def agree(*pair: Found) -> bool:
        dates = [found.date for found in pair if found.date is not None]
        if len(dates) < len(pair) or not dates_overlap(*dates):
            return False
        said = [_date_parts(date)[0] for date in dates]
        silent = [stated for stated, year in zip(years, said, strict=True) if not year]
        return all(not stated or year in stated for stated in silent for year in said if year)

    return agree


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


def _grown_alike(source: Found, target: Found) -> bool:
    """Tell whether one figure says by how many times something grew, the other to how many: 增长3倍, "four times"."""
    added, whole = (source, target) if source.unit == GROWTH else (target, source)
    if added.unit != GROWTH or whole.unit != TIMES:
        return False
    return isinstance(added.value, Decimal) and isinstance(whole.value, Decimal) and whole.value == added.value + 1


def _price_and_discount(source: Found, target: Found) -> bool:
    """Tell whether one figure is the share of a price that is paid, the other what is taken off: 八折, 20%."""
    if {source.unit, target.unit} not in DISCOUNTS:
        return False
    both = _ends(source), _ends(target)
    return len(both[0]) == len(both[1]) == 1 and both[0][0] + both[1][0] == WHOLE


def _rounded_alike(source: Found, target: Found) -> bool:
    """Tell whether the target is the source rounded, with two digits or more left; it cannot know more digits.

    With a hedge it is rounded in the hedge's direction, and its zeros count as rounding: more than 8,300 for 8,326.
    """
    if not (isinstance(source.value, Decimal) and isinstance(target.value, Decimal)) or not target.value:
        return False
    if source.exponent is None or target.exponent is None:
        return False
    exponent = target.exponent if target.hedge is None else own_exponent(target.value.normalize())
    if exponent <= source.exponent or target.value.adjusted() - exponent + 1 < FEW_DIGITS:
        return False
    step, off = Decimal(10) ** exponent, source.value - target.value
    rounding = ROUNDINGS.get(target.hedge) if target.hedge else None
    if rounding == ROUND_FLOOR:
        return 0 <= off < step
    return -step < off <= 0 if rounding == ROUND_CEILING else abs(off) * 2 <= step
