"""Digits, number words and ordinals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report.quantity import QuantityError, format_number, ordinal, spell_number


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


def test_ordinals_start_at_one() -> None:
    """Nothing is the zeroth."""
    with pytest.raises(QuantityError, match="start at 1"):
        ordinal(0, "en")
