"""Writing a quantity in a language.

A value stated exactly is written with all digits (12,627,991). A value stated rounded is written in the language's own
large units with the same digits (4,661.91亿, 466.191 billion); zeros that would only follow the decimal point go
(1,500万 is 15 million, not 15.00 million), unless the source states them (1.50亿 is 1.50亿 and 150 million).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from report.quantity.digits import group_digits, number_word
from report.quantity.languages import LargeUnit, Speech, speech_for
from report.quantity.phrase import NO_BREAK_SPACE, UNIT_SIGNS, Phrase
from report.quantity.quantity import Hedge, Quantity, Style, UnitForms, own_exponent
from report.quantity.rounding import exact_arithmetic, round_stated

if TYPE_CHECKING:
    from report.quantity.languages import LanguageTable

FULL_STYLE = Style()
HALF = Decimal("0.5")


def format_quantity(quantity: Quantity, language: str, unit: UnitForms | None = None, style: Style = FULL_STYLE) -> str:
    """Return the quantity as a phrase: hedge, number, unit.

    >>> format_quantity(Quantity(Decimal(15_000_000_000), 8, Hedge.OVER), "zh-CN", UnitForms((("other", "次"),)))
    '超过150亿次'
    """
    speech = speech_for(language)
    with exact_arithmetic():
        phrase = _several(quantity, speech, unit, style) or _hedged(quantity, speech, unit, style)
    return _join(phrase, speech.table)


def _hedged(quantity: Quantity, speech: Speech, unit: UnitForms | None, style: Style) -> Phrase:
    """Return hedge, number and unit."""
    phrase = _half(quantity, speech, unit, style) or _stated(quantity, speech, unit, style)
    place = speech.table.hedges.get(quantity.hedge) if style.hedge and quantity.hedge else None
    return place(phrase) if place else phrase


def _half(quantity: Quantity, speech: Speech, unit: UnitForms | None, style: Style) -> Phrase | None:
    """Return 半年, "half a year"; None where no words are wanted, and for what is not said so."""
    noun = unit.text("one") if unit is not None and style.unit and style.words else ""
    word = speech.table.halves.get(noun.partition(" ")[0])
    is_half = quantity.ends == (HALF,) and quantity.stated_exponent == own_exponent(HALF)
    if word is None or not is_half or quantity.hedge is Hedge.PLUS:  # + stands with digits
        return None
    return Phrase(word, unit=noun, in_words=True)


def _stated(quantity: Quantity, speech: Speech, unit: UnitForms | None, style: Style) -> Phrase:
    """Return number or range, and the plural form of the unit."""
    spell = style.words and not _is_sign(unit)
    numerals = _numerals(quantity, speech, spell=spell, counting=unit is not None)
    unit_text = unit.text(_plural(numerals, speech)) if unit is not None and style.unit else ""
    return replace(_phrase(numerals, speech.table, unit_text), unit=unit_text)


def _several(quantity: Quantity, speech: Speech, unit: UnitForms | None, style: Style) -> Phrase | None:
    """Return 数百场, "hundreds of sessions"; None for another hedge, and where the language has no such word."""
    words = speech.table.several.get(quantity.ends[0].adjusted())
    if quantity.hedge is not Hedge.SEVERAL or words is None or _is_sign(unit):
        return None
    alone, before_unit = words
    if unit is None or not style.unit:
        return Phrase(alone, in_words=True)
    noun = " ".join(unit.text("other").replace("{}", " ").split())  # "RMB {}" is the noun RMB
    return Phrase(before_unit, unit=noun, in_words=True)


def _is_sign(unit: UnitForms | None) -> bool:
    return unit is not None and unit.text("other") in UNIT_SIGNS


@dataclass(frozen=True, slots=True)
class _Numeral:
    """One number as it is shown."""

    shown: Decimal
    mantissa: Decimal
    digits: str
    magnitude: str = ""
    in_words: bool = False


def _numerals(quantity: Quantity, speech: Speech, *, spell: bool, counting: bool) -> tuple[_Numeral, ...]:
    """Return the shown number, or both ends of a range; ends that rounding makes equal are one number.

    Where the language has no word for "several hundred", it is the range 200–999.
    """
    ends, exponent = quantity.ends, quantity.stated_exponent
    if quantity.hedge is Hedge.SEVERAL:
        ends, exponent = (2 * ends[0], 10 * ends[0] - 1), 0
    shown = dict.fromkeys(round_stated(end, exponent, quantity.hedge) for end in ends)
    spelled = [number_word(value, speech, counting=counting) if spell and exponent == 0 else None for value in shown]
    if all(spelled):
        pairs = zip(shown, spelled, strict=True)
        return tuple(_Numeral(value, value, word, in_words=True) for value, word in pairs if word)
    return tuple(_numeral(value, exponent, speech, zeros=quantity.zeros) for value in shown)


def _numeral(shown: Decimal, exponent: int, speech: Speech, *, zeros: bool) -> _Numeral:
    """Return the number with the largest large unit that is not above it, if it is stated rounded."""
    fitting = [large for large in speech.table.large_units if abs(shown) >= Decimal(10) ** large.exponent]
    if exponent <= 0 or not fitting:
        return _Numeral(shown, shown, group_digits(shown, speech))
    decimals = max(0, fitting[-1].exponent - exponent) if zeros else 0
    mantissa = _divide(shown, fitting[-1], decimals)
    return _Numeral(shown, mantissa, group_digits(mantissa, speech), fitting[-1].word)


def _divide(shown: Decimal, large: LargeUnit, decimals: int) -> Decimal:
    """Return the number counted in a large unit, exactly, with no zero behind the decimals that are wanted."""
    mantissa = shown.scaleb(-large.exponent).normalize()
    return mantissa.quantize(Decimal((0, (1,), min(own_exponent(mantissa), -decimals))))


def _phrase(numerals: tuple[_Numeral, ...], table: LanguageTable, unit: str) -> Phrase:
    """Return the number as a phrase; a range repeats what the language wants repeated."""
    high = numerals[-1]
    phrase = Phrase(high.digits, magnitude=high.magnitude, in_words=high.in_words)
    if len(numerals) == 1:
        return replace(phrase, mantissa=high.mantissa)
    low, repeats = numerals[0], table.range_repeats
    mixed = low.magnitude != high.magnitude
    first = low.digits
    if low.magnitude and (mixed or repeats):
        first = f"{first}{table.magnitude_joiner}{low.magnitude}"
    if repeats and unit in UNIT_SIGNS:
        first += unit
    wide = low.in_words or low.shown < 0 or (mixed and not repeats)
    return replace(phrase, digits=f"{first}{table.wide_range_joiner if wide else table.range_joiner}{high.digits}")


def _plural(numerals: tuple[_Numeral, ...], speech: Speech) -> str:
    """Return the CLDR plural category of the number as shown: 1.0 is not one."""
    if len(numerals) > 1 and speech.table.range_plural:
        return speech.table.range_plural
    return speech.locale.plural_form(numerals[-1].shown)


def _join(phrase: Phrase, table: LanguageTable) -> str:
    """Return the phrase with the language's joiners.

    A space next to `{}` does not break, unless a word stands there. A unit in Latin letters is set off in
    every language.
    """
    number = f"{phrase.digits}{phrase.inside}"
    if phrase.magnitude:
        number = f"{number}{table.magnitude_joiner}{phrase.magnitude}"
    number += phrase.after_number
    ends_in_word = phrase.in_words or bool(phrase.magnitude)
    if "{}" in phrase.unit:
        space = " " if ends_in_word else NO_BREAK_SPACE
        pattern = re.sub(r" \{\}", f"{NO_BREAK_SPACE}{{}}", phrase.unit).replace("{} ", f"{{}}{space}")
        text = pattern.replace("{}", number)
    elif not phrase.unit or phrase.unit in UNIT_SIGNS:
        text = number + phrase.unit
    else:
        joiner = table.word_joiner if ends_in_word else table.unit_joiner
        if phrase.unit[0].isascii():
            joiner = joiner or NO_BREAK_SPACE
        text = f"{number}{joiner}{phrase.unit}"
    return f"{phrase.before}{text}{phrase.after_unit}"
