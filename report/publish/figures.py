"""Figures -> content/metrics/, and the workbook they are filled in with."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from report.publish.aside import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from report.model.rendition import OutputFile


def publish_workbook(path: Path, content: bytes) -> None:
    """Write the workbook; whoever has it open keeps the old one. Raises OSError."""
    write_file(path, content)


def publish_figures(root: Path, files: Iterable[OutputFile]) -> tuple[str, ...]:
    """Write metrics files, all of them or none, and return their paths.

    All are written aside before the first is renamed; if a renaming fails, those before it are taken back. A file
    keeps its permissions, and a link its target. Raises OSError.
    """
    targets = {file.path: (root / file.path).resolve() for file in files}
    aside: dict[str, Path] = {}
    last: dict[str, bytes] = {}
    try:
        for file in files:
            aside[file.path] = _written_beside(targets[file.path], file.content)
        for path, written in aside.items():
            before = targets[path].read_bytes()
            written.replace(targets[path])
            last[path] = before
    except BaseException:
        for path, before in last.items():
            write_file(targets[path], before)
        raise
    finally:
        for written in aside.values():
            written.unlink(missing_ok=True)
    return tuple(aside)


def _written_beside(target: Path, content: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    shutil.copymode(target, name)
    return Path(name)
