"""Which design token names the fonts of a language: `font-<language>`, or else `font-text`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

TEXT = "font-text"
_TRADITIONAL = re.compile(r"zh-(tw|hk|mo)\b")
"""Regions that write traditional characters without saying so."""


def font_token(language: str, tokens: Collection[str]) -> str:
    """Return the token whose language is nearest above a BCP 47 tag.

    >>> font_token("zh-HK", ["font-zh", "font-zh-hant", "font-text"])
    'font-zh-hant'
    >>> font_token("de", ["font-zh", "font-text"])
    'font-text'
    """
    parts = _TRADITIONAL.sub(r"zh-hant-\1", language.lower()).split("-")
    names = ("font-" + "-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in names if name in tokens), TEXT)


def is_of_a_language(token: str) -> bool:
    """Tell whether a token names the fonts of a language: subtags for languages have two or three letters."""
    return re.match(r"font-[a-z]{2,3}(-|$)", token) is not None
