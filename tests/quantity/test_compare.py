"""What the audit says of a translation: each kind of difference, and silence where nothing is wrong."""

from __future__ import annotations

import pytest

from report.quantity import Difference, DifferenceKind, compare_texts

KINDS = DifferenceKind


def compare(zh: str, en: str) -> list[tuple[DifferenceKind, str | None, str | None]]:
    """Return kind and texts of the differences of an English translation."""
    return [_sides(found, zh, en) for found in compare_texts(zh, "zh-CN", en, "en")]


def _sides(found: Difference, zh: str, en: str) -> tuple[DifferenceKind, str | None, str | None]:
    """Return the figures as the spans cut them out of the texts."""
    source, target = found.source, found.target
    return (
        found.kind,
        zh[source.start : source.end] if source else None,
        en[target.start : target.end] if target else None,
    )


@pytest.mark.parametrize(
    ("zh", "en", "differences"),
    [
        ("覆盖554个县，带动5.3万人", "covers 554 counties", [(KINDS.MISSING, "5.3万人", None)]),
        ("第三届大会", "the congress of 2020", [(KINDS.ADDED, None, "2020")]),
        ("于2020年4月启动", "was launched", [(KINDS.MISSING, "2020年4月", None)]),
        ("县长带货", "110 county heads sold goods", [(KINDS.ADDED, None, "110 county")]),
        ("培训77,923人", "77,932 people were trained", [(KINDS.CHANGED, "77,923人", "77,932 people")]),
        ("三项措施", "Four measures", [(KINDS.CHANGED, "三项", "Four measures")]),
        ("第三届", "the 4th", [(KINDS.CHANGED, "第三届", "4th")]),
        ("2020年4月22日", "22 April 2021", [(KINDS.CHANGED, "2020年4月22日", "22 April 2021")]),
        ("2020年6月", "July 2020", [(KINDS.CHANGED, "2020年6月", "July 2020")]),
        ("2-3天", "2–4 days", [(KINDS.CHANGED, "2-3天", "2–4 days")]),
        ("取得ISO27001认证", "holds ISO 27011", [(KINDS.CHANGED, "ISO27001", "ISO 27011")]),
        ("三分之一", "a quarter of", [(KINDS.CHANGED, "三分之一", "a quarter")]),
        ("120万人", "1 million people", [(KINDS.CHANGED, "120万人", "1 million people")]),
        ("1.8亿次", "183 million plays", [(KINDS.CHANGED, "1.8亿次", "183 million plays")]),
        ("4,661.91亿次", "466.191 million views", [(KINDS.POWER_OF_TEN, "4,661.91亿次", "466.191 million views")]),
        ("19.99亿元", "RMB 19.99 billion", [(KINDS.POWER_OF_TEN, "19.99亿元", "RMB 19.99 billion")]),
        ("**230万**粉丝", "**23 million** followers", [(KINDS.POWER_OF_TEN, "230万**粉", "23 million** followers")]),
        ("1.8亿元", "US$180 million", [(KINDS.UNIT, "1.8亿元", "US$180 million")]),
        ("1.8亿元", "180 million", [(KINDS.UNIT, "1.8亿元", "180 million")]),
        ("上升5.4个百分点", "rose by 5.4%", [(KINDS.UNIT, "5.4个百分点", "5.4%")]),
        ("占60%", "60 of them", [(KINDS.UNIT, "60%", "60")]),
        ("971亩", "971 hectares", [(KINDS.UNIT, "971亩", "971 hectares")]),
        ("3天内", "within 3 weeks", [(KINDS.UNIT, "3天", "3 weeks")]),
        ("帮助300人次", "300 people helped", [(KINDS.UNIT, "300人次", "300 people")]),
        ("近1亿元", "RMB 100 million", [(KINDS.HEDGE_LOST, "近1亿元", "RMB 100 million")]),
        ("超过6亿人", "600 million people", [(KINDS.HEDGE_LOST, "超过6亿人", "600 million people")]),
        ("1,500多万元", "RMB 15 million", [(KINDS.HEDGE_LOST, "1,500多万元", "RMB 15 million")]),
        ("一年多", "one year", [(KINDS.HEDGE_LOST, "一年多", "one year")]),
        ("一半以上", "half", [(KINDS.HEDGE_LOST, "一半以上", "half")]),
        ("数百场", "100 sessions", [(KINDS.HEDGE_LOST, "数百场", "100 sessions")]),
        ("近1亿元", "over RMB 100 million", [(KINDS.HEDGE_FLIPPED, "近1亿元", "over RMB 100 million")]),
        ("不超过70%", "at least 70%", [(KINDS.HEDGE_FLIPPED, "不超过70%", "at least 70%")]),
        (
            "约5,140万人",
            "more than 51.4 million people",
            [(KINDS.HEDGE_FLIPPED, "约5,140万人", "more than 51.4 million people")],
        ),
        ("1500万元", "more than RMB 15 million", [(KINDS.HEDGE_ADDED, "1500万元", "more than RMB 15 million")]),
        ("捐赠图书3,000册", "about 3,000 books", [(KINDS.HEDGE_ADDED, "3,000册", "about 3,000 books")]),
        ("占60%", "nearly 60%", [(KINDS.HEDGE_ADDED, "60%", "nearly 60%")]),
        ("半年", "more than six months", [(KINDS.HEDGE_ADDED, "半年", "more than six months")]),
        ("12家供应商", "up to 12 suppliers", [(KINDS.HEDGE_ADDED, "12家", "up to 12 suppliers")]),
        ("6至12岁", "aged 6 to 14", [(KINDS.CHANGED, "6至12岁", "aged 6 to 14")]),
        ("第七十四条", "Article 47", [(KINDS.CHANGED, "第七十四条", "Article 47")]),
        ("增长3倍", "five times as many", [(KINDS.CHANGED, "3倍", "five times")]),
        ("全场八折", "30% off", [(KINDS.CHANGED, "八折", "30% off")]),
        (
            "共35所、2万余名学生",
            "over 35 schools and more than 20,000",
            [(KINDS.HEDGE_ADDED, "35所", "over 35 schools")],
        ),
        ("节约100万元", "nearly RMB 1 million", [(KINDS.HEDGE_ADDED, "100万元", "nearly RMB 1 million")]),
        (
            "由5,000元调整为1万元",
            "from RMB 5,000 to RMB 100,000",
            [(KINDS.POWER_OF_TEN, "1万元", "RMB 5,000 to RMB 100,000")],
        ),
        ("超出预期，300所学校", "more than 300 schools", [(KINDS.HEDGE_ADDED, "300所", "more than 300 schools")]),
        ("覆盖300所，多地受益", "over 300 schools", [(KINDS.HEDGE_ADDED, "300所", "over 300 schools")]),
        (
            "5家、逾20家和300所",
            "5 shops, over 20 firms and over 300 schools",
            [(KINDS.HEDGE_ADDED, "300所", "over 300 schools")],
        ),
        ("由两成升至近三成", "from 20% to 30%", [(KINDS.HEDGE_LOST, "近三成", "20% to 30%")]),
        ("2028年前达峰，2050年前中和", "peak by 2028, neutral by 2060", [(KINDS.CHANGED, "2050年", "2060")]),
        (
            "2020年3月至8月",
            "from March to August 2021",
            [(KINDS.CHANGED, "2020年3月", "March"), (KINDS.CHANGED, "8月", "August 2021")],
        ),
        ("45岁以下", "under 54", [(KINDS.CHANGED, "45岁以下", "under 54")]),
        ("三至五年", "three to six years", [(KINDS.CHANGED, "三至五年", "three to six years")]),
        ("数百人", "dozens of people", [(KINDS.POWER_OF_TEN, "数百人", "dozens of people")]),
        (
            "超过3亿元，近7万场",
            "over RMB 30 million, 70,000 sessions",
            [
                (KINDS.POWER_OF_TEN, "超过3亿元", "over RMB 30 million"),
                (KINDS.HEDGE_LOST, "近7万场", "70,000 sessions"),
            ],
        ),
    ],
)
def test_differences(zh: str, en: str, differences: list[tuple[DifferenceKind, str | None, str | None]]) -> None:
    """Each kind of difference is told once, with the spans on both sides."""
    assert compare(zh, en) == differences


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        # Rounded by the translator, to two digits or more
        ("12.86亿人次", "1.29 billion visits"),
        ("7.7万名", "77,000 people"),
        # Hedges that mean nearly the same
        ("95%以上", "more than 95%"),
        ("高达96%", "up to 96%"),
        ("近400位", "about 400 experts"),
        ("刚过200人", "a little over 200 people"),
        # Hedges that other words of the source give, or that rounding makes true
        ("上限40分钟", "up to 40 minutes"),
        ("工龄满五年", "at least five years of service"),
        ("每年须完成20小时", "at least 20 hours a year"),
        ("8,326人", "more than 8,300 people"),
        ("万粉创作者", "creators with 10,000 followers or more"),
        ("关于12位医生的影片", "a film about 12 doctors"),
        ("48小时", "over 48 hours"),
        ("5所学校", "visits around 5 schools"),
        ("共60所学校、2万余名学生", "60 schools and more than 20,000 students"),
        # Units that convert
        ("半年", "six months"),
        ("两周", "14 days"),
        ("15亩", "1 hectare"),
        ("2公里", "2,000 metres"),
        ("一半", "50%"),
        ("三分之一", "one in three"),
        ("3千克", "3 kg"),
        # Ranges and dates that leave out what the other states
        ("三至五年", "3–5 years"),
        ("2021年一至三季度", "the first three quarters of 2021"),
        ("今年1月", "in January 2020"),
        ("2020年3月至8月", "from March to August 2020"),
        ("大年三十", "New Year’s Eve"),
        ("约为七成五", "about 75%"),
        ("余额突破4,800亿元", "the balance passed RMB 480 billion"),
        # Kinds that stand for each other
        ("第七期", "Session seven"),
        ("2020企业社会责任报告", "Report 2020"),
        ("从1,000万增长到2,000万", "grew from 10 million to 20 million"),
        ("从1,000万增长到近2,000万", "grew from 10 million to nearly 20 million"),
        ("从近1,000万增长到2,000万", "grew from nearly 10 million to 20 million"),
        ("在2018年、2019年和2020年", "each year from 2018 to 2020"),
        ("2020年1月1日至12月31日", "from 1 January to 31 December 2020"),
        ("增长3倍", "tripled"),
        ("覆盖100%的县", "covers all counties"),
        ("翻了一番", "doubled"),
        ("翻两番", "quadrupled"),
        ("增长一倍", "doubled"),
        ("增长3倍", "four times as many"),
        ("增长3倍", "an increase of 300%"),
        ("全场八折", "20% off"),
        ("八五折", "a 15% discount"),
        ("召回0批次", "no batch was recalled"),
        # Small numbers that come and go
        ("两者的区别", "the difference between the two"),
        ("双方同意", "the two sides agree"),
        ("一家公司", "a company"),
        ("使命是八个字", "the mission is four words"),
        ("这是第一次", "never before had this been done"),
        ("几个问题", "some questions"),
        # Said twice, once
        ("2020年，公司在2020年末", "In 2020 the company, at year’s end"),
        ("554个县；554个", "554 counties"),
        # Nothing stated
        ("零容忍；360°服务", "zero tolerance; all-round service"),
        ("见{{ a.b }}[^12]", "see {{ a.b }}"),
        ("", ""),
    ],
)
def test_silence(zh: str, en: str) -> None:
    """What a good translation may do is no difference."""
    assert compare(zh, en) == []


