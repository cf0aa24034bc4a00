"""A number in a text with what belongs to it: hedge, currency, unit, the other end of a range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from report.quantity.found import Found, Kind
from report.quantity.languages import ONE, UnitWord
from report.quantity.measures import MEASURES
from report.quantity.numerals import Amount, evaluate
from report.quantity.quantity import Hedge, Range
from report.quantity.rounding import exact_arithmetic

if TYPE_CHECKING:
    from report.quantity.grammar import Choice, Grammar, Result

REACH = 24
"""How far before a number a hedge or a currency may begin."""

YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A number and its surroundings, before they are one figure."""

    start: int
    end: int
    """With hedge and unit."""
    number: tuple[int, int]
    amount: Amount
    unit: str | None = None
    scale: Decimal = ONE
    extra: Decimal = Decimal(0)
    currency: str | None = None
    hedge: Hedge | None = None
    doubled: bool = False
    unit_known: bool = False
    """The unit stands in a table; otherwise it is just the next word."""
    needs_context: bool = False
    """A bare 三 is no figure, but may begin one: 三至五年."""

    @property
    def code(self) -> str | None:
        return self.currency or self.unit

    @property
    def kind(self) -> Kind:
        return MEASURES[self.code].kind if self.code in MEASURES else Kind.COUNT


def read_quantity(text: str, start: int, floor: int, grammar: Grammar, known: Found | None = None) -> Found | None:
    """Return the figure whose number begins at `start`, or None when it is no figure.

    Hedge and currency lie after `floor`, where the figure before ends. A number read already (a fraction) comes as
    `known` and only takes its hedges.
    """
    if known is not None:
        return _hedged(text, floor, grammar, known)
    draft = _draft(text, start, floor, grammar)
    if draft is None:
        return None
    if _is_year(text, draft, grammar):
        year = text[slice(*draft.number)]
        return Found(*draft.number, year, Kind.DATE, date=year)
    if draft.unit == "times" and _stands_before(grammar.growth, text, draft.start, 0):
        draft = replace(draft, unit="times_more")
    with exact_arithmetic():
        found = _range(text, draft, floor, grammar)
    return found or (None if draft.needs_context else _single(text, draft))


def _hedged(text: str, floor: int, grammar: Grammar, found: Found) -> Found:
    start, before, doubled = _hedges_before(text, found.start, floor, grammar)
    after = grammar.after_unit.pattern.match(text, found.end)
    hedge = before or (grammar.after_unit.result(after) if after else None)
    end = after.end() if after else found.end
    doubled = doubled or (before is not None and after is not None)
    return replace(found, start=start, end=end, text=text[start:end], hedge=hedge, doubled=doubled)


def _draft(text: str, start: int, floor: int, grammar: Grammar) -> _Draft | None:
    """Return the number with its surroundings; None for words that only look like a number."""
    match = grammar.number.match(text, start)
    amount = evaluate(match[0], grammar.table) if match else None
    if match is None or amount is None:
        return None
    before_number = _ending(grammar.currency, text, start, floor)
    begin, before, doubled = _hedges_before(text, before_number.start() if before_number else start, floor, grammar)
    end, after, unit = _after(text, match.end(), grammar)
    is_bare = end == match.end() and not before_number and before is None
    is_word = grammar.table.words_need_context and amount.spelled and (amount.words == 1 or amount.factor == 1)
    currency = grammar.currency.result(before_number) if before_number else None
    said = [hedge for hedge in (before, *after, None if amount.bounds else amount.hedge) if hedge]
    known = unit if isinstance(unit, UnitWord) else None
    code = unit.code if isinstance(unit, UnitWord) else unit
    return _Draft(
        start=begin,
        end=end,
        number=(start, match.end()),
        amount=amount,
        unit=None if known and code == currency else code,
        scale=known.scale if known else ONE,
        extra=known.extra if known else Decimal(0),
        currency=currency,
        hedge=amount.hedge if amount.bounds or not said else said[0],
        doubled=doubled or len(said) > 1,
        unit_known=known is not None,
        needs_context=is_bare and is_word,
    )


def _after(text: str, end: int, grammar: Grammar) -> tuple[int, list[Hedge | None], UnitWord | str | None]:
    """Return where a number ends with what follows it, the hedges there, and the unit, of the table or as written."""
    hedges: list[Hedge | None] = []
    unit: UnitWord | str | None = None
    if near := grammar.after_number.pattern.match(text, end):
        end = near.end()
        hedges.append(grammar.after_number.result(near))
    if known := grammar.unit.pattern.match(text, end):
        end = known.end()
        unit = grammar.unit.result(known)
        hedges.append(unit.hedge)
    elif opened := grammar.open_unit.match(text, end):
        end = opened.end()
        unit = opened["u"] if opened["u"] in MEASURES else opened["u"].lower()
    if far := grammar.after_unit.pattern.match(text, end):
        end = far.end()
        hedges.append(grammar.after_unit.result(far))
    return end, hedges, unit


