"""The workbook of the example report: hundreds of figures, written by people."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from report.cli import main
from report.diagnostics import Span
from report.read.metrics import parse_metrics
from report.register.changes import Change
from report.register.columns import field_of, open_cells
from report.register.taking import take

if TYPE_CHECKING:
    from report.model.metric import Metric

ROOT = Path(__file__).parent.parent.parent
FILES = {path.relative_to(ROOT).as_posix(): path for path in sorted((ROOT / "content/metrics").rglob("*.yaml"))}


def test_there_and_back_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A workbook of every figure, sent back as it is, says what the files say."""
    path = tmp_path / "figures.xlsx"
    assert main(["metrics", "export", str(path), "--project", str(ROOT)]) == 0
    assert main(["metrics", "import", str(path), "--dry-run", "--project", str(ROOT)]) == 0
    assert "the workbook changes nothing" in capsys.readouterr().out


@pytest.mark.parametrize("path", FILES, ids=[Path(path).stem for path in FILES])
def test_every_owner_can_be_changed_and_changed_back(path: str) -> None:
    """A field added to or exchanged in every metric of a file is all that differs; taken back, nothing does."""
    text = FILES[path].read_bytes().decode()
    metrics = {metric.id: metric for metric in parse_metrics(path, text)[0]}
    changes = [_change(metric, "owner", metric.owner, "某部门、另一部门") for metric in metrics.values()]
    taken = take({path: text}, changes, metrics, parse_metrics)
    assert taken.value is not None, taken.diagnostics

    new = {metric.id: metric for metric in parse_metrics(path, taken.value[path])[0]}

    assert new == {name: replace(metric, owner="某部门、另一部门") for name, metric in metrics.items()}
    back = [_change(new[name], "owner", new[name].owner, metric.owner) for name, metric in metrics.items()]
    home = take({path: taken.value[path]}, back, new, parse_metrics)
    assert home.value == {path: text}


@pytest.mark.parametrize("path", FILES, ids=[Path(path).stem for path in FILES])
def test_every_value_can_be_changed_and_changed_back(path: str) -> None:
    """The style of every number is kept: taken back, the file is what it was, byte for byte."""
    text = FILES[path].read_bytes().decode()
    metrics = {metric.id: metric for metric in parse_metrics(path, text)[0]}
    plain = [
        metric
        for metric in metrics.values()
        if "value" in open_cells(metric, ()) and metric.precision is None and metric.hedge is None
    ]
    there, back = [], []
    for metric in plain:
        assert isinstance(metric.value, Decimal)
        # One in the last place keeps the number as long as it is, so that its digits stay grouped.
        step = Decimal((0, (1,), int(metric.value.as_tuple().exponent)))
        other = metric.value - step if metric.value > step else metric.value
        if len(f"{other:f}") == len(f"{metric.value:f}"):
            there.append(_change(metric, "value", metric.value, other))
            back.append(_change(metric, "value", other, metric.value))
    if not there:
        return
    taken = take({path: text}, there, metrics, parse_metrics)
    assert taken.value is not None, taken.diagnostics
    assert all(field_of(change.key) == ("value",) for change in there)
    home = take(taken.value, back, metrics, parse_metrics)
    assert home.value == {path: text}


def _change(metric: Metric, key: str, before: Decimal | str | None, after: Decimal | str | None) -> Change:
    return Change(metric.id, key, before, after, Span("figures.xlsx"))
