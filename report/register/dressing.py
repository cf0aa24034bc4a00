"""How the workbook looks and behaves: grounds, locks, widths, number formats, lists to choose from."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from report.register.cells import decimals, travels_as_text
from report.register.columns import MARK, Column, Kind

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

    from report.register.cells import Cell

OPEN_GROUND = PatternFill("solid", fgColor="FFF8DC")
CHAPTER_GROUND = PatternFill("solid", fgColor="E3E8EE")
TITLE_GROUND = PatternFill("solid", fgColor="33475B")
HAIRLINE = Border(bottom=Side("hair", color="B0B8C0"))
TITLE_FONT = Font(bold=True, color="FFFFFF")
CHAPTER_FONT = Font(bold=True)
LOCKED_FONT = Font(color="5A6672")
TOP = Alignment(vertical="top", wrap_text=True)
CENTRED = Alignment(vertical="center", wrap_text=True)
UNLOCKED = Protection(locked=False)
TEXT_FORMAT = "@"
"""Keeps 2020-04 from becoming a date, and 007 from becoming 7."""
LONGEST_TEXT_FORMAT = 255
"""Excel shows longer texts as ##### where the format is text."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 10**18


class Dressing:
    """Dresses cells, and remembers which of them take which kind of value."""

    def __init__(self, columns: tuple[Column, ...], first_row: int) -> None:
        self.first_row = first_row
        self.numbers: dict[str, list[int]] = {}
        """Rows of the cells that take numbers, by letter of the column."""
        self.words: dict[tuple[str, ...], list[str]] = {}
        for number, column in enumerate(columns, 1):
            if column.kind is Kind.WORD:
                self.words.setdefault(column.words, []).append(get_column_letter(number))

    def title(self, cell: SheetCell) -> None:
        """Dress the heading of a column."""
        cell.font, cell.fill, cell.alignment = TITLE_FONT, TITLE_GROUND, CENTRED

    def chapter(self, cell: SheetCell) -> None:
        """Dress a cell of the heading of a chapter."""
        cell.font, cell.fill = CHAPTER_FONT, CHAPTER_GROUND

    def locked(self, cell: SheetCell, column: Column, value: Cell | None = None) -> None:
        """Dress a cell that stays as it is."""
        cell.font, cell.border = LOCKED_FONT, HAIRLINE
        if column.key != MARK:
            cell.alignment = TOP
        cell.number_format = _number_format(column, value, None)
        _guard(cell, value)

    def open(self, cell: SheetCell, column: Column, value: Cell | None, like: Cell | None) -> None:
        """Dress a cell that may be filled in; an empty one takes its decimals from `like`."""
        cell.fill, cell.border, cell.alignment, cell.protection = OPEN_GROUND, HAIRLINE, TOP, UNLOCKED
        cell.number_format = _number_format(column, value, like)
        _guard(cell, value)
        if column.kind is Kind.NUMBER and cell.number_format != TEXT_FORMAT:
            self.numbers.setdefault(cell.column_letter, []).append(cell.row)


def dress_sheet(sheet: Worksheet, columns: tuple[Column, ...], dressing: Dressing, titles: int, last: int) -> None:
    """Set widths, freeze and filter the headings, lock the sheet without a password, add lists to choose from."""
    for number, column in enumerate(columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = column.width
        dimension.hidden = column.key == MARK
    sheet.row_dimensions[1].hidden = True
    sheet.row_dimensions[titles].height = 34
    sheet.freeze_panes = f"C{titles + 1}"
    sheet.auto_filter.ref = f"A{titles}:{get_column_letter(len(columns))}{last}"
    guard = sheet.protection
    guard.sheet = True
    # These say what is locked: filtering, sorting and the size of rows and columns are not.
    guard.autoFilter = guard.sort = guard.formatColumns = guard.formatRows = False
    _add_lists(sheet, dressing, last)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{titles}:{titles}"


def dress_guide(sheet: Worksheet, parts: tuple[tuple[str, ...], ...]) -> None:
    """Write the guide, one paragraph a row."""
    sheet.column_dimensions["A"].width = 110
    at = 0
    for part in parts:
        for number, paragraph in enumerate(part):
            at += 1
            cell = sheet.cell(at, 1, paragraph)
            cell.alignment = TOP
            if number == 0:
                cell.font = CHAPTER_FONT
        at += 1
    sheet.protection.sheet = True


def _add_lists(sheet: Worksheet, dressing: Dressing, last: int) -> None:
    first = dressing.first_row
    for words, letters in dressing.words.items():
        choice = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
        choice.error = "one of: " + ", ".join(words)
        sheet.add_data_validation(choice)
        for letter in letters:
            choice.add(f"{letter}{first}:{letter}{last}")
    if dressing.numbers:
        number = DataValidation(
            "decimal",
            operator="between",
            formula1=str(-WIDEST),
            formula2=str(WIDEST),
            allow_blank=True,
            showErrorMessage=True,
        )
        number.error = "digits only: 77923"
        sheet.add_data_validation(number)
        for letter, rows in dressing.numbers.items():
            for low, high in _runs(rows):
                number.add(f"{letter}{low}:{letter}{high}")


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Return rising numbers as runs of neighbours.

    >>> _runs([3, 4, 7])
    [(3, 4), (7, 7)]
    """
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = runs[-1][0], row
        else:
            runs.append((row, row))
    return runs


def _number_format(column: Column, value: Cell | None, like: Cell | None) -> str:
    """Return the format that shows a number with the digits it was stated with, and text as text."""
    if column.kind is not Kind.NUMBER:
        return "General" if isinstance(value, str) and len(value) > LONGEST_TEXT_FORMAT else TEXT_FORMAT
    shown = value if isinstance(value, Decimal) else like
    if not isinstance(shown, Decimal):
        return "General"
    if travels_as_text(shown):
        return TEXT_FORMAT
    places = decimals(shown)
    return "#,##0" + (f".{'0' * places}" if places else "")


def _guard(cell: SheetCell, value: Cell | None) -> None:
    """Keep a text that looks like a formula a text, even when somebody opens the cell and presses Enter."""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        cell.quotePrefix = True
