"""Figures read in the phrases and sentences of pairs.txt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from pathlib import Path

import pytest

from report.quantity import Found, Hedge, Kind, Range, compare_texts, parse_quantities

LINES = Path(__file__).with_name("pairs.txt").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split(" | ")) for line in LINES if line and line[0] != "#"]
LANGUAGES = ("zh", "en")
EXPECTED = re.compile(
    r"(?:(?P<only>zh|en):)?(?P<kind>[a-z]+) (?P<value>\S+)(?: ~(?P<hedge>\S+))?"
    r"(?: (?P<unit>[^\s\[]+))?(?: \[(?P<bounds>\S+)\])?"
)

KNOWN_MISSES: dict[str, str] = {}
"""Phrases that are read wrongly, and why that is left so."""


@dataclass(frozen=True)
class Figure:
    """What a figure of the table says."""

    kind: Kind
    value: Decimal | tuple[Decimal, ...] | str | None
    hedge: Hedge | None
    unit: str | None
    bounds: tuple[Decimal, ...] | None


def read_expected(cell: str, language: str) -> list[Figure]:
    """Return the figures of a row in one language."""
    matches = [] if cell == "-" else [EXPECTED.fullmatch(figure) for figure in cell.split("; ")]
    return [_figure(match, language) for match in matches if match is not None and match["only"] in {None, language}]


def _figure(match: re.Match[str], language: str) -> Figure:
    kind = Kind(match["kind"])
    hedge, unit = (_side(match[part], language) for part in ("hedge", "unit"))
    bounds = tuple(Decimal(end) for end in match["bounds"].split("..")) if match["bounds"] else None
    return Figure(kind, _value(kind, match["value"]), Hedge(hedge) if hedge else None, unit, bounds)


def _side(text: str | None, language: str) -> str | None:
    """Return the part of zh/en that belongs to a language."""
    sides = (text or "-").split("/")
    side = sides[LANGUAGES.index(language) if len(sides) > 1 else 0]
    return None if side == "-" else side


def _value(kind: Kind, text: str) -> Decimal | tuple[Decimal, ...] | str | None:
    if kind is Kind.DATE:
        return text
    if text == "-":
        return None
    if "/" in text:
        above, below = map(Decimal, text.split("/"))
        return Context(prec=40).divide(above, below)
    low, _, high = text.partition("..")
    return (Decimal(low), Decimal(high)) if high else Decimal(low)


def seen(found: Found) -> Figure:
    """Return what the parser says, in the terms of the table."""
    value = (found.value.low, found.value.high) if isinstance(found.value, Range) else found.value
    return Figure(found.kind, found.date or value, found.hedge, found.unit, found.bounds)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
@pytest.mark.parametrize("language", LANGUAGES)
def test_figures(row: tuple[str, str, str], language: str, request: pytest.FixtureRequest) -> None:
    """Every figure of a phrase is found with value, hedge and unit, and nothing else is."""
    text = row[LANGUAGES.index(language)]
    if text in KNOWN_MISSES:
        request.applymarker(pytest.mark.xfail(reason=KNOWN_MISSES[text], strict=True))
    found = parse_quantities(text, language)
    assert sorted(map(seen, found), key=repr) == sorted(read_expected(row[2], language), key=repr)
    assert all(text[figure.start : figure.end] == figure.text for figure in found)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_translations_agree(row: tuple[str, str, str]) -> None:
    """No phrase of the table differs from its translation, in either direction."""
    zh, en, _ = row
    assert compare_texts(zh, "zh-CN", en, "en") == ()
    assert compare_texts(en, "en", zh, "zh-CN") == ()


def test_table_can_be_read() -> None:
    """The table is large, has no line twice, and no figure that this test cannot read."""
    assert len(ROWS) >= 220
    assert len({row[:2] for row in ROWS}) == len(ROWS)
    assert all(EXPECTED.fullmatch(figure) for row in ROWS if row[2] != "-" for figure in row[2].split("; "))
    assert {figure.hedge for row in ROWS for figure in read_expected(row[2], "zh")} == {None, *Hedge}
    assert {figure.kind for row in ROWS for figure in read_expected(row[2], "zh")} == set(Kind)
