"""A line with the place of every glyph.

Pango shapes the line once more when it is drawn; then its glyphs are moved to where they were set. Glyphs are
moved, not wrapped in elements: text keeps its tags, its ligatures and its extracted form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weasyprint.text.ffi import pango
from weasyprint.text.line_break import Layout

from report.typeset.lines.glyphs import DECORATION
from report.typeset.lines.movement import Joint, move

if TYPE_CHECKING:
    from collections.abc import Callable

    from report.typeset.lines.glyphs import Shaped
    from report.typeset.lines.spacing import Spaced


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
        self.dress: Callable[[Layout], None] = lambda _: None
        """Changes attributes of the layout before it is drawn."""

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
        self.dress(self)
        pango.pango_layout_set_single_paragraph_mode(self.layout, True)  # noqa: FBT003 - C has no names
        if self.trims or self.lead or self.parted or any(self.shifts):
            line, _ = self.get_first_line()
            self.joints = move(self, line, style["font_size"])
