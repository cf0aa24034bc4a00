"""Words that tell what a label counts, in Chinese and English; other languages go by their own words alone."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EMPTY_HAN = re.compile(
    "小?标题|正文|图注|规模|数量|人数|次数|场次|户数|总数|总量|总额|总计|金额|累计|合计|共计|年度|全年|本年|当年|情况|人次"
    "|小?標題|圖注|規模|數量|人數|次數|場次|戶數|總數|總量|總額|總計|金額|累計|合計|共計|當年|情況|(?<=.)[数數的]$"
)
"""What names the form of a figure or where it stands, not what it counts."""

EMPTY_WORDS = _words(
    "a an and are as at been by cumulative count figure for from had has have headline in is its number of on our"
    " overall s so sum that the their this title to total up us was we were which who whose with"
)

HOUSEHOLD_UNITS = _words("户 戶 家庭 个家庭 個家庭 户家庭 戶家庭")
HOUSEHOLD_WORDS = _words("household family home")
PERSON_WORDS = _words(
    "adult artist author beneficiary child citizen creator doctor donor driver employee farmer graduate guest learner"
    " man member nurse participant patient people person player pupil reader resident retiree staff student teacher"
    " trainee tutor user viewer visitor volunteer woman worker youth"
)
HAN_HOUSEHOLD = re.compile(
    "(?:家庭|(?<![用客账帐商门窗储散租开落])户|(?<![用客賬帳商門窗儲散租開落])戶)(?:[数數]|总数|總數)?$"
)
"""A label whose last word counts households. 用户, 客户, 账户 and 商户 are none."""
HAN_ATTENDANCE = re.compile("人次[数數]?$")
HAN_HEADCOUNT = re.compile("人[数數]$")
BRACKETS = re.compile(r"[（(][^（()）]*[)）]\s*$")
"""A remark at the end of a label."""

PER_HEAD = re.compile(
    "(?P<person>人均|每人|平均每[人名位]|每[名位])|(?P<household>户均|戶均|每[户戶]|平均每[户戶])"
    r"|(?P<other>平均|日均|月均|年均|场均|場均|单均|單均|每)|(?P<word>\b(?:average|mean|median|per|each)\b)",
    re.IGNORECASE,
)
"""An average; it is never the same fact as a total."""
PER_WHAT = re.compile(r"\bper\s+(.+)$", re.IGNORECASE)

SHARE = re.compile(r"占比|比例|比重|比率|\b(?:share|proportion|percentage|percent|rate|ratio)\b", re.IGNORECASE)
"""A part over its whole."""

IRREGULAR = {"children": "child", "people": "person", "men": "man", "women": "woman"}

AFTER_HEAD = _words(
    "about across after among and as at by during for from given held in into kept lent made of on open out over per"
    " read run sold spent taking that to under used which who with within won"
)
"""English words that end the noun phrase a label begins with."""

ENUMERATORS = re.compile(
    r"[一二三四五六七八九十甲乙丙丁上下年季月周日男女\d]+|[a-z]|q[1-4]|h[12]"
    r"|first|second|third|fourth|fifth|one|two|three|four|five|man|woman|male|female|annual|yearly|monthly|weekly|daily"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
)
"""What tells the members of a series apart; two labels that differ in nothing else are two facts."""
