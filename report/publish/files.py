"""Files of the project that the program keeps up to date: catalogs in locale/, figures, schemas for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.publish.aside import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from report.model.rendition import OutputFile


def publish_files(root: Path, files: Iterable[OutputFile]) -> tuple[str, ...]:
    """Write the files that changed, each aside and renamed once; return their paths."""
    return tuple(file.path for file in files if write_file(root / file.path, file.content))
