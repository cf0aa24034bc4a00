"""What the package must know of a language beyond CLDR."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.quantity.phrase import HedgePlacer
    from report.quantity.quantity import Hedge


@dataclass(frozen=True, slots=True)
class LargeUnit:
    """A word for a power of ten that rounded numbers are counted in."""

    exponent: int
    word: str


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """CLDR date patterns, https://unicode.org/reports/tr35/tr35-dates.html#Date_Format_Patterns."""

    year: str
    month: str
    day: str
    span: str
    """Two dates: `{0} to {1}`."""
    since: str
    until: str
    elided: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """Patterns of both ends, by (smallest part shown, largest part shared): ("day", "month")."""


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """How a figure moved; `{}` stands for the number. Without words: +12.3%, −1.7%, 0%."""

    up: str = "+{}"
    down: str = "\N{MINUS SIGN}{}"
    up_points: str = "+{}"
    """The same for a share, which moves by percentage points."""
    down_points: str = "\N{MINUS SIGN}{}"
    same: str = "0%"
    less: str = "<{}"
    """A change too small to be told."""
    point: str = "pp"
    points: str = "pp"


@dataclass(frozen=True, slots=True)
class LanguageTable:
    """The words, joiners and patterns of one language."""

    hedges: Mapping[Hedge, HedgePlacer]
    dates: DatePatterns
    large_units: tuple[LargeUnit, ...] = ()
    """Rising. Only numbers stated rounded use them."""
    magnitude_joiner: str = ""
    """Between digits and large unit."""
    unit_joiner: str = ""
    """Between digits and unit."""
    word_joiner: str = ""
    """Between a word (large unit, spelled number) and the unit."""
    range_joiner: str = "–"
    wide_range_joiner: str = " – "
    """Between ends that hold words or signs."""
    range_repeats: bool = False
    """Both ends of a range carry large unit and sign: 2亿–3亿, 15%–30%."""
    range_plural: str | None = None
    """Plural category of every range; None takes the category of the higher end, which holds in most languages."""
    change: ChangeWords = ChangeWords()
    several: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """Words for several tens, hundreds, …, by power of ten: alone, and before a unit."""
    words: tuple[str, ...] = ()
    """Words for 0, 1, 2, …"""
    counting_words: Mapping[int, str] = field(default_factory=dict)
    """Words that differ before a counted thing: 两."""
    halves: Mapping[str, str] = field(default_factory=dict)
    """Words for a half before a time that is said to be had by halves, by the first word of its unit: half an hour."""
    ordinal_words: tuple[str, ...] = ()
    """Words for first, second, …"""
    ordinal_patterns: Mapping[str, str] = field(default_factory=lambda: {"other": "{}."})
    """Patterns by CLDR ordinal category, for numbers without an ordinal word."""
