"""Hedges that are said twice, and figures in traditional characters."""

from __future__ import annotations

import pytest

from report.quantity import Hedge, compare_texts, parse_quantities


@pytest.mark.parametrize(
    ("text", "language", "whole", "hedge"),
    [
        ("超过400多万条评论", "zh", "超过400多万条", Hedge.OVER),
        ("至少超过300人", "zh", "至少超过300人", Hedge.OVER),
        ("约50%左右", "zh", "约50%左右", Hedge.ABOUT),
        ("不少于30天以上", "zh", "不少于30天以上", Hedge.AT_LEAST),
        ("近3个多月", "zh", "近3个多月", Hedge.NEARLY),
        ("超过一半以上的员工", "zh", "超过一半以上", Hedge.OVER),
        ("over 40+ countries", "en", "over 40+ countries", Hedge.OVER),
        ("at least 10 schools or more", "en", "at least 10 schools or more", Hedge.AT_LEAST),
        ("at least more than half of us", "en", "at least more than half", Hedge.OVER),
    ],
)
def test_doubled_hedge(text: str, language: str, whole: str, hedge: Hedge) -> None:
    """Two hedges are one figure with one hedge, and the figure says so."""
    (found,) = parse_quantities(text, language)
    assert (found.text, found.hedge, found.doubled) == (whole, hedge, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("超过400万条", "zh"),
        ("1,500多万元", "zh"),
        ("最高可达100%", "zh"),
        ("不超过70%", "zh"),
        ("约数百人", "zh"),
        ("一年多", "zh"),
        ("no more than 30 days", "en"),
        ("100+ courses", "en"),
        ("well over 300 schools", "en"),
    ],
)
def test_single_hedge(text: str, language: str) -> None:
    """A hedge of several words is one, and what is vague by itself may be hedged."""
    assert [found.doubled for found in parse_quantities(text, language)] == [False]


@pytest.mark.parametrize(
    ("text", "en"),
    [
        ("累計曝光4,661.91億次", "466.191 billion impressions"),
        ("捐贈1,500多萬元", "more than RMB 15 million"),
        ("數百場講座", "hundreds of talks"),
        ("提高3.5個百分點", "up 3.5 percentage points"),
        ("兩年多時間", "more than two years"),
        ("三個半小時", "3.5 hours"),
        ("全場八五折", "15% off"),
        ("增長兩倍", "tripled"),
        ("按2比1配捐", "matched 2 to 1"),
        ("翻兩番", "quadrupled"),
        ("上萬名騎手", "more than ten thousand riders"),
        ("第七屆大會", "the seventh congress"),
        ("近兩成員工", "nearly 20% of the staff"),
        ("減排3.2萬噸", "32,000 tonnes less"),
        ("節電650兆瓦時", "saved 650 MWh"),
    ],
)
def test_traditional_characters(text: str, en: str) -> None:
    """Traditional characters are read as simplified ones are."""
    assert [found.message for found in compare_texts(text, "zh-Hant", en, "en")] == []
