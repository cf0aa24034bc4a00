"""The project folder: the one place where input files are opened."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from report.diagnostics import Diagnostic, Span
from report.markup.source import as_read

MAX_TEXT_BYTES = 8_000_000
"""A text file larger than this is no section, table or catalog."""
MAX_PICTURE_BYTES = 60_000_000


@dataclass(slots=True)
class ProjectFiles:
    """Reads files below one folder, and nothing outside it, links included."""

    root: Path
    problems: list[Diagnostic] = field(default_factory=list)

    def exists(self, path: str) -> bool:
        """Tell whether there is such a file in the project."""
        return self._inside(path) is not None

    def text(self, path: str, *, asked_at: Span | None = None) -> str | None:
        """Return a file as text with LF line ends and no byte order mark; report why it cannot be read."""
        content = self.content(path, asked_at=asked_at, limit=MAX_TEXT_BYTES)
        if content is None:
            return None
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self._report("L108", f"{path} is not UTF-8 text", Span(path, line), "save the file as UTF-8")
            return None
        return as_read(text)

    def content(self, path: str, *, asked_at: Span | None = None, limit: int = MAX_PICTURE_BYTES) -> bytes | None:
        """Return a file's bytes, or report why it cannot be read."""
        place = asked_at or Span(path)
        resolved = self._inside(path)
        if resolved is None:
            self._report("L107", f"there is no file {path}", place, "put the file there or mend the path")
            return None
        try:
            if resolved.stat().st_size > limit:
                self._report("L109", f"{path} is larger than {limit // 1_000_000} MB", place, "make it smaller")
                return None
            return resolved.read_bytes()
        except OSError as error:
            self._report("L107", f"{path} cannot be read: {error.strerror}", place, "look at its permissions")
            return None

    def listing(self, folder: str, suffix: str) -> list[str]:
        """Return the files of a folder and its subfolders, sorted, as project paths."""
        top = self.root / folder
        found = []
        for directory, folders, names in os.walk(top):
            folders.sort()
            for name in names:
                path = (Path(directory) / name).relative_to(self.root).as_posix()
                if name.endswith(suffix) and not name.startswith(".") and self._inside(path):
                    found.append(path)
        return sorted(found)

    def _inside(self, path: str) -> Path | None:
        """Return the real path of a file if it lies in the project."""
        if "\x00" in path or Path(path).is_absolute():
            return None
        try:
            resolved = (self.root / path).resolve()
            return resolved if resolved.is_file() and resolved.is_relative_to(self.root.resolve()) else None
        except OSError:
            return None  # a name the file system refuses is a file that does not exist

    def _report(self, code: str, message: str, span: Span, hint: str) -> None:
        self.problems.append(Diagnostic(code, message, span, hint))
