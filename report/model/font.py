"""Font files of a project."""

from __future__ import annotations

from dataclasses import dataclass, field

RESTRICTED = 0x0002
ANY_USE = 0x000C
"""Embedding for reading (preview and print: 4) and for editing: of several marks, the one that allows most counts."""
NOT_TO_BE_CUT = 0x0100
BITMAPS_ONLY = 0x0200


@dataclass(frozen=True, slots=True)
class FontFace:
    """One face of a font file."""

    index: int
    """Its number in a collection, else 0."""
    families: tuple[str, ...]
    """Every name of its family, in all the languages that the file knows."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A file of content/fonts/ with at least one face."""

    path: str
    """As a diagnostic says it: content/fonts/…"""
    content: bytes = field(repr=False)
    faces: tuple[FontFace, ...]


def embedding_refusal(rights: int) -> str | None:
    """Return what a font's maker forbids that a PDF needs, or None; `rights` is fsType of the OS/2 table (OpenType).

    >>> embedding_refusal(0x0002)
    'does not allow to be embedded'
    >>> embedding_refusal(0x0008) is None
    True
    """
    if rights & BITMAPS_ONLY or (rights & RESTRICTED and not rights & ANY_USE):
        return "does not allow to be embedded"
    return "does not allow to be cut down to the characters in use" if rights & NOT_TO_BE_CUT else None
