"""The fonts of a whole PDF, from what its galleys use of them: one program for a face."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint.pdf.fonts import build_fonts_dictionary

from report.typeset.faces.programs import characters_of_face, program, widths_of_face

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from report.typeset.galleys.captured import CapturedFont


WHOLE = b"OTTO"
"""How an OpenType font with CFF outlines begins."""


@dataclass(slots=True)
class _Font:
    """A font as WeasyPrint writes it; the names are WeasyPrint's."""

    hash: str
    name: bytes
    family: str
    flags: int
    ascent: int
    descent: int
    italic_angle: int
    stemv: int
    stemh: int
    type: str
    file_content: bytes
    widths: dict[int, float] = field(default_factory=dict)
    to_unicode: dict[int, str] = field(default_factory=dict)
    bitmap: bool = False
    missing: dict[int, int] = field(default_factory=dict)
    used_in_forms: bool = False

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
    first = uses[0]
    content = faces[first.identity]
    font = _Font(
        hash=first.hash,
        name=first.name,
        family=first.family,
        flags=first.flags,
        ascent=first.ascent,
        descent=first.descent,
        italic_angle=first.italic_angle,
        stemv=first.stemv,
        stemh=first.stemh,
        type=first.kind,
        file_content=b"",
    )
    for use in uses:  # in the order of pages: where one glyph serves two characters, the first says what it is
        font.widths = {**use.widths, **font.widths}
        font.to_unicode = {**use.to_unicode, **font.to_unicode}
    if any(use.used_in_forms for use in uses):
        font.to_unicode = {**characters_of_face(content), **font.to_unicode}
        font.widths = widths_of_face(content, {*font.widths, *font.to_unicode})
    font.widths, font.to_unicode = dict(sorted(font.widths.items())), dict(sorted(font.to_unicode.items()))
    font.file_content = program(content, {*font.widths, *font.to_unicode})
    return font
