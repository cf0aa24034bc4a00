"""Units of every sort, in the three writings that have tables: simplified and traditional Chinese, English."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report.quantity import Hedge, Quantity, Range, UnitForms, format_date, format_period, format_quantity

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("quantity", "units", "written"),
    [
        (Quantity(Decimal(1)), ("{}:1", "{}:1", "{}:1"), ("1:1", "1:1", "1:1")),
        (Quantity(Decimal("2.5"), hedge=Hedge.OVER), ("{}:1",) * 3, ("超过2.5:1", "超過2.5:1", "more than 2.5:1")),
        (
            Quantity(Decimal("0.03")),
            ("个百分点", "個百分點", "percentage point/percentage points"),
            ("0.03个百分点", "0.03個百分點", "0.03~percentage points"),
        ),
        (
            Quantity(Decimal(1), hedge=Hedge.NEARLY),
            ("个百分点", "個百分點", "percentage point/percentage points"),
            ("近1个百分点", "近1個百分點", "nearly 1~percentage point"),
        ),
        (
            Quantity(Range(Decimal(3), Decimal(5))),
            ("个工作日", "個工作日", "working day/working days"),
            ("3–5个工作日", "3–5個工作日", "3–5~working days"),
        ),
        (
            Quantity(Decimal(2), hedge=Hedge.MORE_THAN),
            ("小时", "小時", "hour/hours"),
            ("2小时多", "2小時多", "more than 2~hours"),
        ),
        (
            Quantity(Decimal(2), hedge=Hedge.MORE_THAN),
            ("个小时", "個小時", "hour/hours"),
            ("2个多小时", "2個多小時", "more than 2~hours"),
        ),
        (
            Quantity(Decimal(60), hedge=Hedge.AT_LEAST),
            ("岁", "歲", "year old/years old"),
            ("60岁以上", "60歲以上", "at least 60~years old"),
        ),
        (
            Quantity(Decimal(15_000_000), 4, Hedge.MORE_THAN),
            ("元", "元", "RMB {}"),
            ("1,500多万元", "1,500多萬元", "more than RMB~15~million"),
        ),
        (
            Quantity(Decimal(100_000), 5, Hedge.SEVERAL),
            ("所", "所", "school/schools"),
            ("数十万所", "數十萬所", "hundreds of thousands of schools"),
        ),
        (
            Quantity(Decimal(3_200_000_000_000), 11, Hedge.NEARLY),
            ("次", "次", "play/plays"),
            ("近3.2万亿次", "近3.2萬億次", "nearly 3.2~trillion plays"),
        ),
    ],
)
def test_phrases_of_three_writings(quantity: Quantity, units: tuple[str, ...], written: tuple[str, ...]) -> None:
    """Ratios, points, durations and ages, in simplified and traditional Chinese and in English."""
    forms = [UnitForms((("one", text.split("/")[0]), ("other", text.split("/")[-1]))) for text in units]
    phrases = [
        format_quantity(quantity, language, form)
        for language, form in zip(("zh-CN", "zh-Hant-TW", "en"), forms, strict=True)
    ]
    assert tuple(phrase.replace(NBSP, "~") for phrase in phrases) == written


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2020", ("2020年", "2020年", "2020")),
        ("2020-04", ("2020年4月", "2020年4月", "April 2020")),
        ("2017-11/2020-11", ("2017年11月至2020年11月", "2017年11月至2020年11月", "November 2017 to November 2020")),
        ("2019-11/", ("2019年11月起", "2019年11月起", "since November 2019")),
    ],
)
def test_calendar_numbers(date: str, written: tuple[str, ...]) -> None:
    """A year is never grouped by thousands, whatever the writing."""
    assert tuple(format_period(date, language) for language in ("zh-CN", "zh-Hant-TW", "en")) == written
    if "/" not in date:
        assert tuple(format_date(date, language) for language in ("zh-CN", "zh-Hant-TW", "en")) == written
