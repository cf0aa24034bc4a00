"""The mark of a row: which metric it is, and what its cells held when they left the project.

Each row carries its own, so that rows may be sorted, filtered, or sent to departments in workbooks of their own.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.register.cells import Cell

_BREAK = re.compile(r"[ \t]*(?:[\t\n\r]|_x000D_)+[ \t]*")
"""Breaks of lines; `_x000D_` is how spreadsheets write a carriage return."""
LONG = 80
"""Longer texts are kept as a hash: a mark has to fit a cell."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a row was when it was exported."""

    metric: str
    cells: Mapping[str, str]
    """Texts and numbers as texts, long ones as a hash; empty cells are left out."""
    open: frozenset[str]
    """Keys of the cells that could be filled in."""

    def holds(self, key: str, cell: Cell | None) -> bool:
        """Tell whether a cell is still what it was."""
        before = self.cells.get(key, "")
        if isinstance(cell, Decimal) and before:
            try:
                return Decimal(before) == cell
            except ArithmeticError:
                return False
        return before == _written(cell, exact=key in self.open)


def write_mark(mark: Mark) -> str:
    """Return the mark as the text of a cell."""
    kept = {"id": mark.metric, "open": sorted(mark.open), "cells": dict(mark.cells)}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def read_mark(text: str) -> Mark | None:
    """Return the mark in a cell, or None where it holds no mark."""
    try:
        kept = json.loads(text)
        metric, cells, opened = kept["id"], kept["cells"], kept["open"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    sound = isinstance(metric, str) and isinstance(cells, dict) and isinstance(opened, list)
    if not sound or not all(isinstance(each, str) for each in (*cells.values(), *opened)):
        return None
    return Mark(metric, cells, frozenset(opened))


def mark_of(metric: str, cells: Mapping[str, Cell], opened: frozenset[str]) -> Mark:
    """Return the mark of a row."""
    written = {key: _written(cell, exact=key in opened) for key, cell in cells.items()}
    return Mark(metric, {key: text for key, text in written.items() if text}, opened)


def tidy(text: str) -> str:
    """Return a text in one line, without spaces at its ends: breaks that somebody made inside a cell become spaces."""
    return _BREAK.sub(" ", text).strip()


def _written(cell: Cell | None, *, exact: bool) -> str:
    """Return a cell as the mark keeps it; of locked ones not the kind of spaces, which programs exchange."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    text = tidy(cell) if exact else " ".join(tidy(cell).split())
    return text if len(text) <= LONG else "#" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
