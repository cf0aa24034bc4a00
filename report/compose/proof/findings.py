"""Which message a problem belongs to: its place is one in a PO file, within the lines of the message."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from report.diagnostics import Diagnostic
    from report.model.catalog import Catalog, MessageKey

SAID_BY_STATE = frozenset({"T103", "T104"})
"""Missing and fuzzy: a proof says so of every message by itself."""


def findings_of(problems: Iterable[Diagnostic], catalog: Catalog) -> Mapping[MessageKey, tuple[Diagnostic, ...]]:
    """Return the problems of each message of a language that has any, in their order."""
    begins: dict[str, list[tuple[int, MessageKey]]] = defaultdict(list)
    for key, entry in catalog.entries.items():
        begins[entry.span.path].append((entry.span.line, key))
    for rows in begins.values():
        rows.sort(key=lambda row: row[0])
    found: dict[MessageKey, list[Diagnostic]] = defaultdict(list)
    for problem in problems:
        rows = begins.get(problem.span.path, [])
        place = bisect_right(rows, problem.span.line, key=lambda row: row[0])
        if place and problem.code not in SAID_BY_STATE:
            found[rows[place - 1][1]].append(problem)
    return {key: tuple(each) for key, each in found.items()}
