"""A cell of a returned workbook -> what a metric's field may hold."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from report.diagnostics import did_you_mean
from report.markup.times import DATE, PERIOD
from report.register.cells import SAFE_DIGITS, travels_as_text
from report.register.columns import Kind
from report.register.mark import tidy

if TYPE_CHECKING:
    from collections.abc import Callable

    from report.register.cells import Cell
    from report.register.columns import Column

_DIGITS = re.compile(r"-?\d{1,30}(\.\d{1,12})?", re.ASCII)
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)
"""Year first, as nobody can misread it: 2021-02-26, 2021/2/26, 2021年2月26日."""
FIRST_YEAR, LAST_YEAR = 1000, 9999


class CellError(ValueError):
    """A cell does not hold what its column asks for."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell as the spreadsheet program left it; of a formula, its result."""

    value: object
    number_format: str = "General"

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing, or spaces."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


def read_cell(cell: SheetCell, column: Column, before: str) -> Cell | None:
    """Return what a cell states, None where it is empty; `before` is what it held at the export.

    Raises CellError.
    """
    if cell.is_empty:
        return None
    if isinstance(cell.value, bool):
        message = f"holds {str(cell.value).upper()}"
        raise CellError(message, "write a number or a text")
    return _READ[column.kind](cell, column, before)


def as_text(cell: SheetCell) -> str:
    """Return a cell as a text, to be held against another; spreadsheets may turn 12 into a number."""
    if cell.is_empty:
        return ""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and math.isfinite(cell.value):
        return f"{shown_number(cell.value):f}"
    return tidy(str(cell.value))


def shown_number(value: float) -> Decimal:
    """Return a spreadsheet's number as it shows it, to fifteen digits: 0.1 + 0.2 is 0.3."""
    return Decimal(f"{Decimal(f'{value:.{SAFE_DIGITS}g}'):f}")


def _number(cell: SheetCell, _column: Column, before: str) -> Decimal:
    value = cell.value
    stated = Decimal(before) if _DIGITS.fullmatch(before) else None
    if isinstance(value, int | float):
        if not math.isfinite(value):
            message = f"holds {value}"
            raise CellError(message, "write a number")
        if stated is not None and float(stated) == float(value):
            return stated
        if "%" in cell.number_format:
            message = f"shows a percentage, but holds {shown_number(value)}"
            raise CellError(message, "give the cell a number format, and write points: 12.5 for 12.5%")
        return shown_number(value)
    if isinstance(value, str):
        text = value.strip()
        # Only where a number had to travel as text may one come back as text.
        if stated is not None and travels_as_text(stated) and _DIGITS.fullmatch(text):
            return Decimal(text)
        message = f"holds the text “{_start(text)}”"
        raise CellError(message, "write digits only, as a number; hedge and unit have columns of their own")
    message = "holds a date or a time"
    raise CellError(message, "write a number, and give the cell a number format")


def _text(cell: SheetCell, _column: Column, _before: str) -> str:
    if isinstance(cell.value, dt.date | dt.time | dt.timedelta):
        message = "holds a date or a time"
        raise CellError(message, "give the cell the format “text”, and write it again")
    return as_text(cell)


def _word(cell: SheetCell, column: Column, _before: str) -> str:
    word = as_text(cell)
    if word.lower() in column.words:
        return word.lower()
    message = f"holds “{_start(word)}”"
    raise CellError(message, did_you_mean(word.lower(), column.words, "choose one of " + ", ".join(column.words)))


def _time(cell: SheetCell, column: Column, _before: str) -> str:
    form = PERIOD if column.key == "period" else DATE
    hint = f"write {form.form}"
    if isinstance(cell.value, dt.date | dt.time | dt.timedelta):
        message = "holds a date, which may say more than was meant"
        raise CellError(message, f"give the cell the format “text”, and {hint}")
    text = as_text(cell)
    if form.matches(text) and FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        return text
    message = f"holds “{_start(text)}”"
    raise CellError(message, hint)


def _day(cell: SheetCell, _column: Column, _before: str) -> str:
    if isinstance(cell.value, dt.datetime):
        return cell.value.date().isoformat()
    if isinstance(cell.value, dt.date):
        return cell.value.isoformat()
    text = as_text(cell)
    match = _DAY.fullmatch(text)
    try:
        if match is not None:
            return dt.date(*(int(part) for part in match.groups())).isoformat()
    except ValueError:
        pass  # not in the calendar; said below
    message = f"holds “{_start(text)}”"
    raise CellError(message, "write a day: 2021-02-26")


_READ: dict[Kind, Callable[[SheetCell, Column, str], Cell]] = {
    Kind.NUMBER: _number,
    Kind.TEXT: _text,
    Kind.WORD: _word,
    Kind.TIME: _time,
    Kind.DAY: _day,
}


def _start(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"  # noqa: PLR2004 - fits a line
