"""Cutting a face down to some characters, by HarfBuzz, which takes hundredths of a second.

For a document that WeasyPrint sets as a whole, glyphs get new numbers: with the old ones kept, WeasyPrint pads what it
embeds up to the last one in use, and a PDF in Chinese grows by a quarter. (What new numbers ask for: `cids`.) Galleys
are set with the old numbers, so that one set last week goes together with one set today. Every OpenType feature stays,
since style sheets may ask for any.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from report.typeset.faces.cids import number_by_place
from report.typeset.faces.harfbuzz import READ_ONLY, RETAIN_GIDS, bytes_of, functions

if TYPE_CHECKING:
    from collections.abc import Iterable

FEATURES = 6
"""HB_SUBSET_SETS_LAYOUT_FEATURE_TAG"""
UNWANTED = (b"aalt", b"vert", b"vrt2", b"vkrn", b"valt", b"vhal", b"vpal")
"""Features left out: the list of all alternates is for people to choose from, the others are for vertical lines."""


class DamagedFaceError(Exception):
    """A face cannot be cut; the message says why."""


def cut(content: bytes, index: int, characters: Iterable[str], *, keep_numbers: bool = False) -> bytes:
    """Return a face of a font file as a file of its own with the glyphs of some characters.

    Raises DamagedFaceError.
    """
    if content[:4] == b"wOF2":
        content = _unpacked(content)
    codes = sorted(map(ord, characters))
    by = _cut_by_harfbuzz if functions() else _cut_by_fonttools
    made = by(content, index, codes, keep_numbers)
    if not made:
        message = "cannot be cut down to the characters in use"
        raise DamagedFaceError(message)
    return made if keep_numbers else number_by_place(made)


def shown(content: bytes, index: int, characters: Iterable[str]) -> str:
    """Return those of some characters that a face has, in order; all of them where it would take long to say.

    A new Chinese character is then no reason to cut an English font again.
    """
    hb, wanted = functions(), sorted(characters)
    if not hb or content[:4] == b"wOF2":
        return "".join(wanted)
    blob = hb["hb_blob_create"](content, len(content), READ_ONLY, None, None)
    face, known = hb["hb_face_create"](blob, index), hb["hb_set_create"]()
    hb["hb_face_collect_unicodes"](face, known)
    found = "".join(character for character in wanted if hb["hb_set_has"](known, ord(character)))
    hb["hb_set_destroy"](known)
    hb["hb_face_destroy"](face)
    hb["hb_blob_destroy"](blob)
    return found


def _cut_by_harfbuzz(content: bytes, index: int, codes: list[int], keep_numbers: bool) -> bytes:  # noqa: FBT001
    hb = functions()
    blob = hb["hb_blob_create"](content, len(content), READ_ONLY, None, None)
    face = hb["hb_face_create"](blob, index)
    wanted = hb["hb_subset_input_create_or_fail"]()
    try:
        if not hb["hb_face_get_glyph_count"](face):
            return b""
        for code in codes:
            hb["hb_set_add"](hb["hb_subset_input_unicode_set"](wanted), code)
        features = hb["hb_subset_input_set"](wanted, FEATURES)
        hb["hb_set_clear"](features)
        hb["hb_set_invert"](features)
        for tag in UNWANTED:
            hb["hb_set_del"](features, int.from_bytes(tag, "big"))
        hb["hb_subset_input_set_flags"](wanted, RETAIN_GIDS if keep_numbers else 0)
        return bytes_of(hb["hb_subset_or_fail"](face, wanted))
    finally:
        hb["hb_subset_input_destroy"](wanted)
        hb["hb_face_destroy"](face)
        hb["hb_blob_destroy"](blob)


def _cut_by_fonttools(content: bytes, index: int, codes: list[int], keep_numbers: bool) -> bytes:  # noqa: FBT001
    """Cut where HarfBuzz cannot: the same, only some fifty times slower."""
    from fontTools import subset  # noqa: PLC0415 - takes long, and only where HarfBuzz is missing
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    options = subset.Options(layout_features=["*"], notdef_outline=True, name_IDs=["*"], legacy_kern=True)
    options.retain_gids = keep_numbers
    options.layout_features_exclude = [tag.decode() for tag in UNWANTED]
    cutting, made = subset.Subsetter(options), BytesIO()
    cutting.populate(unicodes=codes)
    try:
        font = TTFont(BytesIO(content), fontNumber=index, recalcTimestamp=False)
        cutting.subset(font)
        font.save(made)
    except Exception as error:  # fontTools raises whatever the damage in a file leads to
        message = "is damaged"
        raise DamagedFaceError(message) from error
    return made.getvalue()


def _unpacked(content: bytes) -> bytes:
    from fontTools.ttLib import woff2  # noqa: PLC0415 - few fonts come so

    made = BytesIO()
    try:
        woff2.decompress(BytesIO(content), made)
    except Exception as error:
        message = "is damaged"
        raise DamagedFaceError(message) from error
    return made.getvalue()
