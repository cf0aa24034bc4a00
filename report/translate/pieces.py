"""A source text taken apart: words, figures, markup, marks and white space."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum, auto
from typing import TYPE_CHECKING, NamedTuple

from report.translate.scripts import HAN, KANA

if TYPE_CHECKING:
    from collections.abc import Iterator


class PieceKind(IntEnum):
    """What a piece of text is; whole numbers, for they are looked up in sets a thousand times a text."""

    WORD = auto()
    """A Chinese character, a word of letters, the inside of code, a symbol."""
    FIGURE = auto()
    """`{{ }}`, digits, a percent sign."""
    NUMERAL = auto()
    """A number in words: 三成, three. It may be no figure at all, as in 一起."""
    MARKUP = auto()
    MARK = auto()
    """Punctuation."""
    SPACE = auto()


class Piece(NamedTuple):
    """A piece and what it is; a `{{ }}` in its one spelling."""

    kind: PieceKind
    text: str


NUMBER_WORDS = frozenset(
    re.findall(
        r"\w+",
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
        " hundred thousand million billion half first second third fourth fifth sixth"
        " seventh eighth ninth tenth once twice",
    )
)

UNSPACED = HAN + KANA
"""Scripts without spaces between words, as a class of a regular expression."""

_ESCAPED = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

_PIECE = re.compile(
    r"(?P<placeholder>\{\{[^{}]*\}\})"
    r"|(?P<code>(?P<ticks>`+)(?P<inside>[^`]+)(?P=ticks)(?!`))"
    rf"|(?P<escape>\\[{_ESCAPED}])"
    r"|(?P<markup>\[\^[^\]\s]+\]|\]\([^()\n]*\)|<?https?://[!-;=?-~]+>?|\\\n| {2,}\n|[\[\]]|\*+|~~+"
    r"|(?<![^\W_])_+|_+(?![^\W_]))"
    r"|(?P<space>[\s\u200b\u2060\ufeff\u00ad]+)"
    r"|(?P<figure>\d+(?:[.,:]\d+)*|[%％‰])"
    r"|(?P<numeral>[〇零一二三四五六七八九十百千万亿两半几]+成?)"
    rf"|(?P<word>[{UNSPACED}]|[^\W\d_{UNSPACED}]+)"
    r"|(?P<other>.)",
    re.DOTALL,
)

_KINDS = {
    "escape": PieceKind.WORD,
    "markup": PieceKind.MARKUP,
    "space": PieceKind.SPACE,
    "figure": PieceKind.FIGURE,
    "numeral": PieceKind.NUMERAL,
}

_WAVES = "~～〜"
"""Marks of a range, though Unicode calls them symbols."""


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a source text, in their order; nothing is left out.

    >>> [piece.text for piece in pieces("共{{ a.b|bare }}份")]
    ['共', '{{ a.b | bare }}', '份']
    """
    for match in _PIECE.finditer(text):
        name = match.lastgroup or "other"
        found = match[0]
        if match["placeholder"]:
            body = " | ".join(part.strip() for part in found[2:-2].split("|"))
            yield Piece(PieceKind.FIGURE, f"{{{{ {body} }}}}")
        elif match["code"]:
            # Marks inside code are no punctuation: the whole inside is one word.
            yield Piece(PieceKind.MARKUP, match["ticks"])
            yield Piece(PieceKind.WORD, match["inside"])
            yield Piece(PieceKind.MARKUP, match["ticks"])
        elif name in _KINDS:
            yield Piece(_KINDS[name], found)
        elif name == "word":
            is_number = found.lower() in NUMBER_WORDS
            yield Piece(PieceKind.NUMERAL if is_number else PieceKind.WORD, found)
        else:
            is_mark = found in _WAVES or unicodedata.category(found).startswith("P")
            yield Piece(PieceKind.MARK if is_mark else PieceKind.WORD, found)
