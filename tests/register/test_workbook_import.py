"""`report metrics import`: what comes back, and what is let in."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from report.cli import main
from report.register import archive
from report.register.returned import MAX_ROWS
from tests.projects import write_project
from tests.register.workbooks import METRICS, PATH, exported, fill_in, project_with, rows, take
from tests.test_docs import example_files, marked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the sample project."""
    return project_with(tmp_path)


@pytest.fixture(scope="session")
def sheet_of_figures(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return its figures as exported; every export is the same."""
    return exported(project_with(tmp_path_factory.mktemp("exported"))).read_bytes()


@pytest.fixture
def workbook(project: Path, sheet_of_figures: bytes) -> Path:
    """Return the workbook beside the project."""
    path = project / "figures.xlsx"
    path.write_bytes(sheet_of_figures)
    return path


def _text(project: Path) -> str:
    return (project / PATH).read_bytes().decode()


# --- what is let in ---


def test_no_edit_no_change(project: Path, workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A workbook that only went there and back changes nothing, as exported or saved by another program."""
    assert take(workbook, project) == 0
    fill_in(workbook, {})
    assert take(workbook, project) == 0
    assert "the workbook changes nothing" in capsys.readouterr().out
    assert _text(project) == METRICS


@pytest.mark.parametrize(
    ("edits", "changed"),
    [
        ({("staff.share", "value"): 13}, {"value: 12.50": "value: 13.00"}),
        ({("staff.share", "value"): 0.1 + 0.2}, {"value: 12.50": "value: 0.30"}),
        ({("staff.range", "max"): 6}, {"max: 5": "max: 6"}),
        ({("staff.founded", "date"): "2012-04"}, {"2012-03": "2012-04"}),
        ({("staff.founded", "as_of"): 2021}, {"date: 2012-03\n": "date: 2012-03\n  as_of: 2021\n"}),
        ({("dc.series", "series:2019"): 1.12}, {"2019: 1.10 ": "2019: 1.12 "}),
        ({("dc.series", "series:2020"): 1}, {"# 改造\n": "# 改造\n    2020: 1.00\n"}),
        ({("dc.series", "series:2019"): None}, {"    2019: 1.10   # 改造\n": "    # 改造\n"}),
        ({("dc.series", "better"): "HIGHER"}, {"better: lower": "better: higher"}),
        ({("dc.series", "better"): None}, {"  better: lower\n": ""}),
        ({("staff.long", "value"): "1234567890123457.5"}, {"1234567890123456.5": "1234567890123457.5"}),
        ({("staff.money", "note"): "甲: 乙\n丙"}, {'"=1+1 一行，  两格"': '"甲: 乙 丙"'}),
        ({("staff.share", "owner"): "甲, 乙"}, {"'%', status": "'%', owner: '甲, 乙', status"}),
        ({("staff.share", "status"): "approved"}, {"status: draft}": "status: approved}"}),
        (
            {("staff.share", "approved_on"): dt.datetime(2021, 3, 1), ("staff.share", "valid_until"): "2021年12月31日"},  # noqa: DTZ001 - as a date cell
            {"status: draft}": "status: draft, approved_on: 2021-03-01, valid_until: 2021-12-31}"},
        ),
    ],
)
def test_change_is_all_that_changes(
    edits: dict[tuple[str, str], Any], changed: dict[str, str], project: Path, workbook: Path
) -> None:
    """One cell, one place in the file; decimals, quotes, comments and order stay."""
    fill_in(workbook, edits)
    assert take(workbook, project) == 0
    expected = METRICS
    for old, new in changed.items():
        assert old in expected
        expected = expected.replace(old, new)
    assert _text(project) == expected


def test_changes_are_shown_with_what_will_be_printed(
    project: Path, workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table has what was and what will be; the phrases of both languages; and figures worked out from it."""
    fill_in(workbook, {("staff.all", "value"): 78000})
    capsys.readouterr()
    assert take(workbook, project, "--dry-run") == 0
    said = capsys.readouterr().out
    assert re.search(r"^staff\.all +value +77,923 +78,000", said, re.MULTILINE)
    assert re.search(r"^staff\.all +status +approved +draft +was signed for other figures$", said, re.MULTILINE)
    assert re.search(r"^staff\.all +zh-CN +77,923名 +78,000名$", said, re.MULTILINE)
    assert re.search(r"^staff\.ratio +en ", said, re.MULTILINE)
    assert _text(project) == METRICS


def test_page_shows_what_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """docs/figures.md shows the changes of a workbook as they are printed, and the check that follows."""
    (block,) = marked("imports: ", "figures")
    metric, _, value = block.mark.removeprefix("imports: ").partition("=")
    project = write_project(tmp_path, example_files())
    workbook = exported(project)
    fill_in(workbook, {(metric, "value"): int(value)})
    capsys.readouterr()
    assert take(workbook, project, "--dry-run") == 0
    said = capsys.readouterr()
    assert said.out.strip() == block.text.strip()
    assert "`report check` would say then:\ncontent/metrics/example.yaml:" in said.err
    assert "warning[M105]" in said.err


def test_approval_stays_where_the_owner_signs_again(project: Path, workbook: Path) -> None:
    """A new day of signature is a new signature; another owner or source takes none away."""
    fill_in(workbook, {("staff.all", "value"): 78000, ("staff.all", "approved_on"): "2021/3/1"})
    assert take(workbook, project) == 0
    expected = METRICS.replace("77_923", "78_000").replace("2021-02-26", "2021-03-01")
    assert _text(project) == expected
    fill_in(exported(project, "again.xlsx"), {("staff.all", "owner"): "人力"})
    assert take(project / "again.xlsx", project) == 0
    assert _text(project) == expected.replace("人力资源部\n", "人力资源部\n  owner: 人力\n", 1)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ({"value": 2_010_000_000}, "value: 2_010_000_000\n  precision: 20.10亿"),
        ({"value": 2_012_345_678, "precision": "2012345678"}, "value: 2_012_345_678\n  precision: 2012345678"),
        ({"value": 2_012_345_678, "precision": None}, "value: 2_012_345_678"),
    ],
)
def test_precision_follows_the_value(
    edits: dict[str, Any], expected: str, project: Path, workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same large unit and digits where they do; else somebody has to say."""
    fill_in(workbook, {("staff.money", key): value for key, value in edits.items()})
    assert take(workbook, project) == 0, capsys.readouterr().err
    assert f"{expected}\n" in _text(project)


def test_formula_is_taken_with_its_result(project: Path, workbook: Path) -> None:
    """A cell of the form =B4*2 counts as the number that the spreadsheet program worked out."""
    fill_in(workbook, {("staff.share", "value"): "=10+3"})
    _give_result(workbook, "10+3", "13")
    assert take(workbook, project) == 0
    assert _text(project) == METRICS.replace("12.50", "13.00")


def test_rows_in_a_workbook_of_their_own(project: Path, workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One department gets its rows only, sorted its own way; missing rows change nothing, and are counted."""
    fill_in(workbook, {("staff.share", "value"): 13})
    sheet = load_workbook(workbook)["figures"]
    mine = Workbook()
    table = mine.active
    assert table is not None
    for number in (1, 2, rows(sheet)["staff.share"], rows(sheet)["staff.all"]):
        table.append([cell.value for cell in sheet[number]])
    table.insert_cols(1)
    mine.save(workbook)
    assert take(workbook, project) == 0
    assert "8 metrics have no row in the workbook" in capsys.readouterr().out
    assert _text(project) == METRICS.replace("12.50", "13.00")


def test_spaces_of_another_kind_are_no_change(project: Path, workbook: Path) -> None:
    """Programs exchange no-break spaces, and lines end in cells; a locked cell is not changed by that."""
    fill_in(workbook, {("staff.all", "phrase:en"): "77,923 名 ", ("staff.all", "source"): "人力\r\n资源部"})
    assert take(workbook, project) == 0
    assert _text(project) == METRICS.replace("人力资源部", "人力 资源部", 1)


def test_comments_are_counted(project: Path, workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A remark that somebody puts on a cell is not lost without a word."""
    book = load_workbook(workbook)
    book["figures"].cell(4, 1).comment = Comment("待核", "人力资源部")
    book.save(workbook)
    assert take(workbook, project) == 0
    assert "1 comment on a cell is left for you to read" in capsys.readouterr().out


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
def test_bytes_of_the_file_stay(line_end: str, tmp_path: Path) -> None:
    """A byte order mark, line ends of Windows and a missing one at the end are nobody's business."""
    text = "\ufeff" + METRICS.rstrip("\n").replace("\n", line_end)
    project = project_with(tmp_path, text)
    workbook = exported(project)
    fill_in(workbook, {("staff.all", "owner"): "人力", ("staff.ratio", "source"): "甲"})
    assert take(workbook, project) == 0
    expected = text.replace("人力资源部", f"人力资源部{line_end}  owner: 人力", 1) + f"{line_end}  source: 甲"
    assert _text(project) == expected


# --- what is refused ---


def _give_result(path: Path, formula: str, result: str) -> None:
    """Write the result of a formula into a workbook, as spreadsheet programs do and openpyxl does not."""
    made = BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name).decode()
            target.writestr(name, data.replace(f"<f>{formula}</f><v></v>", f"<f>{formula}</f><v>{result}</v>"))
    path.write_bytes(made.getvalue())


@pytest.mark.parametrize(
    ("cell", "value", "code", "says"),
    [
        (("staff.all", "id"), "staff.al", "V112", "was changed to `staff.al`"),
        (("staff.all", "mark"), "{}", "V112", "damaged"),
        (("staff.all", "mark"), None, "V112", "was not exported"),
        (("staff.all", "value"), "78000人", "V113", "holds the text “78000人”"),
        (("staff.all", "value"), "78000", "V113", "holds the text “78000”"),
        (("staff.all", "value"), "7.8万", "V113", "digits only"),
        (("staff.all", "value"), None, "V113", "is empty"),
        (("staff.all", "value"), True, "V113", "holds TRUE"),
        (("staff.all", "value"), dt.datetime(2021, 3, 1), "V113", "holds a date"),  # noqa: DTZ001 - as a date cell
        (("staff.all", "qualifier"), "ovre", "V113", "did you mean `over`?"),
        (("staff.all", "status"), "yes", "V113", "choose one of draft, approved"),
        (("staff.all", "period"), "2020年", "V113", "write 2020, 2020-04, 2020-04-22, or two of them"),
        (("staff.all", "as_of"), "2020-04/2020-05", "V113", "holds “2020-04/2020-05”"),
        (("staff.all", "as_of"), dt.datetime(2020, 4, 1), "V113", "may say more than was meant"),  # noqa: DTZ001 - as a date cell
        (("staff.all", "approved_on"), "2021-02-30", "V113", "write a day"),
        (("staff.all", "owner"), dt.datetime(2020, 4, 1), "V113", "holds a date"),  # noqa: DTZ001 - as a date cell
        (("staff.all", "value"), "=A1/0", "V114", "has no result"),
        (("staff.all", "value"), "#DIV/0!", "V114", "shows the error #DIV/0!"),
        (("staff.all", "unit"), "万名", "V116", "put back “名”"),
        (("staff.all", "phrase:en"), "78,000 people", "V116", "`phrase:en` of `staff.all`"),
        (("staff.ratio", "value"), 3, "V116", "`value` of `staff.ratio`"),
        (("staff.all", "min"), 3, "V116", "put back nothing"),
        (("staff.range", "min"), 6, "V117", "runs backwards (M103)"),
        (("staff.all", "period"), "2020-13", "V117", "not in the calendar"),
        (("staff.money", "qualifier"), "several", "V117", "`staff.money` would be wrong"),
        (("staff.money", "value"), 2_012_345_678, "V119", "which `19.99亿` has no digits for"),
    ],
)
def test_wrong_cell_is_named(  # noqa: PLR0913, PLR0917 - a table of cases, and what the test works on
    cell: tuple[str, str],
    value: object,
    code: str,
    says: str,
    project: Path,
    workbook: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each fault has its code and the address of its cell; then nothing is taken, not what is right either."""
    fill_in(workbook, {cell: value, ("dc.series", "better"): "higher"})
    capsys.readouterr()
    assert take(workbook, project) == 1
    said = capsys.readouterr().err
    places = re.findall(r"error\[(\w+)\] .*\n  --> .*figures\.xlsx:figures!([A-Z]+)(\d+):(\d+):(\d+)\n", said)
    assert code in {place[0] for place in places}, said
    assert all(place[2] == place[3] for place in places)
    assert says in said
    assert "Traceback" not in said
    assert "nothing was taken" in said
    assert _text(project) == METRICS


def test_percentage_cell_is_not_taken_for_points(
    project: Path, workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """13% typed into a cell is stored as 0.13; where the cell shows that, it is said."""
    fill_in(workbook, {("staff.share", "value"): 0.13}, {("staff.share", "value"): "0%"})
    assert take(workbook, project) == 1
    assert "shows a percentage" in capsys.readouterr().err
    fill_in(workbook, {("staff.share", "value"): 12.5})
    assert take(workbook, project) == 0


def test_rows_are_checked_against_each_other(project: Path, workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A copied row, and a row of something new, are named with all other faults in one go."""
    book = load_workbook(workbook)
    sheet = book["figures"]
    line = [cell.value for cell in sheet[rows(sheet)["staff.all"]]]
    sheet.append(line)
    sheet.append(["staff.new", *([None] * 3), 5])
    book.save(workbook)
    fill_in(workbook, {("staff.share", "value"): "x"})
    assert take(workbook, project) == 1
    said = capsys.readouterr().err
    assert "`staff.all` has two rows" in said
    assert "this row was not exported: `staff.new`" in said
    assert "error[V113]" in said
    assert "3 errors" in said


def test_metric_that_is_gone_is_named(project: Path, workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row of a metric that was renamed since the export is an unknown id."""
    (project / PATH).write_text(METRICS.replace("staff.share:", "staff.shares:"), encoding="utf-8")
    assert take(workbook, project) == 1
    said = capsys.readouterr().err
    assert "error[V111]" in said
    assert "did you mean `staff.shares`?" in said


def test_both_sides_changed(project: Path, workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A conflict names both; the same change on both sides is none; what only the project changed stays."""
    fill_in(workbook, {("staff.all", "value"): 78000})
    now = METRICS.replace("77_923", "77_950").replace("12.50", "12.75")
    (project / PATH).write_text(now, encoding="utf-8")
    assert take(workbook, project) == 1
    said = capsys.readouterr().err
    assert "error[V118]" in said
    assert "to `77950` in the project" in said
    assert f"= in the project: {PATH}:4:10" in said
    assert _text(project) == now
    fill_in(workbook, {("staff.all", "value"): 77950})
    assert take(workbook, project) == 0
    assert _text(project) == now


def test_other_form_since_the_export(project: Path, workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A range that has become a number has no ends to change."""
    fill_in(workbook, {("staff.range", "max"): 6})
    (project / PATH).write_text(METRICS.replace("{min: 3, max: 5}", "4"), encoding="utf-8")
    assert take(workbook, project) == 1
    assert "error[V118]" in capsys.readouterr().err


def test_alias_is_left_to_a_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A value that two metrics share cannot be changed for one of them."""
    text = "a.b: {label: &x 甲, value: &v 1}\na.c: {label: *x, value: *v}\n"
    project = project_with(tmp_path, text)
    workbook = exported(project)
    fill_in(workbook, {("a.c", "value"): 2})
    assert take(workbook, project) == 1
    assert "is an alias" in capsys.readouterr().err
    assert _text(project) == text


def test_change_of_one_that_would_be_a_change_of_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is to be written is read first: a metric that another one repeats by an alias is not changed."""
    text = "a.b: &m {label: 甲, value: 1}\na.c: *m\n"
    project = project_with(tmp_path, text)
    workbook = exported(project)
    fill_in(workbook, {("a.b", "value"): 2})
    assert take(workbook, project) == 1
    assert "would not say what the workbook says" in capsys.readouterr().err
    assert _text(project) == text


def test_check_of_the_whole_report_warns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure may come before those that it is made of, in another workbook: a contradiction is said, and taken."""
    text = METRICS + "staff.half:\n  label: 半数\n  value: 38_961.5\n  formula: staff.all / 2\n"
    project = project_with(tmp_path, text)
    workbook = exported(project)
    fill_in(workbook, {("staff.half", "value"): 40_000})
    assert take(workbook, project) == 0
    said = capsys.readouterr().err
    assert "warning[M1" in said
    assert _text(project) == text.replace("38_961.5", "40_000.0")


# --- asking ---


def _answer(monkeypatch: pytest.MonkeyPatch, answer: Callable[[], str]) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: answer())


@pytest.mark.parametrize(("word", "code"), [("y", 0), ("", 1), ("n", 1)])
def test_it_asks(word: str, code: int, project: Path, workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the changes are taken when somebody says yes."""
    fill_in(workbook, {("staff.share", "value"): 13})
    _answer(monkeypatch, lambda: word)
    assert main(["metrics", "import", str(workbook), "--project", str(project)]) == code
    assert (_text(project) == METRICS) is (code == 1)


def test_nobody_to_ask(project: Path, workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe nothing is taken without --yes."""
    fill_in(workbook, {("staff.share", "value"): 13})
    assert main(["metrics", "import", str(workbook), "--project", str(project)]) == 1
    assert "--yes" in capsys.readouterr().err
    assert _text(project) == METRICS


def test_file_changed_while_asking(
    project: Path, workbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a colleague saves while the question stands is not overwritten."""
    fill_in(workbook, {("staff.share", "value"): 13})
    newer = METRICS + "# 新\n"

    def answer() -> str:
        (project / PATH).write_text(newer, encoding="utf-8")
        return "y"

    _answer(monkeypatch, answer)
    assert main(["metrics", "import", str(workbook), "--project", str(project)]) == 1
    assert "was changed in the meantime" in capsys.readouterr().err
    assert _text(project) == newer


# --- strangers' files ---


def _zip(**parts: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return made.getvalue()


def _other_workbook() -> bytes:
    made = BytesIO()
    Workbook().save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is no .xlsx workbook"),
        (b"id,value\n", "is no .xlsx workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "protected by a password"),
        (_zip(a_xml=b"<a/>"), "is no .xlsx workbook"),
        (_zip(xl__workbook_xml=b"<a/>"), "cannot be read as a workbook"),
        (_zip(xl__workbook_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "XML entities"),
        (_zip(xl__workbook_xml=b"<a/>", xl__b_xml=b" " * 50_000_000), "far larger inside"),
        (_other_workbook(), "has no sheet of figures"),
    ],
    ids=["empty", "csv", "old", "zip", "broken", "entities", "bomb", "other"],
)
def test_what_is_no_workbook(
    content: bytes, says: str, project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of other kinds, damaged ones and bombs are named for what they are."""
    monkeypatch.setattr(archive, "MAX_EXPANDED", 40_000_000)
    path = project / "other.xlsx"
    path.write_bytes(content)
    assert take(path, project) == 1
    said = capsys.readouterr().err
    assert "error[V110]" in said
    assert says in said


def test_cut_off_workbook(project: Path, workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A workbook cut short or with a damaged sheet is refused; so is one that is not there."""
    whole = workbook.read_bytes()
    for content in (whole[:-300], whole[:2000] + b"\0\0\0\0" + whole[2004:]):
        workbook.write_bytes(content)
        assert take(workbook, project) == 1
        assert "error[V110]" in capsys.readouterr().err
    workbook.unlink()
    assert take(workbook, project) == 1
    assert "cannot be opened" in capsys.readouterr().err


def test_too_many_rows(project: Path, workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sheet with more rows than any report has figures is not read to its end."""
    book = load_workbook(workbook)
    book["figures"].cell(MAX_ROWS + 1, 1).value = "x"
    book.save(workbook)
    assert take(workbook, project) == 1
    assert "more than 20,000 rows" in capsys.readouterr().err


def test_project_with_faults(project: Path, workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the metrics themselves cannot be read, that comes first."""
    (project / PATH).write_text(METRICS + "x: [\n", encoding="utf-8")
    assert take(workbook, project) == 1
    assert "error[L101]" in capsys.readouterr().err
