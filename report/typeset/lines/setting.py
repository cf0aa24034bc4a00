"""A line with the place of every glyph.

Pango shapes the line once more when it is drawn; then its glyphs are moved to where they were set. Glyphs are
moved, not wrapped in elements: text keeps its tags, its ligatures and its extracted form.
"""

from __future__ import annotations

from math import copysign
from typing import TYPE_CHECKING, Any, NamedTuple

from weasyprint.text.ffi import pango
from weasyprint.text.line_break import Layout

from report.typeset.lines.glyphs import DECORATION, runs_of

if TYPE_CHECKING:
    from report.typeset.lines.glyphs import Shaped
    from report.typeset.lines.spacing import Spaced

PANGO = 1024
"""Pango units in a pixel."""
THOUSAND = 1000
"""Units of a PDF's glyph space in an em."""
EMPTY = 0x0FFFFFFF
"""Pango's glyph for a character that shows nothing; WeasyPrint draws none."""
BIAS = 0.25
"""WeasyPrint cuts the fraction off the shift of a glyph; this keeps whole numbers whole."""
SEEN_AS_SPACE = 0.09
"""Readers of PDF take a wider gap for a space, in em."""


class Joint(NamedTuple):
    """Glyphs, counted as they are drawn, that are to be read as one piece of text although a gap parts them."""

    first: int
    last: int
    text: str
    opens: float | None = None
    """How far before the first glyph's place the piece begins, in thousandths of an em, if it begins the line."""
    closes: bool = False
    """The piece ends where the pen goes after the last glyph, which is narrower than its font says."""


