"""The value of a number in digits, in words, or in both: 4,661.91亿, 两百五十, two hundred and fifty, 1.5 million.

One rule serves every language that multiplies: a multiplier takes what stands before it and is smaller, and the
products add up. Languages differ in words, which stand in their tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from report.quantity.languages import ONE, Numeral, Role
from report.quantity.quantity import MAX_POWER, Hedge, Range, own_exponent
from report.quantity.rounding import exact_arithmetic

if TYPE_CHECKING:
    from report.quantity.languages import ParseTable

TEN = Decimal(10)

THREE_TO_FIVE = (Decimal(3), Decimal(5))
"""三五个: the one pair of digits that skips a step."""

MAX_LENGTH = 60
"""Longer runs of digits or number words are identifiers, or no numbers at all."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What a number says by itself."""

    value: Decimal | Range
    exponent: int
    hedge: Hedge | None = None
    bounds: tuple[Decimal, Decimal] | None = None
    spelled: bool = False
    words: int = 1
    """How many digits and words it is made of."""
    factor: Decimal = ONE
    """What the multipliers make of the first number: 10,000 in 5万."""

    @property
    def point(self) -> Decimal | None:
        """Return the value if it is one number and no vague one."""
        return None if isinstance(self.value, Range) or self.bounds else self.value


@dataclass(frozen=True, slots=True)
class _Word:
    """A literal or a word, with the power of ten of its last digit."""

    numeral: Numeral
    exponent: int = 0
    literal: bool = False

    @property
    def role(self) -> Role:
        return self.numeral.role

    @property
    def value(self) -> Decimal:
        return self.numeral.value

    @property
    def is_small(self) -> bool:
        """Tell whether it is one of the digits 0 to 9."""
        return self.role is Role.DIGIT and self.value < TEN and self.value % 1 == 0


def evaluate(text: str, table: ParseTable) -> Amount | None:
    """Return what a number says; None for what is no number after all (千百, 1,234 with 25 digits more).

    >>> from report.quantity.languages.zh_parse import CHINESE
    >>> str(evaluate("4,661.91亿", CHINESE).value), str(evaluate("两百五", CHINESE).value)
    ('466191000000', '250')
    """
    if len(text) > MAX_LENGTH:
        return None
    with exact_arithmetic():
        words = _split(text, table)
        return _evaluate(words, table) if words else None


def _split(text: str, table: ParseTable) -> list[_Word] | None:
    """Return the words of a number, or None when there is a sign in it that is none."""
    words: list[_Word] = []
    position, negative = 0, text.startswith("-")
    for match in _tokens(tuple(table.numerals), table.group, table.decimal).finditer(text.lower(), int(negative)):
        if match.start() != position + (negative and not words):
            return None
        position = match.end()
        if match["space"] is not None:
            continue
        word = _literal(match["digits"], table) if match["digits"] else _word(table.numerals[match["word"]])
        if word is None:
            return None
        words.append(word)
    if position != len(text):
        return None
    if negative and words:
        words[0] = replace(words[0], numeral=replace(words[0].numeral, value=-words[0].value))
    return words


def digits_pattern(group: str, decimal: str) -> str:
    """Return the expression of a number in digits: all grouped by three (in India also two), or not at all.

    The count of groups is bounded, so that a long list of short numbers costs no more than its length.
    """
    group, decimal = re.escape(group), re.escape(decimal)
    return rf"(?:\d{{1,3}}(?:{group}\d{{2,3}}){{0,7}}{group}\d{{3}}(?!\d)|\d+)(?:{decimal}\d+)?"


@cache
def _tokens(words: tuple[str, ...], group: str, decimal: str) -> re.Pattern[str]:
    """Return the expression of a number in digits, a number word, or the space between."""
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    digits = digits_pattern(group, decimal)
    return re.compile(rf"(?P<digits>{digits})|(?P<word>{alternatives or '(?!)'})|(?P<space>[ -])")


