"""The phrases of the report of 2020, from the table in phrases.txt."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from report.quantity import Hedge, Quantity, Range, UnitForms, format_quantity, read_precision, stated_value

LINES = Path(__file__).with_name("phrases.txt").read_text(encoding="utf-8").splitlines()
ROWS = [
    tuple("" if cell == "-" else cell for cell in line.split(" | ")) for line in LINES if line and line[0] not in "# "
]


def read_quantity(value: str, stated: str, hedge: str) -> Quantity:
    """Return the quantity of a row."""
    low, _, high = value.partition("..")
    number = Range(Decimal(low), Decimal(high)) if high else Decimal(value)
    return Quantity(number, read_precision(stated) if stated else None, Hedge(hedge) if hedge else None)


def unit_forms(text: str) -> UnitForms | None:
    """Return the forms of a unit written one/other, or of a unit without plural."""
    one, _, other = text.partition("/")
    return UnitForms((("one", one), ("other", other or one))) if text else None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[5])
def test_phrase(row: tuple[str, ...]) -> None:
    """A figure is written in Chinese and English as the table says."""
    value, stated, hedge, unit_zh, unit_en, zh, en = row
    quantity = read_quantity(value, stated, hedge)
    assert format_quantity(quantity, "zh-CN", unit_forms(unit_zh)) == zh
    assert format_quantity(quantity, "en", unit_forms(unit_en)).replace("\N{NO-BREAK SPACE}", "~") == en


@pytest.mark.parametrize("row", [row for row in ROWS if row[1] and ".." not in row[0]], ids=lambda row: row[1])
def test_stated_value(row: tuple[str, ...]) -> None:
    """What the source states is the value of the row."""
    assert stated_value(row[1]) == Decimal(row[0])


def test_table_is_complete() -> None:
    """Every hedge occurs, and no phrase is listed twice."""
    assert {row[2] for row in ROWS} == {"", *Hedge}
    assert len({row[:5] for row in ROWS}) == len(ROWS) > 90
