"""What stands before and after a piece of text, across the borders of elements.

A link or a bold word is a piece of its own to WeasyPrint; to a reader it is part of the sentence. The gap before
it, or the squeeze of the mark after it, depends on characters outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from weasyprint.formatting_structure import boxes

from report.typeset.lines.characters import weight
from report.typeset.lines.spacing import Neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator

INVISIBLE = "\u2060\u200b\ufeff"
SMALL = 0.8
"""Smaller letters are marks of footnotes: they keep no character company."""
ENOUGH = 2
"""More than so many characters on a last line need not be counted."""


class Standing(float):
    """Neighbours in the disguise of the number that WeasyPrint hands from a text box to its line breaking: 0."""

    neighbours: Neighbours

    __slots__ = ("neighbours",)

    def __new__(cls, neighbours: Neighbours) -> Self:
        """Return 0 that knows neighbours."""
        made = super().__new__(cls, 0.0)
        made.neighbours = neighbours
        return made


def find_neighbours(root: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
    """Tell every piece of text below a box what stands beside it."""
    for line in _lines(root):
        pieces = list(_pieces(line))
        rest = 0
        after = ""
        followers: list[tuple[str, int]] = []
        for piece in reversed(pieces):
            followers.append((after, rest))
            text = piece.text.strip(INVISIBLE) if piece is not None else ""
            after = text[:1]
            if piece is None:
                rest = ENOUGH
            elif piece.style["font_size"] > SMALL * line.style["font_size"]:
                rest = min(ENOUGH, rest + weight(text[: 3 * ENOUGH + 2]))
        before = ""
        for piece, (following, count) in zip(pieces, reversed(followers), strict=True):
            if piece is None:
                before = ""
                continue
            text = piece.text.strip(INVISIBLE)
            if before or following or count:
                piece.justification_spacing = Standing(Neighbours(before, following, count))
            before = text[-1:]


def _lines(root: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint is untyped
    """Yield the line boxes below a box, without recursion: documents nest deeply."""
    waiting = [root]
    while waiting:
        box = waiting.pop()
        if isinstance(box, boxes.LineBox):
            yield box
        waiting.extend(getattr(box, "children", ()))


def _pieces(box: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint is untyped
    """Yield the texts of a line in order, and None for things that are no text."""
    for child in box.children:
        if not child.is_in_normal_flow():
            continue
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox):
            yield from _pieces(child)
        else:
            yield None
