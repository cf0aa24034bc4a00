"""What languages are written with, told by their tags."""

from __future__ import annotations

import re
from functools import cache

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, as a part of a class of a regular expression."""
KANA = "\u3040-\u30ff"

_CHINESE = frozenset({"zh", "yue", "wuu", "nan", "hak", "gan", "hsn", "lzh", "cmn"})


@cache
def primary(language: str) -> str:
    """Return the first part of a language tag, as BCP 47 or gettext write it, in lower case."""
    return re.split("[-_]", language, maxsplit=1)[0].lower()


@cache
def is_han_written(language: str) -> bool:
    """Tell whether a language is written with Han characters, among others."""
    return primary(language) in _CHINESE | {"ja"} and "latn" not in language.lower()


def is_chinese(language: str) -> bool:
    """Tell whether a language has Chinese punctuation: any of them but Japanese, which mixes its marks."""
    return is_han_written(language) and primary(language) != "ja"
