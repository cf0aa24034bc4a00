"""Rules of writing a quantity that a table of phrases does not show."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest

from report.quantity import (
    Hedge,
    Quantity,
    QuantityError,
    Range,
    Style,
    UnitForms,
    format_quantity,
    parse_quantities,
    read_precision,
    states_zeros,
)
from report.quantity.languages import speech_for

DAYS = UnitForms((("one", "day"), ("other", "days")))
VIEWS = UnitForms((("one", "view"), ("other", "views")))
TIMES = UnitForms((("other", "次"),))
NBSP = "\N{NO-BREAK SPACE}"


def unit(text: str) -> UnitForms:
    """Return a unit with one form."""
    return UnitForms((("other", text),))


def test_number_and_large_unit_never_break() -> None:
    """English spaces before a magnitude and after a plain number do not break; after a word a line may."""
    assert format_quantity(Quantity(Decimal(15_000_000_000), 9), "en", VIEWS) == f"15{NBSP}billion views"
    assert format_quantity(Quantity(Decimal(77_923)), "en", VIEWS) == f"77,923{NBSP}views"


def test_place_for_the_number() -> None:
    """A unit may place the number itself; the spaces around it follow the same rule."""
    per_day = unit("RMB {} per day")
    assert format_quantity(Quantity(Decimal(2000)), "en", per_day) == f"RMB{NBSP}2,000{NBSP}per day"
    assert format_quantity(Quantity(Decimal(2_000_000), 6), "en", per_day) == f"RMB{NBSP}2{NBSP}million per day"
    assert (
        format_quantity(Quantity(Decimal(15_000_000), 4, Hedge.MORE_THAN), "zh", unit("人民币{}元"))
        == "人民币1,500多万元"
    )
    assert format_quantity(Quantity(Decimal(100), hedge=Hedge.SEVERAL), "en", per_day) == "hundreds of RMB per day"


@pytest.mark.parametrize(
    ("language", "expected"), [("zh", f"1.5{NBSP}kWh"), ("en", f"1.5{NBSP}kWh"), ("de", f"1,5{NBSP}kWh")]
)
def test_unit_in_latin_letters_is_set_off(language: str, expected: str) -> None:
    """A unit symbol in Latin letters keeps its space, in Chinese too."""
    assert format_quantity(Quantity(Decimal("1.5")), language, unit("kWh")) == expected


@pytest.mark.parametrize("sign", ["%", "‰", "°"])
@pytest.mark.parametrize("language", ["zh", "en", "fr"])
def test_sign_touches_its_number(sign: str, language: str) -> None:
    """Per cent, per mille and degree touch the number in every language."""
    assert format_quantity(Quantity(Decimal(60)), language, unit(sign)) == f"60{sign}"


@pytest.mark.parametrize(
    ("number", "expected"),
    [("1", "day"), ("1.0", "days"), ("1.5", "days"), ("0", "days"), ("0.5", "days"), ("2", "days")],
)
def test_plural_follows_the_number_shown(number: str, expected: str) -> None:
    """The plural form is that of the digits a reader sees."""
    assert format_quantity(Quantity(Decimal(number)), "en", DAYS) == f"{number}{NBSP}{expected}"


def test_plural_of_rounded_number() -> None:
    """A number that rounds to one is one."""
    assert format_quantity(Quantity(Decimal("1.2"), 0), "en", DAYS) == f"1{NBSP}day"
    assert format_quantity(Quantity(Decimal(1_000_000), 6), "en", VIEWS) == f"1{NBSP}million views"


def test_plural_of_other_languages() -> None:
    """Every CLDR category is used, `other` where the unit lacks a form."""
    days = UnitForms((("one", "день"), ("few", "дня"), ("many", "дней"), ("other", "дня")))
    written = [format_quantity(Quantity(Decimal(number)), "ru", days) for number in (21, 3, 5)]
    assert written == [f"21{NBSP}день", f"3{NBSP}дня", f"5{NBSP}дней"]
    assert format_quantity(Quantity(Decimal(5)), "ru", unit("дн.")) == f"5{NBSP}дн."


@pytest.mark.parametrize(
    ("style", "zh", "en"),
    [
        (Style(), "超过150亿次", f"more than 15{NBSP}billion views"),
        (Style(hedge=False), "150亿次", f"15{NBSP}billion views"),
        (Style(unit=False), "超过150亿", f"more than 15{NBSP}billion"),
        (Style(hedge=False, unit=False), "150亿", f"15{NBSP}billion"),
    ],
)
def test_style_leaves_parts_out(style: Style, zh: str, en: str) -> None:
    """Hedge and unit can be left out, the digits stay."""
    quantity = Quantity(Decimal(15_000_000_000), 8, Hedge.OVER)
    assert format_quantity(quantity, "zh", TIMES, style) == zh
    assert format_quantity(quantity, "en", VIEWS, style) == en


def test_several_is_written_even_without_hedge() -> None:
    """The base of several is never printed alone, it would be false."""
    quantity = Quantity(Decimal(100), hedge=Hedge.SEVERAL)
    assert format_quantity(quantity, "zh", TIMES, Style(hedge=False)) == "数百次"
    assert format_quantity(quantity, "en", VIEWS, Style(hedge=False, unit=False)) == "hundreds"
    assert format_quantity(quantity, "en", unit("%")) == "200–999%"


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        ("0", "零天", "zero days"),
        ("1", "一天", "one day"),
        ("2", "两天", "two days"),
        ("10", "十天", "ten days"),
        ("11", "11天", f"11{NBSP}days"),
        ("2.5", "2.5天", f"2.5{NBSP}days"),
        ("2.0", "2.0天", f"2.0{NBSP}days"),
        ("0.5", "半天", "half a day"),
        ("0.50", "0.50天", f"0.50{NBSP}days"),
    ],
)
def test_words_for_small_numbers(number: str, zh: str, en: str) -> None:
    """Whole numbers up to ten are spelled, and half of a time; others keep their digits."""
    words = Style(words=True)
    assert format_quantity(Quantity(Decimal(number)), "zh", unit("天"), words) == zh
    assert format_quantity(Quantity(Decimal(number)), "en", DAYS, words) == en


@pytest.mark.parametrize(
    ("zh_unit", "en_unit", "hedge", "zh", "en"),
    [
        ("年", ("year", "years"), Hedge.ABOUT, "约半年", "about half a year"),
        ("小时", ("hour", "hours"), Hedge.OVER, "超过半小时", "more than half an hour"),
        ("个月", ("month", "months"), None, "半个月", "half a month"),
        ("岁", ("year old", "years old"), Hedge.AT_LEAST, "半岁以上", "at least half a year old"),
        ("年", ("year", "years"), Hedge.PLUS, "0.5+年", f"more than 0.5{NBSP}years"),
        ("吨", ("tonne", "tonnes"), None, "0.5吨", f"0.5{NBSP}tonnes"),
    ],
)
def test_half_of_a_time(zh_unit: str, en_unit: tuple[str, str], hedge: Hedge | None, zh: str, en: str) -> None:
    """Half a year is said in words where words are wanted; half a tonne, and a half with a sign, in digits."""
    half, units = Quantity(Decimal("0.5"), hedge=hedge), UnitForms((("one", en_unit[0]), ("other", en_unit[1])))
    assert format_quantity(half, "zh", unit(zh_unit), Style(words=True)) == zh
    assert format_quantity(half, "en", units, Style(words=True)) == en
    assert format_quantity(half, "zh", unit(zh_unit), Style(words=True, unit=False)).strip("约超过以上+") == "0.5"


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en"])
@pytest.mark.parametrize("hedge", [None, Hedge.OVER, Hedge.JUST_OVER, Hedge.AT_MOST, Hedge.ABOUT, Hedge.NEARLY])
def test_half_reads_back(language: str, hedge: Hedge | None) -> None:
    """Whatever half is written in words, the number reader takes for 0.5 of that unit."""
    for noun in speech_for(language).table.halves:
        halves, digits = (
            parse_quantities(
                format_quantity(Quantity(Decimal("0.5"), hedge=hedge), language, unit(noun), style), language
            )
            for style in (Style(words=True), Style())
        )
        (half,), (number,) = halves, digits
        assert half.spelled, noun
        assert (half.value, half.unit, half.hedge) == (number.value, number.unit, number.hedge), half.text


def test_two_in_chinese_words() -> None:
    """Two is 两 before a counted thing, printed or left to the prose, and 二 alone."""
    two = Quantity(Decimal(2))
    assert format_quantity(two, "zh", TIMES, Style(unit=False, words=True)) == "两"
    assert format_quantity(two, "zh-Hant", TIMES, Style(words=True)) == "兩次"
    assert format_quantity(two, "zh", style=Style(words=True)) == "二"
    assert format_quantity(two, "zh", unit("%"), Style(words=True)) == "2%"


def test_words_with_hedge_and_range() -> None:
    """Spelled numbers take hedges; a range is spelled as a whole or not at all."""
    words = Style(words=True)
    assert format_quantity(Quantity(Decimal(1), hedge=Hedge.MORE_THAN), "zh", unit("个月"), words) == "一个多月"
    assert format_quantity(Quantity(Decimal(1), hedge=Hedge.MORE_THAN), "zh", unit("年"), words) == "一年多"
    assert format_quantity(Quantity(Decimal(10), hedge=Hedge.MORE_THAN), "zh", unit("年"), words) == "十余年"
    assert format_quantity(Quantity(Decimal(1), hedge=Hedge.MORE_THAN), "en", DAYS, words) == "more than one day"
    assert format_quantity(Quantity(Range(Decimal(2), Decimal(3))), "zh", unit("天"), words) == "两至三天"
    assert format_quantity(Quantity(Range(Decimal(2), Decimal(3))), "en", DAYS, words) == "two to three days"
    assert format_quantity(Quantity(Range(Decimal(9), Decimal(12))), "en", DAYS, words) == f"9–12{NBSP}days"


@pytest.mark.parametrize(
    ("value", "exponent", "hedge", "zh", "en"),
    [
        ("466191999999", 6, Hedge.OVER, "超过4,661.91亿", "more than 466.191~billion"),
        ("77923", 3, None, "7.8万", "78,000"),
        ("77923", 3, Hedge.OVER, "超过7.7万", "more than 77,000"),
        ("77123", 3, Hedge.NEARLY, "近7.8万", "nearly 78,000"),
        ("77923", 3, Hedge.ABOUT, "约7.8万", "about 78,000"),
        ("96.64", -1, Hedge.BELOW, "低于96.7", "below 96.7"),
        ("99999999", 4, None, "1亿", "100~million"),
        ("2.5", 0, None, "3", "3"),
        ("5", -1, None, "5.0", "5.0"),
    ],
)
def test_rounding(value: str, exponent: int, hedge: Hedge | None, zh: str, en: str) -> None:
    """A value with more digits than stated is rounded, in the direction that keeps its hedge true."""
    quantity = Quantity(Decimal(value), exponent, hedge)
    assert format_quantity(quantity, "zh") == zh
    assert format_quantity(quantity, "en") == en.replace("~", NBSP)


@pytest.mark.parametrize(
    ("value", "exponent", "zh", "hant", "en"),
    [
        (9_999, 0, "9,999", "9,999", "9,999"),
        (1_200, 2, "1,200", "1,200", "1,200"),
        (10_000, 4, "1万", "1萬", "10,000"),
        (12_340_000, 4, "1,234万", "1,234萬", "12.34~million"),
        (150_000_000, 6, "1.5亿", "1.5億", "150~million"),
        (1_000_000_000_000, 12, "1万亿", "1萬億", "1~trillion"),
        (12_345_000_000_000, 9, "12.345万亿", "12.345萬億", "12.345~trillion"),
        (-1_500_000, 5, "-150万", "-150萬", "-1.5~million"),
    ],
)
def test_large_units(value: int, exponent: int, zh: str, hant: str, en: str) -> None:
    """The largest unit not above the value is used, with the digits stated."""
    quantity = Quantity(Decimal(value), exponent)
    assert format_quantity(quantity, "zh-CN") == zh
    assert format_quantity(quantity, "zh-HK") == hant
    assert format_quantity(quantity, "en-GB") == en.replace("~", NBSP)


def test_range_ends_that_round_alike_are_one_number() -> None:
    """A range whose ends look the same is written as one number."""
    assert format_quantity(Quantity(Range(Decimal("1.01"), Decimal("1.02")), -1), "en", DAYS) == f"1.0{NBSP}days"


def test_more_than_in_traditional_chinese() -> None:
    """餘 and 多 stand where they stand in simplified writing."""
    assert format_quantity(Quantity(Decimal(60), hedge=Hedge.MORE_THAN), "zh-HK", unit("件")) == "60餘件"
    assert format_quantity(Quantity(Decimal(180_000), 4, Hedge.MORE_THAN), "zh-TW", unit("個")) == "18萬多個"
    assert format_quantity(Quantity(Decimal(3), hedge=Hedge.MORE_THAN), "zh-Hant", unit("個月")) == "3個多月"


def test_more_than_where_chinese_has_no_remainder_word() -> None:
    """A number that is not round, a sign, a Latin unit and a range take 超过."""
    hedge = Hedge.MORE_THAN
    assert format_quantity(Quantity(Decimal("1.5"), hedge=hedge), "zh", unit("年")) == "超过1.5年"
    assert format_quantity(Quantity(Decimal(0), hedge=hedge), "zh", unit("件")) == "超过0件"
    assert format_quantity(Quantity(Decimal(60), hedge=hedge), "zh", unit("%")) == "超过60%"
    assert format_quantity(Quantity(Decimal(60), hedge=hedge), "zh", unit("km")) == f"超过60{NBSP}km"
    assert format_quantity(Quantity(Range(Decimal(20), Decimal(30)), hedge=hedge), "zh", unit("件")) == "超过20–30件"


def test_bad_language_tag() -> None:
    """What is no language tag is refused."""
    with pytest.raises(QuantityError, match="`en_US` is not a language tag"):
        format_quantity(Quantity(Decimal(1)), "en_US")


def test_caller_context_has_no_influence() -> None:
    """A caller who calculates with three digits gets the same phrase."""
    quantity = Quantity(Decimal(466_191_999_999), 6, Hedge.MORE_THAN)
    with localcontext() as context:
        context.prec = 3
        assert format_quantity(quantity, "zh", TIMES) == "4,661.91亿多次"
        assert format_quantity(quantity, "en", VIEWS) == f"more than 466.191{NBSP}billion views"


@pytest.mark.parametrize(
    ("value", "stated", "zh", "traditional", "en"),
    [
        (150_000_000, "1.50亿", "1.50亿", "1.50億", "150~million"),
        (150_000_000, "1.5亿", "1.5亿", "1.5億", "150~million"),
        (15_000_000, "1,500万", "1,500万", "1,500萬", "15~million"),
        (15_000_000, "1500.0万", "1,500.0万", "1,500.0萬", "15.000~million"),
        (1_500_000_000, "1.50 billion", "15.0亿", "15.0億", "1.50~billion"),
        (2_000_000, "2.0 million", "200万", "200萬", "2.0~million"),
        (1_000_000_000, "10.0亿", "10.0亿", "10.0億", "1.00~billion"),
        (1_005_000, "100.50万", "100.50万", "100.50萬", "1.0050~million"),
        (30_000, "3.0万", "3.0万", "3.0萬", "30,000"),
    ],
)
def test_zeros_a_source_states(value: int, stated: str, zh: str, traditional: str, en: str) -> None:
    """Zeros that the source states after the point are digits like any other; those of a large unit alone go."""
    quantity = Quantity(Decimal(value), read_precision(stated), zeros=states_zeros(stated))
    written = [format_quantity(quantity, language).replace(NBSP, "~") for language in ("zh-CN", "zh-Hant", "en")]
    assert written == [zh, traditional, en]
