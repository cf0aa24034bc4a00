"""What the commands print."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from report.diagnostics.format import format_diagnostics

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from report.diagnostics import Diagnostic


def print_diagnostics(diagnostics: Iterable[Diagnostic], style: str, root: Path) -> bool:
    """Print problems with excerpts of the project's files; return whether there is an error among them.

    JSON goes to standard output, so that it can be piped; the other forms go to standard error.
    """
    found = sorted(diagnostics, key=lambda d: (not d.is_error, d.span))
    lines: dict[str, list[str]] = {}

    def excerpt(path: str, line: int) -> str | None:
        if path not in lines:
            lines[path] = _lines_of(root / path)
        known = lines[path]
        return known[line - 1] if 0 < line <= len(known) else None

    stream = sys.stdout if style == "json" else sys.stderr
    stream.write(format_diagnostics(found, style, excerpt))
    errors = sum(d.is_error for d in found)
    if found and style in {"full", "concise"}:
        others = len(found) - errors
        stream.write(f"{_count(errors, 'error')}, {_count(others, 'warning')}\n")
    return errors > 0


def _lines_of(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeError):
        return []  # the excerpt is a kindness; the problem itself has been said


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


class Progress:
    """One line that changes on a terminal, plain lines elsewhere."""

    def __init__(self, stages: tuple[str, ...]) -> None:
        self.stages = stages
        self.began = time.monotonic()
        self.shown = sys.stderr.isatty()

    def __call__(self, stage: str) -> None:
        """Say that a stage begins."""
        number = self.stages.index(stage) + 1 if stage in self.stages else 0
        text = f"[{number}/{len(self.stages)}] {stage}"
        if self.shown:
            sys.stderr.write(f"\r\033[K{text} …")
            sys.stderr.flush()
        else:
            sys.stderr.write(f"{text}\n")

    def done(self) -> float:
        """Clear the line; return the seconds since the beginning."""
        if self.shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
        return time.monotonic() - self.began
