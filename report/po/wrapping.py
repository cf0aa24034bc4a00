"""Long strings broken into lines as msgcat breaks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.po.breaks import PAIRS, class_and_width

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPED_END = r"\n"


def pieces(text: str, room: int) -> list[str]:
    r"""Return an escaped text in pieces of at most `room` columns, as far as it can be broken.

    Nothing breaks inside an escape, nor before a `\n` at the end. msgcat also keeps the directives of formats together
    (`#, c-format`); here they break like other text, which differs only for a directive with a space in it.

    >>> pieces("a few words here", 9)
    ['a few ', 'words ', 'here']
    """
    if len(text) * 2 <= room or (len(text) <= room and text.isascii()):
        return [text]
    found = []
    begin = column = width = 0
    last: int | None = None
    end = 0
    for end, possible, columns in _signs(text):
        if possible:
            if last is not None and column + width > room:
                found.append(text[begin:last])
                begin, column = last, 0
            last = end
            column += width
            width = 0
        width += columns
    if last is not None and column + width > room:
        found.append(text[begin:last])
        begin = last
    found.append(text[begin:])
    return found


def _signs(text: str) -> Iterator[tuple[int, bool, int]]:
    """Yield the offset of each sign, whether a line may begin with it, and its columns."""
    final = len(text) - 2 if text.endswith(_ESCAPED_END) else -1
    escaped = False
    before, spaced, joined = "", False, False
    for place, sign in enumerate(text):
        kind, columns = class_and_width(sign)
        possible = False
        if kind == "SP":
            spaced = True
        elif kind == "ZW":
            before, spaced = kind, False
        elif kind in {"CM", "ZJ"}:
            # A combining sign belongs to the sign before it, and stands like a letter where there is none.
            possible = before == "ZW" or (bool(before) and spaced and before not in {"OP", "OW"})
            if possible or not before:
                before, spaced = "AL", False
        else:
            if before == "ZW":
                possible = True
            elif before and not joined:
                how = PAIRS[before, kind]
                possible = how == "D" or (how == "I" and spaced)
            before, spaced = kind, False
        joined = kind == "ZJ"
        yield place, possible and not escaped and place != final, columns
        escaped = sign == "\\" and not escaped
