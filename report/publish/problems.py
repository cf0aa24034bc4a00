"""Problems as rows of plain values, to be kept in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from report.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable


def rows_of(problems: Iterable[Diagnostic]) -> list[list[Any]]:
    """Return a row for each problem, with all that it says."""
    return [
        [
            each.code,
            each.message,
            _place(each.span),
            each.hint,
            each.severity.value,
            None if each.related is None else _place(each.related),
            each.related_label,
        ]
        for each in problems
    ]


def problems_of(rows: Iterable[Any]) -> tuple[Diagnostic, ...]:
    """Return the problems of rows.

    Raises ValueError or TypeError for anything else than `rows_of` has made.
    """
    return tuple(map(_problem, rows))


def _problem(row: Any) -> Diagnostic:  # noqa: ANN401 - from JSON
    code, message, place, hint, severity, related, label = row
    second = None if related is None else Span(*related)
    return Diagnostic(code, message, Span(*place), hint, Severity(severity), second, label)


def _place(span: Span) -> tuple[str, int, int, int]:
    return span.path, span.line, span.column, span.length
