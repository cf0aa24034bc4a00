"""What of a message is words, and what a language is written with."""

from __future__ import annotations

import re
from functools import cache

HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
"""One Han character, as a part of a pattern."""

FIGURE = "\ufffc"
"""Stands for each sign of a figure, an address or code: something is there, but no word."""
NOTE = "\ufffb"
"""Stands for each sign of what the eye skips: a footnote's mark, a link's target."""

_HAN_WRITTEN = frozenset({"zh", "yue", "wuu", "nan", "hak", "gan", "hsn", "lzh", "cmn", "ja"})

_MASKED = re.compile(
    r"""
    (?P<figure>\{\{[^{}]*\}\} | `[^`]*` | (?:https?://|mailto:|www\.)[!-~]*[\w/]
        | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
        | (?<=[A-Za-z0-9])\([!-'*-~]*\))                                          # f(x), IP(v6)
    | (?P<note>\[\^[^\[\]\s]+\] | (?<=\])\([^()\s]*\))
    """,
    re.VERBOSE | re.ASCII,
)


def bare_text(text: str) -> str:
    """Return a text of the same length, in which figures, links' targets, addresses and code are masked.

    >>> bare_text("见[](#a.b)。").replace(NOTE, "-")
    '见[]------。'
    """
    return _MASKED.sub(lambda match: (FIGURE if match["figure"] else NOTE) * len(match[0]), text)


@cache
def primary(language: str) -> str:
    """Return the first part of a language tag, in lower case."""
    return re.split("[-_]", language, maxsplit=1)[0].lower()


@cache
def is_han_written(language: str) -> bool:
    """Tell whether a language is written with Han characters, among others."""
    return primary(language) in _HAN_WRITTEN and "latn" not in language.lower()


def is_chinese(language: str) -> bool:
    """Tell whether a language has Chinese punctuation: any of them but Japanese, which mixes its marks."""
    return is_han_written(language) and primary(language) != "ja"
