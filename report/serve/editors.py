"""Opens a place of the project in the user's editor."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import threading
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OWN = "REPORT_EDITOR"
NAMED_IN = (OWN, "VISUAL", "EDITOR")
GOTO, PLACE, FLAGS = (
    ("--goto", "{file}:{line}:{column}"),
    ("{file}:{line}:{column}",),
    (
        *("--line", "{line}", "--column", "{column}"),
        "{file}",
    ),
)
WAYS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor", "windsurf", "positron"), GOTO),
    **dict.fromkeys(("subl", "zed", "zeditor", "hx-gui"), PLACE),
    **dict.fromkeys(("idea", "pycharm", "webstorm", "kate"), FLAGS),
    "mate": ("--line", "{line}:{column}", "{file}"),
    "gedit": ("+{line}:{column}", "{file}"),
    "gnome-text-editor": ("{file}",),
    "emacsclient": ("--no-wait", "+{line}:{column}", "{file}"),
    "gvim": ("+call cursor({line},{column})", "{file}"),
    "mvim": ("+call cursor({line},{column})", "{file}"),
}
"""How editors with a window of their own are told a place; without an order, the first that is installed is taken."""
SETTING = 'set it before `report serve`, for example REPORT_EDITOR="code --goto {file}:{line}:{column}"'


class NoEditorError(Exception):
    """No editor can be opened; the message says what to do."""


def editor_command(
    environment: Mapping[str, str], file: Path, line: int, column: int, installed: Mapping[str, str] | None = None
) -> list[str]:
    """Return the command that opens a file at a place.

    REPORT_EDITOR may be any command, with {file}, {line} and {column} where they belong. VISUAL and EDITOR count where
    they name an editor with a window: one that lives in a terminal has none here. `installed` are programs by name, for
    tests. Raises NoEditorError where there is none.
    """
    place = {"file": str(file), "line": str(line), "column": str(column)}
    for name in NAMED_IN:
        words = _words(environment.get(name, ""), name)
        if not words:
            continue
        if any("{file}" in word for word in words):
            return [_filled(word, place) for word in words]
        way = WAYS.get(PurePath(words[0]).stem)
        if way is not None or name == OWN:
            return [*words, *(_filled(word, place) for word in way or ("{file}",))]
    for program, way in WAYS.items():
        found = installed.get(program) if installed is not None else shutil.which(program)
        if found:
            return [found, *(_filled(word, place) for word in way)]
    message = f"{OWN} names no editor; {SETTING}"
    raise NoEditorError(message)


def open_editor(file: Path, line: int, column: int) -> None:
    """Open a file in the editor and do not wait for it.

    Raises NoEditorError with a sentence for the user.
    """
    command = editor_command(os.environ, file, line, column)
    try:
        started = subprocess.Popen(  # noqa: S603 - the user's own editor, and a file of the project
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        message = f"the editor {command[0]} cannot be started: {error.strerror}; {SETTING}"
        raise NoEditorError(message) from error
    threading.Thread(target=started.wait, daemon=True).start()  # so that no ended process stays behind


def _words(command: str, name: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError as error:
        message = f"{name} cannot be read: {error}; {SETTING}"
        raise NoEditorError(message) from error


def _filled(word: str, place: Mapping[str, str]) -> str:
    return re.sub(r"\{(file|line|column)\}", lambda found: place[found[1]], word)
