"""An ICC profile of an imaginary press, small enough to be made for a test (ICC.1:2010)."""

from __future__ import annotations

import struct
from itertools import product
from typing import TYPE_CHECKING

from PIL import Image, ImageCms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAME = "Imaginary press"
STEPS = 9
"""Nodes on each side of the table that leads from colours to inks."""

Bytes3 = tuple[int, int, int]


def press_profile(space: bytes = b"CMYK") -> bytes:
    """Return the profile; another `space` makes it one that says it is of something else than a press."""
    corners = list(product((0, 255), repeat=4))
    seen = _converted([_rgb(*inks) for inks in corners], "RGB", "LAB")
    levels = [round(step * 255 / (STEPS - 1)) for step in range(STEPS)]
    colors = _converted([(light, a, b) for light, a, b in product(levels, repeat=3)], "LAB", "RGB")
    tags = {
        b"desc": _description(NAME),
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061),
        b"A2B0": _table(4, 2, seen),
        b"B2A0": _table(3, STEPS, [_inks(*color) for color in colors]),
    }
    directory, body, at = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        directory += name + struct.pack(">2I", at + len(body), len(content))
        body += content + b"\0" * (-len(content) % 4)
    header = bytearray(128)
    header[0:4] = struct.pack(">I", at + len(body))
    header[8:12], header[12:16], header[16:20], header[20:24] = b"\x02\x40\0\0", b"prtr", space, b"Lab "
    header[36:40], header[68:80] = b"acsp", struct.pack(">3i", 63190, 65536, 54061)
    return bytes(header) + directory + body


def _rgb(cyan: int, magenta: int, yellow: int, black: int) -> Bytes3:
    red, green, blue = ((255 - ink) * (255 - black) // 255 for ink in (cyan, magenta, yellow))
    return red, green, blue


def _inks(red: int, green: int, blue: int) -> tuple[int, ...]:
    light = max(red, green, blue)
    return (*((light - part) * 255 // light if light else 0 for part in (red, green, blue)), 255 - light)


def _converted(colors: Sequence[Bytes3], source: str, target: str) -> list[Bytes3]:
    before, after = (ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB") for mode in (source, target))
    packed = bytes(part for color in colors for part in _signed(color, source))
    found = ImageCms.buildTransform(before, after, source, target).apply(
        Image.frombytes(source, (len(colors), 1), packed)
    )
    row = found.tobytes()
    return [_signed((row[at], row[at + 1], row[at + 2]), target) for at in range(0, len(row), 3)]


def _signed(color: Bytes3, mode: str) -> Bytes3:
    """Turn a and b of Lab from around 128, as profiles have them, to around 0, as Pillow has them, or back."""
    return (color[0], color[1] ^ 128, color[2] ^ 128) if mode == "LAB" else color


def _table(inputs: int, steps: int, nodes: Iterable[Sequence[int]]) -> bytes:
    """Return a tag of the type lut8, with curves that change nothing."""
    rows = [bytes(node) for node in nodes]
    one = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    straight = bytes(range(256))
    head = b"mft1\0\0\0\0" + bytes((inputs, len(rows[0]), steps, 0))
    return head + one + straight * inputs + b"".join(rows) + straight * len(rows[0])


def _description(text: str) -> bytes:
    words = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(words)) + words + bytes(4 + 4 + 2 + 1 + 67)
