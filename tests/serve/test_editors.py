"""Which command opens a place of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.serve.editors import NoEditorError, editor_command, open_editor

FILE = Path("/p/content/sections/能 源.md")
CASES = {
    "own words": (
        {"REPORT_EDITOR": "code -r --goto {file}:{line}:{column}"},
        {},
        ["code", "-r", "--goto", f"{FILE}:3:6"],
    ),
    "own, known": ({"REPORT_EDITOR": "code"}, {}, ["code", "--goto", f"{FILE}:3:6"]),
    "own, unknown": ({"REPORT_EDITOR": "my-editor --new"}, {}, ["my-editor", "--new", f"{FILE}"]),
    "own before others": (
        {"REPORT_EDITOR": "kate", "EDITOR": "code"},
        {},
        [
            "kate",
            "--line",
            "3",
            "--column",
            "6",
            f"{FILE}",
        ],
    ),
    "visual": ({"VISUAL": "/opt/subl -n", "EDITOR": "vi"}, {}, ["/opt/subl", "-n", f"{FILE}:3:6"]),
    "editor with a window": ({"EDITOR": "code --wait"}, {}, ["code", "--wait", "--goto", f"{FILE}:3:6"]),
    "editor without one": ({"EDITOR": "vim"}, {"zed": "/bin/zed"}, ["/bin/zed", f"{FILE}:3:6"]),
    "nothing said": ({}, {"codium": "/bin/codium"}, ["/bin/codium", "--goto", f"{FILE}:3:6"]),
}


@pytest.mark.parametrize("case", CASES.values(), ids=[name.replace(" ", "-") for name in CASES])
def test_command(case: tuple[dict[str, str], dict[str, str], list[str]]) -> None:
    """REPORT_EDITOR first, then VISUAL and EDITOR where they have a window, then what is installed."""
    environment, installed, expected = case
    assert editor_command(environment, FILE, 3, 6, installed) == expected


@pytest.mark.parametrize("environment", [{}, {"EDITOR": "vim", "VISUAL": "nano"}, {"REPORT_EDITOR": 'code "'}], ids=str)
def test_no_editor_is_said(environment: dict[str, str]) -> None:
    """The message says what to set."""
    with pytest.raises(NoEditorError, match="REPORT_EDITOR="):
        editor_command(environment, FILE, 3, 6, {})


def test_name_of_a_file_is_no_pattern() -> None:
    """Braces in a file's name stay as they are, and no shell reads them."""
    file = Path("/p/{line}; rm -rf $HOME.md")
    command = editor_command({"REPORT_EDITOR": "edit {file} {line}"}, file, 7, 1, {})
    assert command == ["edit", "/p/{line}; rm -rf $HOME.md", "7"]


def test_editor_that_cannot_be_started_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A slip in REPORT_EDITOR becomes a sentence."""
    monkeypatch.setenv("REPORT_EDITOR", str(tmp_path / "none"))
    with pytest.raises(NoEditorError, match="cannot be started"):
        open_editor(FILE, 1, 1)
