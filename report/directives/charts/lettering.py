"""How much room a text takes in a drawing, and how it is broken into lines.

Neither print nor the web breaks lines in an SVG. The widths are those of wide sans-serif fonts: a text that is
reckoned to fit does.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

NAME, VALUE, SMALLEST = 10.5, 13, 8.0
"""Sizes of type: names of marks, their values, and what can still be read."""
LEADING = 1.22
_PIECE = re.compile(r"[^\s\u2e80-\uffef]+[万亿]?[，。、；：！？）》”]*\s*|\S[，。、；：！？）》”]*\s*")
_WIDTHS = (
    ("ijlI.,:;!|'", 0.31),
    (" \u00a0", 0.3),
    ("frt()[]-/", 0.4),
    ("0123456789", 0.63),
    ("mw", 0.88),
    ("MW%&@—", 0.94),
)
UPPER, OTHER, BOLD = 0.69, 0.6, 1.06
"""Widths in em of Inter and DejaVu Sans, rounded up; those of most other fonts are smaller."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Lines of type."""

    x: float
    y: float
    """The base of the first line."""
    lines: tuple[str, ...]
    """A line that ends at a space of the text keeps it."""
    size: float
    anchor: str = "start"
    """start, middle or end."""

    @property
    def rows(self) -> list[tuple[float, str]]:
        """The lines, each with its base."""
        return [(round(self.y + index * self.size * LEADING, 2), line) for index, line in enumerate(self.lines)]

    @property
    def height(self) -> float:
        """Height of all lines."""
        return len(self.lines) * self.size * LEADING


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of text is at the most.

    >>> width("能效", 10), round(width("1.14", 10), 1)
    (20.0, 22.0)
    """
    total = sum(_em(character) for character in text)
    return total * size * (BOLD if bold else 1)


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    known = next((em for characters, em in _WIDTHS if character in characters), None)
    return known or (UPPER if character.isupper() else OTHER)


def broken(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return a text in as few lines as the room allows, of like lengths; Chinese breaks between any two characters.

    >>> broken("more than 1.286 billion", 10, 60)
    ('more than ', '1.286 ', 'billion')
    >>> broken("超过12.86亿次", 10, 40)
    ('超过', '12.86亿', '次')
    >>> broken("县城的播放量", 10, 50)
    ('县城的', '播放量')
    """
    lines = _filled(text, size, room, bold=bold)
    while len(lines) > 1:
        room *= 0.92
        closer = _filled(text, size, room, bold=bold)
        if len(closer) > len(lines) or max(width(line.rstrip(), size, bold=bold) for line in closer) > room:
            break
        lines = closer
    return lines


def _filled(text: str, size: float, room: float, *, bold: bool) -> tuple[str, ...]:
    lines: list[str] = []
    for piece in _PIECE.findall(text.replace("\u00a0", " ")):
        if lines and width((lines[-1] + piece).rstrip(), size, bold=bold) <= room:
            lines[-1] += piece
        else:
            lines.append(piece)
    return tuple(lines)


def fitting(texts: list[str], size: float, room: float, *, bold: bool = False) -> float:
    """Return the largest size, not above the given one, at which no word of the texts is wider than the room."""
    pieces = [piece.rstrip() for text in texts for piece in _PIECE.findall(text.replace("\u00a0", " "))]
    widest = max((width(piece, 1, bold=bold) for piece in pieces), default=0)
    return max(SMALLEST, min(size, round(room / widest, 1))) if widest else size
