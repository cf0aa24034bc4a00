"""Soft line breaks.

CSS Text 4 §4.1.2 (segment break transformation): a break between two wide East Asian characters is nothing,
any other is a space. The same rule serves HTML, PDF and msgid, so that a hard-wrapped Chinese paragraph
is the same message as an unwrapped one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKUP = "*_~`"
_LINK_TAIL = re.compile(r"\]\([^()\s]*\)$")


def is_wide(character: str) -> bool:
    """Tell whether a character fills a full East Asian cell: Han, kana, full-width marks; not Hangul."""
    if "\uac00" <= character <= "\ud7a3" or "\u1100" <= character <= "\u11ff":
        return False
    # The curly quotes, the dash and the ellipsis are ambiguous (A) but set full width in Chinese text.
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’—…·"


def joint(before: str, after: str) -> str:
    """Return what a soft break between two lines becomes: nothing or a space.

    >>> joint("平台", "显著")
    ''
    >>> joint("one", "two")
    ' '
    """
    left, right = _last_visible(before), _first_visible(after)
    if not left or not right:
        return " "
    wide_left, wide_right = left == "}" or is_wide(left), right == "{" or is_wide(right)
    both_figures = left == "}" and right == "{"
    return "" if wide_left and wide_right and not both_figures else " "


def fold(lines: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """Join the lines of a paragraph; return the text and the offset at which each line begins in it.

    A line that ends in a hard break (backslash or two spaces) keeps it, written as backslash and newline.
    """
    folded = ""
    offsets = []
    for number, raw in enumerate(lines):
        line = raw.strip() if number else raw.rstrip() if number + 1 == len(lines) else raw
        hard = number + 1 < len(lines) and (raw.endswith("  ") or _ends_in_backslash(raw))
        line = line.rstrip()
        if number and not folded.endswith("\n"):
            folded += joint(folded, line)
        offsets.append(len(folded))
        folded += line
        if hard:
            folded = folded.removesuffix("\\").rstrip() + "\\\n"
    return folded, tuple(offsets)


def _ends_in_backslash(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _last_visible(text: str) -> str:
    text = text.rstrip(_MARKUP)
    tail = _LINK_TAIL.search(text)
    if tail is not None:
        text = text[: tail.start()].rstrip(_MARKUP) or text
    return text[-2:-1] if text.endswith("}}") and len(text) > 1 else text[-1:]


def _first_visible(text: str) -> str:
    return text.lstrip(_MARKUP + "[")[:1]
