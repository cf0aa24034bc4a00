"""A number in a text with what belongs to it: hedge, currency, unit, the other end of a range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from report.quantity.found import Found, Kind
from report.quantity.measures import MEASURES
from report.quantity.numerals import Amount, evaluate
from report.quantity.quantity import Hedge, Range
from report.quantity.rounding import exact_arithmetic

if TYPE_CHECKING:
    from report.quantity.grammar import Choice, Grammar, Result
    from report.quantity.languages import UnitWord

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
    scale: Decimal = Decimal(1)
    extra: Decimal = Decimal(0)
    currency: str | None = None
    hedge: Hedge | None = None
    unit_known: bool = False
    """The unit stands in a table; otherwise it is just the next word."""

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
    with exact_arithmetic():
        return _range(text, draft, floor, grammar) or _single(text, draft)


def _hedged(text: str, floor: int, grammar: Grammar, found: Found) -> Found:
    start, before = _hedge_before(text, found.start, floor, grammar)
    after = grammar.after_unit.pattern.match(text, found.end)
    hedge = before or (grammar.after_unit.result(after) if after else None)
    end = after.end() if after else found.end
    return replace(found, start=start, end=end, text=text[start:end], hedge=hedge)


def _draft(text: str, start: int, floor: int, grammar: Grammar) -> _Draft | None:
    """Return the number with its surroundings; None for words that only look like a number."""
    match = grammar.number.match(text, start)
    amount = evaluate(match[0], grammar.table) if match else None
    if match is None or amount is None:
        return None
    currency = _ending(grammar.currency, text, start, floor)
    begin, before = _hedge_before(text, currency.start() if currency else start, floor, grammar)
    draft = _Draft(begin, match.end(), (start, match.end()), amount, hedge=before)
    if currency:
        draft = replace(draft, currency=grammar.currency.result(currency))
    draft = _after(text, draft, grammar)
    if grammar.table.words_need_context and amount.spelled:
        alone = draft.end == match.end() and not currency and before is None
        if alone and (amount.words == 1 or amount.factor == 1):
            return None
    return draft


def _after(text: str, draft: _Draft, grammar: Grammar) -> _Draft:
    """Return the draft with what follows: hedge, unit, hedge."""
    amount, end, hedges = draft.amount, draft.end, [draft.hedge]
    near = grammar.after_number.pattern.match(text, end)
    if near:
        end = near.end()
        hedges.append(grammar.after_number.result(near))
    unit = grammar.unit.pattern.match(text, end)
    word = grammar.unit.result(unit) if unit else None
    if unit and word:
        end = unit.end()
        hedges.append(word.hedge)
        draft = _with_unit(draft, word)
    elif opened := grammar.open_unit.match(text, end):
        end = opened.end()
        draft = replace(draft, unit=opened["u"] if opened["u"] in MEASURES else opened["u"].lower())
    far = grammar.after_unit.pattern.match(text, end)
    if far:
        end = far.end()
        hedges.append(grammar.after_unit.result(far))
    hedge = next((hedge for hedge in hedges if hedge), None)
    return replace(draft, end=end, hedge=amount.hedge if amount.bounds else hedge or amount.hedge)


def _with_unit(draft: _Draft, word: UnitWord) -> _Draft:
    code = None if draft.currency and word.code == draft.currency else word.code
    return replace(draft, unit=code, scale=word.scale, extra=word.extra, unit_known=True)


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
    if high is None or not _same_unit(low, high) or _is_year(text, high, grammar):
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
        replace(kept, start=low.start, end=high.end, amount=amount, hedge=low.hedge or high.hedge, currency=currencies),
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
    )
