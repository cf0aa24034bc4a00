"""What holds for every workbook: there and back is nowhere, and an edit is itself and nothing else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from report.model.register import Register, RegisterRow
from report.read.metrics import parse_metrics
from report.register.amend import sources
from report.register.cells import cells_of, travels_as_text
from report.register.changes import find_changes
from report.register.columns import SERIES, field_of, open_cells
from report.register.mark import tidy
from report.register.returned import read_workbook
from report.register.scalars import text_source
from report.register.taking import take
from report.register.workbook import export_workbook
from tests.register.workbooks import columns, rows, with_shared_strings

if TYPE_CHECKING:
    from report.model.metric import Metric
    from report.register.changes import Change

PATH = "content/metrics/m.yaml"
# Numbers at the edges of what a spreadsheet keeps: fifteen digits, twelve decimals, sums that are none in binary.
NUMBERS = st.one_of(
    st.sampled_from(["0.1", "0.3", "0.30", "466_191_000_000", "0.123456789", "999999999999999", "1e3", "+5"]),
    st.sampled_from(["1234567890123456", "0.000000001", "12345678.123456789", "99999999999999999", "-0", "1.10"]),
    st.decimals(min_value=-(10**15), max_value=10**15, places=3).map(str),
    st.integers(-(10**17), 10**17).map(str),
)
# What an editor of spreadsheets could take for something else.
TEXTS = st.one_of(
    st.sampled_from(["=1+1", "+1", "-1", "@a", "'a", "2020-04", "007", "1e5", "TRUE", "_x000D_", "a  b", "#DIV/0!"]),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200).filter(str.strip),
)


@st.composite
def metrics_texts(draw: st.DrawFn) -> str:
    """Return a metrics file whose metrics can all be read."""
    lines = []
    for number in range(draw(st.integers(1, 4))):
        lines.append(f"m.{number}:\n  label: {text_source(draw(TEXTS), None, flow=False)}")
        kind = draw(st.sampled_from(["value", "range", "series", "date"]))
        if kind == "value":
            lines.append(f"  value: {draw(NUMBERS)}")
        elif kind == "range":
            low = draw(st.integers(-99, 99))
            lines.append(f"  value: {{min: {low}, max: {low + draw(st.integers(1, 10**9))}}}")
        elif kind == "series":
            lines.append("  series:")
            lines += [f"    {year}: {draw(NUMBERS)}" for year in (2018, 2019)]
        else:
            lines.append("  date: 2012-03")
        for name in draw(st.lists(st.sampled_from(["note", "source", "owner", "approved_by"]), unique=True)):
            lines.append(f"  {name}: {text_source(draw(TEXTS), None, flow=False)}")
        if draw(st.booleans()):
            lines.append("  status: approved\n  approved_on: 2021-01-31\n  period: 2017-11/2020-11")
    return "\n".join(lines) + "\n"


def _read(text: str) -> dict[str, Metric]:
    found, problems = parse_metrics(PATH, text)
    assert not problems, problems
    return {metric.id: metric for metric in found}


def _workbook(metrics: dict[str, Metric]) -> bytes:
    made = [
        RegisterRow(m, "m", "=章", (("zh-CN", m.label.source),), (("zh-CN", m.label.source),), ())
        for m in metrics.values()
    ]
    return export_workbook(Register(tuple(made), ("zh-CN",), "2021-03-25", ()))


def _changes(content: bytes, metrics: dict[str, Metric]) -> tuple[Change, ...]:
    returned = read_workbook(content, "f.xlsx")
    assert returned.value is not None
    assert not returned.diagnostics, returned.diagnostics
    found = find_changes(returned.value, metrics)
    assert not found.diagnostics, found.diagnostics
    return found.value or ()


def _saved_again(content: bytes) -> bytes:
    made = BytesIO()
    load_workbook(BytesIO(content)).save(made)
    return made.getvalue()


@given(metrics_texts())
@settings(max_examples=60)
def test_there_and_back_changes_nothing(text: str) -> None:
    """Every value of every kind comes back as itself, also from a program that has read and saved the workbook."""
    metrics = _read(text)
    content = _workbook(metrics)
    assert _changes(content, metrics) == ()
    assert _changes(_saved_again(content), metrics) == ()
    assert _changes(with_shared_strings(content), metrics) == ()


@given(text=metrics_texts(), data=st.data())
@settings(max_examples=60)
def test_edit_is_itself_and_nothing_else(text: str, data: st.DataObject) -> None:
    """What is typed into a cell is what the metric says then; every other metric and field says what it said."""
    metrics = _read(text)
    metric = data.draw(st.sampled_from(sorted(metrics)))
    stated = cells_of(metrics[metric])
    keys = open_cells(metrics[metric], ("2018", "2019")) & (stated.keys() | {"note", "owner"})
    key = data.draw(st.sampled_from(sorted(keys - {"status", "min", "max"})))
    before = stated.get(key)
    after = _other(data, key, before)
    book = load_workbook(BytesIO(_workbook(metrics)))
    sheet = book["figures"]
    cell = sheet.cell(rows(sheet)[metric], columns(sheet)[key])
    # A number in a cell that travelled as text is typed as text there, as its format says.
    as_text = isinstance(before, Decimal) and travels_as_text(before)
    cell.value = str(after) if as_text else after
    if not isinstance(after, Decimal) or as_text:
        cell.data_type = "s"
    made = BytesIO()
    book.save(made)

    changes = _changes(made.getvalue(), metrics)
    taken = take({PATH: text}, changes, metrics, parse_metrics)

    assert not taken.diagnostics, taken.diagnostics
    assert taken.value is not None
    now = _read(taken.value.get(PATH, text))
    for name, other in metrics.items():
        expected = cells_of(other) | ({key: after} if name == metric else {})
        found = cells_of(now[name])
        withdrawn = name == metric and "status" in {change.key for change in changes}
        assert found == expected | ({"status": "draft"} if withdrawn else {})
    untouched = {path: source for path, source in sources(text).items() if path[0] != metric}
    assert untouched.items() <= sources(taken.value.get(PATH, text)).items()
    assert all(field_of(change.key)[0] in {field_of(key)[0], "status"} for change in changes)


def _other(data: st.DataObject, key: str, before: object) -> Decimal | str:
    if key == "value" or key.startswith(SERIES):
        assert isinstance(before, Decimal)
        return data.draw(st.integers(-(10**12), 10**12).map(lambda n: Decimal(n).scaleb(-2)).filter(before.__ne__))
    if key == "date":
        return data.draw(st.sampled_from(["2013", "2013-04", "2013-04-05"]))
    if key in {"period", "approved_on"}:
        return "2019-02-03"
    return data.draw(TEXTS.map(tidy).filter(lambda text: text not in {"", before, tidy(str(before))}))


def test_shape_of_a_row_is_that_of_its_metric() -> None:
    """A metric without a value of its own has no cell for one."""
    metric = _read("m.0: {label: 甲, value: 1}\n")["m.0"]
    assert "value" in open_cells(metric, ())
    assert "value" not in open_cells(replace(metric, places=()), ())
