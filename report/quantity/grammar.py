"""The table of a language, compiled: one expression that finds whatever may be a figure, and small ones around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from report.quantity.languages import neutral_parse, parse_table_for
from report.quantity.numerals import digits_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from report.quantity.languages import ParseTable, Prefixed, UnitWord
    from report.quantity.quantity import Hedge

NAMED_GROUP = re.compile(r"\(\?P<\w+>")

SIGN = r"(?:(?<![A-Za-z0-9)\]])-)?"
"""A minus sign; after a letter, a digit or a bracket it is a hyphen."""

Result = TypeVar("Result")


class Part(Enum):
    """What an expression finds."""

    SKIPPED = "skipped"
    NAME = "name"
    DATE = "date"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    RATIO = "ratio"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Choice(Generic[Result]):
    """Expressions of which one matches, and what each stands for."""

    source: str
    results: tuple[Result, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The choice, compiled when a figure is first found."""
        return _compiled(self.source, re.IGNORECASE)

    @classmethod
    def of(cls, choices: Iterable[tuple[str, Result]], around: str = "{}") -> Choice[Result]:
        """Return the choice between expressions, case ignored; `around` holds `{}` where they stand."""
        pairs = list(choices)
        either = "|".join(f"(?P<c{index}>{pattern})" for index, (pattern, _) in enumerate(pairs)) or "(?!)"
        return cls(around.replace("{}", f"(?:{either})"), tuple(result for _, result in pairs))

    def result(self, match: re.Match[str]) -> Result:
        """Return what the expression that matched stands for."""
        return self.results[int((match.lastgroup or "c0")[1:])]


@dataclass(frozen=True, slots=True)
class HedgeBefore:
    """A hedge that stands before its number."""

    hedge: Hedge
    unless: re.Pattern[str]
    """Matches from the word on where it is no hedge."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An expression with its groups, and the part it finds."""

    part: Part
    source: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when a text first needs it: the finder has said where it matches."""
        return _compiled(self.source)


@cache
def _compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(source, flags)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled table of a language."""

    table: ParseTable
    opening: re.Pattern[str]
    """Matches wherever a figure can begin: a text without such a place has none."""
    expression: str
    """Of the finder."""
    rules: tuple[Rule, ...]
    number: re.Pattern[str]
    before: Choice[HedgeBefore]
    currency: Choice[str]
    after_number: Choice[Hedge]
    unit: Choice[UnitWord]
    open_unit: re.Pattern[str]
    after_unit: Choice[Hedge]
    joiner: re.Pattern[str]
    between: re.Pattern[str]
    between_joiner: re.Pattern[str]
    counted_after_year: re.Pattern[str]
    year_before: re.Pattern[str]
    growth: re.Pattern[str]

    @property
    def finder(self) -> re.Pattern[str]:
        """What finds the figures; group `r0` matches where rule 0 does, and so on."""
        return _compiled(self.expression)


@cache
def grammar_for(language: str) -> Grammar:
    """Return the compiled table of a BCP 47 tag, made once."""
    return compile_table(parse_table_for(language))


def compile_table(table: ParseTable) -> Grammar:
    """Return the compiled table."""
    number = _fill("{N}", table)
    rules = tuple(Rule(part, _fill(pattern, table)) for part, pattern in _patterns(table))
    found = (f"(?P<r{index}>{NAMED_GROUP.sub('(?:', rule.source)})" for index, rule in enumerate(rules))
    return Grammar(
        table=table,
        opening=re.compile(table.opening),
        expression=f"(?={table.opening})(?:{'|'.join(found)})",
        rules=rules,
        number=re.compile(f"{SIGN}{number}"),
        before=Choice.of(_hedges(table.before), "{} ?"),
        currency=Choice.of(table.currencies.items(), "{} ?"),
        after_number=Choice.of(table.after_number.items()),
        unit=Choice.of(_units(table.units), f"{table.unit_gap}{{}}"),
        open_unit=re.compile(table.open_unit),
        after_unit=Choice.of(table.after_unit.items()),
        joiner=re.compile(table.range_joiner),
        between=re.compile(table.between, re.IGNORECASE),
        between_joiner=re.compile(table.between_joiner),
        counted_after_year=re.compile(table.counted_after_year),
        year_before=re.compile(table.year_before),
        growth=re.compile(table.growth, re.IGNORECASE),
    )


def _hedges(before: Iterable[Prefixed]) -> Iterator[tuple[str, HedgeBefore]]:
    return ((item.words, HedgeBefore(item.hedge, re.compile(item.unless or "(?!)"))) for item in before)


def _patterns(table: ParseTable) -> Iterator[tuple[Part, str]]:
    """Return all expressions in the order in which they are tried."""
    yield from ((Part.SKIPPED, f"(?i:{pattern})") for pattern in table.skipped)
    yield from ((Part.NAME, pattern) for pattern in (*table.names, *neutral_parse.NAMES))
    yield from ((Part.DATE, pattern) for pattern in (*neutral_parse.DATES, *table.dates))
    yield from ((Part.ORDINAL, f"(?i:{pattern})") for pattern in (*table.ordinals, *neutral_parse.ORDINALS))
    yield from ((Part.FRACTION, f"(?i:{pattern})") for pattern in (*table.fractions, *neutral_parse.FRACTIONS))
    yield from ((Part.RATIO, f"(?i:{pattern})") for pattern in (*table.ratios, *neutral_parse.RATIOS))
    yield (Part.NUMBER, f"{SIGN}{{N}}")


def _fill(pattern: str, table: ParseTable) -> str:
    """Return an expression with the numbers of the table in it; once matched they are not tried shorter.

    Without that, a long run of digits before anything unexpected would be tried at every length.
    """
    digits = f"(?>{digits_pattern(table.group, table.decimal)})"
    return pattern.replace("{N}", f"(?>(?i:{'|'.join(table.number)}))").replace("{D}", digits)


def _units(units: Mapping[str, UnitWord]) -> list[tuple[str, UnitWord]]:
    """Return the units as expressions, long ones first; a Latin word ends where it ends."""
    ordered = sorted(units.items(), key=lambda item: len(item[0]), reverse=True)
    return [
        (re.escape(word) + (r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else ""), unit)
        for word, unit in ordered
    ]
