"""Cutting a face down to some characters, by HarfBuzz, which takes hundredths of a second.

Glyphs get new numbers: with the old ones kept, WeasyPrint pads what it embeds up to the last one in use, and a PDF
in Chinese grows by a quarter. (What new numbers ask for: `cids`.) Every OpenType feature stays, since style sheets may
ask for any.
"""

from __future__ import annotations

import ctypes
from ctypes import CDLL, POINTER, byref, c_char_p, c_int, c_uint, c_void_p
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from fontTools import subset
from fontTools.ttLib import TTFont, woff2

from report.typeset.faces.cids import number_by_place

if TYPE_CHECKING:
    from collections.abc import Iterable

SUBSET = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll", "harfbuzz-subset")
HARFBUZZ = ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll", "harfbuzz")
READ_ONLY = 1
"""HB_MEMORY_MODE_READONLY"""
FEATURES = 6
"""HB_SUBSET_SETS_LAYOUT_FEATURE_TAG"""
UNWANTED = (b"aalt", b"vert", b"vrt2", b"vkrn", b"valt", b"vhal", b"vpal")
"""Features left out: the list of all alternates is for people to choose from, the others are for vertical lines."""
FUNCTIONS = {
    "hb_version_string": (c_char_p, ()),
    "hb_blob_create": (c_void_p, (c_char_p, c_uint, c_int, c_void_p, c_void_p)),
    "hb_blob_destroy": (None, (c_void_p,)),
    "hb_blob_get_data": (c_void_p, (c_void_p, POINTER(c_uint))),
    "hb_face_collect_unicodes": (None, (c_void_p, c_void_p)),
    "hb_face_create": (c_void_p, (c_void_p, c_uint)),
    "hb_face_destroy": (None, (c_void_p,)),
    "hb_face_get_glyph_count": (c_uint, (c_void_p,)),
    "hb_face_reference_blob": (c_void_p, (c_void_p,)),
    "hb_set_create": (c_void_p, ()),
    "hb_set_destroy": (None, (c_void_p,)),
    "hb_set_has": (c_int, (c_void_p, c_uint)),
    "hb_set_add": (None, (c_void_p, c_uint)),
    "hb_set_del": (None, (c_void_p, c_uint)),
    "hb_set_clear": (None, (c_void_p,)),
    "hb_set_invert": (None, (c_void_p,)),
    "hb_subset_input_create_or_fail": (c_void_p, ()),
    "hb_subset_input_destroy": (None, (c_void_p,)),
    "hb_subset_input_unicode_set": (c_void_p, (c_void_p,)),
    "hb_subset_input_set": (c_void_p, (c_void_p, c_int)),
    "hb_subset_or_fail": (c_void_p, (c_void_p, c_void_p)),
}


class DamagedFaceError(Exception):
    """A face cannot be cut; the message says why."""


def cut(content: bytes, index: int, characters: Iterable[str]) -> bytes:
    """Return a face of a font file as a file of its own with the glyphs of some characters.

    Raises DamagedFaceError.
    """
    if content[:4] == b"wOF2":
        content = _unpacked(content)
    codes = sorted(map(ord, characters))
    made = _cut_by_harfbuzz(content, index, codes) if _functions() else _cut_by_fonttools(content, index, codes)
    if not made:
        message = "cannot be cut down to the characters in use"
        raise DamagedFaceError(message)
    return number_by_place(made)


def shown(content: bytes, index: int, characters: Iterable[str]) -> str:
    """Return those of some characters that a face has, in order; all of them where it would take long to say.

    A new Chinese character is then no reason to cut an English font again.
    """
    hb, wanted = _functions(), sorted(characters)
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


def cutter() -> str:
    """Return what cuts, with its version: other versions may give other bytes."""
    found = _functions()
    return f"HarfBuzz {found['hb_version_string']().decode()}" if found else "fontTools"


@cache
def _functions() -> dict[str, ctypes._NamedFuncPointer]:
    """Return HarfBuzz's functions; none where the library is missing, or older than 2.9.1, which has too few."""
    libraries = [library for names in (HARFBUZZ, SUBSET) if (library := _library(names))]
    found = {}
    for name, (result, parameters) in FUNCTIONS.items():
        function = next((getattr(library, name) for library in libraries if hasattr(library, name)), None)
        if function is None:
            return {}
        function.restype, function.argtypes = result, parameters
        found[name] = function
    return found


def _library(names: Iterable[str]) -> CDLL | None:
    for name in names:
        try:
            return CDLL(name)
        except OSError:
            continue  # another system calls it otherwise
    return None


def _cut_by_harfbuzz(content: bytes, index: int, codes: list[int]) -> bytes:
    hb = _functions()
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
        return _bytes_of(hb["hb_subset_or_fail"](face, wanted))
    finally:
        hb["hb_subset_input_destroy"](wanted)
        hb["hb_face_destroy"](face)
        hb["hb_blob_destroy"](blob)


def _bytes_of(face: int | None) -> bytes:
    if not face:
        return b""
    hb = _functions()
    blob, length = hb["hb_face_reference_blob"](face), c_uint()
    data = hb["hb_blob_get_data"](blob, byref(length))
    content = ctypes.string_at(data, length.value) if data else b""
    hb["hb_blob_destroy"](blob)
    hb["hb_face_destroy"](face)
    return content


def _cut_by_fonttools(content: bytes, index: int, codes: list[int]) -> bytes:
    """Cut where HarfBuzz cannot: the same, only some fifty times slower."""
    options = subset.Options(layout_features=["*"], notdef_outline=True, name_IDs=["*"], legacy_kern=True)
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
    made = BytesIO()
    try:
        woff2.decompress(BytesIO(content), made)
    except Exception as error:
        message = "is damaged"
        raise DamagedFaceError(message) from error
    return made.getvalue()
