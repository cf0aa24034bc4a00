"""Digits, number words and ordinals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report.quantity import QuantityError, UnitForms, format_number, ordinal, spell_number


@pytest.mark.parametrize(
    ("number", "expected"),
    [("0", "0"), ("1E+5", "100,000"), ("12627991", "12,627,991"), ("-1234.50", "-1,234.50"), ("0.001", "0.001")],
)
def test_all_digits_are_written(number: str, expected: str) -> None:
    """A number keeps its digits, zeros at the end included."""
    assert format_number(Decimal(number), "en") == expected


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1E+18", "1E+999999999", "1E-10"])
def test_numbers_no_report_prints(number: str) -> None:
    """What no report prints is refused, before it is written out."""
    with pytest.raises(QuantityError):
        format_number(Decimal(number), "en")


def test_spelled_numbers() -> None:
    """Numbers from 0 to 10 have words, others digits."""
    assert [spell_number(number, "zh") for number in (0, 2, 10, 11, 1200)] == ["零", "二", "十", "11", "1,200"]
    assert [spell_number(number, "en") for number in (0, 2, 10, 11, -1)] == ["zero", "two", "ten", "11", "-1"]
    assert spell_number(3, "de") == "3"


def test_ordinals() -> None:
    """Ordinals are words up to ten and follow CLDR's ordinal categories above."""
    assert [ordinal(number, "zh-CN") for number in (1, 3, 10, 11)] == ["第一", "第三", "第十", "第11"]
    assert [ordinal(number, "en") for number in (1, 3, 10)] == ["first", "third", "tenth"]
    above = [ordinal(number, "en") for number in (11, 12, 13, 21, 22, 23, 111, 1001)]
    assert above == ["11th", "12th", "13th", "21st", "22nd", "23rd", "111th", "1,001st"]
    assert ordinal(3, "de") == "3."


@pytest.mark.parametrize(
    ("number", "unit", "written"),
    [
        (2, {"zh": "届", "zh-Hant": "屆", "en": "conference"}, ["第二届", "第二屆", "second conference"]),
        (12, {"zh": "期", "zh-Hant": "期", "en": "issue"}, ["第12期", "第12期", "12th issue"]),
        (2, {"zh": "{}级", "zh-Hant": "{}級", "en": "level {}"}, ["二级", "二級", "level\N{NO-BREAK SPACE}2"]),
        (3, {"zh": "第{}季度", "zh-Hant": "第{}季度", "en": "Q{}"}, ["第三季度", "第三季度", "Q3"]),
        (12, {"zh": "{}级", "en": "level {}", "de": "Stufe {}"}, ["12级", "level\xa012", "Stufe\xa012"]),
        (3, {"de": "Stufe {}", "fr": "niveau {}"}, ["Stufe\xa03", "niveau\xa03"]),
    ],
)
def test_ordinals_with_units(number: int, unit: dict[str, str], written: list[str]) -> None:
    """A unit follows the ordinal; a unit that is a rank takes the number itself, 二 and never 两."""
    assert [ordinal(number, language, UnitForms((("other", text),))) for language, text in unit.items()] == written


def test_ordinals_start_at_one() -> None:
    """Nothing is the zeroth."""
    with pytest.raises(QuantityError, match="start at 1"):
        ordinal(0, "en")
