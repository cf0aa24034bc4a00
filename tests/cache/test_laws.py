"""Whatever is edited, a build with a cache says and makes the same as one without."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from report.cache import Cache
from report.compose.scene import Composer
from tests.cache.edits import EDITS, GOALS, Step, build, steps, take, write_start

if TYPE_CHECKING:
    from pathlib import Path

    from markupsafe import Markup

BOTH = ("zh-CN", "en")


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(each=steps)
def test_edits_in_any_order(tmp_path_factory: pytest.TempPathFactory, each: list[Step]) -> None:
    """A new process at each step, with the file that the last one left or its remains, and one that stays."""
    root = write_start(tmp_path_factory.mktemp("edits"))
    folder = root / "build/.cache"
    resident = Cache()
    build(root, "draft", BOTH, resident)
    for step in each:
        take(step, root, folder)
        expected = build(root, step.goal, step.languages, None)
        kept = Cache(folder)
        assert build(root, step.goal, step.languages, kept) == expected
        kept.close()
        assert build(root, step.goal, step.languages, resident) == expected


def test_every_edit_alone_and_back(tmp_path: Path) -> None:
    """Each edit of the list, and the way back, which finds what was kept before."""
    root = write_start(tmp_path)
    kept = Cache(root / "build/.cache")
    start = build(root, "release", BOTH, kept)
    for number, edit in enumerate(EDITS):
        goal = GOALS[number % len(GOALS)]
        take(Step((edit,), "none", goal, BOTH, 0), root, root)
        assert build(root, goal, BOTH, kept) == build(root, goal, BOTH, None), edit
        restored = root / edit[0]
        restored.unlink(missing_ok=True)
        write_start(root)
    assert build(root, "release", BOTH, kept) == start
    kept.close()


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which every section is added that is composed from now on."""
    composed: list[str] = []
    compose = Composer.compose

    def noted(self: Composer) -> Markup:
        composed.append(self.section.id)
        return compose(self)

    monkeypatch.setattr(Composer, "compose", noted)
    return composed


def test_what_is_kept_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second process composes, parses and judges nothing; an edited section costs its own composing only."""
    root = write_start(tmp_path)
    first = Cache(root / "build/.cache")
    made = build(root, "draft", BOTH, first)
    first.close()
    composed = watched(monkeypatch)

    def refused(*_: object) -> None:
        pytest.fail("this is known")

    with monkeypatch.context() as patched:
        patched.setattr("report.read.sections.parse_section", refused)
        patched.setattr("report.quantity.parse.read_figures", refused)
        assert build(root, "draft", BOTH, Cache(root / "build/.cache")) == made
    assert composed == []
    energy = root / "content/sections/year/energy.md"
    energy.write_text(energy.read_text(encoding="utf-8").replace("平均", "总体平均"), encoding="utf-8")
    build(root, "draft", BOTH, Cache(root / "build/.cache"))
    assert set(composed) == {"year.energy"}


def test_an_edited_metric_reaches_only_those_that_print_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`year.views` is printed by one section, and a line above it moves no other."""
    root = write_start(tmp_path)
    first = Cache(root / "build/.cache")
    build(root, "draft", BOTH, first)
    first.close()
    composed = watched(monkeypatch)
    figures = root / "content/metrics/year.yaml"
    figures.write_text("# moved\n" + figures.read_text(encoding="utf-8").replace("over", "about"), encoding="utf-8")
    build(root, "draft", BOTH, Cache(root / "build/.cache"))
    assert set(composed) == {"year.energy"}


PATIENCE = 120
"""Seconds until a process is taken to be stuck."""
SCRIPT = """
    import sys
    from pathlib import Path
    from report.cache import Cache
    from tests.cache.edits import build, write_start
    root, folder = Path(sys.argv[1]), Path(sys.argv[2])
    for time in range(4):
        kept = Cache(folder)
        text = root / "content/sections/year/energy.md"
        text.write_text(text.read_text(encoding="utf-8") + f"{sys.argv[3]}{time}\\n", encoding="utf-8")
        assert build(root, "draft", ("zh-CN", "en"), kept) == build(root, "draft", ("zh-CN", "en"), None)
        kept.close()
"""


def test_two_processes_at_once(tmp_path: Path) -> None:
    """Two projects, alike but for their edits, built at the same time over one cache."""
    roots = [write_start(tmp_path / name) for name in "ab"]
    command = [sys.executable, "-c", textwrap.dedent(SCRIPT)]
    running = [
        subprocess.Popen([*command, str(root), str(tmp_path / "kept"), root.name], stderr=subprocess.PIPE, text=True)
        for root in roots
    ]
    for each in running:
        _, said = each.communicate(timeout=PATIENCE)
        assert each.returncode == 0, said
