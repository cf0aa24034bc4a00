"""How much there is to translate in a text."""

from __future__ import annotations

import re
import unicodedata

from report.markup.figures import EXPRESSION

_MARKUP = re.compile(r"\]\([^()\s]*\)|\[\^[^\]\s]+\]|[\[\]*`]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")


def count_words(text: str) -> int:
    """Return the words of a text as word processors count them where Chinese is written.

    Each Han character, kana or mark of full width is a word, and so is each run of other signs between these or
    spaces; Korean is written with spaces. A `{{ }}` is one word, markup and the targets of links are none.

    >>> count_words("平均能效为{{ dc.pue }}。"), count_words("Mean **effectiveness** was {{ dc.pue }}.")
    (7, 4)
    """
    words = 0
    apart = []
    for sign in _plain(text):
        wide = _is_wide(sign)
        words += wide
        apart.append(" " if wide else sign)
    return words + len("".join(apart).split())


def count_characters(text: str) -> int:
    """Return the characters of a text without white space; a `{{ }}` is one, markup none.

    >>> count_characters("平均能效为{{ dc.pue }}。"), count_characters("Mean value")
    (7, 9)
    """
    return sum(not sign.isspace() for sign in _plain(text))


def _plain(text: str) -> str:
    return _MARKUP.sub("", EXPRESSION.sub("0", text))


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in {"W", "F"} and not sign.isspace() and not _HANGUL.match(sign)
