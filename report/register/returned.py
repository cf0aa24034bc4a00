"""A workbook that came back -> its rows, and what was filled in.

A workbook is a stranger's file: it is opened only after its size and kind were looked at, and whatever openpyxl makes
of a damaged one is a problem of the file.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from report.diagnostics import Diagnosed, Diagnostic, Span
from report.register.archive import refusal
from report.register.columns import ID, MARK, column_of
from report.register.mark import Mark, read_mark
from report.register.sheetcells import CellError, SheetCell, as_text, read_cell, shown_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl.workbook import Workbook

    from report.register.cells import Cell

MAX_ROWS, MAX_COLUMNS = 20_000, 400
KEYS_WITHIN = 10
"""The row of keys is looked for in so many rows."""
AGAIN = "export the figures again, and fill in that workbook"


@dataclass(frozen=True, slots=True)
class Returned:
    """One row that came back."""

    mark: Mark
    place: Span
    edits: Mapping[str, Cell | None]
    """What was filled in since the export, by key of the column; None where a cell was emptied."""
    places: Mapping[str, Span]


@dataclass(frozen=True, slots=True)
class _Raw:
    """A cell as it stands in the file."""

    value: Any
    kind: str
    number_format: str


def read_workbook(content: bytes, name: str) -> Diagnosed[tuple[Returned, ...]]:
    """Return the rows of a workbook, and everything that is wrong with its cells.

    `name` is the file's name for people. Problems stand at `name:sheet!cell`.
    """
    why = refusal(content)
    if why is not None:
        return Diagnosed(None, (_unreadable(name, f"{name} {why}"),))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts that openpyxl leaves out; cells are not among them
            return _Sheet(content, name).returned()
    except Exception as error:  # noqa: BLE001 - a damaged workbook makes openpyxl fail in any way there is
        message = f"{name} cannot be read as a workbook: {type(error).__name__}"
        return Diagnosed(None, (_unreadable(name, message),))


def _unreadable(name: str, message: str) -> Diagnostic:
    return Diagnostic("V110", message, Span(name), "save it as .xlsx, or " + AGAIN)


class _Sheet:
    """The sheet of figures, read from top to bottom."""

    def __init__(self, content: bytes, name: str) -> None:
        self.content = content
        self.name = name
        self.title = ""
        self.keys: dict[str, int] = {}
        """Number of each column, from 1, by its key."""
        self.results: dict[tuple[int, int], _Raw] = {}
        """Results of formulas, by row and column."""
        self.problems: list[Diagnostic] = []

    def returned(self) -> Diagnosed[tuple[Returned, ...]]:
        found = self._find()
        if found is None:
            hint = AGAIN + "; rows that are copied elsewhere need both rows of headings above them"
            problem = Diagnostic("V110", f"{self.name} has no sheet of figures", Span(self.name), hint)
            return Diagnosed(None, (problem,))
        head, rows = found
        if any(number > MAX_ROWS for number in rows):
            return Diagnosed(None, (_unreadable(self.name, f"{self.name} has more than {MAX_ROWS:,} rows"),))
        self._read_results(rows)
        seen: dict[str, Returned] = {}
        for number, cells in rows.items():
            is_title = number == head + 1 and read_mark(self._plain(cells, MARK)) is None
            row = None if number <= head or is_title else self._row(number, cells)
            if row is None:
                continue
            earlier = seen.setdefault(row.mark.metric, row)
            if earlier is not row:
                message = f"`{row.mark.metric}` has two rows"
                self._report("V112", message, row.place, "delete one of the two", earlier.place)
        return Diagnosed(tuple(seen.values()), tuple(self.problems))

    def _find(self) -> tuple[int, dict[int, dict[int, _Raw]]] | None:
        """Return the number of the row of keys, and the cells that are not empty, of the sheet that has keys."""
        workbook = _open(self.content, data_only=False)
        for title in workbook.sheetnames:
            rows = dict(_rows(workbook, title))
            for number in range(1, KEYS_WITHIN + 1):
                texts = {column: str(raw.value).strip() for column, raw in rows.get(number, {}).items()}
                if {ID, MARK} <= set(texts.values()):
                    self.title = title
                    # Of two columns with one key the first counts; a copied column is somebody's note.
                    self.keys = {key: column for column, key in reversed(texts.items())}
                    return number, rows
        return None

    def _read_results(self, rows: dict[int, dict[int, _Raw]]) -> None:
        wanted = {(row, column) for row, cells in rows.items() for column, raw in cells.items() if raw.kind == "f"}
        if wanted:
            for number, cells in _rows(_open(self.content, data_only=True), self.title):
                self.results.update({(number, c): raw for c, raw in cells.items() if (number, c) in wanted})

    def _row(self, number: int, cells: dict[int, _Raw]) -> Returned | None:
        """Return a row of a metric; a heading, or a row that says nothing, is none."""
        identity = self._plain(cells, ID)
        marked = self._plain(cells, MARK)
        place = self._place(number, ID)
        if not marked:
            others = {column for key, column in self.keys.items() if key not in {ID, "chapter", "file"}}
            if others & cells.keys():
                message = "this row was not exported" + (f": `{identity}`" if identity else "")
                hint = "new metrics are added in content/metrics/; copy rows whole, hidden columns included"
                self._report("V112", message, place, hint)
            return None
        mark = read_mark(marked)
        if mark is None:
            self._report("V112", f"the hidden mark of the row `{identity}` is damaged", place, AGAIN)
            return None
        if identity != mark.metric:
            message = f"the id `{mark.metric}` was changed to `{identity}`"
            self._report("V112", message, place, f"write `{mark.metric}` again; ids are changed in content/metrics/")
            return None
        return self._filled_in(number, cells, mark)

    def _filled_in(self, number: int, cells: dict[int, _Raw], mark: Mark) -> Returned:
        edits: dict[str, Cell | None] = {}
        places: dict[str, Span] = {}
        for key in self.keys:
            if key in {ID, MARK}:
                continue
            places[key] = self._place(number, key)
            cell = self._cell(number, cells, key)
            if cell is None:
                continue
            if key not in mark.open:
                self._hold_locked(mark, key, cell, places[key])
                continue
            column = column_of(key)
            if column is None:  # a column that another version of this program wrote
                continue
            try:
                value = read_cell(cell, column, mark.cells.get(key, ""))
            except CellError as error:
                self._report("V113", f"`{key}` of `{mark.metric}` {error}", places[key], error.hint)
                continue
            if not mark.holds(key, value):
                edits[key] = value
        return Returned(mark, self._place(number, ID), edits, places)

    def _hold_locked(self, mark: Mark, key: str, cell: SheetCell, place: Span) -> None:
        number = shown_number(cell.value) if isinstance(cell.value, int | float) else None
        if not mark.holds(key, as_text(cell)) and not (number is not None and mark.holds(key, number)):
            before = mark.cells.get(key, "")
            was = f"“{before}”" if before and not before.startswith("#") else "what it was" if before else "nothing"
            hint = f"put back {was}; this is changed in the project, not in the workbook"
            self._report("V116", f"the locked cell `{key}` of `{mark.metric}` was changed", place, hint)

    def _cell(self, number: int, cells: dict[int, _Raw], key: str) -> SheetCell | None:
        """Return a cell with the result of its formula; None where that is an error, which is reported."""
        raw = cells.get(self.keys[key])
        if raw is None:
            return SheetCell(None)
        place = self._place(number, key)
        if raw.kind == "f":
            raw = self.results.get((number, self.keys[key]))
            if raw is None or raw.value is None:
                hint = "open the workbook in a spreadsheet program, save it there, or write the number itself"
                self._report("V114", f"the formula in `{key}` has no result", place, hint)
                return None
        if raw.kind == "e":
            self._report("V114", f"`{key}` shows the error {raw.value}", place, "mend the formula, or write the number")
            return None
        return SheetCell(raw.value, raw.number_format)

    def _plain(self, cells: dict[int, _Raw], key: str) -> str:
        raw = cells.get(self.keys[key])
        return str(raw.value).strip() if raw is not None else ""

    def _place(self, row: int, key: str) -> Span:
        column = self.keys[key]
        return Span(f"{self.name}:{self.title}!{get_column_letter(column)}{row}", row, column)

    def _report(self, code: str, message: str, place: Span, hint: str, earlier: Span | None = None) -> None:
        self.problems.append(Diagnostic(code, message, place, hint, related=earlier, related_label="first row"))


def _open(content: bytes, *, data_only: bool) -> Workbook:
    return load_workbook(BytesIO(content), read_only=True, data_only=data_only, keep_links=False)


def _rows(workbook: Workbook, title: str) -> Iterator[tuple[int, dict[int, _Raw]]]:
    """Yield the cells that hold something, row by row, one row beyond the limit at most."""
    sheet = workbook[title]
    for number, row in enumerate(sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS), 1):
        cells = {
            column: _Raw(cell.value, cell.data_type, cell.number_format)
            for column, cell in enumerate(row, 1)
            if cell.value is not None
        }
        if cells:
            yield number, cells
