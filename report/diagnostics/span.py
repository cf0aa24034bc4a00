"""Places in the files people write."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one line of one file."""

    path: str
    """Path from the project folder, with forward slashes."""
    line: int = 1
    """First line is 1."""
    column: int = 1
    """First column is 1; counted in code points."""
    length: int = 1
    """Code points, at least 1."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def shifted(self, columns: int, length: int = 1) -> Span:
        """Return the span that starts `columns` to the right on the same line."""
        return Span(self.path, self.line, self.column + columns, max(1, length))


def span_at_offset(path: str, text: str, offset: int, length: int = 1) -> Span:
    """Return the span of a 0-based offset into a file's text."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(path, line, column, max(1, length))
