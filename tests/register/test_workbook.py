"""`report metrics export`: what a data owner is sent."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from report.cli import main
from report.model.register import BUILT, Register, RegisterPlace
from report.pipeline import Order, register
from report.register.cells import page_list
from report.register.workbook import export_workbook
from tests.register.workbooks import METRICS, PATH, columns, exported, fill_in, project_with, rows

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


@pytest.fixture
def found(tmp_path: Path) -> Register:
    """Return the register of the sample project."""
    result = register(Order(project_with(tmp_path)))
    assert result.value is not None, result.diagnostics
    return result.value


@pytest.fixture
def sheet(found: Register) -> Worksheet:
    """Return the sheet of figures of the sample project."""
    return load_workbook(BytesIO(export_workbook(found)))["figures"]


def _row(sheet: Worksheet, metric: str) -> dict[str, object]:
    number = rows(sheet)[metric]
    values = {key: sheet.cell(number, column).value for key, column in columns(sheet).items()}
    return {key: value for key, value in values.items() if value is not None and key != "mark"}


def test_a_row_says_all_of_its_metric(sheet: Worksheet) -> None:
    """Id, labels and phrases in both languages, typed values, who answers for it, where it is stated."""
    assert _row(sheet, "staff.all") == {
        "id": "staff.all",
        "label:zh-CN": "员工",
        "label:en": "Staff",
        "value": 77923,
        "unit": "名",
        "period": "2020",
        "source": "人力资源部",
        "status": "approved",
        "approved_by": "主任",
        "approved_on": "2021-02-26",
        "phrase:zh-CN": "77,923名",
        "phrase:en": "77,923\N{NO-BREAK SPACE}名",
        "chapter": "more",
        "file": PATH,
    }


def test_values_are_typed_and_shown_as_stated(sheet: Worksheet) -> None:
    """Numbers are numbers and show the digits that were stated; longer ones than a spreadsheet keeps are text."""
    row, column = rows(sheet), columns(sheet)

    def cell(metric: str, key: str) -> tuple[object, str]:
        found = sheet.cell(row[metric], column[key])
        return found.value, str(found.number_format)

    assert cell("staff.all", "value") == (77923, "#,##0")
    assert cell("staff.share", "value") == (12.5, "#,##0.00")
    assert cell("staff.range", "min") == (3, "#,##0")
    assert cell("dc.series", "series:2019") == (1.1, "#,##0.00")
    assert cell("dc.series", "series:2020") == (None, "#,##0.00")
    assert cell("staff.long", "value") == ("1234567890123456.5", "@")
    assert cell("staff.founded", "date") == ("2012-03", "@")
    assert cell("staff.ratio", "value")[0] == pytest.approx(77923 / 1_999_000_000, rel=0.001)


def test_only_what_may_be_filled_in_is_open(sheet: Worksheet) -> None:
    """The sheet is locked without a password; each metric has the cells of its own form open, and no others."""
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert not sheet.protection.autoFilter
    row, column = rows(sheet), columns(sheet)

    def opened(metric: str) -> set[str]:
        return {key for key, number in column.items() if not sheet.cell(row[metric], number).protection.locked}

    always = {"period", "as_of", "note", "source", "owner", "better", "status"}
    always |= {"approved_by", "approved_on", "valid_until"}
    assert opened("staff.all") == always | {"value", "qualifier", "precision"}
    assert opened("staff.range") == always | {"min", "max", "qualifier", "precision"}
    assert opened("staff.founded") == always | {"date"}
    years = {"series:2018", "series:2019", "series:2020"}
    assert opened("dc.series") == always | years | {"qualifier", "precision"}
    assert opened("staff.ratio") == always | {"qualifier", "precision"}
    chapter = next(number for number in range(3, sheet.max_row + 1) if sheet.cell(number, 1).value == "more")
    assert all(sheet.cell(chapter, number).protection.locked for number in column.values())


def test_text_is_never_a_formula(sheet: Worksheet) -> None:
    """What looks like a formula stays text in the file, and when the cell is opened and left."""
    cell = sheet.cell(rows(sheet)["staff.money"], columns(sheet)["note"])
    assert cell.value == "=1+1 一行，  两格"
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert not any(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)


def test_sheet_is_made_for_reading(sheet: Worksheet) -> None:
    """Headings stay in sight and filter; keys and marks are hidden; words are chosen from lists."""
    assert sheet.freeze_panes == "C3"
    assert sheet.auto_filter.ref == f"A2:{get_column_letter(sheet.max_column)}{sheet.max_row}"
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions[get_column_letter(columns(sheet)["mark"])].hidden
    assert sheet.cell(2, columns(sheet)["value"]).value == "数值\nvalue"
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    assert '"draft,approved"' in lists
    numbers = next(rule for rule in sheet.data_validations.dataValidation if rule.type == "decimal")
    where = str(numbers.sqref)
    assert sheet.cell(rows(sheet)["staff.all"], columns(sheet)["value"]).coordinate in where
    assert sheet.cell(rows(sheet)["staff.long"], columns(sheet)["value"]).coordinate not in where


def test_guide_is_in_the_language_of_the_report_and_in_english(found: Register) -> None:
    """A German report has an English guide; a Chinese one both."""
    both = load_workbook(BytesIO(export_workbook(found)))["read me"]
    texts = [cell.value for cell in both["A"]]
    assert "使用说明" in texts
    assert "How to use this workbook" in texts
    german = replace(found, languages=("de", "en"))
    only = [cell.value for cell in load_workbook(BytesIO(export_workbook(german)))["read me"]["A"]]
    assert only[0] == "How to use this workbook"
    assert "使用说明" not in only


def test_pages_are_printed_pages(found: Register) -> None:
    """Neighbours are drawn together; a place whose page is not known is not left out."""

    def place(folio: str | None, page: int | None = 1) -> RegisterPlace:
        return RegisterPlace("en", "s", "S", page, folio, None, "1", BUILT)

    assert page_list(map(place, ("12", "4", "13", "12", "14"))) == "4, 12–14"
    assert page_list((place("4"), place(None), place(None, None))) == "4, PDF 1, ?"
    assert page_list(()) == ""
    shown = replace(found, rows=(replace(found.rows[0], places=(place("9"), place("8"))),))
    sheet = load_workbook(BytesIO(export_workbook(shown)))["figures"]
    assert _row(sheet, found.rows[0].metric.id)["pages:en"] == "8–9"


def test_same_register_same_bytes(found: Register) -> None:
    """Nothing of the hour of the export is in the file."""
    once = export_workbook(found)
    assert export_workbook(found) == once
    with zipfile.ZipFile(BytesIO(once)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2021-03-25T00:00:00Z" in archive.read("docProps/core.xml")
        assert archive.read("xl/worksheets/sheet1.xml").endswith(
            b'numberStoredAsText="1"/></ignoredErrors></worksheet>'
        )


def test_what_a_cell_cannot_hold_is_cut(tmp_path: Path) -> None:
    """Texts too long for a cell do not stop the export, and come back as no change."""
    project = project_with(tmp_path, METRICS.replace("label: 周期", f"label: {'周' * 40_000}"))
    path = exported(project)
    sheet = load_workbook(path)["figures"]
    label = str(_row(sheet, "staff.range")["label:zh-CN"])
    assert label.endswith("周…")
    assert main(["metrics", "import", str(path), "--yes", "--project", str(project)]) == 0


def test_export_goes_over_an_export_that_nobody_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second export takes the place of the first, with what is true now."""
    project = project_with(tmp_path)
    path = exported(project)
    (project / PATH).write_text(METRICS.replace("77_923", "78_000"), encoding="utf-8")
    assert exported(project) == path
    assert _row(load_workbook(path)["figures"], "staff.all")["value"] == 78000
    assert "10 figures" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["filled in", "other file"])
def test_export_never_writes_over_work(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What somebody filled in, and a file of another kind, stay."""
    project = project_with(tmp_path)
    path = project / "figures.xlsx"
    if kind == "filled in":
        fill_in(exported(project), {("staff.all", "value"): 78000})
    else:
        path.write_bytes(b"letter to the board")
    before = path.read_bytes()
    assert main(["metrics", "export", str(path), "--project", str(project)]) == 1
    assert "error[V115]" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_export_says_what_is_in_its_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another ending is wrong usage; a folder that is not there, a diagnostic; a project with faults says which."""
    project = project_with(tmp_path)
    assert main(["metrics", "export", "figures.csv", "--project", str(project)]) == 2
    (tmp_path / "file").write_text("")
    assert main(["metrics", "export", str(tmp_path / "file" / "figures.xlsx"), "--project", str(project)]) == 1
    assert "error[V101]" in capsys.readouterr().err
    (project / PATH).write_text("a: {label: 甲}\n", encoding="utf-8")
    assert main(["metrics", "export", str(tmp_path / "a.xlsx"), "--project", str(project)]) == 1
    assert "error[M102]" in capsys.readouterr().err
    assert not (tmp_path / "a.xlsx").exists()
