"""Whatever was edited and built before, a build gives the bytes that a first build gives."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from report.cache import Cache
from tests.projects import FILES, SETTINGS, write_project
from tests.typeset.galleys.paper import SENTENCE, set_paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from report.model.rendition import PageMap, Pdf

ENERGY, YEAR = "content/sections/year/energy.md", "content/sections/year.md"
ONE_LANGUAGE = SETTINGS.replace("[zh-CN, en]", "[zh-CN]").replace(
    "- id: year", "- {id: contents, kind: contents}\n- id: year"
)
BEGINNING = {"content/report.yaml": ONE_LANGUAGE, "content/sections/contents.md": "# 目录\n\n:::{toc}\n:::\n"}


def append(root: Path, _kept: Path) -> None:
    """Make a section longer, perhaps by a page."""
    path = root / ENERGY
    path.write_text(path.read_text(encoding="utf-8") + f"\n{SENTENCE * 14}\n", encoding="utf-8")


def shorten(root: Path, _kept: Path) -> None:
    """Take the last paragraph away; the title stays."""
    path = root / ENERGY
    kept = path.read_text(encoding="utf-8").rstrip().rpartition("\n\n")[0]
    if "# " in kept:
        path.write_text(kept + "\n", encoding="utf-8")


def retitle(root: Path, _kept: Path) -> None:
    """Give a chapter another title: it stands in the contents and in running heads."""
    path = root / YEAR
    path.write_text(path.read_text(encoding="utf-8").replace("# 工作", "# 一年的工作"), encoding="utf-8")


def insert(root: Path, _kept: Path) -> None:
    """Put a section before the others, or take it out again; every page moves."""
    settings, fresh = root / "content/report.yaml", root / "content/sections/preface.md"
    if fresh.exists():
        fresh.unlink()
        settings.write_text(ONE_LANGUAGE, encoding="utf-8")
    else:
        fresh.write_text(f"# 前言\n\n{SENTENCE}\n", encoding="utf-8")
        changed = ONE_LANGUAGE.replace("- id: year", "- {id: preface, kind: section}\n- id: year")
        settings.write_text(changed, encoding="utf-8")


def remeasure(root: Path, _kept: Path) -> None:
    """Change a figure."""
    path = root / "content/metrics/year.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("1.14", "1.15"), encoding="utf-8")


def restyle(root: Path, _kept: Path) -> None:
    """Add a rule to the style sheets."""
    sheet = root / "templates/print/zz.css"
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.write_text(f"p {{ margin-bottom: {3 + sheet.exists()}mm }}\n", encoding="utf-8")


def put_back(root: Path, _kept: Path) -> None:
    """Undo everything in a section."""
    (root / ENERGY).write_text(FILES[ENERGY], encoding="utf-8")


def forget(_root: Path, kept: Path) -> None:
    """Delete what was kept."""
    shutil.rmtree(kept, ignore_errors=True)


def damage(_root: Path, kept: Path) -> None:
    """Write into the middle of what was kept."""
    for path in sorted(kept.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            path.write_bytes(content[: len(content) // 2] + b"\xff" * 64 + content[len(content) // 2 + 64 :])


EDITS: tuple[Callable[[Path, Path], None], ...] = (
    append,
    shorten,
    retitle,
    insert,
    remeasure,
    restyle,
    put_back,
    forget,
    damage,
)


@given(st.lists(st.sampled_from(EDITS), min_size=2, max_size=4), st.data())
@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ],  # sequences are short, and looking for shorter ones takes minutes
)
def test_any_sequence_of_edits(
    tmp_path_factory: pytest.TempPathFactory,
    edits: list[Callable[[Path, Path], None]],
    data: Any,  # noqa: ANN401
) -> None:
    """With what is kept of earlier builds, and with or without their page numbers, the PDF is that of a first build."""
    folder = tmp_path_factory.mktemp("edits")
    root, kept = write_project(folder / "report", BEGINNING), folder / "kept"

    def build(guesses: dict[str, PageMap]) -> dict[str, Pdf]:
        cache = Cache(kept)
        made = set_paper(root, kept=cache, guesses=guesses)
        cache.close()  # as a build does at its end: files are damaged when nobody has them open
        return made

    last = build({})
    for edit in edits:
        edit(root, kept)
        knows = data.draw(st.booleans(), label="with the pages of the last build")
        guesses = {language: pdf.page_map for language, pdf in last.items()} if knows else {}
        last = build(guesses)
    assert last == set_paper(root)
    shutil.rmtree(folder)
