"""The example in other sizes, and edits of it: valid projects, the same on every run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from report import pipeline
from tests.bench.edits import Editor, most_used_metric, sections_by_size
from tests.bench.project_files import ids_of, outline_of
from tests.bench.scaled import write_scaled

if TYPE_CHECKING:
    from collections.abc import Callable

    from report.diagnostics import Diagnostic

ROOT = Path(__file__).parents[2]


@pytest.fixture
def quarter(tmp_path: Path) -> Path:
    """Return a quarter of the example."""
    return write_scaled(ROOT, tmp_path / "quarter", 25)


def problems(folder: Path, *, audited: bool) -> list[Diagnostic]:
    """Return what `report check` would say of a project; without the audit, of its files and references alone."""
    order = pipeline.Order(folder)
    report = pipeline.load(folder, "review", audited=audited)
    editions = report.then(lambda loaded: pipeline.edit(loaded, order, audited=audited))
    return list(editions.diagnostics)


def files(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_quarter_has_no_problems(quarter: Path) -> None:
    """What is left of the example names nothing that was left out, and everything that is left is needed."""
    assert problems(quarter, audited=True) == []


def test_four_times_as_much_has_no_problems(tmp_path: Path) -> None:
    """Every copy of a chapter has its own sections, metrics, pictures and messages."""
    folder = write_scaled(ROOT, tmp_path / "fourfold", 400)
    assert problems(folder, audited=False) == []
    sections = ids_of(outline_of(folder))
    assert len(sections) == len(set(sections)) == 4 * len(ids_of(outline_of(ROOT))) - 3 * 5


@pytest.mark.parametrize("size", [25, 100, 400])
def test_the_same_content_gives_the_same_files(tmp_path: Path, size: int) -> None:
    """Two runs write the same bytes."""
    first, second = (write_scaled(ROOT, tmp_path / name, size) for name in ("first", "second"))
    assert files(first) == files(second)


def test_copies_share_no_paragraph(tmp_path: Path) -> None:
    """A cache that is keyed by text finds nothing of one copy in another."""
    folder = write_scaled(ROOT, tmp_path / "fourfold", 400)
    paragraphs = [
        line
        for family in ("poverty", "poverty-b", "poverty-c", "poverty-d")
        for line in (folder / f"content/sections/{family}/model.md").read_text(encoding="utf-8").splitlines()
        if line[:1].isalpha() or line.startswith("(")
    ]
    running = [line for line in paragraphs if len(line) > 60 and not line.startswith(("alt", "caption"))]
    assert len(running) >= 16
    assert len(running) == len(set(running))


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda editor, section: editor.sentence(section), id="sentence"),
        pytest.param(lambda editor, section: editor.page(section), id="page"),
        pytest.param(lambda editor, _: editor.metric(), id="metric"),
        pytest.param(lambda editor, section: editor.message(section), id="message"),
    ],
)
def test_an_edit_is_valid_new_and_can_be_taken_back(quarter: Path, edit: Callable[[Editor, str], None]) -> None:
    """An edit leaves a project without problems, no two edits are the same, and nothing of them stays."""
    before, editor = files(quarter), Editor(quarter)
    medium = sections_by_size(quarter)[1]
    edit(editor, medium)
    first = files(quarter)
    assert problems(quarter, audited=False) == []
    edit(editor, medium)
    assert len({str(sorted(each.items())) for each in (before, first, files(quarter))}) == 3
    editor.restore()
    assert files(quarter) == before


def test_sections_and_metric_are_chosen_by_size_and_use() -> None:
    """The large section is larger than the medium one, and the metric stands in more places than most."""
    sizes = [(ROOT / f"content/sections/{each.replace('.', '/')}.md").stat().st_size for each in sections_by_size(ROOT)]
    assert sizes == sorted(sizes)
    assert sizes[2] > 2 * sizes[0]
    name, path = most_used_metric(ROOT)
    assert f"\n{name}:\n" in path.read_text(encoding="utf-8")
