"""Reading the figures of a text: the inverse of `format_quantity`, over free text.

The engine knows no language. It looks for whatever the table of the language calls a figure, from left to right; a
number then takes the hedge and the currency before it, and the unit and the hedge after it. What is only part of a
word or an idiom is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from report.quantity.calendar_text import read_date
from report.quantity.found import Found, Kind
from report.quantity.grammar import Grammar, Part, Rule, grammar_for
from report.quantity.languages.neutral_parse import SIGNS
from report.quantity.numerals import evaluate
from report.quantity.plain import Plain, make_plain
from report.quantity.quantities import read_quantity
from report.quantity.quantity import Hedge
from report.quantity.rounding import exact_arithmetic

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTHING = re.compile(r"(?!)")
PERCENT, PER_MILLE = Decimal(100), Decimal(1000)
TWO, TEN = Decimal(2), Decimal(10)


@lru_cache(maxsize=16_384)  # the same text is held against the metrics, and against its translations
def parse_quantities(text: str, language: str) -> tuple[Found, ...]:
    """Return the figures of a text in the order they stand there.

    Markdown emphasis is passed over; expressions `{{ … }}`, footnote marks, link destinations and code hold no
    figures.

    >>> [(found.text, str(found.value), found.unit) for found in parse_quantities("近1亿元，3个多月", "zh")]
    [('近1亿元', '100000000', 'CNY'), ('3个多月', '3', 'month')]
    """
    plain = make_plain(text)
    return tuple(_place(found, plain, text) for found in read_figures(plain.text, grammar_for(language)))


def read_figures(plain: str, grammar: Grammar) -> Iterator[Found]:
    """Yield the figures of a text without markup."""
    return _Reader(plain, grammar).read()


def _place(found: Found, plain: Plain, text: str) -> Found:
    """Return the figure with its place in the text as it was given."""
    if plain.text == text:
        return found
    start, end = plain.origin(found.start), plain.origin(found.end - 1) + 1
    return replace(found, start=start, end=end, text=text[start:end])


@dataclass(frozen=True, slots=True)
class _Reader:
    """A text and the grammar it is read with."""

    text: str
    grammar: Grammar

    def read(self) -> Iterator[Found]:
        """Yield the figures; each begins where the one before it ends, or later."""
        position = floor = 0
        finder = self.grammar.finder if self.grammar.opening.search(self.text) else NOTHING
        while match := finder.search(self.text, position):
            rule = self.grammar.rules[int((match.lastgroup or "r0")[1:])]
            found = None if rule.part is Part.SKIPPED else self._figure(rule, match.start(), floor)
            if found is None and rule.part not in {Part.SKIPPED, Part.NUMBER}:
                match = self.grammar.number.match(self.text, match.start()) or match
                found = read_quantity(self.text, match.start(), floor, self.grammar)
            if found is None:
                position = max(match.end(), position + 1)
            else:
                position = floor = found.end
                yield found

    def _figure(self, rule: Rule, start: int, floor: int) -> Found | None:
        """Return the figure a rule finds, or None when it is none after all (a 13th month)."""
        if rule.part is Part.NUMBER:
            return read_quantity(self.text, start, floor, self.grammar)
        match = rule.pattern.match(self.text, start)
        if match is None:
            return None
        if rule.part is Part.DATE:
            date = read_date(match, self.grammar.table)
            return self._found(match, Kind.DATE, date=date) if date else None
        if rule.part is Part.NAME:
            digits = re.findall(r"\d+", match[0])
            return self._found(match, Kind.NAME, Decimal(digits[0]) if len(digits) == 1 else None)
        if rule.part is Part.ORDINAL:
            return self._ordinal(match)
        return self._quotient(match, floor, Kind.FRACTION if rule.part is Part.FRACTION else Kind.RATIO)

    def _ordinal(self, match: re.Match[str]) -> Found | None:
        value = self._value(match["n"])
        if value is None or value % 1:
            return None
        spelled = not any(sign.isdecimal() for sign in match["n"])
        return replace(self._found(match, Kind.ORDINAL, value), exponent=0, spelled=spelled)

    def _quotient(self, match: re.Match[str], floor: int, kind: Kind) -> Found | None:
        """Return a fraction or a ratio; 百分之五 is per cent; without groups it is a half."""
        above, below = self._parts(match.groupdict())
        if above is None or not below:
            return None
        unit = None
        with exact_arithmetic():
            value = above / below
        if kind is Kind.FRACTION and below in {PERCENT, PER_MILLE}:
            kind, value, unit = Kind.PERCENT, above, "%" if below == PERCENT else "‰"
        spelled = not any(sign.isdecimal() for sign in match[0])
        given = match.groupdict()
        if given.get("doublings") or given.get("times"):
            unit = "times"
        elif "price" in given:
            unit = "price"
        found = replace(self._found(match, kind, value), unit=unit, spelled=spelled)
        if kind is Kind.RATIO and unit is None:
            return found
        found = read_quantity(self.text, match.start(), floor, self.grammar, found) or found
        return replace(found, hedge=Hedge.ABOUT) if given.get("about") and found.hedge is None else found

    def _parts(self, groups: dict[str, str | None]) -> tuple[Decimal | None, Decimal | None]:
        """Return what is divided by what: 1 by 4 for ¼, 80 by 100 for 八折, 4 by 1 for 翻两番."""
        if sign := groups.get("sign"):
            above, below = SIGNS[sign]
            return Decimal(above), Decimal(below)
        if doublings := self._value(groups.get("doublings") or ""):
            return TWO**doublings, Decimal(1)
        if times := self._value(groups.get("times") or ""):
            return times, Decimal(1)
        if hundredths := self._value(groups.get("hundredths") or ""):
            return hundredths, PERCENT
        if tenths := self._value(groups.get("tenths") or ""):
            return tenths * TEN + (self._value(groups.get("rest") or "") or 0), PERCENT
        return self._value(groups.get("n") or "1"), self._value(groups.get("d") or "2")

    def _value(self, text: str) -> Decimal | None:
        """Return the number of a group: an ordinal or a denominator of the table, digits, or words."""
        table, word = self.grammar.table, text.lower().rpartition(" ")[2]
        for words in (table.ordinal_words, table.denominators):
            if word in words:
                return Decimal(words[word])
        amount = evaluate(text, table)
        if amount is None or not isinstance(amount.value, Decimal) or amount.hedge is not None:
            return Decimal(1) if word in {"a", "an"} else None
        return amount.value

    def _found(self, match: re.Match[str], kind: Kind, value: Decimal | None = None, date: str | None = None) -> Found:
        return Found(match.start(), match.end(), match[0], kind, value, date=date)
