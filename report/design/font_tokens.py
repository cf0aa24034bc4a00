"""Which design token names the fonts of a language: `font-<language>`, or else `font-text`.

Large figures have tokens of their own: `font-figure-<language>`, or else `font-figure`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

TEXT, FIGURE = "font-text", "font-figure"
_TRADITIONAL = re.compile(r"zh-(tw|hk|mo)\b")
"""Regions that write traditional characters without saying so."""


def font_token(language: str, tokens: Collection[str], otherwise: str = TEXT) -> str:
    """Return the token whose language is nearest above a BCP 47 tag; `otherwise` says what the fonts are for.

    >>> font_token("zh-HK", ["font-zh", "font-zh-hant", "font-text"])
    'font-zh-hant'
    >>> font_token("de", ["font-zh", "font-text"])
    'font-text'
    >>> font_token("zh-TW", ["font-zh", "font-figure", "font-figure-zh-hant"], FIGURE)
    'font-figure-zh-hant'
    """
    parts = _TRADITIONAL.sub(r"zh-hant-\1", language.lower()).split("-")
    stem = "font" if otherwise == TEXT else otherwise
    names = (f"{stem}-{'-'.join(parts[:length])}" for length in range(len(parts), 0, -1))
    return next((name for name in names if name in tokens), otherwise)


def is_of_a_language(token: str) -> bool:
    """Tell whether a token names the fonts of a language: subtags for languages have two or three letters."""
    return re.match(r"font-(figure-)?[a-z]{2,3}(-|$)", token) is not None
