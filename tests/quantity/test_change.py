"""How a figure moved, in words."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.quantity import QuantityError, change, format_change

LANGUAGES = ("zh-CN", "zh-Hant-HK", "en", "de")
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        ("1000", "1123", ("增长12.3%", "增長12.3%", "up 12.3%", "+12,3%")),
        ("1000", "983", ("下降1.7%", "下降1.7%", "down 1.7%", "−1,7%")),
        ("5", "5.0", ("持平", "持平", "unchanged", "0%")),
        ("0", "0", ("持平", "持平", "unchanged", "0%")),
        ("1.17", "1.16", ("下降0.9%", "下降0.9%", "down 0.9%", "−0,9%")),
        # Nothing rounded away: no decimal
        ("100", "200", ("增长100%", "增長100%", "up 100%", "+100%")),
        ("8", "0", ("下降100%", "下降100%", "down 100%", "−100%")),
        # Rounded to a whole number: the decimal stays
        ("1000", "1119.9", ("增长12.0%", "增長12.0%", "up 12.0%", "+12,0%")),
        # Half rounds away from zero
        ("2000", "2001", ("增长0.1%", "增長0.1%", "up 0.1%", "+0,1%")),
        # Never 0.0%
        ("10000", "10003", ("增长不足0.1%", "增長不足0.1%", "up less than 0.1%", "+<0,1%")),
        ("10000", "9997", ("下降不足0.1%", "下降不足0.1%", "down less than 0.1%", "−<0,1%")),
        ("1", "100000", ("增长9,999,900%", "增長9,999,900%", "up 9,999,900%", "+9.999.900%")),
    ],
)
def test_change_of_a_number(before: str, after: str, written: tuple[str, ...]) -> None:
    """A number grows and falls by per cent, to one decimal."""
    values = Decimal(before), Decimal(after)
    assert tuple(format_change(*values, language) for language in LANGUAGES) == written


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        ("60.5", "61.7", ("上升1.2个百分点", "上升1.2個百分點", "up 1.2 percentage points", "+1,2 pp")),
        ("60.5", "59", ("下降1.5个百分点", "下降1.5個百分點", "down 1.5 percentage points", "−1,5 pp")),
        ("60.5", "61.5", ("上升1个百分点", "上升1個百分點", "up 1 percentage point", "+1 pp")),
        ("60.53", "61.51", ("上升1.0个百分点", "上升1.0個百分點", "up 1.0 percentage points", "+1,0 pp")),
        (
            "0.02",
            "0.03",
            ("上升不足0.1个百分点", "上升不足0.1個百分點", "up less than 0.1 percentage points", "+<0,1 pp"),
        ),
        ("-1", "2", ("上升3个百分点", "上升3個百分點", "up 3 percentage points", "+3 pp")),
        ("0", "0.46", ("上升0.5个百分点", "上升0.5個百分點", "up 0.5 percentage points", "+0,5 pp")),
        ("5", "5", ("持平", "持平", "unchanged", "0%")),
    ],
)
def test_change_of_a_share(before: str, after: str, written: tuple[str, ...]) -> None:
    """A percentage moves by percentage points."""
    values = Decimal(before), Decimal(after)
    told = [format_change(*values, language, points=True).replace(NBSP, " ") for language in LANGUAGES]
    assert tuple(told) == written


def test_number_and_unit_never_break() -> None:
    """The space before "percentage points" does not break."""
    assert format_change(Decimal(1), Decimal(3), "en", points=True) == f"up 2{NBSP}percentage points"


@pytest.mark.parametrize(("before", "after"), [("0", "5"), ("-3", "5"), ("NaN", "1"), ("1", "1E+20")])
def test_what_has_no_percentage(before: str, after: str) -> None:
    """Nothing grows by a share of nothing, or of a loss."""
    with pytest.raises(QuantityError):
        format_change(Decimal(before), Decimal(after), "zh")


def test_change_is_exact() -> None:
    """The number itself is not rounded to the decimal that is told."""
    assert change(Decimal("1.17"), Decimal("1.16")).quantize(Decimal("1e-6")) == Decimal("-0.854701")


values = st.integers(1, 10**9).map(Decimal)


@given(values, values, st.sampled_from(["zh-CN", "zh-Hant", "en"]))
def test_change_is_never_told_as_zero(before: Decimal, after: Decimal, language: str) -> None:
    """The words say the direction, and the number is within half a tenth of the change."""
    text = format_change(before, after, language)
    assert not re.search(r"(?<![\d.])0(?:\.0)?%", text)
    moved = change(before, after)
    if not moved:
        assert text in {"持平", "unchanged"}
        return
    assert text.startswith(("增长", "增長", "up") if moved > 0 else ("下降", "down"))
    (number,) = re.findall(r"[\d,]+(?:\.\d+)?", text)
    told = Decimal(number.replace(",", ""))
    if "不足" in text or "less than" in text:
        assert abs(moved) < told == Decimal("0.1")
    else:
        assert abs(abs(moved) - told) <= Decimal("0.05")
