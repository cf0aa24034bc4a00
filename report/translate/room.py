"""How long a text is on the page, and whether that is more than the design has room for (templates/room.yaml)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from report.markup.figures import EXPRESSION
from report.markup.inline import plain_text
from report.translate.scripts import is_han_written
from report.translate.wording import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TOO_LONG = "length"
LETTER = 0.55
"""Width of a Latin letter, in ems: the mean of English text in Inter is 0.54."""
FIGURE = 5.0
"""Width of a figure that is printed into a text, in ems: 4,661.91亿 is one of the longest."""


@lru_cache(maxsize=8192)
def width(text: str) -> float:
    """Return how long a text is, in ems: a Han character is one, a letter about half, marks of composition nothing.

    >>> width("数据中心"), width("Data")
    (4.0, 2.2)
    """
    words = plain_text(EXPRESSION.sub("", text))
    return sum(map(_width_of, words)) + FIGURE * len(EXPRESSION.findall(text))


def _width_of(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.0
    return 0.0 if unicodedata.combining(sign) else LETTER


def room_for(roles: Iterable[str], rooms: Mapping[str, float]) -> float | None:
    """Return the room of a message, in ems: of several roles, that of the narrowest; None where there is no end."""
    return min((rooms[role] for role in roles if role in rooms), default=None)


def letters_in(room: float, language: str) -> int:
    """Return how many letters or characters of a language there is room for.

    >>> letters_in(44, "en"), letters_in(44, "zh-CN")
    (80, 44)
    """
    return int(room if is_han_written(language) else room / LETTER)


def check_length(target: str, room: float | None, language: str) -> Iterator[Finding]:
    """Yield a translation that is longer than its place."""
    if room is None or width(target) <= room:
        return
    most = letters_in(room, language)
    now = letters_in(width(target), language)
    hint = f"say it in about {most} characters; it has {now}"
    yield Finding(TOO_LONG, f"too long: there is room for about {most} characters", 0, len(target), hint)
