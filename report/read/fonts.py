"""content/fonts/: a brand's own fonts.

Imported only by a project that has some: fontTools takes a tenth of a second.
"""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from fontTools.ttLib import TTFont

from report.diagnostics import Diagnostic, Span
from report.model.font import FontFace, FontFile, embedding_refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.read.files import ProjectFiles

FOLDER = "content/fonts"
SUFFIXES = (".ttf", ".otf", ".ttc", ".otc", ".woff2")
OTHERS = (".woff", ".eot", ".pfb", ".pfa", ".pfm", ".t1", ".dfont", ".bdf", ".pcf", ".suit")
"""Endings of font files that are of no use; anything else in the folder, such as a licence, is left alone."""
OUTLINES = ("glyf", "CFF ", "CFF2")
FAMILY_NAMES = (16, 1)
"""Name ids: the typographic family, and the family as programs with four styles know it."""


def read_fonts(files: ProjectFiles, paths: list[str]) -> tuple[FontFile, ...]:
    """Return the font files that can be used; report the others."""
    found = []
    for path in paths:
        suffix = PurePosixPath(path).suffix.lower()
        if suffix in OTHERS:
            files.problems.append(_unreadable(path, f"is a {suffix} file"))
        elif suffix in SUFFIXES and (content := files.content(path)) is not None:
            faces = _faces(path, content, files.problems)
            if faces:
                found.append(FontFile(path, content, faces))
    return tuple(found)


def _faces(path: str, content: bytes, problems: list[Diagnostic]) -> tuple[FontFace, ...]:
    try:
        fonts = list(_fonts(content))
        faces = tuple(FontFace(index, _families(font)) for index, font in enumerate(fonts))
        faults = [fault for font in fonts if (fault := _fault(font, len(content)))]
        rights = [font["OS/2"].fsType for font in fonts if "OS/2" in font]
    except Exception:  # noqa: BLE001 - fontTools raises whatever the damage in a file leads to
        faults, faces, rights = ["is no font, or damaged"], (), []
    if faults:
        problems.append(_unreadable(path, faults[0]))
        return ()
    refusals = [refusal for each in rights if (refusal := embedding_refusal(each))]
    if refusals:
        hint = "ask its maker for a licence and a file that allow it, or use another font"
        problems.append(Diagnostic("R111", f"the font {path} {refusals[0]}", Span(path), hint))
        return ()
    return faces


def _fonts(content: bytes) -> Iterator[Any]:
    number = struct.unpack_from(">L", content, 8)[0] if content[:4] == b"ttcf" else 0
    for index in range(number) if number else (-1,):
        yield TTFont(BytesIO(content), fontNumber=index, lazy=True)


def _fault(font: Any, size: int) -> str | None:  # noqa: ANN401 - fontTools is untyped
    # The directory of a WOFF2 file counts within what is still packed.
    whole = font.flavor == "woff2" or all(entry.offset + entry.length <= size for entry in font.reader.tables.values())
    if not whole:
        return "is cut off"
    if not any(table in font for table in OUTLINES):
        return "has no outlines"
    return None if font.getBestCmap() else "says of no character how it looks"


def _families(font: Any) -> tuple[str, ...]:  # noqa: ANN401 - fontTools is untyped
    records = sorted(font["name"].names, key=lambda record: -record.nameID)
    return tuple(dict.fromkeys(record.toUnicode() for record in records if record.nameID in FAMILY_NAMES))


def _unreadable(path: str, reason: str) -> Diagnostic:
    hint = f"put a {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]} file there that other programs can open"
    return Diagnostic("R110", f"the font {path} {reason}", Span(path), hint)
