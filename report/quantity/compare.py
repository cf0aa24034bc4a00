"""Comparing the figures of a message with those of its translation."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from report.quantity import difference as told
from report.quantity.directions import DIRECTIONS, UP
from report.quantity.found import Found, Kind
from report.quantity.grammar import grammar_for
from report.quantity.matching import GROWTH, MANY, SMALL, amount_key, is_loose, match_figures, power_between
from report.quantity.measures import LANGUAGE_BOUND, MEASURES
from report.quantity.parse import parse_quantities
from report.quantity.quantity import Hedge, Range, is_base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from report.quantity.difference import Difference
    from report.quantity.languages import ParseTable

CLAUSE_END = re.compile("[，。；,;]")

OPENING = ("“", "‘", "「", "『", '"')
QUOTED_REST = re.compile(r"(?: of)?[”’」』\"]")
"""What closes the quotation of a figure: “hundreds of”."""


def compare_texts(source: str, source_language: str, target: str, target_language: str) -> tuple[Difference, ...]:
    """Return what the figures of a translation state differently from its source, in the order of the source.

    >>> [found.message for found in compare_texts("4,661.91亿次", "zh", "466.191 million views", "en")]
    ['`4,661.91亿次` (466,191,000,000) became `466.191 million views` (466,191,000), 1,000 times too small']
    """
    figures = _stated(source, source_language), _stated(target, target_language)
    if not any(figures):
        return ()
    sides = match_figures(*figures)
    differences = [found for pair in sides.pairs for found in _within(*pair)]
    differences += _hedges_added(source, figures[0], sides.pairs, (source_language, target_language))
    left = _without_echoed(sides.source.values(), target, target_language)
    right = _without_echoed(sides.target.values(), source, source_language)
    differences += _between(left, right)
    return tuple(sorted(differences, key=_place))


def _stated(text: str, language: str) -> tuple[Found, ...]:
    """Return the figures that a text states; one alone in quotation marks is only spoken of: “数百” is a word here."""
    return tuple(
        found
        for found in parse_quantities(text, language)
        if not (text[: found.start][-1:] in OPENING and QUOTED_REST.match(text, found.end))
    )


def _place(difference: Difference) -> tuple[int, int]:
    if difference.source is not None:
        return difference.source.start, 0
    return (difference.target.start if difference.target else 0), 1


def _without_echoed(left: Iterable[Found], text: str, language: str) -> list[Found]:
    """Return the figures without those whose number the other text says in other words: both, 双, tripled, all."""
    left = list(left)
    if not left:
        return left
    echoes = grammar_for(language).table.echoes
    said = {Decimal(number) for number, words in echoes.items() if re.search(words, text, re.IGNORECASE)}
    open_to_words = {Kind.RATIO, Kind.PERCENT}
    return [
        found
        for found in left
        if not said.intersection(_sayings(found))
        or not (is_loose(found) or not found.value or found.kind in open_to_words)
    ]


def _sayings(found: Found) -> tuple[Decimal, ...]:
    """Return the numbers that words may say for a figure: 增长一倍 is doubled."""
    if not isinstance(found.value, Decimal):
        return ()
    return (found.value, found.value + 1) if found.unit == GROWTH else (found.value,)


def _within(source: Found, target: Found) -> Iterator[Difference]:
    """Yield what differs in two figures with the same number: the unit, or the hedge."""
    if _units_differ(source, target):
        yield told.unit_slip(source, target)
    in_bounds = (source.bounds or target.bounds) and source.value != target.value
    if source.hedge is None or in_bounds or (is_loose(source) and source.kind in {Kind.COUNT, Kind.ORDINAL}):
        return
    if target.hedge is None:
        if not (source.hedge is Hedge.AT_LEAST and _is_round_word(target)):
            yield told.hedge_lost(source, target)
    elif not DIRECTIONS[source.hedge] & DIRECTIONS[target.hedge]:
        yield told.hedge_flipped(source, target)


def _hedges_added(
    text: str, figures: Sequence[Found], pairs: Iterable[tuple[Found, Found]], languages: tuple[str, str]
) -> Iterator[Difference]:
    """Yield the hedges that only the translation has, and that nothing in the text of the source justifies."""
    for source, target in pairs:
        if _is_hedge_added(source, target):
            tables = grammar_for(languages[0]).table, grammar_for(languages[1]).table
            around = _neighbourhood(text, source, figures, tables[0].hedging_reach)
            if not _is_justified(around, source, target, tables):
                yield told.hedge_added(source, target)


def _is_hedge_added(source: Found, target: Found) -> bool:
    """Tell whether only the translation hedges, and of the very same amount: about 1.29 billion for 12.86亿 is true."""
    if source.hedge is not None or target.hedge is None or source.bounds or target.bounds or is_loose(source):
        return False
    is_more_of_round = _is_round_word(source) and UP in DIRECTIONS[target.hedge]
    is_same = source.value == target.value or amount_key(source) == amount_key(target)
    return is_same and not is_more_of_round


def _is_round_word(found: Found) -> bool:
    """Tell whether a figure is a bare 百, 万 or 百万, and no exact one: 万粉达人 have 10,000 followers or more."""
    return found.spelled and isinstance(found.value, Decimal) and is_base(found.value)


def _neighbourhood(text: str, found: Found, figures: Iterable[Found], reach: int) -> tuple[str, str]:
    """Return what stands before and after a figure, up to the next clause or figure."""
    before = max((other.end for other in figures if other.end <= found.start), default=0)
    after = min((other.start for other in figures if other.start >= found.end), default=len(text))
    left = text[max(before, found.start - reach) : found.start]
    right = text[found.end : min(after, found.end + reach)]
    return CLAUSE_END.split(left)[-1], CLAUSE_END.split(right)[0]


def _is_justified(around: tuple[str, str], source: Found, target: Found, tables: tuple[ParseTable, ParseTable]) -> bool:
    """Tell whether words around the figure of the source say what the hedge says, or the hedge may be another word."""
    words = tables[0].hedging.get(target.hedge) if target.hedge else None
    if words is None:
        return True
    places = (around[0] + source.text, source.text + around[1])
    if any(re.search(*pair, re.IGNORECASE) for pair in zip(words, places, strict=True)):
        return True
    may_be_no_hedge = target.kind is Kind.DURATION or (isinstance(target.value, Decimal) and target.value <= SMALL)
    return may_be_no_hedge and re.match(tables[1].weak_hedges, target.text, re.IGNORECASE) is not None


def _units_differ(source: Found, target: Found) -> bool:
    """Tell whether two equal numbers measure different things; a unit that no table knows differs from none.

    Money and percentages must not lose their sign either; a source without it may have it in its heading.
    """
    if source.kind is target.kind is Kind.RATIO:
        return False  # times and times more
    one, other = MEASURES.get(source.unit or ""), MEASURES.get(target.unit or "")
    if one is not None and other is not None:
        same_scale = (one.dimension, one.factor) == (other.dimension, other.factor)
        if source.value == 1 and source.kind is target.kind is Kind.COUNT and is_loose(source):
            return False  # one family, one of its members: in words, one is as often an article as a number
        return source.value == target.value and not same_scale  # a year and twelve months differ in both
    return source.kind in {Kind.MONEY, Kind.PERCENT, Kind.POINTS} and target.kind is Kind.COUNT


def _between(source: list[Found], target: list[Found]) -> Iterator[Difference]:
    """Yield what became of figures without a partner: slips and changes pair up, the rest is missing or added."""
    rest = list(target)
    lone: list[Found] = []
    for found in source:
        slip = next(((other, power) for other in rest[:MANY] if (power := _slip(found, other))), None)
        if slip is None:
            lone.append(found)
            continue
        rest.remove(slip[0])
        yield told.power_of_ten(found, *slip)
    for found in lone:
        near = rest[:MANY]
        alike = (other for other in near if other.kind is found.kind and _stands_for(found, other))
        partner = next(alike, None) or next((other for other in near if _stands_for(found, other)), None)
        if partner is not None:
            rest.remove(partner)
            yield told.changed(found, partner)
        elif not is_loose(found):
            yield told.missing(found)
    yield from (told.added(found) for found in rest if not is_loose(found))


def _slip(source: Found, target: Found) -> int | None:
    """Return the power of ten between two figures that can be one and the same."""
    if is_loose(source) or is_loose(target) or source.date or target.date:
        return None
    return power_between(source, target)


def _stands_for(source: Found, target: Found) -> bool:
    """Tell whether two figures that disagree are likely meant as one: the same kind, or two counts of one size."""
    if isinstance(source.value, Range) and isinstance(target.value, Range):
        return source.value.low == target.value.low or source.value.high == target.value.high
    if is_loose(source) and is_loose(target) and isinstance(source.value, Range) != isinstance(target.value, Range):
        return False  # 一两个, “a word or two”
    if 1 in (source.value, target.value) or (is_loose(source) != is_loose(target) and not _both_small(source, target)):
        return False
    if source.kind is Kind.NAME or target.kind is Kind.NAME:
        return source.kind is target.kind and _letters(source) == _letters(target)
    if Hedge.SEVERAL in {source.hedge, target.hedge} and source.hedge is not target.hedge:
        return False
    bound = {source.unit, target.unit} & LANGUAGE_BOUND
    return (source.kind is target.kind or _is_bare_digits(source, target)) and not bound


def _is_bare_digits(*figures: Found) -> bool:
    """Tell whether one of two figures has no unit, and as many digits as the other: under 54, for 45岁以下."""
    values = [found.value for found in figures if isinstance(found.value, Decimal) and not found.spelled]
    is_bare = any(found.kind is Kind.COUNT and found.unit is None for found in figures)
    return is_bare and len(values) == len(figures) and len({value.adjusted() for value in values}) == 1


def _both_small(*figures: Found) -> bool:
    return all(isinstance(found.value, Decimal) and found.value <= SMALL for found in figures)


def _letters(found: Found) -> str:
    return re.sub(r"[\W\d_]", "", found.text).lower()
