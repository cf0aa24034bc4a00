"""What readers of the PDF take from a line: its text, without the gaps that setting put into it.

Programs that read a PDF take a wide gap for a space. Where setting made one, the characters around it are marked
with the text that they stand for (ISO 32000-1 §14.9.4, ActualText), so that nothing is inserted when they are
copied, searched or read aloud.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint.text.ffi import FROM_UNITS
from weasyprint.text.line_break import Layout

from report.typeset.lines.glyphs import runs_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from report.typeset.lines.movement import Joint

_TOKEN = re.compile(r"<([0-9a-f]*)>|(-?[0-9.]+(?:e-?[0-9]+)?)")
_DIGITS = 4
"""Hexadecimal digits of a glyph of a font that is no bitmap."""


class Rereading:
    """A page's stream that marks the joints of a line while WeasyPrint draws it."""

    def __init__(self, stream: Any, textbox: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        self._stream = stream
        self._style = textbox.style
        self._joints: list[Joint] = textbox.pango_layout.joints
        self._drawn = 0
        self._open: Joint | None = None
        self._closing = False
        self._font: tuple[Any, float] | None = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the stream has
        return getattr(self._stream, name)

    def set_font_size(self, font: Any, size: float) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        """Remember the font: a space may have to come from another."""
        self._font = font, size
        self._stream.set_font_size(font, size)

    def show_text(self, text: str) -> None:
        """Show a piece of a line, in parts where joints begin and end."""
        part = ""
        for match in _TOKEN.finditer(text):
            glyphs, shift = match.groups()
            if shift is not None:
                part = self._begin(part) + f" {shift} "  # two numbers may meet
                if self._closing:
                    part = self._end(part)
                continue
            for place in range(0, len(glyphs), _DIGITS):
                if self._closing:
                    part = self._end(part)
                part = self._begin(part) + f"<{glyphs[place : place + _DIGITS]}>"
                self._closing = self._open is not None and self._open.last == self._drawn
                if self._closing and not (self._open and self._open.closes):
                    part = self._end(part)
                self._drawn += 1
        if self._closing:
            part = self._end(part)
        self._flush(part)

    def _end(self, part: str) -> str:
        """End the open joint; one that closes ends at the pen."""
        self._flush(part)
        if self._open is not None and self._open.closes:
            self._show_space(lambda width: f"{width}{{space}}")
        self._stream.end_marked_content()
        self._open, self._closing = None, False
        return ""

    def _begin(self, part: str) -> str:
        """Begin the joint that the next glyph begins, if it does; return what is still to be shown."""
        joint = next((each for each in self._joints if each.first == self._drawn), None)
        if joint is None or self._open is not None:
            return part
        self._flush(part)
        self._open = joint
        properties = pydyf.Dictionary({"ActualText": pydyf.String(joint.text)})
        self._stream.begin_marked_content("Span", properties)
        if joint.opens is not None:
            before = joint.opens
            self._show_space(lambda width: f"{before}{{space}}{width - before}")
        return ""

    def _flush(self, part: str) -> str:
        if part:
            self._stream.show_text(part.replace("><", ""))
        return ""

    def _show_space(self, pattern: Callable[[float], str]) -> None:
        """Put an unseen space at the pen, so that the marked piece begins or ends there.

        `pattern` makes of the space's width, in thousandths of an em, the shifts around `{space}`.
        """
        layout = Layout(self._style)
        layout.set_text(" ")
        line, _ = layout.get_first_line()
        item, glyphs, _ = next(runs_of(line))
        font, size = self._stream.add_font(item.item.analysis.font)
        glyph, width = glyphs[0][:2]
        font.to_unicode.setdefault(glyph, " ")
        font.widths.setdefault(glyph, round(width * FROM_UNITS / size * 1000))
        self._stream.set_font_size(font.hash, size)
        self._stream.show_text(pattern(font.widths[glyph]).format(space=f"<{glyph:04x}>"))
        if self._font is not None:
            self._stream.set_font_size(*self._font)
