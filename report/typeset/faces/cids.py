"""Character identifiers of a cut CFF font.

Chinese CFF fonts number their glyphs twice: by place in the file, and by a CID of Adobe's, which stays with a glyph
when others are cut away. A PDF means CIDs (ISO 32000-1 §9.7.4.2) where WeasyPrint writes places, which is right only
as long as both are the same, as in an uncut font. So they are made the same again; otherwise a page that looks right
in some programs shows other characters in the rest.
"""

from __future__ import annotations

import struct

CHARSET, CHARSTRINGS, ROS = 15, 17, (12, 30)
"""Operators of a top DICT (Adobe Technical Note 5176); ROS marks a font with CIDs."""
_ESCAPE, _REAL, _SHORT, _LONG = 12, 30, 28, 29
_REAL_END = 0x0F
"""Half a byte that ends a real."""
_LAST_OPERATOR, _LAST_BYTE, _LAST_POSITIVE = 21, 246, 250


def number_by_place(font: bytes) -> bytes:
    """Return an OpenType font whose CIDs are the places of its glyphs; a font without CIDs as it is."""
    table = _table(font, b"CFF ")
    if table is None:
        return font
    top = _top(font, table)
    if ROS not in top:
        return font
    charset, glyphs = table + top[CHARSET], struct.unpack_from(">H", font, table + top[CHARSTRINGS])[0]
    kind = font[charset]
    if glyphs <= 1:
        return font
    if kind == 0 and glyphs == 2:  # noqa: PLR2004 - .notdef, which is never listed, and one other
        plain = struct.pack(">BH", 0, 1)
    elif kind == 1 and font[charset + 3] == glyphs - 2:
        plain = struct.pack(">BHB", 1, 1, glyphs - 2)
    else:  # one range of all; what stood there was at least as long
        plain = struct.pack(">BHH", 2, 1, glyphs - 2)
    return font[:charset] + plain + font[charset + len(plain) :]


def cids_of(font: bytes) -> list[int]:
    """Return the CID of every glyph of an OpenType font, in order; none of a font without CIDs."""
    table = _table(font, b"CFF ")
    top = _top(font, table) if table is not None else {}
    if table is None or ROS not in top:
        return []
    charset, glyphs = table + top[CHARSET], struct.unpack_from(">H", font, table + top[CHARSTRINGS])[0]
    if font[charset] == 0:
        return [0, *struct.unpack_from(f">{glyphs - 1}H", font, charset + 1)]
    found, place, row = [0], charset + 1, struct.Struct(">HB" if font[charset] == 1 else ">HH")
    while len(found) < glyphs:
        first, more = row.unpack_from(font, place)
        found += range(first, first + more + 1)
        place += row.size
    return found


def cff_of(font: bytes) -> bytes:
    """Return the CFF table of an OpenType font."""
    offset, length = _place_of(font, b"CFF ") or (0, len(font))
    return font[offset : offset + length]


def _table(font: bytes, wanted: bytes) -> int | None:
    found = _place_of(font, wanted)
    return found[0] if found else None


def _place_of(font: bytes, wanted: bytes) -> tuple[int, int] | None:
    for number in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        if tag == wanted:
            return int(offset), int(length)
    return None


def _top(font: bytes, table: int) -> dict[int | tuple[int, int], int]:
    """Return the top DICT: each operator's last operand, reals left out."""
    _, names = _index(font, table + font[table + 2])
    (begin, end), _ = _index(font, names)
    found: dict[int | tuple[int, int], int] = {}
    place, operand = begin, 0
    while place < end:
        byte = font[place]
        if byte <= _LAST_OPERATOR:
            operator = (byte, font[place + 1]) if byte == _ESCAPE else byte
            found[operator] = operand
            place += 2 if byte == _ESCAPE else 1
        elif byte == _REAL:
            place += 1
            while _REAL_END not in (font[place] & _REAL_END, font[place] >> 4):
                place += 1
            place += 1
        else:
            operand, place = _integer(font, place)
    return found


def _integer(font: bytes, place: int) -> tuple[int, int]:
    """Return an operand and where the next thing begins."""
    byte = font[place]
    if byte == _SHORT:
        return int(struct.unpack_from(">h", font, place + 1)[0]), place + 3
    if byte == _LONG:
        return int(struct.unpack_from(">l", font, place + 1)[0]), place + 5
    if byte <= _LAST_BYTE:
        return byte - 139, place + 1
    if byte <= _LAST_POSITIVE:
        return (byte - 247) * 256 + font[place + 1] + 108, place + 2
    return -(byte - 251) * 256 - font[place + 1] - 108, place + 2


def _index(font: bytes, place: int) -> tuple[tuple[int, int], int]:
    """Return where the first object of an INDEX lies, and where the INDEX ends."""
    count = struct.unpack_from(">H", font, place)[0]
    if not count:
        return (place + 2, place + 2), place + 2
    size = font[place + 2]
    offsets = [
        int.from_bytes(font[place + 3 + size * number : place + 3 + size * (number + 1)], "big")
        for number in (0, 1, count)
    ]
    base = place + 2 + size * (count + 1)
    return (base + offsets[0], base + offsets[1]), base + offsets[2]
