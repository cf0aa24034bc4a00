"""A message as the number reader sees it: markup taken out, spaces and full-width signs made plain, offsets kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPAQUE = "\N{OBJECT REPLACEMENT CHARACTER}"

MARKUP = re.compile(r"\{\{[^{}]*\}\}|\[\^[^\[\]]*\]|\]\([^()]*\)|`[^`\n]*`|https?://[!-~]+")
"""Expressions, footnote marks, link destinations, code, addresses: no figures of the author's."""

MARKUP_SIGN = re.compile(r"[`\[{\]/]")
"""Stands in every piece of markup; most messages have none and need no longer look."""

EMPHASIS = re.compile(r"\*+(?!\d)|(?<!\d)\*+")

FULL_WIDTH_NUMBER = re.compile(r"(?<=[０-９])[，．](?=[０-９])")
"""Full-width separators inside full-width digits; elsewhere ，is punctuation."""

SIGNS = {
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **{chr(code): chr(code - 0xFEE0) for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))},
    **dict(zip("％＋－．：／～＜＞＝≦≧⩽⩾＄￥〜−", "%+-.:/~<>=≤≥≤≥$¥~-", strict=True)),
    **dict.fromkeys("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{IDEOGRAPHIC SPACE}\t\n", " "),
}

PLAIN = str.maketrans(SIGNS)
"""One sign for one sign, so that offsets stay."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text made plain, and where each of its signs stood."""

    text: str
    offsets: tuple[int, ...] | None
    """Offset in the given text of every sign, and of the end; None where nothing moved."""

    def origin(self, position: int) -> int:
        """Return the offset in the text as it was given."""
        return self.offsets[position] if self.offsets else position


def make_plain(text: str) -> Plain:
    """Return the text for reading; markup becomes as many opaque signs, marks of emphasis vanish.

    >>> make_plain("**３００**万{{ x.y }}").text.replace(OPAQUE, "-")
    '300万---------'
    """
    plain = text
    if MARKUP_SIGN.search(text):
        plain = MARKUP.sub(lambda match: OPAQUE * len(match[0]), plain)
    if not text.isascii():
        plain = FULL_WIDTH_NUMBER.sub(lambda match: "," if match[0] == "，" else ".", plain).translate(PLAIN)
    elif not text.isprintable():
        plain = plain.translate(PLAIN)
    if "*" not in plain:
        return Plain(plain, None)
    kept: list[int] = []
    position = 0
    for match in EMPHASIS.finditer(plain):
        kept += range(position, match.start())
        position = match.end()
    kept += range(position, len(plain) + 1)
    return Plain("".join(plain[offset] for offset in kept[:-1]), tuple(kept))
