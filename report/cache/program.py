"""A hash of the program itself: whatever it made, it would make again only as long as it is the same."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

INSTALLED = (".dist-info", ".egg-info")


@cache
def code_key() -> str:
    """Return the SHA-256 over the program's files, Python, and the names and versions of installed libraries.

    Content, not dates: a checkout or a touched file is no change. Looked at once a process: what runs is what was
    imported.
    """
    digest = hashlib.sha256(sys.version.encode())
    top = str(Path(__file__).parent.parent)
    for path in _files(top):
        digest.update(f"{path[len(top) :]}\0".encode())
        with open(path, "rb") as file:  # noqa: PTH123 - a Path for each of hundreds of files doubles the time
            digest.update(hashlib.sha256(file.read()).digest())
    for name in sorted(_libraries()):
        digest.update(f"{name}\0".encode())
    return digest.hexdigest()


def _files(folder: str) -> Iterator[str]:
    """Yield the files of the program in a fixed order."""
    with os.scandir(folder) as entries:
        found = sorted((entry.name, entry.is_dir()) for entry in entries)
    for name, is_folder in found:
        path = f"{folder}/{name}"
        if is_folder and name != "__pycache__":
            yield from _files(path)
        elif name.endswith((".py", ".yaml")):
            yield path


def _libraries() -> Iterator[str]:
    """Yield the folders in which installers note what they installed; their names say the version.

    `importlib.metadata` says the same and takes longer to import than all of this.
    """
    for folder in sys.path:
        try:
            yield from (name for name in os.listdir(folder or ".") if name.endswith(INSTALLED))  # noqa: PTH208 - see above
        except OSError:
            continue  # a zip archive, or a folder that is not there
