"""How wide glyphs are, as their font says it.

WeasyPrint works the width out from the first size at which a glyph is drawn, rounded twice; then a thousandth of an em
more or less hangs on which page comes first. A galley does not know that.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from weasyprint import pdf as writing
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import ffi

from report.typeset.faces.harfbuzz import WITHOUT_HARFBUZZ, cutter
from report.typeset.faces.programs import FaceInUse

if TYPE_CHECKING:
    from collections.abc import Iterator


class Advances(dict[int, float]):
    """Widths of glyphs in thousandths of an em; those that nobody asked for are not in it."""

    def __init__(self, font: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        super().__init__(font.widths)
        self._count = font.glyph_count
        self._face = FaceInUse(int(ffi.cast("uintptr_t", font.hb_face)))

    def __contains__(self, glyph: object) -> bool:
        """Tell whether the font has a glyph: then it has a width."""
        return super().__contains__(glyph) or (isinstance(glyph, int) and glyph < self._count)

    def __missing__(self, glyph: int) -> float:
        width = self[glyph] = self.look_up(glyph)
        return width

    def look_up(self, glyph: int) -> int:
        """Return the width of a glyph that may not be in use."""
        return round(self._face.advance(glyph))


@contextmanager
def true_advances() -> Iterator[None]:
    """Let WeasyPrint take widths from the fonts for a while."""
    original, original_build = Stream.add_font, writing.build_fonts_dictionary
    can_ask = cutter() != WITHOUT_HARFBUZZ

    def add_font(self: Any, pango_font: Any) -> tuple[Any, float]:  # noqa: ANN401 - WeasyPrint is untyped
        font, size = original(self, pango_font)
        if can_ask and not isinstance(font.widths, Advances) and not font.bitmap:
            font.widths = Advances(font)
        return font, size

    def build_fonts_dictionary(pdf: Any, fonts: Any, *rest: Any) -> Any:  # noqa: ANN401 - WeasyPrint is untyped
        for font in fonts.values():
            font.widths = dict(font.widths)  # of the glyphs in use only
        return original_build(pdf, fonts, *rest)

    Stream.add_font, writing.build_fonts_dictionary = add_font, build_fonts_dictionary
    try:
        yield
    finally:
        Stream.add_font, writing.build_fonts_dictionary = original, original_build