class SetLine(Layout):  # type: ignore[misc]  # WeasyPrint is untyped
    """Stands where WeasyPrint wants the Pango layout of a line.

    `shifts` are pixels added after each character; `trims` pixels taken from the left of marks.
    """

    def __init__(  # noqa: PLR0913 - what a line is
        self, spaced: Spaced, start: int, end: int, *, begins: bool, squeeze: float = 0.0, hyphen: Shaped | None = None
    ) -> None:
        # Layout.__init__ would make Pango's objects, which are only wanted when the line is drawn.
        self.justification_spacing = 0
        self.max_width = None
        self.first_line_direction = 0
        self.text = spaced.shaped.text[start:end] + (hyphen.text if hyphen else "")
        self.spaced, self.start, self.end = spaced, start, end
        for name, value in zip(DECORATION, spaced.shaped.decoration, strict=True):
            setattr(self, name, value)
        self.lead = spaced.lead if start == 0 and not begins else 0.0
        self.parted = 0.0
        """The gap that stands before the line once `part` has moved it there."""
        self.hyphen = sum(hyphen.widths) if hyphen else 0.0
        self.shifts = spaced.after[start:end] + [0.0] * (len(self.text) - (end - start))
        self.trims = {place - start: less for place in range(start, end) if (less := spaced.left[place])}
        self.begins = begins
        if begins and start in spaced.start_trim:
            self.trims[0] = spaced.start_trim[start]
        if squeeze > 0:
            self._squeeze(squeeze)
        self.joints: list[Joint] = []

    def _squeeze(self, need: float) -> None:
        spaced, start = self.spaced, self.start
        last = self.end - 1
        share = min(need / max(spaced.gives[last] - spaced.gives[start], 1e-9), 1.0)
        for place in range(start, last):
            if give := spaced.give[place] * share:
                if place in spaced.start_trim:
                    self.trims[place - start] = self.trims.get(place - start, 0.0) + give
                else:
                    self.shifts[place - start] -= give

    def width(self) -> float:
        """Return how wide the line is, with its lead."""
        widths = self.spaced.shaped.widths[self.start : self.end]
        return self.lead + self.hyphen + sum(widths) + sum(self.shifts) - sum(self.trims.values())

    def follow(self) -> None:
        """Stand behind another piece, although WeasyPrint took it for the beginning of a line.

        It does so with every piece inside the first element of a line.
        """
        if self.begins and self.start == 0:
            self.begins = False
            self.lead = self.spaced.lead
            if self.start in self.spaced.start_trim:
                del self.trims[0]

    def cut(self, text: str) -> None:
        """Lose the spaces at the end that WeasyPrint has taken from the text."""
        if len(text) < len(self.text) and not self.hyphen:
            self.end -= len(self.text) - len(text)
            self.text = text
            del self.shifts[len(text) :]

    def part(self) -> float:
        """Take the lead out of the line, for its box to begin after it; return how much that is."""
        self.parted, self.lead = self.lead, 0.0
        return self.parted

    def end_at_edge(self) -> float:
        """Take the blank after the last character away, as it ends the line; return how much that was."""
        last = self.end - 1
        if last < self.start or self.hyphen:
            return 0.0
        kept = self.shifts[-1]
        self.shifts[-1] = -self.spaced.end_trim[last] if last in self.spaced.end_trim else min(kept, 0.0)
        return kept - self.shifts[-1]

    def deactivate(self) -> None:
        """Let go of Pango's objects, if there are any."""
        if hasattr(self, "layout"):
            super().deactivate()

    def reactivate(self, style: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        """Let Pango shape the line for drawing and move its glyphs."""
        self.setup(style)
        self.set_text(self.text)
        pango.pango_layout_set_single_paragraph_mode(self.layout, True)  # noqa: FBT003 - C has no names
        self._move(style["font_size"])

    def _move(self, em: float) -> None:
        line, _ = self.get_first_line()
        move = _Movement(self, em)
        for item, glyphs, clusters in runs_of(line):
            move.run(item, glyphs, clusters)
        self.joints = move.joints()


class _Movement:
    """Walks along a line and keeps where its pen should be and where a PDF's reader will have it.

    Lengths are thousandths of an em. WeasyPrint writes whole numbers; what is lost of one glyph is given to the next
    place that moves, so that a line ends where it should.
    """

    def __init__(self, line: SetLine, em: float) -> None:
        self.line, self.em = line, em
        self.to_units = PANGO * em / THOUSAND
        self.wanted = self.written = 0.0
        self.place = 0
        """The next character whose shift is not used up."""
        self.drawn = 0
        self.seams: list[tuple[int, int]] = []
        """Drawn glyph, and its character, that stands too far from the one before it or too near."""
        self.opens: float | None = None
        self.closes = False
        text = line.text
        self.bytes = [0]
        for character in text:
            self.bytes.append(self.bytes[-1] + len(character.encode()))
        self.character = {offset: place for place, offset in enumerate(self.bytes)}

    def run(self, item: Any, glyphs: list[tuple[int, ...]], clusters: list[int]) -> None:  # noqa: ANN401 - cffi
        line, offset, infos = self.line, item.item.offset, item.glyphs.glyphs
        run_end = self.character[offset + item.item.length]
        starts = [self.character[offset + cluster] for cluster in clusters]
        for number, (glyph, width, x_offset, *_) in enumerate(glyphs):
            place = starts[number]
            following = starts[number + 1] if number + 1 < len(glyphs) else run_end
            leads = number == 0 or starts[number - 1] != place
            trim = line.trims.get(place, 0.0) if leads else 0.0
            lead = line.lead if leads and place == 0 else 0.0
            shift = sum(line.shifts[place:following]) if following != place else 0.0
            if glyph == EMPTY:
                continue
            if leads:
                self._mark(place, trim, lead + line.parted)
            natural = width / self.to_units
            logical = round(natural)
            step = x_offset / self.em
            self.wanted += natural
            if trim or shift or lead:
                change = (shift - trim + lead) / self.em * THOUSAND
                self.wanted += change
                if trim or lead:
                    step += (lead - trim) / self.em * THOUSAND
                    infos[number].geometry.x_offset = round(step * self.em)
                    step = round(step * self.em) / self.em
                back = round(logical + step - (self.wanted - self.written))
                aim = back + copysign(BIAS, back) if back else 0.0
                infos[number].geometry.width = round((logical + step - aim) * self.to_units)
                self.written += logical + step - back
                if abs(shift) > SEEN_AS_SPACE * self.em:
                    if following < len(line.text):
                        self.seams.append((self.drawn + 1, following))
                    else:
                        self.closes = shift < 0
            else:
                self.written += logical + step - int(logical + step - natural)
            self.drawn += 1

    def _mark(self, place: int, trim: float, lead: float) -> None:
        """Note that a glyph has been moved from the one before it, or from what stands before the line."""
        if place > 0:
            if trim > SEEN_AS_SPACE * self.em:
                self.seams.append((self.drawn, place))
        elif max(trim, lead) > SEEN_AS_SPACE * self.em:
            self.opens = self.line.parted / self.em * THOUSAND

    def joints(self) -> list[Joint]:
        """Return the pieces that are to be read as if nothing had been moved; pieces that touch are one."""
        text = self.line.text
        pieces: list[Joint] = []
        if self.opens is not None:
            pieces.append(Joint(0, 0, text[:1], self.opens))
        for drawn, place in dict.fromkeys(self.seams):
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
