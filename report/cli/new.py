"""`report new DIR`."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import report
from report.cli.output import print_diagnostics
from report.cli.schemas import write_schemas
from report.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    import argparse

STARTER = Path(report.__file__).parent / "starter"
LEFT_OUT = (".*", "__pycache__", "build", "*.pot")
"""What using the starter as a project leaves behind in a checkout."""
RENAMED = {"gitignore": ".gitignore"}
"""Under its own name, the file would rule this folder of the checkout."""


def run(arguments: argparse.Namespace) -> int:
    """Make the project and say how to go on, or print why not; a folder that holds files is not touched."""
    folder: Path = arguments.folder
    try:
        problem = _occupied(folder)
        if problem is None:
            _make(folder)
    except OSError as error:
        hint = "choose another folder, make room, or look at the permissions; nothing was left behind"
        problem = Diagnostic("V101", f"cannot write {folder}: {error.strerror or error}", Span(str(folder)), hint)
    if problem is not None:
        print_diagnostics([problem], "full", Path())
        return 1
    _say_next(folder)
    return 0


def _occupied(folder: Path) -> Diagnostic | None:
    if not folder.exists() or not any(folder.iterdir()):
        return None
    hint = "name a folder that does not exist yet, or an empty one; nothing was written"
    return Diagnostic("V103", f"{folder} is not empty", Span(str(folder)), hint)


def _make(folder: Path) -> None:
    """Write everything aside, then put it in place by renaming.

    Raises OSError when the disk refuses; nothing is left behind then, new parent folders included.
    """
    made = [parent for parent in folder.parents if not parent.exists()]
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        home = folder if folder.is_dir() else folder.parent
        with TemporaryDirectory(dir=home, prefix=".report-new-") as aside:
            project = Path(aside, "project")
            _copy(STARTER, project)
            write_schemas(project)
            _put(project, folder)
    except BaseException:
        for parent in made:
            with suppress(OSError):
                parent.rmdir()
        raise


def _copy(source: Path, target: Path) -> None:
    """Copy a folder; permissions are those of any new file here, not those of the installed package."""
    target.mkdir()
    for entry in sorted(source.iterdir()):
        if any(fnmatch(entry.name, pattern) for pattern in LEFT_OUT):
            continue
        goal = target / RENAMED.get(entry.name, entry.name)
        if entry.is_dir():
            _copy(entry, goal)
        else:
            shutil.copyfile(entry, goal)


def _put(project: Path, folder: Path) -> None:
    """Move a finished project to its folder; an empty folder that exists stays, for a shell may stand in it."""
    if not folder.exists():
        project.rename(folder)
        return
    names = sorted(entry.name for entry in project.iterdir())
    try:
        for name in names:
            (project / name).rename(folder / name)
    except BaseException:
        for name in names:
            with suppress(OSError):
                (folder / name).rename(project / name)
        raise


def _say_next(folder: Path) -> None:
    lines = [f"{folder} holds a small report that builds; its README.md says where things are. Next:"]
    if folder.resolve() != Path.cwd():
        lines.append(f"  cd {shlex.quote(os.fspath(folder))}")
    lines += ["  report build", "  report check"]
    sys.stdout.write("\n".join(lines) + "\n")
