"""The functions of HarfBuzz that faces are cut and asked with. WeasyPrint uses it too, but not all of these."""

from __future__ import annotations

import ctypes
from ctypes import CDLL, POINTER, byref, c_char_p, c_int, c_uint, c_void_p
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SUBSET = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll", "harfbuzz-subset")
HARFBUZZ = ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll", "harfbuzz")
WITHOUT_HARFBUZZ = "fontTools"
"""What cuts where HarfBuzz is missing."""
READ_ONLY = 1
"""HB_MEMORY_MODE_READONLY"""
RETAIN_GIDS, NO_HINTING, DESUBROUTINIZE = 0x2, 0x1, 0x4
"""HB_SUBSET_FLAGS_*"""
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
    "hb_subset_input_glyph_set": (c_void_p, (c_void_p,)),
    "hb_subset_input_set_flags": (None, (c_void_p, c_uint)),
    "hb_subset_or_fail": (c_void_p, (c_void_p, c_void_p)),
    "hb_font_create": (c_void_p, (c_void_p,)),
    "hb_font_destroy": (None, (c_void_p,)),
    "hb_font_get_nominal_glyph": (c_int, (c_void_p, c_uint, POINTER(c_uint))),
    "hb_font_get_glyph_h_advance": (c_int, (c_void_p, c_uint)),
    "hb_face_get_upem": (c_uint, (c_void_p,)),
    "hb_set_next": (c_int, (c_void_p, POINTER(c_uint))),
}


@cache
def functions() -> dict[str, ctypes._NamedFuncPointer]:
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


def bytes_of(face: int | None) -> bytes:
    """Return the file of a face that HarfBuzz has made, and let go of the face; nothing where it made none."""
    if not face:
        return b""
    hb = functions()
    blob, length = hb["hb_face_reference_blob"](face), c_uint()
    data = hb["hb_blob_get_data"](blob, byref(length))
    content = ctypes.string_at(data, length.value) if data else b""
    hb["hb_blob_destroy"](blob)
    hb["hb_face_destroy"](face)
    return content


def cutter() -> str:
    """Return what cuts, with its version: other versions may give other bytes."""
    found = functions()
    return f"HarfBuzz {found['hb_version_string']().decode()}" if found else WITHOUT_HARFBUZZ
