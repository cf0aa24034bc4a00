"""The register as an Excel workbook.

One row a metric, chapter by chapter; what a data owner may fill in is unlocked and has a ground of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from report.register.archive import settled
from report.register.cells import cells_of, row_cells, travels_as_text
from report.register.columns import ID, MARK, SERIES, Column, Kind, columns, open_cells
from report.register.dressing import Dressing, dress_guide, dress_sheet
from report.register.mark import mark_of, write_mark
from report.register.words import guide, title_of

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

    from report.model.register import Register, RegisterRow
    from report.register.cells import Cell

FIGURES, GUIDE = "figures", "read me"
KEYS_ROW, TITLE_ROW = 1, 2
"""The first row, hidden, holds the keys of the columns: titles may be translated, columns moved."""
YEAR = 4


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stands where."""

    columns: tuple[Column, ...]
    periods: tuple[str, ...]
    source_language: str


def export_workbook(register: Register) -> bytes:
    """Return the workbook; the same register gives the same bytes."""
    plan = _plan(register)
    workbook = Workbook()
    workbook.properties.creator = "report"
    sheet = workbook.worksheets[0]
    sheet.title = FIGURES
    dressing = Dressing(plan.columns, first_row=TITLE_ROW + 1)
    for number, column in enumerate(plan.columns, 1):
        _set(_at(sheet, KEYS_ROW, number), column.key)
        title = _at(sheet, TITLE_ROW, number)
        _set(title, title_of(column.key, plan.source_language))
        dressing.title(title)
    at = TITLE_ROW
    for chapter, rows in groupby(register.rows, lambda row: (row.chapter, row.chapter_title)):
        at += 1
        _write_chapter(sheet, at, chapter[1], plan, dressing)
        for row in rows:
            at += 1
            _write_row(sheet, at, row, plan, dressing)
    dress_sheet(sheet, plan.columns, dressing, TITLE_ROW, at)
    dress_guide(workbook.create_sheet(GUIDE), guide(plan.source_language))
    made = BytesIO()
    workbook.save(made)
    return settled(made.getvalue(), register.date, f"A1:{get_column_letter(len(plan.columns))}{at}")


def _plan(register: Register) -> _Plan:
    """Choose the columns: those of every period that a series has, and of the year before the report's date."""
    metrics = [row.metric for row in register.rows]
    found = {point.period for metric in metrics for point in metric.series}
    if any(len(period) == YEAR for period in found):
        found.add(str(int(register.date[:YEAR]) - 1))
    periods = tuple(sorted(found, key=lambda period: (len(period), period)))
    used = frozenset(key for metric in metrics for key in cells_of(metric))
    return _Plan(columns(register.languages, used, periods), periods, register.languages[0])


def _write_chapter(sheet: Worksheet, at: int, title: str, plan: _Plan, dressing: Dressing) -> None:
    keys = [column.key for column in plan.columns]
    for number in range(1, len(keys) + 1):
        dressing.chapter(_at(sheet, at, number))
    for key in (ID, "chapter"):  # in its own column too, so that a filter by chapter keeps its heading
        _set(_at(sheet, at, keys.index(key) + 1), title)


def _write_row(sheet: Worksheet, at: int, row: RegisterRow, plan: _Plan, dressing: Dressing) -> None:
    cells = row_cells(row)
    opened = open_cells(row.metric, plan.periods)
    for number, column in enumerate(plan.columns, 1):
        cell = _at(sheet, at, number)
        if column.key == MARK:
            _set(cell, write_mark(mark_of(row.metric.id, cells, opened)))
            dressing.locked(cell, column)
            continue
        value = cells.get(column.key)
        if column.key in opened:
            dressing.open(cell, column, value, _pattern(row, column))
        else:
            dressing.locked(cell, column, value)
        _set(cell, value)


def _pattern(row: RegisterRow, column: Column) -> Cell | None:
    """Return a number whose decimals a new point of a series takes over."""
    if column.kind is Kind.NUMBER and column.key.startswith(SERIES):
        return row.metric.series[-1].value
    return None


def _at(sheet: Worksheet, row: int, column: int) -> SheetCell:
    return cast("SheetCell", sheet.cell(row, column))  # the other kind is a merged cell, of which there are none


def _set(cell: SheetCell, value: Cell | None) -> None:
    if value is None:
        return
    if isinstance(value, Decimal):
        if travels_as_text(value):
            cell.value = f"{value:f}"
            cell.data_type = "s"
        else:
            # As an integer or a binary number: both write the digits that were read, up to fifteen of them.
            cell.value = int(value) if value == value.to_integral_value() else float(value)
        return
    cell.value = value
    cell.data_type = "s"  # never a formula, whatever it begins with
