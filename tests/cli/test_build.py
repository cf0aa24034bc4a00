"""`report build` where nothing has changed: the same words, and nothing is made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from report.cli import main, making
from report.publish.record import RECORD
from tests.projects import write_project

if TYPE_CHECKING:
    from pathlib import Path

WARNED: dict[str, str | bytes | None] = {"content/sections/year.md": "# 工作\n\n新写的一句。\n"}
"""A sentence that nobody has translated: a warning in review."""


def refuse(*_arguments: object, **_named: object) -> None:
    """Fail, for nothing is to be made."""
    raise AssertionError("the outputs were made again")  # noqa: EM101, TRY003 - never shown to users


def words(project: Path, *more: str) -> list[str]:
    """Return the words of a build of the website."""
    return ["build", "--traceback", "--site", "--goal", "review", "--project", str(project), *more]


@pytest.mark.parametrize("changes", [{}, WARNED], ids=["clean", "warned"])
def test_a_second_build_makes_nothing(
    changes: dict[str, str | bytes | None],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It repeats the warnings, and says that nothing has changed."""
    write_project(tmp_path, changes)
    assert main(words(tmp_path)) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("[")]
    assert bool(told) == bool(changes)
    monkeypatch.setattr(making, "make", refuse)
    assert main(words(tmp_path)) == 0
    again = capsys.readouterr()
    assert again.err.splitlines() == told
    assert again.out.endswith("nothing has changed since the last build\n")
    assert main(words(tmp_path, "--format", "json")) == 0
    assert [row["code"] for row in json.loads(capsys.readouterr().out)] == ["T103"] * bool(changes)


@pytest.mark.parametrize("more", [["--lang", "en"], ["--goal", "draft"]], ids=["language", "goal"])
def test_another_order_is_made(more: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record is of one order."""
    write_project(tmp_path)
    assert main(words(tmp_path)) == 0
    monkeypatch.setattr(making, "make", refuse)
    with pytest.raises(AssertionError, match="made again"):
        main(words(tmp_path, *more))


@pytest.mark.parametrize("path", [RECORD, "manifest.json", "site/index.html", "site/en/index.html"])
def test_damage_is_mended(path: str, tmp_path: Path) -> None:
    """Whatever of build/ is not as it was made is made again."""
    write_project(tmp_path, WARNED)
    assert main(words(tmp_path)) == 0
    file = tmp_path / "build" / path
    content = file.read_bytes()
    for damage in (content[:-9], content.replace(b"T103", b"X103"), b"[]", b"\xff"):
        file.write_bytes(damage)
        assert main(words(tmp_path)) == 0
        assert file.read_bytes() == content


@pytest.mark.parametrize("cause", ["saved", "machine"])
def test_what_may_be_otherwise_next_time_leaves_no_record(
    cause: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was saved during the build, and what the machine lacked."""
    write_project(tmp_path, WARNED)
    if cause == "saved":
        monkeypatch.setattr(making, "fingerprint", lambda _root: "another")
    else:
        monkeypatch.setattr(making, "OF_THE_MACHINE", ("T103",))
    assert main(words(tmp_path)) == 0
    assert not (tmp_path / "build" / RECORD).exists()
