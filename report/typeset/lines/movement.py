"""Moving the glyphs of a shaped line to where they were set, and noting where that would mislead a PDF's reader.

Lengths in here are thousandths of an em, the units of a PDF's text (ISO 32000-1 §9.4.4), unless they say otherwise.
"""

from __future__ import annotations

from math import copysign
from struct import pack_into
from typing import TYPE_CHECKING, Any, NamedTuple

from weasyprint.text.ffi import ffi

from report.typeset.lines.glyphs import GLYPH_SIZE, places_of_bytes, runs_of

if TYPE_CHECKING:
    from report.typeset.lines.setting import SetLine

PANGO = 1024
"""Pango units in a pixel."""
THOUSAND = 1000
EMPTY = 0x0FFFFFFF
"""Pango's glyph for a character that shows nothing; WeasyPrint draws none."""
BIAS = 0.25
"""WeasyPrint cuts the fraction off the shift of a glyph; this keeps whole numbers whole."""
SEEN_AS_SPACE = 0.09
"""Readers of PDF take a wider gap for a space, in em."""
GEOMETRY = 4
"""Where width and x offset stand in a PangoGlyphInfo, in bytes."""


class Joint(NamedTuple):
    """Glyphs, counted as they are drawn, that are to be read as one piece of text although a gap parts them."""

    first: int
    last: int
    text: str
    opens: float | None = None
    """How far before the first glyph's place the piece begins, if it begins the line."""
    closes: bool = False
    """The piece ends where the pen goes after the last glyph, which is narrower than its font says."""


def move(setting: SetLine, line: Any, em: float) -> list[Joint]:  # noqa: ANN401 - a cffi pointer
    """Move the glyphs of a Pango line; return the pieces whose glyphs do not stand side by side any more."""
    movement = _Movement(setting, em)
    for item, glyphs, clusters in runs_of(line):
        movement.run(item, glyphs, clusters)
    return movement.joints()


class _Movement:
    """Walks along a line and keeps where its pen should be and where a PDF's reader will have it.

    WeasyPrint writes whole numbers; what is lost of one glyph is given to the next place that moves, so that a line
    ends where it should.
    """

    def __init__(self, setting: SetLine, em: float) -> None:
        self.line, self.em = setting, em
        self.wanted = self.written = 0.0
        self.drawn = 0
        self.seams: dict[tuple[int, int], None] = {}
        """Drawn glyph, and its character, that stands too far from the one before it or too near."""
        self.opens: float | None = None
        self.closes = False
        self.places = places_of_bytes(setting.text)

    def run(self, item: Any, glyphs: list[tuple[int, ...]], clusters: list[int]) -> None:  # noqa: ANN401 - cffi
        """Move the glyphs of a run of one font."""
        em, offset, string = self.em, item.item.offset, item.glyphs
        shifts, trims = self.line.shifts, self.line.trims
        to_units = PANGO * em / THOUSAND
        starts = [self.places[offset + cluster] for cluster in clusters]
        starts.append(self.places[offset + item.item.length])
        buffer = ffi.buffer(string.glyphs, len(glyphs) * GLYPH_SIZE)
        previous = -1
        for number, (glyph, width, x_offset, *_) in enumerate(glyphs):
            place, following = starts[number], starts[number + 1]
            # A cluster's last glyph carries what is added after its characters, its first what is taken before.
            shift = shifts[place] if following == place + 1 else sum(shifts[place:following])
            before = self._before(place) if place != previous and (place == 0 or place in trims) else 0.0
            previous = place
            if glyph == EMPTY:
                continue
            natural, step = width / to_units, x_offset / em
            logical = round(natural)
            self.wanted += natural
            if shift or before:
                self.wanted += (shift + before) / em * THOUSAND
                moved = round(x_offset + before * THOUSAND)
                step = moved / em
                back = round(logical + step - (self.wanted - self.written))
                aim = back + copysign(BIAS, back) if back else 0.0
                place_in_buffer = number * GLYPH_SIZE + GEOMETRY
                pack_into("ii", buffer, place_in_buffer, round((logical + step - aim) * to_units), moved)
                self.written += logical + step - back
                if abs(shift) > SEEN_AS_SPACE * em:
                    self._part(shift, following)
            else:
                self.written += logical + step - int(logical + step - natural)
            self.drawn += 1

    def _before(self, place: int) -> float:
        """Return how far a glyph is moved from what stands before it, in pixels; note it if readers would see it."""
        line, seen = self.line, SEEN_AS_SPACE * self.em
        trim = line.trims.get(place, 0.0)
        if place > 0:
            if trim > seen:
                self.seams[self.drawn, place] = None
            return -trim
        if max(trim, line.lead + line.parted) > seen:
            self.opens = line.parted / self.em * THOUSAND
        return line.lead - trim

    def _part(self, shift: float, following: int) -> None:
        if following < len(self.line.text):
            self.seams[self.drawn + 1, following] = None
        else:
            self.closes = shift < 0

    def joints(self) -> list[Joint]:
        """Return the pieces that are to be read as if nothing had been moved; pieces that touch are one."""
        text = self.line.text
        pieces: list[Joint] = []
        if self.opens is not None:
            pieces.append(Joint(0, 0, text[:1], self.opens))
        for drawn, place in self.seams:
            if " " in text[place - 1 : place + 1]:
                continue
            if pieces and pieces[-1].last >= drawn - 1:
                pieces[-1] = pieces[-1]._replace(last=drawn, text=pieces[-1].text + text[place])
            else:
                pieces.append(Joint(drawn - 1, drawn, text[place - 1 : place + 1]))
        if self.closes:
            if pieces and pieces[-1].last == self.drawn - 1:
                pieces[-1] = pieces[-1]._replace(closes=True)
            else:
                pieces.append(Joint(self.drawn - 1, self.drawn - 1, text[-1:], closes=True))
        return pieces
