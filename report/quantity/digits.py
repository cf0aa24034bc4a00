"""Digits, number words and ordinals."""

from __future__ import annotations

from decimal import Decimal

from report.quantity.languages import Speech, speech_for
from report.quantity.phrase import NO_BREAK_SPACE
from report.quantity.quantity import Quantity, QuantityError, UnitForms, own_exponent
from report.quantity.rounding import exact_arithmetic


def format_number(value: Decimal, language: str) -> str:
    """Return all digits of a number with the language's own grouping; zeros after the point stay.

    >>> format_number(Decimal("12627991.50"), "zh-CN"), format_number(Decimal("12627991.50"), "de")
    ('12,627,991.50', '12.627.991,50')
    """
    Quantity(value)
    return group_digits(value, speech_for(language))


def spell_number(number: int, language: str) -> str:
    """Return a whole number from 0 to 10 in words, any other in digits.

    >>> spell_number(2, "zh"), spell_number(2, "en"), spell_number(11, "en")
    ('二', 'two', '11')
    """
    speech = speech_for(language)
    return number_word(Decimal(number), speech, counting=False) or format_number(Decimal(number), language)


def ordinal(number: int, language: str, unit: UnitForms | None = None) -> str:
    """Return the ordinal: in words up to ten, with digits above.

    A unit follows; one with `{}` says itself that it is a rank, and takes the bare number: "{}级", "level {}".

    >>> ordinal(3, "zh"), ordinal(3, "en"), ordinal(22, "en")
    ('第三', 'third', '22nd')
    >>> [ordinal(2, "zh", UnitForms((("other", unit),))) for unit in ("届", "{}级")]
    ['第二届', '二级']
    """
    if number < 1:
        message = f"{number} has no ordinal; ordinals start at 1"
        raise QuantityError(message)
    speech = speech_for(language)
    form = unit.text(speech.locale.plural_form(1)) if unit is not None else ""
    if "{}" in form:
        return form.replace(" {}", f"{NO_BREAK_SPACE}{{}}").replace("{}", _rank(number, language, speech))
    rank = _ordinal(number, language, speech)
    return f"{rank}{speech.table.word_joiner}{form}" if form else rank


def _ordinal(number: int, language: str, speech: Speech) -> str:
    if number <= len(speech.table.ordinal_words):
        return speech.table.ordinal_words[number - 1]
    patterns = speech.table.ordinal_patterns
    pattern = patterns.get(speech.locale.ordinal_form(number), patterns["other"])
    return pattern.replace("{}", format_number(Decimal(number), language))


def _rank(number: int, language: str, speech: Speech) -> str:
    """Return the number of a rank: 三级, "level 3"; a word only where ordinals are made of the same words."""
    word = number_word(Decimal(number), speech, counting=False)
    patterns = speech.table.ordinal_patterns
    is_same = word is not None and patterns["other"].replace("{}", word) in speech.table.ordinal_words
    return word if word is not None and is_same else format_number(Decimal(number), language)


def group_digits(value: Decimal, speech: Speech) -> str:
    """Write a decimal in the locale's pattern, with exactly the decimals it has."""
    decimals = max(0, -own_exponent(value))
    from babel.numbers import format_decimal  # noqa: PLC0415 - where every phrase is known, none is written

    pattern = speech.locale.decimal_formats[None].pattern.partition(".")[0]
    with exact_arithmetic():
        return format_decimal(value, f"{pattern}.{'0' * decimals}" if decimals else pattern, locale=speech.locale)


def number_word(value: Decimal, speech: Speech, *, counting: bool) -> str | None:
    """Return the word for a small whole number, or None; `counting` takes the form before a thing (两)."""
    words = speech.table.words
    if value != value.to_integral_value() or not 0 <= value < len(words):
        return None
    number = int(value)
    return speech.table.counting_words.get(number, words[number]) if counting else words[number]
