"""Laws of reading: what the formatter writes is read as it was meant, whatever the number."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from report.quantity import (
    DifferenceKind,
    Found,
    Hedge,
    Kind,
    Quantity,
    Range,
    UnitForms,
    compare_texts,
    format_date,
    format_quantity,
    parse_quantities,
)
from report.quantity.grammar import compile_table, grammar_for
from report.quantity.languages import speech_for
from report.quantity.parse import read_figures
from report.quantity.rounding import round_stated

LANGUAGES = ["zh-CN", "zh-Hant-HK", "en"]
UNITS = {
    "zh-CN": {
        None: None,
        "%": "%",
        "元": "CNY",
        "次": "次",
        "名": "名",
        "人次": "person_time",
        "年": "year",
        "个月": "month",
    },
    "zh-Hant-HK": {None: None, "%": "%", "元": "CNY", "場": "場", "人": "person", "個月": "month", "小時": "hour"},
    "en": {None: None, "%": "%", "RMB {}": "CNY", "people": "person", "stories": "stories", "months": "month"},
}
SAME_WORD = {
    "zh-CN": {Hedge.MORE_THAN: {Hedge.OVER}},  # 多 and 余 cannot stand everywhere; 超过 stands in
    "zh-Hant-HK": {Hedge.MORE_THAN: {Hedge.OVER}},
    "en": {Hedge.MORE_THAN: {Hedge.OVER}, Hedge.PLUS: {Hedge.OVER}},
}
HEDGES = [None, *(hedge for hedge in Hedge if hedge is not Hedge.SEVERAL)]

EVERYWHERE = {language: compile_table(replace(grammar_for(language).table, opening="")) for language in ("zh", "en")}

values = st.decimals(min_value=0, max_value=10**13, places=3) | st.integers(0, 10**13).map(Decimal)
written = st.sampled_from([(language, unit) for language, units in UNITS.items() for unit in units])


@st.composite
def stated(draw: st.DrawFn, of: st.SearchStrategy[Decimal] = values) -> tuple[Decimal, int]:
    """Draw a value and an exponent that fits it."""
    value = draw(of)
    highest = min(value.adjusted(), 13) if value else 13
    return value, draw(st.integers(-3, highest) if highest >= -3 else st.just(-3))


def says_recent(value: Decimal, hedge: Hedge | None, unit: str | None) -> bool:
    """Tell whether 近 is read as "the last": 近三年 are the last three years rather than nearly three."""
    return hedge is Hedge.NEARLY and unit in {"年", "个月"} and round_stated(value, 0, hedge) <= 10


def forms(unit: str | None) -> UnitForms | None:
    """Return a unit of one form."""
    return None if unit is None else UnitForms((("other", unit),))


def read_one(text: str, language: str) -> Found:
    """Return the only figure of a text, which is all of it."""
    (found,) = parse_quantities(text, language)
    assert found.text == text
    return found


@given(stated(), st.sampled_from(HEDGES), written)
@example((Decimal(2020), 0), None, ("en", None))
@example((Decimal("4.22"), -2), None, ("zh-CN", None))
@example((Decimal(3), 0), Hedge.MORE_THAN, ("zh-Hant-HK", "個月"))
def test_reading_inverts_writing(
    number: tuple[Decimal, int], hedge: Hedge | None, form: tuple[str, str | None]
) -> None:
    """Value, hedge and unit come back; the value is never off by more than the stated precision."""
    (value, exponent), (language, unit) = number, form
    assume(not says_recent(value, hedge, unit))
    found = read_one(format_quantity(Quantity(value, exponent, hedge), language, forms(unit)), language)
    assert isinstance(found.value, Decimal)
    assert found.value == round_stated(value, exponent, hedge)
    assert abs(found.value - value) < Decimal(10) ** exponent
    assert found.unit == UNITS[language][unit]
    assert found.hedge == hedge or found.hedge in SAME_WORD[language].get(hedge or Hedge.OVER, set())
    assert found.exponent is not None
    assert found.value % Decimal(10) ** found.exponent == 0


@given(stated(), st.sampled_from(HEDGES), written)
def test_writing_again_changes_nothing(
    number: tuple[Decimal, int], hedge: Hedge | None, form: tuple[str, str | None]
) -> None:
    """What was read is written as it stood."""
    language, unit = form
    assume(not says_recent(number[0], hedge, unit))
    text = format_quantity(Quantity(*number, hedge), language, forms(unit))
    found = read_one(text, language)
    assert found.value is not None
    assert format_quantity(Quantity(found.value, found.exponent, found.hedge), language, forms(unit)) == text


@st.composite
def rising(draw: st.DrawFn) -> tuple[Range, int]:
    """Draw a range, and the exponent both ends are stated to."""
    exponent = draw(st.integers(-3, 9))
    low, high = sorted(
        draw(st.lists(st.integers(0, 10 ** (13 - max(exponent, 0))), min_size=2, max_size=2, unique=True))
    )
    step = Decimal(10) ** exponent
    return Range(low * step, high * step), exponent


def shares_large_unit(ends: Range, language: str) -> bool:
    """Tell whether the lower end is small enough to be read with the large unit of the upper one: 50 to 100 million."""
    sizes = [Decimal(10) ** large.exponent for large in speech_for(language).table.large_units]
    fitting = [size for size in sizes if size <= ends.high]
    return bool(fitting) and ends.low < sizes[0] and ends.low * fitting[-1] < ends.high


@given(rising(), st.sampled_from([None, Hedge.ABOUT, Hedge.OVER]), written)
def test_ranges_come_back(number: tuple[Range, int], hedge: Hedge | None, form: tuple[str, str | None]) -> None:
    """Both ends of a range are read. 50 to 100 million is left out: nobody can tell whether 50 are meant."""
    (ends, exponent), (language, unit) = number, form
    assume(exponent <= 0 or not shares_large_unit(ends, language))
    found = read_one(format_quantity(Quantity(ends, exponent, hedge), language, forms(unit)), language)
    assert found.value == ends
    assert found.unit == UNITS[language][unit]
    assert found.hedge == hedge


@pytest.mark.parametrize("power", range(13))
@pytest.mark.parametrize(
    ("language", "unit"), [("zh-CN", "名"), ("zh-Hant-HK", "場"), ("en", "people"), ("en", "RMB {}")]
)
def test_several_comes_back(power: int, language: str, unit: str) -> None:
    """数百 and "hundreds of" are the base with its bounds."""
    base = Decimal(10) ** power
    found = read_one(format_quantity(Quantity(base, 0, Hedge.SEVERAL), language, forms(unit)), language)
    assert (found.value, found.hedge, found.bounds) == (base, Hedge.SEVERAL, (2 * base, 10 * base - 1))
    assert found.unit == UNITS[language][unit]


@given(stated(), st.sampled_from(["de", "fr", "ru", "hi", "tlh"]))
def test_a_language_without_table(number: tuple[Decimal, int], language: str) -> None:
    """Digits are read with the separators of the language, signs as hedges."""
    quantity = Quantity(*number, Hedge.AT_LEAST)
    found = read_one(format_quantity(quantity, language, forms("%")), language)
    assert (found.value, found.hedge, found.unit) == (round_stated(*number, Hedge.AT_LEAST), Hedge.AT_LEAST, "%")


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from([*LANGUAGES, "en-US"]),
    st.sampled_from([4, 7, 10]),
)
def test_dates_come_back(day: dt.date, language: str, length: int) -> None:
    """Years, months and days are read; a year alone only where it can be told from a count."""
    date = day.isoformat()[:length]
    found = read_one(format_date(date, language), language)
    assert (found.kind, found.date) == (Kind.DATE, date)


@given(
    stated(),
    st.sampled_from(HEDGES),
    st.sampled_from([("人", "people"), ("%", "%"), ("元", "RMB {}"), ("个月", "months")]),
)
def test_translations_agree(number: tuple[Decimal, int], hedge: Hedge | None, units: tuple[str, str]) -> None:
    """A figure in Chinese and the same figure in English do not differ."""
    assume(not says_recent(number[0], hedge, units[0]))
    quantity = Quantity(*number, hedge)
    zh = format_quantity(quantity, "zh", forms(units[0]))
    en = format_quantity(quantity, "en", forms(units[1]))
    assert compare_texts(f"共有{zh}。", "zh", f"There are {en}.", "en") == ()
    assert compare_texts(en, "en", zh, "zh") == ()


large = st.decimals(10**5, 10**13 - 1, places=3) | st.integers(10**5, 10**13 - 1).map(Decimal)


@given(stated(large), st.sampled_from([-4, -3, -2, -1, 1, 2, 3, 4]))
def test_slips_are_seen(number: tuple[Decimal, int], power: int) -> None:
    """A wrong power of ten is told as such."""
    value, exponent = number
    zh = format_quantity(Quantity(value, exponent), "zh", forms("人次"))
    shown = round_stated(value, exponent)
    slipped = format_quantity(Quantity(shown * Decimal(10) ** power), "en", forms("visits"))
    (difference,) = compare_texts(zh, "zh", slipped, "en")
    assert difference.kind is DifferenceKind.POWER_OF_TEN
    assert difference.source is not None
    assert difference.target is not None
    assert (difference.source.text, difference.target.text) == (zh, slipped)


signs = "零一二两三九十百千万亿半数几多余第年月日元个人名约近超过以上分之点至 ，。0123456789.,:-%+~*{}[]()kmGa"
words = [
    "one",
    "two",
    "hundred",
    "million",
    "half",
    "a",
    "and",
    "of",
    "more",
    "than",
    "RMB",
    "2020",
    "May",
    "first",
    "to",
    "5",
    "-",
    "third",
]
texts = st.text() | st.text(signs, max_size=40) | st.lists(st.sampled_from(words), max_size=12).map(" ".join)


@given(texts, st.sampled_from(["zh", "en", "de"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    """Figures stand in order, do not overlap, and are cut out where they say."""
    end = 0
    for found in parse_quantities(text, language):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        end = found.end


@given(texts, texts)
def test_any_texts_can_be_compared(source: str, target: str) -> None:
    """A text agrees with itself; two texts never stop the audit."""
    assert compare_texts(source, "zh", source, "zh") == ()
    compare_texts(source, "zh", target, "en")


@given(texts, st.sampled_from(["zh", "en"]))
def test_openings_leave_nothing_out(text: str, language: str) -> None:
    """The places that are not looked at hold no figure."""
    assert list(read_figures(text, grammar_for(language))) == list(read_figures(text, EVERYWHERE[language]))
