"""Outputs -> build/."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from report.publish.aside import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from report.model.rendition import OutputFile

NEXT, LAST = ".next", ".last"
PARTS = ("pdf", "site")
"""Folders of build/ that are exchanged whole."""


def publish_outputs(build: Path, files: Iterable[OutputFile], manifest: bytes, kept: Iterable[str]) -> None:
    """Put the outputs in place of the last ones.

    Everything is written aside first; then each folder is exchanged by renaming, and the manifest last. If
    anything fails, the last outputs stay. `kept` are files of the last build that this one did not make but
    keeps, for example those of another language.
    """
    recover_outputs(build)
    aside = build / NEXT
    for path in kept:
        source = build / path
        if source.is_file():
            target = aside / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    for file in files:
        target = aside / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    _exchange(build, aside)
    write_file(build / "manifest.json", manifest)


def recover_outputs(build: Path) -> None:
    """Put the last outputs back that a killed build had moved away, and clear what it had written aside."""
    last = build / LAST
    for part in PARTS:
        if (last / part).exists() and not (build / part).exists():
            (last / part).rename(build / part)
    _clear(last)
    _clear(build / NEXT)


def _exchange(build: Path, aside: Path) -> None:
    last = build / LAST
    last.mkdir(parents=True)
    moved: list[str] = []
    try:
        for part in PARTS:
            if (aside / part).exists():
                if (build / part).exists():
                    (build / part).rename(last / part)
                moved.append(part)
                (aside / part).rename(build / part)
    except BaseException:
        for part in moved:
            if (last / part).exists():
                _clear(build / part)
                (last / part).rename(build / part)
        raise
    finally:
        _clear(aside)
    _clear(last)


def _clear(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
