"""A text as its font shapes it: the width of every character and the blanks inside full-width marks.

Pango shapes a text once, without a line width; where lines end is decided from the numbers kept here.
All lengths are CSS pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from struct import calcsize, iter_unpack
from typing import TYPE_CHECKING, Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout

from report.typeset.lines.characters import CLOSING, MIDDLE, OPENING, STOPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_GLYPH = "IiiiI"
"""PangoGlyphInfo: glyph, width, x offset, y offset, flags."""
GLYPH_SIZE = calcsize(_GLYPH)
_LINE_BREAK = 1
"""The first bit of a PangoLogAttr."""
_MARKS = OPENING | CLOSING | STOPS | MIDDLE
FULL_WIDTH = 0.9
"""A mark is full-width when its glyph is at least so wide, in em: “ ” of a Latin font are not."""


@dataclass(frozen=True, slots=True)
class Blank:
    """What a full-width mark leaves empty on its left and on its right."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Shaped:
    """A text without line breaks. `widths` has an entry for each character; that of a cluster stands on its first."""

    text: str
    em: float
    widths: tuple[float, ...]
    breaks: tuple[int, ...]
    """Characters before which Unicode (UAX #14) lets a line end, ascending."""
    blanks: dict[int, Blank]
    runs: tuple[tuple[int, float, float], ...]
    """First character, height above and depth below the baseline of each stretch of one font."""
    decoration: tuple[float | None, ...]
    """Ascent, underline position and thickness, line-through position and thickness."""


DECORATION = (
    "ascent",
    "underline_position",
    "underline_thickness",
    "strikethrough_position",
    "strikethrough_thickness",
)


def shape(
    text: str,
    style: Any,  # noqa: ANN401 - WeasyPrint is untyped
    dress: Callable[[Layout], None] = lambda _: None,
) -> Shaped:
    """Return a text as the style's font shapes it; `dress` may change attributes of the layout before."""
    layout = Layout(style)
    layout.set_text(text)
    dress(layout)
    line, _ = layout.get_first_line()
    places = places_of_bytes(text)
    widths = [0.0] * len(text)
    blanks: dict[int, Blank] = {}
    runs = []
    for item, glyphs, clusters in runs_of(line):
        font, offset = item.item.analysis.font, item.item.offset
        extents = _font_extents(font, glyphs[0][0])
        runs.append((places[offset], *extents))
        for (glyph, width, *_), cluster in zip(glyphs, clusters, strict=True):
            place = places[offset + cluster]
            widths[place] += width * FROM_UNITS
            if text[place] in _MARKS:
                blanks[place] = _blank(font, glyph, width)
    em = style["font_size"]
    blanks = {place: blank for place, blank in blanks.items() if widths[place] >= FULL_WIDTH * em}
    decoration = tuple(getattr(layout, name, None) for name in DECORATION)
    return Shaped(text, em, tuple(widths), tuple(_breaks(layout, text)), blanks, tuple(sorted(runs)), decoration)


def runs_of(line: Any) -> Iterator[tuple[Any, list[tuple[int, ...]], list[int]]]:  # noqa: ANN401 - a cffi pointer
    """Yield the runs of a Pango line: item, (glyph, width, x offset, y offset, flags) of each, byte of each."""
    run = line.runs
    while run != ffi.NULL:
        item = run.data
        string, number = item.glyphs, item.glyphs.num_glyphs
        yield (
            item,
            list(iter_unpack(_GLYPH, ffi.buffer(string.glyphs, number * GLYPH_SIZE))),
            ffi.unpack(string.log_clusters, number),
        )
        run = run.next


def places_of_bytes(text: str) -> list[int]:
    """Return the character to which each byte of a text belongs."""
    places = []
    for place, character in enumerate(text):
        code = ord(character)
        places += [place] * (1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4)  # noqa: PLR2004 - UTF-8
    places.append(len(text))
    return places


def _breaks(layout: Layout, text: str) -> Iterator[int]:
    attributes = pango.pango_layout_get_log_attrs_readonly(layout.layout, ffi.NULL)
    flags = ffi.buffer(attributes, (len(text) + 1) * ffi.sizeof("PangoLogAttr"))
    for place, (bits,) in enumerate(iter_unpack("I", flags)):
        if bits & _LINE_BREAK and 0 < place < len(text):
            yield place


def _font_extents(font: Any, glyph: int) -> tuple[float, float]:  # noqa: ANN401 - a cffi pointer
    logical = ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(font, glyph, ffi.NULL, logical)
    return -logical.y * FROM_UNITS, (logical.y + logical.height) * FROM_UNITS


def _blank(font: Any, glyph: int, width: int) -> Blank:  # noqa: ANN401 - a cffi pointer
    ink = ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(font, glyph, ink, ffi.NULL)
    return Blank(ink.x * FROM_UNITS, (width - ink.x - ink.width) * FROM_UNITS)
