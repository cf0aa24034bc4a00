"""What a PDF embeds of a face, and what it says of its glyphs."""

from __future__ import annotations

from contextlib import contextmanager
from ctypes import byref, c_uint
from io import BytesIO
from typing import TYPE_CHECKING

from report.typeset.faces.cids import cff_of, cids_of, number_by_place
from report.typeset.faces.cutting import DamagedFaceError
from report.typeset.faces.harfbuzz import (
    DESUBROUTINIZE,
    NO_HINTING,
    READ_ONLY,
    RETAIN_GIDS,
    bytes_of,
    functions,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TABLES = 3
"""HB_SUBSET_SETS_DROP_TABLE_TAG"""
FOR_SHAPING = (b"BASE", b"GDEF", b"GPOS", b"GSUB", b"JSTF", b"DSIG", b"VORG", b"vhea", b"vmtx")
"""Tables that say how glyphs are chosen and put; a PDF has that behind it."""
NONE = c_uint(0xFFFFFFFF).value
"""HB_SET_VALUE_INVALID, before the first of a set."""


def program(content: bytes, glyphs: Iterable[int]) -> bytes:
    """Return what a PDF embeds of a face whose glyphs have kept their numbers: these glyphs, with these numbers.

    Of a font with CIDs the glyphs move together, their CIDs say the numbers (ISO 32000-1 §9.7.4.2), and the CFF
    table is all that is returned: some readers take the places in a whole OpenType font for CIDs. In all others the
    number is the place. Raises DamagedFaceError.
    """
    wanted = sorted({0, *glyphs})
    if functions():
        for flags in (0, RETAIN_GIDS):
            made = _program(content, wanted, flags | NO_HINTING | DESUBROUTINIZE)
            if flags or set(wanted) <= set(cids_of(made)):
                return number_by_place(made) if flags else cff_of(made)
    return number_by_place(_program_by_fonttools(content, wanted))


def _program(content: bytes, glyphs: list[int], flags: int) -> bytes:
    hb = functions()
    wanted = hb["hb_subset_input_create_or_fail"]()
    with _opened(content) as face:
        for glyph in glyphs:
            hb["hb_set_add"](hb["hb_subset_input_glyph_set"](wanted), glyph)
        for tag in FOR_SHAPING:
            hb["hb_set_add"](hb["hb_subset_input_set"](wanted, TABLES), int.from_bytes(tag, "big"))
        hb["hb_subset_input_set_flags"](wanted, flags)
        made = bytes_of(hb["hb_subset_or_fail"](face, wanted))
    hb["hb_subset_input_destroy"](wanted)
    if not made:
        message = "cannot be cut down to the glyphs in use"
        raise DamagedFaceError(message)
    return made


def _program_by_fonttools(content: bytes, glyphs: list[int]) -> bytes:
    from fontTools import subset  # noqa: PLC0415 - only where HarfBuzz is missing
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    options = subset.Options(retain_gids=True, hinting=False, desubroutinize=True, notdef_outline=True)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE"]
    cutting, made = subset.Subsetter(options), BytesIO()
    cutting.populate(gids=glyphs)
    font = TTFont(BytesIO(content), recalcTimestamp=False)
    cutting.subset(font)
    font.save(made)
    return made.getvalue()


class FaceInUse:
    """A face that HarfBuzz has already, to be asked for the widths of its glyphs."""

    def __init__(self, face: int) -> None:
        """`face` is the address of HarfBuzz's. Raises KeyError where HarfBuzz cannot be asked."""
        self._hb = functions()
        self._scale = 1000 / self._hb["hb_face_get_upem"](face)
        self._font = self._hb["hb_font_create"](face)

    def advance(self, glyph: int) -> float:
        """Return the width of a glyph in thousandths of an em."""
        return float(self._hb["hb_font_get_glyph_h_advance"](self._font, glyph) * self._scale)

    def __del__(self) -> None:
        if hasattr(self, "_font"):
            self._hb["hb_font_destroy"](self._font)


def characters_of_face(content: bytes) -> dict[int, str]:
    """Return the first character of every glyph of a face that has one."""
    hb = functions()
    found: dict[int, str] = {}
    if not hb:
        from fontTools.ttLib import TTFont  # noqa: PLC0415 - only where HarfBuzz is missing

        font = TTFont(BytesIO(content))
        for code, name in sorted(font.getBestCmap().items()):
            found.setdefault(font.getGlyphID(name), chr(code))
        return found
    with _opened(content) as face:
        font, codes, code, glyph = hb["hb_font_create"](face), hb["hb_set_create"](), c_uint(NONE), c_uint()
        hb["hb_face_collect_unicodes"](face, codes)
        while hb["hb_set_next"](codes, byref(code)):
            if hb["hb_font_get_nominal_glyph"](font, code, byref(glyph)):
                found.setdefault(glyph.value, chr(code.value))
        hb["hb_set_destroy"](codes)
        hb["hb_font_destroy"](font)
    return found


def widths_of_face(content: bytes, glyphs: Iterable[int]) -> dict[int, float]:
    """Return the widths of glyphs in thousandths of an em, not rounded."""
    if not functions():
        from fontTools.ttLib import TTFont  # noqa: PLC0415 - only where HarfBuzz is missing

        font = TTFont(BytesIO(content))
        names, widths, scale = font.getGlyphOrder(), font["hmtx"].metrics, 1000 / font["head"].unitsPerEm
        return {glyph: widths[names[glyph]][0] * scale for glyph in glyphs}
    with _opened(content) as face:
        known = FaceInUse(face)
        return {glyph: known.advance(glyph) for glyph in glyphs}


@contextmanager
def _opened(content: bytes) -> Iterator[int]:
    hb = functions()
    blob = hb["hb_blob_create"](content, len(content), READ_ONLY, None, None)
    face = hb["hb_face_create"](blob, 0)
    try:
        yield face
    finally:
        hb["hb_face_destroy"](face)
        hb["hb_blob_destroy"](blob)