def _hedges_before(text: str, start: int, floor: int, grammar: Grammar) -> tuple[int, Hedge | None, bool]:
    """Return where the hedges before a number begin, the one next to it, and whether there is a second: 至少超过."""
    begin, hedge = _hedge_before(text, start, floor, grammar)
    if hedge is None:
        return start, None, False
    outer, second = _hedge_before(text, begin, floor, grammar)
    return outer, hedge, second is not None


def _hedge_before(text: str, start: int, floor: int, grammar: Grammar) -> tuple[int, Hedge | None]:
    """Return where the hedge before a number begins, and the hedge; the number itself when there is none."""
    match = _ending(grammar.before, text, start, floor)
    if match is None:
        return start, None
    found = grammar.before.result(match)
    return (start, None) if found.unless.match(text, match.start()) else (match.start(), found.hedge)


def _ending(choice: Choice[Result], text: str, end: int, floor: int) -> re.Match[str] | None:
    """Return the longest match that ends where a number begins; one sign of the number may be looked at."""
    position = max(floor, end - REACH)
    while match := choice.pattern.search(text, position, end + 1):
        if match.start() >= end:
            return None
        if match.end() == end:
            return match
        position = match.start() + 1
    return None


def _is_year(text: str, draft: _Draft, grammar: Grammar) -> bool:
    """Tell whether four bare digits are a year: no hedge, no currency, no unit of a table, no counted noun after."""
    start, end = draft.number
    if draft.hedge or draft.currency or draft.unit_known or not YEAR.fullmatch(text, start, end):
        return False
    return _stands_before(grammar.year_before, text, start, 0) or not grammar.counted_after_year.match(text, end)


def _range(text: str, low: _Draft, floor: int, grammar: Grammar) -> Found | None:
    """Return the range that begins with a number: 2-3天, 15%–30%, RMB 200–300 million, between 3 and 5."""
    joiner = grammar.joiner.match(text, low.end)
    if joiner is None and _stands_before(grammar.between, text, low.start, floor):
        joiner = grammar.between_joiner.match(text, low.end)
    if joiner is None:
        return None
    currency = grammar.currency.pattern.match(text, joiner.end())
    high = _draft(text, currency.end() if currency else joiner.end(), joiner.end(), grammar)
    if high is None or high.needs_context or not _same_unit(low, high) or _is_year(text, high, grammar):
        return None
    ends = _ends(low, high)
    if ends is None:
        return None
    exponent = min(low.amount.exponent, high.amount.exponent)
    amount = Amount(ends, exponent, spelled=low.amount.spelled and high.amount.spelled)
    kept = high if high.code else low
    currencies = low.currency or high.currency
    return _single(
        text,
        replace(
            kept,
            start=low.start,
            end=high.end,
            amount=amount,
            hedge=low.hedge or high.hedge,
            currency=currencies,
            doubled=low.doubled or high.doubled,
        ),
    )


def _stands_before(pattern: re.Pattern[str], text: str, end: int, floor: int) -> bool:
    """Tell whether a word of the table ends where something begins."""
    return any(match.end() == end for match in pattern.finditer(text, max(floor, end - REACH), end))


def _same_unit(low: _Draft, high: _Draft) -> bool:
    return low.unit is None or low.unit == high.unit or (low.currency is not None and high.unit == low.currency)


def _ends(low: _Draft, high: _Draft) -> Range | None:
    """Return the range between two numbers, or None when they do not rise.

    A lower end without a large unit takes that of the upper end where it stays below it: 2–3 million.
    """
    first, last = low.amount.point, high.amount.point
    if first is None or last is None or first >= last:
        return None
    shares = low.amount.factor == 1 and low.unit is None and first * high.amount.factor < last
    return Range(first * high.amount.factor if shares else first, last)


def _single(text: str, draft: _Draft) -> Found:
    """Return the draft as a figure."""
    amount = draft.amount
    value = amount.value
    with exact_arithmetic():
        if isinstance(value, Range):
            value = Range(value.low * draft.scale, value.high * draft.scale)
        else:
            value = value * draft.scale + draft.extra
    return Found(
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        kind=draft.kind,
        value=value,
        exponent=amount.exponent,
        hedge=draft.hedge,
        bounds=amount.bounds,
        unit=draft.code,
        spelled=amount.spelled,
        doubled=draft.doubled,
    )
