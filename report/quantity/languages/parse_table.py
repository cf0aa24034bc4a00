"""What the package must know of a language to read its numbers.

A table holds words and regular expressions, no program. In every expression `{D}` stands for a number in digits and
`{N}` for a number in digits or words; named groups are those the engine asks for (`n`, `d`, `y`, `m`). Expressions are
tried in the order of the table, and no expression may repeat an expression that repeats.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from report.quantity.quantity import Hedge

ONE = Decimal(1)


class Role(Enum):
    """What a word does inside a number."""

    DIGIT = "digit"
    """Counts: 三, twenty, half."""
    TIMES = "times"
    """Multiplies what stands before it, 1 if nothing does: 百, 万, million."""
    SEVERAL = "several"
    """Before a multiplier or alone: an unknown number from two to nine (数百, several hundred)."""
    SEVERAL_TIMES = "several times"
    """Both in one word: hundreds, dozens."""
    TEENS = "teens"
    """After a round number: an unknown last digit (十几, 二十几)."""
    REMAINDER = "remainder"
    """Between digits and multiplier: more than (1,500多万)."""
    SILENT = "silent"
    """Says nothing: and, a, of."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A word of a number."""

    role: Role
    value: Decimal = ONE


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A unit as it is written: a code of `measures`, or the classifier itself."""

    code: str
    scale: Decimal = ONE
    """What the number before is multiplied by: 成 counts tens of per cent."""
    extra: Decimal = Decimal(0)
    """What the unit adds to the number: 半 in 一个半月."""
    hedge: Hedge | None = None
    """A hedge inside the unit: 多 in 3个多月."""


@dataclass(frozen=True, slots=True)
class Prefixed:
    """A hedge word and where it is none: 近 is "nearly", but 近三年 are the last three years."""

    hedge: Hedge
    words: str
    """Regular expression."""
    unless: str = ""
    """Regular expression, matched from the beginning of the word over what follows."""


@dataclass(frozen=True, slots=True)
class ParseTable:
    """The words of one language, for reading."""

    numerals: Mapping[str, Numeral] = field(default_factory=dict)
    number: tuple[str, ...] = ("{D}",)
    """A number in digits or words, without sign, unit and hedges."""
    opening: str = r"[\d#A-Za-z-]"
    """What a figure, or something skipped, may begin with; for speed: other places are not looked at."""
    group: str = ","
    decimal: str = "."
    words_need_context: bool = False
    """A number word of one sign is a number only before a unit or after a hedge: 一 in 一般 is none."""
    last_digit_may_lag: bool = False
    """一千五 is 1,500: a digit after hundreds and above counts the next lower power."""

    skipped: tuple[str, ...] = ()
    """Idioms and mentions that hold no quantity: 零容忍, 360°."""
    names: tuple[str, ...] = ()
    """Numbers that are part of a name, beyond those of every language."""
    dates: tuple[str, ...] = ()
    """Groups y, m, d, decade."""
    months: Mapping[str, int] = field(default_factory=dict)
    counted_after_year: str = r"(?!)"
    """What follows four digits that are a count and no year."""
    year_before: str = r"(?!)"
    """What stands before four digits that are a year, whatever follows."""
    ordinals: tuple[str, ...] = ()
    """Group n."""
    ordinal_words: Mapping[str, int] = field(default_factory=dict)
    fractions: tuple[str, ...] = ()
    """Groups n and d; or tenths, and rest (七成五), or hundredths (85折),
    with an empty group price where it is the share of a price; or none for a half;
    and about, a hedge inside."""
    denominators: Mapping[str, int] = field(default_factory=dict)
    ratios: tuple[str, ...] = ()
    """Groups n and d (2比1); or times (threefold); or doublings: how often a number doubles (翻两番)."""

    before: tuple[Prefixed, ...] = ()
    after_number: Mapping[str, Hedge] = field(default_factory=dict)
    after_unit: Mapping[str, Hedge] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    """Before the number: word to currency code, or to the unit it implies (aged 12)."""
    units: Mapping[str, UnitWord] = field(default_factory=dict)
    unit_gap: str = r" ?"
    """What may stand between number and unit."""
    open_unit: str = r"(?!)"
    """A unit that is in no table: the next word; group u."""
    range_joiner: str = r" ?[-–—~] ?"
    between: str = r"(?!)"
    """What stands before a range whose ends are joined by `between_joiner`."""
    between_joiner: str = r"(?!)"
    hedging: Mapping[Hedge, tuple[str, str]] = field(default_factory=dict)
    """Words before and after a figure that justify a hedge of the translation, though they need be none: 上限, 满."""
    hedging_reach: int = 0
    """How many signs before and after a figure those words may stand."""
    weak_hedges: str = r"(?!)"
    """Hedges that are other words as well: over the years, a film about two people."""
    growth: str = r"(?!)"
    """What stands before times that are added: 增长3倍 is four times as much, or three if loosely said."""
    echoes: Mapping[int, str] = field(default_factory=dict)
    """Words that say a number without naming it: both, 双; tripled for 3倍; all for 100%."""


def numerals(*groups: tuple[Role, Mapping[str, int | str] | Iterable[str]]) -> dict[str, Numeral]:
    """Return the number words of a table from roles and values."""
    words: dict[str, Numeral] = {}
    for role, group in groups:
        pairs = group.items() if hasattr(group, "items") else ((word, 1) for word in group)
        words |= {word: Numeral(role, Decimal(value)) for word, value in pairs}
    return words
