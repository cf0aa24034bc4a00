"""Hashes of files, remembered by what the disk says of a file: build/.cache/stamps.json, safe to delete.

A file is read only where its size, its times, its inode or its device changed since it was hashed. As in git's index,
a file that was written just before it was hashed is not remembered: a second change within one tick of the disk's
clock would show in none of these.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SHAPE = "1"
"""To be raised when the file says something else."""
TICK = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use, that of FAT."""


class Stamps:
    """Hashes of the files that one run asks for; those of earlier runs save reading them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.began = time.time_ns()
        self.known = _read(path)
        self.seen: dict[str, tuple[str, str]] = {}

    def digest(self, path: str, found: os.stat_result) -> str:
        """Return the SHA-256 of a file, hexadecimal; `found` is what stat said of it just now.

        Raises OSError where the file has to be read and cannot be.
        """
        stamp = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino} {found.st_dev}"
        known = self.known.get(path)
        if known is not None and known[0] == stamp:
            self.seen[path] = known
            return known[1]
        with open(path, "rb") as file:  # noqa: PTH123 - a Path for each of a thousand files takes as long as the rest
            made = hashlib.file_digest(file, "sha256").hexdigest()
        if max(found.st_mtime_ns, found.st_ctime_ns) < self.began - TICK:
            self.seen[path] = stamp, made
        return made

    def keep(self) -> None:
        """Write down what was seen, and forget the files that were not asked for."""
        if self.seen == self.known:
            return
        aside = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):  # a full disk or a read-only folder: the next run reads the files again
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                aside.write_text(json.dumps({"shape": SHAPE, "files": self.seen}), encoding="utf-8")
                aside.replace(self.path)
            finally:
                aside.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, tuple[str, str]]:
    """Return what was kept; nothing where the file is not there or damaged."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["shape"] != SHAPE:
            return {}
        return {name: (str(stamp), str(made)) for name, (stamp, made) in kept["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
