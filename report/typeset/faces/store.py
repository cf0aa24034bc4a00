"""Cut faces of earlier builds, by the content they were cut from; safe to delete at any time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import struct
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from report.typeset.faces.cutting import cut, shown
from report.typeset.faces.harfbuzz import cutter

if TYPE_CHECKING:
    from collections.abc import Iterable

RECIPE = "3"
"""To be raised when faces are cut in another way."""
MOST_BYTES = 128_000_000
"""About twenty builds with new characters each; then those that were used longest ago go."""


def identity(content: bytes, index: int) -> str:
    """Return what tells a face of a font file from every other."""
    return f"{hashlib.sha256(content).hexdigest()} {index}"


class Store:
    """Faces in a folder, or in none: then each is cut anew."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def cut(
        self, content: bytes, index: int, characters: Iterable[str], *, keep_numbers: bool = False
    ) -> tuple[str, bytes]:
        """Return the name of a cut face, which says what it was cut from, and its bytes.

        Raises DamagedFaceError.
        """
        wanted = shown(content, index, characters)
        said = f"{RECIPE}\0{cutter()}\0{identity(content, index)}\0{keep_numbers:d}\0{wanted}\0"
        name = f"{hashlib.sha256(said.encode()).hexdigest()[:40]}.otf"
        made = self._kept(name)
        if made is None:
            made = cut(content, index, wanted, keep_numbers=keep_numbers)
            self._keep(name, made)
        return name, made

    def holds(self, name: str, size: int) -> bool:
        """Tell whether a cut face lies in the folder, whole; it is not thrown out soon then."""
        if self.folder is None:
            return False
        path = self.folder / name
        try:
            is_whole = path.stat().st_size == size
            os.utime(path)
        except OSError:
            return False  # not there, or taken away by another build this moment
        return is_whole

    def _kept(self, name: str) -> bytes | None:
        if self.folder is None:
            return None
        path = self.folder / name
        try:
            content = path.read_bytes()
            os.utime(path)
        except OSError:
            return None  # not there, or taken away by another build this moment
        return content if _is_whole(content) else None

    def _keep(self, name: str, content: bytes) -> None:
        if self.folder is None:
            return
        with contextlib.suppress(OSError):  # a full disk or a read-only folder: the build needs no store
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor, aside = tempfile.mkstemp(dir=self.folder, prefix=".")
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(aside).replace(self.folder / name)
            _clear(self.folder)


def _is_whole(content: bytes) -> bool:
    """Tell whether all tables that a font file lists lie within it: the disk may have lost some of it."""
    if len(content) < 12:  # noqa: PLR2004 - the header of a font file
        return False
    tables = struct.unpack_from(">H", content, 4)[0]
    if not tables or 12 + 16 * tables > len(content):
        return False
    entries = (struct.unpack_from(">LL", content, 12 + 16 * number + 8) for number in range(tables))
    return all(offset + length <= len(content) for offset, length in entries)


def _clear(folder: Path) -> None:
    with os.scandir(folder) as entries:
        files = sorted(((entry.stat().st_mtime, entry.stat().st_size, entry.path) for entry in entries), reverse=True)
    total = 0
    for _, size, path in files:
        total += size
        if total > MOST_BYTES:
            Path(path).unlink(missing_ok=True)
