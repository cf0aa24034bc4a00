"""Laws that hold for every number."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from report.quantity import (
    Hedge,
    Quantity,
    QuantityError,
    Range,
    Style,
    UnitForms,
    check_hedge,
    format_number,
    format_quantity,
    read_precision,
    stated_value,
)
from report.quantity.languages import speech_for

LANGUAGES = ["zh-CN", "zh-Hant-HK", "en"]

WORDS = {
    "万亿": 12,
    "萬億": 12,
    "亿": 8,
    "億": 8,
    "万": 4,
    "萬": 4,
    "million": 6,
    "billion": 9,
    "trillion": 12,
}

NUMBER = re.compile(rf"(-?[\d,]+(?:\.\d+)?)\s?({'|'.join(WORDS)})?", re.ASCII)


def read_number(text: str) -> Decimal:
    """Return the only number in a text, as a person reads it: independent of the package."""
    (found,) = NUMBER.finditer(text.replace("\N{NO-BREAK SPACE}", " "))
    digits, word = found.groups()
    return Decimal(digits.replace(",", "")).scaleb(WORDS.get(word, 0), Context(prec=40))


values = st.decimals(min_value=0, max_value=10**13, places=3) | st.integers(0, 10**13).map(Decimal)
languages = st.sampled_from(LANGUAGES)


@st.composite
def stated(draw: st.DrawFn) -> tuple[Decimal, int]:
    """Draw a value and an exponent that fits it."""
    value = draw(values)
    highest = min(value.adjusted(), 13) if value else 13
    return value, draw(st.integers(-3, highest) if highest >= -3 else st.just(-3))


@given(stated(), languages)
@example((Decimal(999_999_999), 5), "zh-CN")
@example((Decimal("999999.5"), 0), "en")
def test_digits_shown_are_the_rounded_value(number: tuple[Decimal, int], language: str) -> None:
    """The number a reader sees is the value, rounded to the stated power of ten."""
    value, exponent = number
    rounded = value.quantize(Decimal((0, (1,), exponent)), ROUND_HALF_UP)
    assert read_number(format_quantity(Quantity(value, exponent), language)) == rounded


@given(stated(), languages)
def test_exact_values_show_every_digit(number: tuple[Decimal, int], language: str) -> None:
    """A value stated to its last digit uses no large unit."""
    value = number[0]
    text = format_quantity(Quantity(value), language)
    assert text == format_number(value, language)
    assert text.replace(",", "") == f"{value:f}"


@given(stated(), st.sampled_from([hedge for hedge in Hedge if hedge is not Hedge.SEVERAL]), languages)
def test_rounding_keeps_a_hedge_true(number: tuple[Decimal, int], hedge: Hedge, language: str) -> None:
    """A lower bound is never rounded above the value, nor an upper bound below it."""
    value, exponent = number
    shown = read_number(format_quantity(Quantity(value, exponent, hedge), language, style=Style(hedge=False)))
    if hedge in {Hedge.BELOW, Hedge.AT_MOST, Hedge.UP_TO, Hedge.NEARLY}:
        assert shown >= value
    elif hedge is not Hedge.ABOUT:
        assert shown <= value


@given(stated(), st.sampled_from([Hedge.OVER, Hedge.PLUS, Hedge.AT_LEAST, Hedge.BELOW, Hedge.AT_MOST, Hedge.UP_TO]))
def test_checker_agrees_with_rounding(number: tuple[Decimal, int], hedge: Hedge) -> None:
    """The value behind a rounded figure fulfils the figure's own hedge."""
    value, exponent = number
    assume(value != value.quantize(Decimal((0, (1,), exponent))))
    assert check_hedge(Quantity(value, exponent, hedge), value) is None


@given(stated())
def test_unhedged_figure_is_true_of_its_value(number: tuple[Decimal, int]) -> None:
    """A figure without a hedge agrees with the value it was made from."""
    assert check_hedge(Quantity(*number), number[0]) is None


@given(stated(), languages)
def test_written_numbers_read_back(number: tuple[Decimal, int], language: str) -> None:
    """What is written without hedge and unit can be stated again, with the same value."""
    text = format_quantity(Quantity(*number), language)
    assert stated_value(text) == read_number(text)
    assert stated_value(text) % Decimal((0, (1,), read_precision(text))) == 0


@given(st.text(max_size=20) | st.from_regex(r"[\d,.]{0,12} ?[万亿萬億mbk]{0,3}", fullmatch=True))
def test_reading_never_crashes(text: str) -> None:
    """Any text is a number or a QuantityError."""
    try:
        exponent, value = read_precision(text), stated_value(text)
    except QuantityError:
        return
    assert value.is_finite()
    assert -9 <= exponent <= 18


@given(
    stated(),
    st.sampled_from([None, *Hedge]),
    st.sampled_from(["zh", "zh-Hant", "en", "en-US", "de", "fr", "ja", "ar", "ru", "hi", "es", "tlh", "x" * 3]),
    st.sampled_from([None, "%", "名", "days", "RMB {}", "{} per day"]),
    st.builds(Style, hedge=st.booleans(), unit=st.booleans(), words=st.booleans()),
)
def test_every_language_writes(
    number: tuple[Decimal, int], hedge: Hedge | None, language: str, unit: str | None, style: Style
) -> None:
    """Any quantity is written in any language, in one line without a stray brace or double space."""
    value, exponent = number
    if hedge is Hedge.SEVERAL:
        value = Decimal(10) ** (len(f"{value:.0f}") - 1)
        exponent = 0
    text = format_quantity(
        Quantity(value, exponent, hedge), language, UnitForms((("other", unit),)) if unit else None, style
    )
    assert text == text.strip()
    assert not any(stray in text for stray in ("{", "}", "  ", "\n"))


@given(stated(), stated(), languages)
def test_range_shows_both_ends(low: tuple[Decimal, int], high: tuple[Decimal, int], language: str) -> None:
    """Both ends of a range stand in the text, the lower one first."""
    assume(low[0] < high[0])
    quantity = Quantity(Range(low[0], high[0]))
    text = format_quantity(quantity, language)
    exponent = quantity.stated_exponent
    ends = [f"{end.quantize(Decimal((0, (1,), exponent))):,f}" for end in quantity.ends]
    assert text == "–".join(ends)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hedge_has_a_word(language: str) -> None:
    """A language with a table writes every hedge; several has words of its own."""
    table = speech_for(language).table
    assert set(table.hedges) == set(Hedge) - {Hedge.SEVERAL}
    assert set(range(13)) <= set(table.several)
