"""The text of a PO file in which a few messages change, and every other line stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from report.po.faults import PoSyntaxError
from report.po.reading import parse_po
from report.po.writing import WIDTH, write_po

if TYPE_CHECKING:
    from report.po.entries import PoDocument, PoEntry

BYTE_ORDER_MARK = "\ufeff"
WIDTHS = (0, WIDTH, 77)
"""How tools break lines: not at all, as gettext and Poedit do, as Weblate does."""


def patched(text: str, before: PoDocument, after: PoDocument, wrap: int = 0) -> str:
    """Return the text of `after`, where `before` is what `text` says.

    A file that is as msgcat writes it, broken or not, stays so. In any other the lines of what has changed are
    exchanged, broken at `wrap` columns, never at 0; where that is not possible, the whole file is written so.
    """
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    body = text.removeprefix(mark)
    for width in dict.fromkeys((wrap, *WIDTHS)):
        if write_po(before, width) == body:
            return mark + write_po(after, width)
    spliced = _spliced(body, before, after, wrap)
    return mark + (spliced if _says(spliced, after) else write_po(after, wrap))


def _says(text: str, document: PoDocument) -> bool:
    try:
        return parse_po(text) == document
    except PoSyntaxError:
        return False


def _spliced(text: str, before: PoDocument, after: PoDocument, wrap: int) -> str:
    """Return a text with the lines of other messages exchanged; it is of no use where messages came or went."""
    lines = text.split("\n")
    for old, new in reversed([*zip(before.entries, after.entries, strict=False)]):
        if old != new:
            first, last = _lines_of(lines, old)
            alone = replace(after, header=None, entries=(new,), tail=())
            written = write_po(alone, wrap).removesuffix(after.newline)
            lines[first:last] = written.split("\n")
            if after.newline != "\n":
                lines[first + written.count("\n")] += "\r"
    return "\n".join(lines)


def _lines_of(lines: list[str], entry: PoEntry) -> tuple[int, int]:
    """Return the 0-based lines of a message, its comments among them, the last one excluded."""
    first, last = entry.line - 1, max(entry.msgstr_lines)
    while first and _belongs_below(lines[first - 1]):
        first -= 1
    while not lines[first].strip():
        first += 1
    while last < len(lines) and lines[last].lstrip().startswith('"'):
        last += 1
    return first, last


def _belongs_below(line: str) -> bool:
    """Tell whether a line above a message is one of its comments, or parts them."""
    return not line.strip() or (line.startswith("#") and not line.startswith("#~"))
