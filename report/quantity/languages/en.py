"""English: million, billion, trillion; "more than 15 billion views".

Number and large unit, and number and unit, never break apart (no-break space); after a word a line may break.
"""

from __future__ import annotations

from dataclasses import replace

from report.quantity.languages.table import ChangeWords, DatePatterns, LanguageTable, LargeUnit
from report.quantity.phrase import NO_BREAK_SPACE, before
from report.quantity.quantity import Hedge

HALVED = dict.fromkeys(("minute", "day", "week", "month", "year", "decade", "century"), "half a")
HALVED |= {"hour": "half an"}
"""Times whose half is said in words."""

ENGLISH = LanguageTable(
    large_units=(LargeUnit(6, "million"), LargeUnit(9, "billion"), LargeUnit(12, "trillion")),
    magnitude_joiner=NO_BREAK_SPACE,
    unit_joiner=NO_BREAK_SPACE,
    word_joiner=" ",
    wide_range_joiner=" to ",
    range_plural="other",  # 0–1 days, CLDR pluralRanges
    hedges={
        Hedge.OVER: before("more than "),
        Hedge.JUST_OVER: before("just over "),
        Hedge.MORE_THAN: before("more than "),
        Hedge.PLUS: before("more than "),
        Hedge.AT_LEAST: before("at least "),
        Hedge.AT_MOST: before("no more than "),
        Hedge.BELOW: before("below "),
        Hedge.UP_TO: before("up to "),
        Hedge.AS_HIGH_AS: before("as high as "),
        Hedge.ABOUT: before("about "),
        Hedge.NEARLY: before("nearly "),
    },
    change=ChangeWords(
        up="up {}",
        down="down {}",
        up_points="up {}",
        down_points="down {}",
        same="unchanged",
        less="less than {}",
        point="percentage point",
        points="percentage points",
    ),
    several={
        0: ("several", "several"),
        1: ("dozens", "dozens of"),
        2: ("hundreds", "hundreds of"),
        3: ("thousands", "thousands of"),
        4: ("tens of thousands", "tens of thousands of"),
        5: ("hundreds of thousands", "hundreds of thousands of"),
        6: ("millions", "millions of"),
        7: ("tens of millions", "tens of millions of"),
        8: ("hundreds of millions", "hundreds of millions of"),
        9: ("billions", "billions of"),
        10: ("tens of billions", "tens of billions of"),
        11: ("hundreds of billions", "hundreds of billions of"),
        12: ("trillions", "trillions of"),
    },
    words=("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    halves=HALVED,
    ordinal_words=("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    ordinal_patterns={"one": "{}st", "two": "{}nd", "few": "{}rd", "other": "{}th"},
    dates=DatePatterns(
        year="y",
        month="MMMM y",
        day="d MMMM y",
        span="{0} to {1}",
        since="since {}",
        until="up to {}",
        elided={
            ("month", "year"): ("MMMM", "MMMM y"),
            ("day", "year"): ("d MMMM", "d MMMM y"),
            ("day", "month"): ("d", "d MMMM y"),
        },
    ),
)

AMERICAN_ENGLISH = replace(
    ENGLISH,
    dates=replace(
        ENGLISH.dates,
        day="MMMM d, y",
        elided={
            ("month", "year"): ("MMMM", "MMMM y"),
            ("day", "year"): ("MMMM d", "MMMM d, y"),
            ("day", "month"): ("MMMM d", "d, y"),
        },
    ),
)