def _literal(digits: str, table: ParseTable) -> _Word | None:
    """Return the number of a digit run with the table's separators."""
    plain = digits.replace(table.group, "").replace(table.decimal, ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return None
    value = Decimal(plain)
    if value and value.adjusted() >= MAX_POWER:
        return None
    return _Word(Numeral(Role.DIGIT, value), -len(plain.partition(".")[2]), literal=True)


def _word(numeral: Numeral) -> _Word:
    return _Word(numeral, min(0, own_exponent(numeral.value)))


def _evaluate(words: list[_Word], table: ParseTable) -> Amount | None:
    spelled = not any(word.literal for word in words)
    hedge = Hedge.MORE_THAN if any(word.role is Role.REMAINDER for word in words) else None
    counting = [word for word in words if word.role not in {Role.REMAINDER, Role.SILENT}]
    if not counting:
        return None
    factor = ONE
    for word in counting:
        factor *= word.value if word.role in {Role.TIMES, Role.SEVERAL_TIMES} else ONE
    amount = _vague(counting, table) or _pair(counting, table) or _exact(counting, table)
    if amount is None or not _in_reach(amount):
        return None
    return Amount(
        amount.value, amount.exponent, amount.hedge or hedge, amount.bounds, spelled, words=len(counting), factor=factor
    )


def _in_reach(amount: Amount) -> bool:
    top = amount.value.high if isinstance(amount.value, Range) else amount.value
    return not top or top.adjusted() < MAX_POWER


def _vague(words: list[_Word], table: ParseTable) -> Amount | None:
    """Return 数百, 几, hundreds of thousands (base and bounds) and 十几, 二十几 (teens)."""
    roles = [word.role for word in words]
    if Role.TEENS in roles[1:]:
        return _teens(words, roles.index(Role.TEENS, 1), table)
    if roles[0] is Role.TEENS:  # 几百: the same sign before a multiplier
        roles[0] = Role.SEVERAL
    if roles[0] is not Role.SEVERAL and Role.SEVERAL_TIMES not in roles:
        return None
    rest = words[1:] if roles[0] is Role.SEVERAL else words
    if any(word.role is Role.DIGIT for word in rest):
        return None
    base = ONE
    for word in rest:
        base *= word.value
    return Amount(base, base.adjusted(), Hedge.SEVERAL, (2 * base, 10 * base - 1))


def _teens(words: list[_Word], place: int, table: ParseTable) -> Amount | None:
    """Return 十几 as 10 with bounds 11 and 19, 几 taking the place below the last word."""
    head = _exact(words[:place], table)
    tail = _exact(words[place + 1 :], table) if words[place + 1 :] else None
    if head is None or isinstance(head.value, Range) or not head.value or words[place - 1].is_small:
        return None
    scale = tail.value if tail and isinstance(tail.value, Decimal) else ONE
    step = TEN ** (words[place - 1].value.adjusted() - 1) if not words[place - 1].literal else ONE
    base, step = head.value * scale, step * scale
    return Amount(base, base.adjusted(), Hedge.MORE_THAN, (base + step, base + 9 * step))


def _pair(words: list[_Word], table: ParseTable) -> Amount | None:
    """Return two neighbouring digits as a range: 两三, 七八十, 三四百, 三五."""
    places = [
        place
        for place, (low, high) in enumerate(pairwise(words))
        if low.is_small and high.is_small and not (low.literal or high.literal)
    ]
    if len(places) != 1:
        return None
    place = places[0]
    steps = (words[place].value, words[place + 1].value)
    if not steps[0] or (steps[1] - steps[0] != 1 and steps != THREE_TO_FIVE):
        return None
    low = _exact(words[: place + 1] + words[place + 2 :], table)
    high = _exact(words[:place] + words[place + 1 :], table)
    if low is None or high is None or isinstance(low.value, Range) or isinstance(high.value, Range):
        return None
    return Amount(Range(low.value, high.value), low.exponent) if low.value < high.value else None


def _exact(words: list[_Word], table: ParseTable) -> Amount | None:
    """Return the sum of products, or the digits of 二〇二〇 in a row."""
    if 1 < len(words) < MAX_POWER and all(word.is_small and not word.literal for word in words):
        return Amount(Decimal("".join(str(word.value) for word in words)), 0)
    if table.last_digit_may_lag:
        words = _without_lag(words)
    parts: list[tuple[Decimal, int]] = []
    for word in words:
        if word.role is Role.DIGIT:
            parts.append((word.value, word.exponent))
        elif word.role is Role.TIMES:
            parts.append(_times(word.value, _smaller(parts, word.value)))
        else:
            return None
    exponent = min(exponent for _, exponent in parts)
    return Amount(_written_out(sum((value for value, _ in parts), Decimal(0)), exponent), exponent)


def _smaller(parts: list[tuple[Decimal, int]], multiplier: Decimal) -> list[tuple[Decimal, int]]:
    """Take away and return the last parts, as far as they are smaller than the multiplier or stand alone."""
    taken: list[tuple[Decimal, int]] = []
    while parts and (abs(parts[-1][0]) < multiplier or len(parts) == 1):
        if taken and abs(parts[-1][0]) >= multiplier:
            break
        taken.append(parts.pop())
    return taken


def _times(multiplier: Decimal, taken: list[tuple[Decimal, int]]) -> tuple[Decimal, int]:
    power = multiplier.adjusted() if multiplier == TEN ** multiplier.adjusted() else 0
    if not taken:
        return multiplier, power
    value: Decimal = sum((value for value, _ in taken), Decimal(0)) * multiplier
    return value, min(exponent for _, exponent in taken) + power


def _without_lag(words: list[_Word]) -> list[_Word]:
    """Return 一千五 as 一千五百: the digit after a multiplier from 100 up counts the next lower power."""
    if len(words) < 3 or words[-2].role is not Role.TIMES or words[-2].value < 100 or not words[-1].is_small:  # noqa: PLR2004 - 一百五 is the shortest
        return words
    power = words[-2].value.adjusted() - 1
    last = words[-1]
    return [*words[:-1], _Word(Numeral(Role.DIGIT, last.value * TEN**power), last.exponent + power)]


def _written_out(value: Decimal, exponent: int) -> Decimal:
    """Return the value with all integer digits and the decimals stated."""
    return value.quantize(Decimal((0, (1,), min(exponent, 0))))
