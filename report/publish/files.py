"""Files of the project that the program keeps up to date: catalogs in locale/, figures, schemas for editors.

Several files change together or not at all: a translation that moves from one catalog to another must not be lost
because the machine stops between the two. What is new, and a link to what stands, are put aside first; then the files
are exchanged one by one; whoever finds things put aside, after a crash, puts them back.
"""

from __future__ import annotations

import json
import os
import shutil
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from report.publish.aside import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from report.model.rendition import OutputFile

ASIDE = ".exchange"
"""Folder beside the files, for as long as they are exchanged."""
LIST = "files.json"
"""What is exchanged; written when everything else is put aside."""


class _Exchange(NamedTuple):
    """A file, and where its two contents lie."""

    path: Path
    new: Path
    old: Path


def publish_files(root: Path, files: Iterable[OutputFile]) -> tuple[str, ...]:
    """Write the files that changed, all of them or none; return their paths.

    Raises OSError where the disk refuses; every file is then as it was.
    """
    changed = [file for file in files if not _stands(root / file.path, file.content)]
    if len(changed) == 1:
        write_file(root / changed[0].path, changed[0].content)
    elif changed:
        _exchange_all(root, changed)
    return tuple(file.path for file in changed)


def recover_files(root: Path, folder: str) -> tuple[str, ...]:
    """Put files back that were being exchanged below a folder when the machine stopped; return their paths.

    A file that somebody has changed since is theirs, and stays.
    """
    aside = root / folder / ASIDE
    try:
        listed = json.loads((aside / LIST).read_bytes())
    except (OSError, ValueError):
        listed = []  # nothing was exchanged yet, or all of it
    back = []
    for number, (path, digest) in enumerate(listed):
        if _stands_as(root / path, digest):
            _put_back(_Exchange(root / path, aside / f"new-{number}", aside / f"old-{number}"))
            back.append(path)
    shutil.rmtree(aside, ignore_errors=True)
    return tuple(back)


def _exchange_all(root: Path, files: list[OutputFile]) -> None:
    """Exchange several files; all lie below one folder of the project."""
    aside = root / PurePosixPath(files[0].path).parts[0] / ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    exchanged: list[_Exchange] = []
    try:
        ready = [_put_aside(root / file.path, file.content, aside, number) for number, file in enumerate(files)]
        listed = [[file.path, sha256(file.content).hexdigest()] for file in files]
        write_file(aside / LIST, json.dumps(listed).encode())
        for each in ready:
            exchanged.append(each)
            each.new.replace(each.path)
    except BaseException:
        for each in exchanged:
            _put_back(each)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _put_aside(path: Path, content: bytes, aside: Path, number: int) -> _Exchange:
    each = _Exchange(path, aside / f"new-{number}", aside / f"old-{number}")
    with each.new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file():
        try:
            os.link(path, each.old)
        except OSError:  # a file system without links
            shutil.copyfile(path, each.old)
    return each


def _put_back(each: _Exchange) -> None:
    """Put the old file back; a file that was not there goes."""
    if each.old.is_file():
        each.old.replace(each.path)
    elif not each.new.exists():
        each.path.unlink(missing_ok=True)


def _stands(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _stands_as(path: Path, digest: str) -> bool:
    return path.is_file() and sha256(path.read_bytes()).hexdigest() == digest
