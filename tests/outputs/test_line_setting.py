"""Chinese typesetting (W3C clreq) measured on every line of the example: glyph by glyph, in both languages."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.outputs.glyphs import Glyph, lines_of, paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.outputs.example import Example

pytestmark = pytest.mark.xdist_group("example")

NEVER_FIRST = frozenset("，。、；：？！．）》」』】”’〕·・／…％%‰℃°々ー,.;:?!)]}")
NEVER_LAST = frozenset("（《「『【“‘〔￥¥＄$£(［[{")
TRIMMED = frozenset("，。、；：？！）》」』】”’〕")
EDGE = 0.25
"""How far right edges of justified lines may lie apart, in points."""
LEAST_GAP, MOST_GAP = 0.12, 0.255
"""Between Han and letters, in em: 1/8 to 1/4, with what a reading of coordinates may err by."""


LARGE = 12
"""Figures and titles of this size, in points: a large figure is one word and has no gap."""


@pytest.fixture(scope="session")
def paragraphs(example: Example) -> dict[str, list[tuple[str, list[list[Glyph]]]]]:
    """Return for each language the tagged texts of its PDF, as lines of glyphs."""
    return {
        language: [(kind, lines_of(glyphs)) for kind, glyphs in paragraphs_of(path)]
        for language, path in example.pdfs.items()
    }


Paragraphs = dict[str, list[tuple[str, list[list[Glyph]]]]]


def test_there_is_enough_to_measure(paragraphs: Paragraphs) -> None:
    """The counts below are of a whole report, not of nothing."""
    assert len(list(_running(paragraphs["zh-CN"]))) > 250
    assert sum(len(lines) for _, lines in paragraphs["zh-CN"]) > 3000
    assert sum(len(lines) for _, lines in paragraphs["en"]) > 3000


def test_right_edges_are_even(paragraphs: Paragraphs) -> None:
    """All lines of a running Chinese paragraph but its last end at one edge."""
    uneven = []
    for lines in _running(paragraphs["zh-CN"]):
        edges = [_edge(line[-1]) for line in lines[:-1]]
        uneven += [_text(line) for line, edge in zip(lines, edges, strict=False) if max(edges) - edge > EDGE]
    assert not uneven


def test_no_line_is_torn(paragraphs: Paragraphs) -> None:
    """Places between ideographs grow by less than a quarter of an em in every line of running text."""
    torn = []
    for lines in _running(paragraphs["zh-CN"]):
        for line in lines[:-1]:
            grown = [
                (after.x - before.right) / after.size
                for before, after in pairwise(line)
                if _is_han(before.text) and _is_han(after.text) and abs(before.size - after.size) < 0.1
            ]
            torn += [(round(max(grown), 2), _text(line)) for _ in grown[:1] if max(grown) > MOST_GAP]
    assert torn == []


def test_no_line_begins_or_ends_with_a_forbidden_mark(paragraphs: Paragraphs, language: str) -> None:
    """Closing marks, stops, middle dots and slashes begin no line; opening marks and currency signs end none."""
    lines = [line for _, lines in paragraphs[language] for line in lines]
    assert [_text(line) for line in lines if line[0].text[0] in NEVER_FIRST and not _own(line)] == []
    followed = [line for _, lines in paragraphs[language] for line in lines[:-1]]
    assert [_text(line) for line in followed if line[-1].text[-1] in NEVER_LAST] == []


def test_two_character_marks_stay_whole(paragraphs: Paragraphs) -> None:
    """—— and …… are not parted by the end of a line, and a number not from its unit."""
    parted = [
        _text(before) + "/" + _text(after)
        for _, lines in paragraphs["zh-CN"]
        for before, after in pairwise(lines)
        if re.search(
            r"—/—|…/…|[0-9%]/[年月日亿万元个名人次%]|[0-9]/[,.][0-9]", _text(before)[-1] + "/" + _text(after)[:2]
        )
    ]
    assert parted == []


def test_no_character_stands_alone_on_a_last_line(paragraphs: Paragraphs) -> None:
    """The last line of a running paragraph has more than one character that is no mark."""
    alone = [
        _text(lines[-2]) + "/" + _text(lines[-1])
        for lines in _running(paragraphs["zh-CN"])
        if len(lines) > 1 and len(re.sub(r"[，。、；：？！）》”’·]|[0-9]+$", "", _text(_large(lines[-1])))) < 2
    ]
    assert alone == []


def test_gap_between_han_and_letters(paragraphs: Paragraphs) -> None:
    """Where an ideograph meets a letter or digit of its size, a gap of 1/8 to 1/4 em stands, within lines."""
    wrong, right = [], 0
    for kind, lines in paragraphs["zh-CN"]:
        for line in lines if kind != "Figure" else ():  # labels of drawings are set letter by letter, without gaps
            for place, (before, after) in enumerate(pairwise(line), 1):
                if abs(before.size - after.size) > 0.1 or not _meet(before, after) or after.size > LARGE:
                    continue
                gap = (after.x - before.right) / after.size
                if LEAST_GAP <= gap <= MOST_GAP:
                    right += 1
                elif gap < LEAST_GAP or (gap < 1 and not _is_number(line[:place])):
                    wrong.append((before.page, round(gap, 3), _text(line)))
    assert wrong == []
    assert right > 1500


def test_marks_that_meet_share_their_blank(paragraphs: Paragraphs) -> None:
    """Of two full-width marks side by side, the first takes half a place: 。” and ）， and 》《."""
    wide = [
        (before.page, before.text + after.text)
        for _, lines in paragraphs["zh-CN"]
        for line in lines
        for before, after in pairwise(line)
        if before.text in TRIMMED
        and after.text in TRIMMED | NEVER_LAST
        and before.width > 0.9 * before.size
        and after.x - before.x > 0.6 * before.size
    ]
    assert wide == []


def _running(paragraphs: list[tuple[str, list[list[Glyph]]]]) -> Iterator[list[list[Glyph]]]:
    """Yield the paragraphs that are set as running text: lines of one size, the first of some length."""
    for kind, lines in paragraphs:
        if kind in {"P", "LBody", "Note"} and len(lines) > 1 and len(lines[0]) > 20:
            yield lines


def _edge(glyph: Glyph) -> float:
    trimmed = glyph.text[-1] in TRIMMED and glyph.width > 0.9 * glyph.size
    return glyph.right - (glyph.size / 2 if trimmed else 0)


def _text(line: list[Glyph]) -> str:
    return "".join(glyph.text for glyph in line)


def _large(line: list[Glyph]) -> list[Glyph]:
    """Return a line without the marks of its footnotes."""
    size = max(glyph.size for glyph in line)
    return [glyph for glyph in line if glyph.size > 0.8 * size]


def _own(line: list[Glyph]) -> bool:
    """Tell whether a line is all one sign: a cell that reads —, a bullet, a sign of its own."""
    return len(line) == 1 or len({glyph.size for glyph in line[:2]}) > 1


def _is_number(begin: list[Glyph]) -> bool:
    """Tell whether a line has so far the number of a figure, a table or a footnote, which a wider space follows."""
    return re.fullmatch(r"[图表]?[0-9]+", _text(begin)) is not None


def _is_han(text: str) -> bool:
    return "\u4e00" <= text <= "\u9fff"


def _meet(before: Glyph, after: Glyph) -> bool:
    def western(text: str) -> bool:
        return text.isascii() and text.isalnum()

    first, second = before.text[-1:], after.text[:1]
    return (_is_han(first) and western(second)) or (western(first) and _is_han(second))
