"""The fonts of a whole PDF, from what its galleys use of them: one program for a face."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint.pdf.fonts import build_fonts_dictionary

from report.typeset.faces.programs import characters_of_face, program, widths_of_face

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from report.typeset.galleys.captured import CapturedFont


WHOLE = b"OTTO"
"""How an OpenType font with CFF outlines begins."""


class _Font:
    """A font as WeasyPrint writes it: what a galley has of it, with the characters of all galleys."""

    bitmap = used_in_forms = False

    def __init__(
        self, captured: CapturedFont, widths: dict[int, float], to_unicode: dict[int, str], content: bytes
    ) -> None:
        self.captured = captured
        self.widths, self.to_unicode = dict(sorted(widths.items())), dict(sorted(to_unicode.items()))
        self.file_content = content
        self.missing: dict[int, int] = {}

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - name, flags, ascent and so on
        return getattr(self.captured, name)

    def clean(self, *_: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        """Do nothing: the content is what the PDF needs."""


def write_fonts(pdf: Any, used: Iterable[CapturedFont], faces: Mapping[str, bytes]) -> Any:  # noqa: ANN401
    """Add fonts to a PDF; return the dictionary of them by name.

    `used` are those of all galleys, `faces` the cut faces by identity. A font that a form uses comes with all of its
    characters, since nobody knows what will be typed.
    """
    whole: dict[str, list[CapturedFont]] = {}
    for font in used:
        whole.setdefault(font.hash, []).append(font)
    fonts = {name: _united(whole[name], faces) for name in sorted(whole)}
    options = {"hinting": False, "pdf_version": "1.7"}
    before = len(pdf.objects)
    made = build_fonts_dictionary(pdf, fonts, compress=True, subset=True, options=options)
    for each in pdf.objects[before:]:
        is_whole = not isinstance(each, pydyf.Stream) or each.stream[0].startswith(WHOLE)
        if not is_whole and each.extra.get("Subtype") == "/OpenType":
            each.extra["Subtype"] = "/CIDFontType0C"  # ISO 32000-1 §9.9, table 126
    return made


def _united(uses: list[CapturedFont], faces: Mapping[str, bytes]) -> _Font:
    content = faces[uses[0].identity]
    widths: dict[int, float] = {}
    to_unicode: dict[int, str] = {}
    for use in uses:  # in the order of pages: where one glyph serves two characters, the first says what it is
        widths = {**use.widths, **widths}
        to_unicode = {**use.to_unicode, **to_unicode}
    if any(use.used_in_forms for use in uses):
        to_unicode = {**characters_of_face(content), **to_unicode}
        widths = widths_of_face(content, {*widths, *to_unicode})
    return _Font(uses[0], widths, to_unicode, program(content, {*widths, *to_unicode}))
