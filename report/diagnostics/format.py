"""Problems as text: full with an excerpt, concise, JSON, or GitHub annotations."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from report.diagnostics.diagnostic import Diagnostic
    from report.diagnostics.span import Span

Excerpt = Callable[[str, int], str | None]
"""(path, line) to that line's text, or None where it cannot be read."""


def format_diagnostics(diagnostics: Iterable[Diagnostic], style: str, excerpt: Excerpt) -> str:
    """Return all problems as one text, ending in a newline unless empty.

    `excerpt(path, line)` gives the line of a file, or None where it cannot be read.
    """
    found = list(diagnostics)
    if style == "json":
        return json.dumps([_as_json(d) for d in found], ensure_ascii=False, indent=1) + "\n"
    write = {"full": _full, "concise": _concise, "github": _github}[style]
    return "".join(write(d, excerpt) for d in found)


def display_width(text: str) -> int:
    """Return the cells a terminal gives to a text; Han and full-width marks take two (Unicode TR 11).

    >>> display_width("范围 a")
    6
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _full(diagnostic: Diagnostic, excerpt: Excerpt) -> str:
    lines = [
        f"{diagnostic.severity}[{diagnostic.code}] {diagnostic.slug}: {diagnostic.message}",
        f"  --> {diagnostic.span}",
        *_picture(diagnostic.span, excerpt),
    ]
    if diagnostic.related is not None:
        lines.append(f"  = {diagnostic.related_label}: {diagnostic.related}")
    lines.append(f"  = hint: {diagnostic.hint}")
    lines.append(f"  = more: report explain {diagnostic.code}")
    return "\n".join(lines) + "\n\n"


def _picture(span: Span, excerpt: Excerpt) -> list[str]:
    line = excerpt(span.path, span.line)
    if line is None or not line.strip():
        return []
    line = line.rstrip("\n").replace("\t", " ")
    start = max(0, span.column - 1)
    begin = max(0, start - 60)
    end = min(len(line), begin + 120)
    shown = line[begin:end]
    margin = " " * len(str(span.line))
    under = " " * display_width(line[begin:start]) + "^" * max(1, display_width(line[start : start + span.length]))
    return [f"{margin} |", f"{span.line} | {shown}", f"{margin} | {under}"]


def _concise(diagnostic: Diagnostic, _excerpt: Excerpt) -> str:
    return f"{diagnostic.span}: {diagnostic.severity}[{diagnostic.code}] {diagnostic.message} ({diagnostic.hint})\n"


def _github(diagnostic: Diagnostic, _excerpt: Excerpt) -> str:
    level = {"error": "error", "warning": "warning", "note": "notice"}[diagnostic.severity]
    span = diagnostic.span
    message = _escaped(f"{diagnostic.message}; {diagnostic.hint}")
    title = _escaped(f"{diagnostic.code} {diagnostic.slug}")
    return f"::{level} file={_escaped(span.path)},line={span.line},col={span.column},title={title}::{message}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _as_json(diagnostic: Diagnostic) -> dict[str, object]:
    def place(span: Span | None) -> dict[str, object] | None:
        if span is None:
            return None
        return {"path": span.path, "line": span.line, "column": span.column, "length": span.length}

    return {
        "code": diagnostic.code,
        "slug": diagnostic.slug,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "place": place(diagnostic.span),
        "related": place(diagnostic.related),
    }
