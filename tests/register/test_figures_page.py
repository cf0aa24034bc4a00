"""docs/figures.md says what is true: its examples, its tables, the output that it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from report.cli import main
from report.markup.figures import parse_expression
from report.pipeline import load
from report.read.formats.metrics import METRIC
from tests.projects import write_project
from tests.test_docs import Block, cells, example_files, marked, printed

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "figures"


def test_every_field_is_explained() -> None:
    """The table of fields has all that a metric may state, and nothing else."""
    (table,) = marked("fields", PAGE)
    named = re.findall(r"`([a-z_]+)`", " ".join(line.split("|")[1] for line in table.text.splitlines()[2:]))
    assert sorted(named) == sorted(METRIC.names)


def test_figures_print_what_the_table_says(tmp_path: Path) -> None:
    """The table of what the examples print was made by running them, and still holds."""
    (table,) = marked("prints: figures", PAGE)
    project = write_project(tmp_path, example_files())
    rows = cells(Block(table.page, table.line, "table", table.text.replace(r"\|", "¦"), table.mark))
    assert len(rows) > 3
    for expression, *said in rows:
        figure = parse_expression(expression.replace("¦", "|").strip("{}"))
        assert list(printed(project, figure.metric, figure.filters)) == said, expression


def test_remarks_say_what_is_printed(tmp_path: Path) -> None:
    """What a remark says an example prints is what it prints."""
    text = "".join(block.text for block in marked("builds: metrics", PAGE))
    remarks = re.findall(r"^(\S+): \{.*# prints (.*)$", text, re.MULTILINE)
    assert len(remarks) == 3
    project = write_project(tmp_path, example_files())
    for metric, said in remarks:
        assert printed(project, metric)[0] == said


@pytest.mark.parametrize("row", marked("breaks-metrics", PAGE)[0].text.splitlines()[2:])
def test_wrong_figures_are_refused(row: str, tmp_path: Path) -> None:
    """What the table calls wrong is the problem that it names."""
    fields, (code,) = re.findall(r"`([a-z]+: [^`]*)`", row), re.findall(r"\((M\d+)\)", row)
    text = f"wrong.one: {{label: 错, {', '.join(fields)}}}\n"
    project = write_project(tmp_path, {"content/metrics/wrong.yaml": text})
    assert [found.code for found in load(project).diagnostics if found.is_error] == [code]


@pytest.mark.parametrize("block", marked("shows: ", PAGE), ids=str)
def test_output_is_real(block: Block, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The output that the page shows is that of the command on the sample project."""
    command, _, shown = block.text.partition("\n")
    words = command.removeprefix("$ report ").split()
    assert main([*words, "--project", str(write_project(tmp_path))]) == 0
    assert capsys.readouterr().out == shown
