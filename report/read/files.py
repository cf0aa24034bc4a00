"""The project folder: the one place where input files are opened."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from report.cache import Cache
from report.diagnostics import Diagnostic, Span
from report.markup.source import as_read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")

MAX_TEXT_BYTES = 8_000_000
"""A text file larger than this is no section, table or catalog."""
MAX_PICTURE_BYTES = 60_000_000


@dataclass
class ProjectFiles:
    """Reads files below one folder, and nothing outside it, links included."""

    root: Path
    problems: list[Diagnostic] = field(default_factory=list)
    kept: Cache = field(default_factory=Cache)
    """What earlier runs have made of files."""
    _folders: dict[str, str] = field(default_factory=dict)
    """Folders to their real paths, links followed."""

    def parsed(self, kind: str, parse: Callable[[], tuple[T, Iterable[Diagnostic]]], *made_from: object) -> T:
        """Return what a file says, parsed unless that is kept; `made_from` is all that `parse` depends on."""

        def made() -> tuple[T, tuple[Diagnostic, ...]]:
            value, problems = parse()
            return value, tuple(problems)

        value, problems = self.kept.made(kind, self.kept.key(*made_from), made)
        self.problems.extend(problems)
        return value

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
            hint = "run `msgconv --to-code=UTF-8 -o FILE FILE`" if path.endswith(".po") else "save the file as UTF-8"
            self._report("L108", f"{path} is not UTF-8 text", Span(path, line), hint)
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

    def listing(self, folder: str, suffix: str | tuple[str, ...]) -> list[str]:
        """Return the files of a folder and its subfolders, sorted, as project paths."""
        top = os.fspath(self.root / folder)
        found = []
        for directory, folders, names in os.walk(top):
            folders.sort()
            below = folder + directory[len(top) :].replace(os.sep, "/")
            for name in names:
                path = f"{below}/{name}"
                if name.endswith(suffix) and not name.startswith(".") and self._inside(path):
                    found.append(path)
        return sorted(found)

    def _inside(self, path: str) -> Path | None:
        """Return the real path of a file if it lies in the project."""
        if "\x00" in path or os.path.isabs(path):  # noqa: PTH117 - a Path for each file takes longer than to read it
            return None
        if ".." in path.split("/"):
            return None  # whether something has changed is asked of content/, locale/ and templates/ alone
        try:
            folder, name = os.path.split(path)
            if folder not in self._folders:
                self._folders[folder] = os.path.realpath(os.path.join(self._top, folder))  # noqa: PTH118 - see above
            resolved = os.path.join(self._folders[folder], name)  # noqa: PTH118 - see above
            if name == ".." or os.path.islink(resolved):  # noqa: PTH114 - see above
                resolved = os.path.realpath(resolved)
            is_inside = resolved.startswith(self._top.rstrip(os.sep) + os.sep)
            return Path(resolved) if is_inside and os.path.isfile(resolved) else None  # noqa: PTH113 - see above
        except OSError:
            return None  # a name the file system refuses is a file that does not exist

    @cached_property
    def _top(self) -> str:
        return os.path.realpath(self.root)

    def _report(self, code: str, message: str, span: Span, hint: str) -> None:
        self.problems.append(Diagnostic(code, message, span, hint))
