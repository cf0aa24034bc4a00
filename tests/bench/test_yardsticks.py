"""What builds are compared with: the same document for each, and how they are called."""

from __future__ import annotations

import importlib.util
import re
import sys
from typing import TYPE_CHECKING

import pikepdf
import pytest

from report import pipeline
from report.model.rendition import PageRange
from tests.bench.processes import measure_process
from tests.bench.yardsticks.commands import PLAIN, TYPST_NAME, command, output
from tests.bench.yardsticks.documents import HTML, write_documents
from tests.bench.yardsticks.tree import read_html
from tests.bench.yardsticks.typst_markup import typst_markup
from tests.projects import write_project

if TYPE_CHECKING:
    from pathlib import Path

    from report.model.composition import Composition

ENERGY = """\
# 能源

## 机房

平均能效为{{ dc.pue }}[^1]，见[](#year)。$x_1$ *重* #号

:::{kpi} strip
dc.pue
year.views
:::

:::{table} 能效
| 年 | 能效 |
|---|---|
| 一 | {{ dc.pue }} |
:::

[^1]: 越低越好。
"""


@pytest.fixture
def composition(tmp_path: Path) -> Composition:
    """Return the Chinese edition of a small report."""
    write_project(tmp_path, {"content/sections/year/energy.md": ENERGY})
    order = pipeline.Order(tmp_path, ("zh-CN",))
    report = pipeline.load(tmp_path, audited=False)
    editions = report.then(lambda loaded: pipeline.edit(loaded, order, audited=False))
    composed = editions.then(pipeline.compose).value
    assert composed is not None
    return composed[0]


def documents(composition: Composition, folder: Path) -> Path:
    """Write the yardsticks' documents, as though every section stood on the second page."""
    ranges = {section.id: PageRange(2, 2) for section in composition.sections}
    return write_documents(composition, ranges, folder / "documents")


def test_a_tree_keeps_what_the_html_holds() -> None:
    """Elements nest, void ones hold nothing, and text is kept as it reads."""
    root = read_html('<p class="a b">1 &lt; 2<br>x <em>y</em></p><p>z</p>')
    first, second = root.elements()
    assert (first.classes, first.text(), second.text()) == (["a", "b"], "1 < 2x y", "z")
    assert [each.tag for each in first.elements()] == ["br", "em"]


def test_html_has_folios_and_files(composition: Composition, tmp_path: Path) -> None:
    """Nothing late is left in the page, and every sheet it names is there."""
    folder = documents(composition, tmp_path)
    html = (folder / HTML).read_text(encoding="utf-8")
    sheets = re.findall(r'href="(sheets/[^"]+)"', html)
    assert not re.search("[\ue000\ue001]", html)
    assert len(sheets) == len(composition.sheets)
    assert all((folder / sheet).is_file() for sheet in sheets)


def test_typst_has_the_same_words(composition: Composition) -> None:
    """Signs that are markup to Typst are words here; figures, notes, links and tables are there."""
    text = typst_markup(composition).text
    assert r"\$x\_1\$" in text
    assert r"\#号" in text
    assert "#footnote[越低越好。]" in text
    assert re.search(r"#to\(\"year\"\)\[工作\].*#fol\(\"year\"\)", text)
    assert '("amount", [1\\.14])' in text
    assert '#closes("year.energy")' in text
    assert "#datatable(" in text


def test_typst_makes_a_tagged_pdf(composition: Composition, tmp_path: Path) -> None:
    """Typst compiles the document and finds it fit for PDF/UA-1."""
    if importlib.util.find_spec("typst") is None:
        pytest.skip("typst is not installed")
    folder = documents(composition, tmp_path)
    words = command(TYPST_NAME, folder)
    assert isinstance(words, list)
    sample = measure_process(words, folder)
    assert sample.failure == ""
    with pikepdf.open(folder / output(TYPST_NAME)) as pdf:
        assert len(pdf.pages) >= 3
        assert "/StructTreeRoot" in pdf.Root


def test_plain_weasyprint_makes_a_tagged_pdf(composition: Composition, tmp_path: Path) -> None:
    """The yardstick runs by itself on what was written for it."""
    folder = documents(composition, tmp_path)
    words = command(PLAIN, folder)
    assert isinstance(words, list)
    assert measure_process(words, folder).failure == ""
    with pikepdf.open(folder / output(PLAIN)) as pdf:
        assert "/StructTreeRoot" in pdf.Root


def test_what_is_missing_is_said(composition: Composition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Typst there is a sentence in place of a command."""
    monkeypatch.setattr("tests.bench.yardsticks.commands.version", _no_version)
    assert "not installed" in str(command(TYPST_NAME, documents(composition, tmp_path)))


def _no_version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415 - as the function that it stands for does

    raise PackageNotFoundError(package)


def test_a_process_that_takes_too_long_is_ended_with_all_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it started does not stay behind, and its output is closed with it."""
    monkeypatch.setattr("tests.bench.processes.LIMIT", 0.5)
    below = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import signal; signal.pause()'])"
    assert measure_process([sys.executable, "-c", below]).failure == "not done after 0.5 s"


def test_a_failed_process_says_why() -> None:
    """The last words of a process are the failure; a program that is not there has words too."""
    failed = measure_process([sys.executable, "-c", "import sys; print('so'); sys.exit('no room')"])
    assert failed.failure == "no room"
    assert measure_process(["no-such-program"]).failure.startswith("no-such-program: ")
