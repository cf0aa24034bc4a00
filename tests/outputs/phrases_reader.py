"""What a printed figure says to someone who reads it; written for the tests alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_HAN = {character: Decimal(value) for value, character in enumerate("零一二三四五六七八九十")} | {
    "两": Decimal(2),
    "半": Decimal("0.5"),
}
_ENGLISH = {
    word: Decimal(value)
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
}
_ENGLISH |= {
    word: Decimal(value)
    for value, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)  # noqa: SIM905
} | {"half": Decimal("0.5")}
_POWERS = {
    "万亿": 12,
    "亿": 8,
    "万": 4,
    "十": 1,
    "ten": 1,
    "dozen": 1,
    "百": 2,
    "千": 3,
    "trillion": 12,
    "billion": 9,
    "million": 6,
    "thousand": 3,
    "hundred": 2,
}
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)

# What each wording says, as the metrics' own `qualifier:` may put it.
_ZH_HEDGES = {
    "超过": {"over"},
    "刚过": {"just_over"},
    "余": {"more_than", "plus"},
    "多": {"more_than", "plus"},
    "以上": {"at_least"},
    "不低于": {"at_least"},
    "不超过": {"at_most"},
    "最高": {"up_to"},
    "高达": {"as_high_as"},
    "低于": {"below"},
    "近": {"nearly"},
    "约": {"about"},
    "数": {"several"},
    "+": {"plus"},
}
_EN_HEDGES = {
    "more than": {"over", "more_than", "plus"},
    "over": {"over", "more_than", "plus"},
    "just over": {"just_over"},
    "at least": {"at_least"},
    "no more than": {"at_most"},
    "at most": {"at_most"},
    "up to": {"up_to"},
    "as high as": {"as_high_as"},
    "below": {"below"},
    "less than": {"below"},
    "nearly": {"nearly"},
    "about": {"about"},
    "tens": {"several"},
    "dozens": {"several"},
    "hundreds": {"several"},
    "thousands": {"several"},
}
_FIGURE = r"\d[\d,]*(?:\.\d+)?"
_ZH_NUMBER = re.compile(rf"({_FIGURE}|[零一二三四五六七八九十两半])(?:[多余+]?(万亿|亿|万))?")
_EN_NUMBER = re.compile(
    rf"({_FIGURE}|\b(?:{'|'.join(_ENGLISH)})\b)(?:\s(trillion|billion|million|thousand))?", re.IGNORECASE
)
_SEVERAL = re.compile(r"数([十百千])?([万亿])?|\b(ten|dozen|hundred|thousand|million)s(?: of (thousand|million)s)?\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase says: one number twice, or the ends of a range."""

    low: Decimal
    high: Decimal
    hedges: frozenset[str]
    """Qualifiers that the wording may stand for; empty for a number stated as it is."""
    percent: bool


def read_phrase(phrase: str) -> Reading:
    """Read a phrase in Chinese or English; ValueError where it holds no number.

    >>> read_phrase("超过4,661.91亿次").low, read_phrase("two to three days").high
    (Decimal('466191000000.00'), Decimal('3'))
    >>> sorted(read_phrase("hundreds of employees").hedges), read_phrase("数百名").low
    (['several'], Decimal('100'))
    """
    chinese = bool(re.search("[\u4e00-\u9fff]", phrase))
    if several := _SEVERAL.search(phrase):
        values = [Decimal(10) ** sum(_POWERS[word] for word in several.groups() if word)]
    else:
        values = [_value(*match.groups()) for match in (_ZH_NUMBER if chinese else _EN_NUMBER).finditer(phrase)]
    if not 1 <= len(values) <= 2:
        message = f"{len(values)} numbers in {phrase!r}"
        raise ValueError(message)
    return Reading(values[0], values[-1], _hedges(phrase), "%" in phrase or "percent" in phrase)


def read_month(phrase: str) -> str:
    """Read a month in words as YYYY-MM, and a year as YYYY.

    >>> read_month("2012年3月"), read_month("March 2012"), read_month("2016年")
    ('2012-03', '2012-03', '2016')
    """
    if match := re.fullmatch(r"(\d{4})年?", phrase):
        return match.group(1)
    if match := re.fullmatch(r"(\d{4})年(\d{1,2})月", phrase):
        return f"{match.group(1)}-{int(match.group(2)):02}"
    name, _, year = phrase.replace("\u00a0", " ").partition(" ")
    return f"{year}-{_MONTHS.index(name) + 1:02}"


def _value(number: str, power: str | None) -> Decimal:
    words = _HAN | _ENGLISH
    value = words[number.lower()] if number.lower() in words else Decimal(number.replace(",", ""))
    return value * Decimal(10) ** _POWERS[power.lower()] if power else value


def _hedges(phrase: str) -> frozenset[str]:
    """Return what the longest wording in the phrase may mean: `just over` is not `over`."""
    hedges = _ZH_HEDGES | _EN_HEDGES
    plain = phrase.replace("\u00a0", " ")
    found = [words for words in hedges if (words in plain if words in _ZH_HEDGES else _has_words(words, plain))]
    longest = max(found, key=len, default="")
    return frozenset(hedges.get(longest, ()))


def _has_words(words: str, phrase: str) -> bool:
    return re.search(rf"\b{words}\b", phrase, re.IGNORECASE) is not None