def test_messages() -> None:
    """A message says what stands where, how it was read, and what is wrong, in words for a translator."""
    pairs = [
        ("4,661.91亿次", "466.191 million views"),
        ("近1亿元", "RMB 100 million"),
        ("近1亿元", "over RMB 100 million"),
        ("1亿元", "over RMB 100 million"),
        ("5.4个百分点", "5.4%"),
        ("5.3万人", ""),
        ("", "53,000 people"),
        ("2020年6月", "July 2020"),
    ]
    assert [found.message for zh, en in pairs for found in compare_texts(zh, "zh", en, "en")] == [
        "`4,661.91亿次` (466,191,000,000) became `466.191 million views` (466,191,000), 1,000 times too small",
        "`近1亿元` says nearly, `RMB 100 million` states the figure as exact",
        "`近1亿元` says nearly, `over RMB 100 million` says over",
        "`1亿元` states the figure as exact, `over RMB 100 million` says over",
        "`5.4个百分点` counts in percentage points, `5.4%` in %",
        "`5.3万人` (53,000) is not in the translation",
        "`53,000 people` is not in the source",
        "`2020年6月` (2020-06) became `July 2020` (2020-07)",
    ]


def test_order_does_not_matter() -> None:
    """Figures pair by value, wherever they stand."""
    assert compare("在295个县举办596场活动，2020年起", "Since 2020, 596 events in 295 counties") == []


def test_differences_come_in_the_order_of_the_source() -> None:
    """What the source says first is told first; what is only in the translation comes where it stands."""
    found = compare_texts("5个、20个、300%", "zh", "300, 21 and 6 items", "en")
    assert [difference.source.text for difference in found if difference.source] == ["5个", "20个", "300%"]
