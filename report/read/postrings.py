"""Where the translations of a PO file stand, sign by sign."""

from __future__ import annotations

import re

from report.model.text import Segment

_LINE = re.compile(r'\s*(?:(?P<keyword>msg[a-z_]+(?:\[\d+\])?)\s+)?"(?P<string>(?:[^"\\]|\\.)*)"\s*')
_ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]+|.)")


def string_places(text: str) -> dict[int, tuple[Segment, ...]]:
    r"""Return where the (first) msgstr of each message stands, by the line of its msgid.

    >>> string_places('msgid "a"\nmsgstr ""\n"b\\"c"\n')[1][1:]
    (Segment(offset=0, line=3, column=2), Segment(offset=2, line=3, column=5))
    """
    places: dict[int, list[Segment]] = {}
    begins = offset = 0
    keyword = ""
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        if match["keyword"]:
            keyword, offset = match["keyword"], 0
        if match["keyword"] == "msgid":
            begins = number
        if keyword in {"msgstr", "msgstr[0]"}:
            found = places.setdefault(begins, [])
            found.append(Segment(offset, number, match.start("string") + 1))
            offset = _after_escapes(match, found)
    return {line: tuple(segments) for line, segments in places.items()}


def _after_escapes(match: re.Match[str], found: list[Segment]) -> int:
    r"""Add a segment after each escape, where offset and column part ways (\" is one sign); return the end."""
    begin = found[-1]
    lost = 0
    for escape in _ESCAPE.finditer(match["string"]) if "\\" in match["string"] else ():
        lost += len(escape[0]) - 1
        found.append(Segment(begin.offset + escape.end() - lost, begin.line, begin.column + escape.end()))
    return begin.offset + len(match["string"]) - lost
