"""Tables for a terminal; Han characters take two cells."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.diagnostics.format import display_width

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROWEST, WIDEST = 80, 120
"""Widths of a table on a terminal, in cells."""
GAP = "  "
CUT = "…"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    head: str
    cells: tuple[str, ...]
    least: int | None = None
    """Cells that it keeps where room is short; None: all it needs."""
    leaves: int = 0
    """Where room is shorter still, the column with the highest number is left out; 0: never."""
    right: bool = False
    """Whether its cells stand to the right."""

    @property
    def width(self) -> int:
        """Cells that it would take."""
        return max(display_width(_plain(text)) for text in (self.head, *self.cells))


def room() -> int | None:
    """Return how wide a table may be; None where no terminal reads it, and nothing has to be cut."""
    if not sys.stdout.isatty():
        return None
    return min(WIDEST, max(NARROWEST, shutil.get_terminal_size().columns))


def format_table(columns: Sequence[Column], width: int | None = None) -> str:
    """Return columns as aligned lines, the heads first, in at most `width` cells where that can be done.

    Columns on the right give way before those on the left.

    >>> print(format_table([Column("id", ("范围",)), Column("n", ("3",), right=True)]), end="")
    id    n
    范围  3
    """
    if width is not None:
        columns = _without_leaving(columns, width)
    widths = [column.width for column in columns]
    over = 0 if width is None else _total(widths) - width
    for at, column in reversed(list(enumerate(columns))):
        if column.least is not None and over > 0:
            given = min(over, max(0, widths[at] - column.least))
            widths[at] -= given
            over -= given
    rows = zip(*((column.head, *column.cells) for column in columns), strict=True)
    return "".join(
        GAP.join(_cell(text, wide, column) for text, wide, column in zip(row, widths, columns, strict=True)).rstrip()
        + "\n"
        for row in rows
    )


def shortened(text: str, width: int) -> str:
    """Return a text that takes at most `width` cells, with … where something is left out.

    >>> shortened("范围很大", 6)
    '范围…'
    """
    if display_width(text) <= width:
        return text
    kept, used = "", display_width(CUT)
    for character in text:
        used += display_width(character)
        if used > width:
            break
        kept += character
    return kept.rstrip() + CUT


def _without_leaving(columns: Sequence[Column], width: int) -> Sequence[Column]:
    """Leave out columns for which there is no room even when all others are as narrow as they can be."""
    while any(column.leaves for column in columns):
        if _total([min(column.width, column.least or column.width) for column in columns]) <= width:
            break
        first = max(columns, key=lambda column: column.leaves)
        columns = [column for column in columns if column is not first]
    return columns


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _cell(text: str, width: int, column: Column) -> str:
    shown = shortened(_plain(text), width)
    space = " " * (width - display_width(shown))
    return space + shown if column.right else shown + space


def _plain(text: str) -> str:
    """Return a cell in one line; a no-break space would be drawn as one, but not found by a search."""
    return text.replace("\n", " ").replace("\N{NO-BREAK SPACE}", " ")
