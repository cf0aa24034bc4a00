"""Chinese: 万, 亿, 万亿; hedges before, inside and after the number.

Where 多 and 余 stand, read off the 25 phrases that hold them in the report of 2020 this project sets:

- before the large unit, when the digits end in 0 (20多万, 300多万, 1,500多万元): 多 stands for the digit at the zero;
- after the large unit otherwise (6万多份, 18万多个): 多 stands for what is below 万;
- after plain digits that end in 0, as 余 (60余件, 900余位, 1,000余场);
- inside or after the measure of a small number (一年多, 3个多月), for measures only: people do not come in parts;
- elsewhere (15 people, 92%, 2.5) Chinese has no such form, and 超过 stands before.

The source also has 10万余人, 900多个 and 1,500多门: free variants of 10多万人, 900余个 and 1,500余门, written here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from report.quantity.languages.table import ChangeWords, DatePatterns, LanguageTable, LargeUnit
from report.quantity.phrase import HedgePlacer, Phrase, after_number, after_unit, before
from report.quantity.quantity import Hedge

MEASURES = {
    **dict.fromkeys("年天日周岁歲秒米吨噸亩畝元", 1),
    **dict.fromkeys(("小时", "小時", "分钟", "分鐘", "公里", "千米", "公斤", "公顷", "公頃"), 2),
    **dict.fromkeys(("个月", "個月", "个小时", "個小時", "个星期", "個星期", "个季度", "個季度"), 1),
}
"""Units that can be had in part, and the place in them where 多 stands: 一年多, 3个多月."""

HALVED = (
    *("年", "岁", "歲", "天", "日", "小时", "小時", "分钟", "分鐘", "世纪", "世紀"),
    *("个月", "個月", "个小时", "個小時", "个星期", "個星期", "个世纪", "個世紀"),
)
"""Times whose half is said with 半 before them: 半年, 半个月."""


@dataclass(frozen=True, slots=True)
class Script:
    """The signs in which simplified and traditional writing differ here."""

    ten_thousand: str
    hundred_million: str
    two: str
    remainder: str
    several: str
    over: str
    just_over: str
    at_most: str
    below: str
    about: str
    as_high_as: str
    grown: str
    point: str

    def large_units(self) -> tuple[LargeUnit, ...]:
        """Return 万, 亿, 万亿."""
        return (
            LargeUnit(4, self.ten_thousand),
            LargeUnit(8, self.hundred_million),
            LargeUnit(12, self.ten_thousand + self.hundred_million),
        )

    def several_words(self) -> dict[int, tuple[str, str]]:
        """Return 数, 数十, 数百, 数千, 数万, 数十万, … 数千万亿."""
        words = {}
        for large in (LargeUnit(0, ""), *self.large_units()):
            for power, sign in enumerate(("", "十", "百", "千")):
                word = f"{self.several}{sign}{large.word}"
                words[large.exponent + power] = (word, word)
        return words


def more_than(remainder: str, prefix: str) -> HedgePlacer:
    """Return the placer of 多 and 余 by the rule above."""

    def place(phrase: Phrase) -> Phrase:
        number = phrase.mantissa
        if number is None or not (phrase.unit == "" or phrase.unit[0] == "{" or _is_han(phrase.unit[0])):
            return replace(phrase, before=prefix)
        ends_in_zero = number != 0 and number % 10 == 0
        if phrase.magnitude:
            return replace(phrase, inside="多") if ends_in_zero else replace(phrase, after_number="多")
        if ends_in_zero:
            return replace(phrase, after_number=remainder)
        if number % 1 == 0 and phrase.unit in MEASURES:
            split = MEASURES[phrase.unit]
            return replace(phrase, unit=f"{phrase.unit[:split]}多{phrase.unit[split:]}")
        return replace(phrase, before=prefix)

    return place


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


DATES = DatePatterns(
    year="y年",
    month="y年M月",
    day="y年M月d日",
    span="{0}至{1}",
    since="{}起",
    until="截至{}",
    elided={
        ("month", "year"): ("y年M月", "M月"),
        ("day", "year"): ("y年M月d日", "M月d日"),
        ("day", "month"): ("y年M月d日", "d日"),
    },
)


def _table(script: Script) -> LanguageTable:
    return LanguageTable(
        large_units=script.large_units(),
        range_repeats=True,  # GB/T 15835-2011, 5.1.3: 15%～30%, not 15～30%
        wide_range_joiner="至",
        hedges={
            Hedge.OVER: before(script.over),
            Hedge.JUST_OVER: before(script.just_over),
            Hedge.MORE_THAN: more_than(script.remainder, script.over),
            Hedge.PLUS: after_number("+"),
            Hedge.AT_LEAST: after_unit("以上"),
            Hedge.AT_MOST: before(script.at_most),
            Hedge.BELOW: before(script.below),
            Hedge.UP_TO: before("最高"),
            Hedge.AS_HIGH_AS: before(script.as_high_as),
            Hedge.ABOUT: before(script.about),
            Hedge.NEARLY: before("近"),
        },
        # A quantity grows (增长); a share rises (上升).
        change=ChangeWords(
            up=f"{script.grown}{{}}",
            down="下降{}",
            up_points="上升{}",
            down_points="下降{}",
            same="持平",
            less="不足{}",
            point=script.point,
            points=script.point,
        ),
        several=script.several_words(),
        words=("零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"),
        counting_words={2: script.two},
        halves=dict.fromkeys(HALVED, "半"),
        ordinal_words=tuple(f"第{sign}" for sign in "一二三四五六七八九十"),
        ordinal_patterns={"other": "第{}"},
        dates=DATES,
    )


SIMPLIFIED = _table(
    Script(
        ten_thousand="万",
        hundred_million="亿",
        two="两",
        remainder="余",
        several="数",
        over="超过",
        just_over="刚过",
        at_most="不超过",
        below="低于",
        about="约",
        as_high_as="高达",
        grown="增长",
        point="个百分点",
    )
)

TRADITIONAL = _table(
    Script(
        ten_thousand="萬",
        hundred_million="億",
        two="兩",
        remainder="餘",
        several="數",
        over="超過",
        just_over="剛過",
        at_most="不超過",
        below="低於",
        about="約",
        as_high_as="高達",
        grown="增長",
        point="個百分點",
    )
)
