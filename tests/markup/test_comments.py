"""Comments are not printed, and translators read those that are for them."""

from __future__ import annotations

import pytest

from report.markup.blocks import Origin, parse_blocks
from report.model.text import Text
from report.model.walk import leaves


def notes(markdown: str) -> list[tuple[str, str]]:
    """Return the texts of a stretch of Markdown, each with the note to its translators."""
    origin = Origin("a.md", "a", lambda _fence, _origin: None)
    blocks = parse_blocks(markdown, origin)
    assert not origin.problems
    return [(text.source, text.note) for text in leaves(blocks, Text)]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("<!-- ask Li -->\n# 甲\n", [("甲", "")]),
        ("<!-- translators: a village -->\n\n十八洞\n\n乙\n", [("十八洞", "a village"), ("乙", "")]),
        ("<!-- translators: 村名，\n不是数字\n-->\n- 甲\n- 乙\n", [("甲", "村名，不是数字"), ("乙", "村名，不是数字")]),
        ("甲\n<!-- x -->\n乙\n", [("甲", ""), ("乙", "")]),
        ("> <!-- translators: one\n> two -->\n> 甲\n\n乙\n", [("甲", "one two"), ("乙", "")]),
        ("<!-- translators: a -->\n<!-- b -->\n| 甲 |\n|---|\n| 乙 |\n", [("甲", "a"), ("乙", "a")]),
        ("甲<!-- x -->乙\n", [("甲<!-- x -->乙", "")]),
        ("<!-- x --> 甲\n", [("<!-- x --> 甲", "")]),
    ],
    ids=["no note", "next block", "lines", "between", "quotation", "two comments", "in a text", "before a text"],
)
def test_notes(markdown: str, expected: list[tuple[str, str]]) -> None:
    """A note belongs to the block that follows; what is no line of its own is no comment."""
    assert notes(markdown) == expected


def test_comment_without_end() -> None:
    """It is told where it begins, and what follows is not printed."""
    origin = Origin("a.md", "a", lambda _fence, _origin: None, first_line=3)
    assert [text.source for text in leaves(parse_blocks("甲\n\n<!-- 乙\n\n丙\n", origin), Text)] == ["甲"]
    assert [(problem.code, problem.span.line) for problem in origin.problems] == [("P116", 5)]


def test_context() -> None:
    """A context belongs to the block that follows, beside a note or alone; that of an inner block goes before."""
    text = "<!-- context: 月份 -->\n<!-- translators: a row -->\n| 时间 |\n|---|\n| 三月 |\n\n时间\n"
    text += "\n<!-- context: outer -->\n- 甲\n- <!-- context: inner -->\n  乙\n"
    origin = Origin("a.md", "a", lambda _fence, _origin: None)
    found = [(each.source, each.context, each.note) for each in leaves(parse_blocks(text, origin), Text)]
    assert not origin.problems
    assert found == [
        ("时间", "月份", "a row"),
        ("三月", "月份", "a row"),
        ("时间", None, ""),
        ("甲", "outer", ""),
        ("乙", "inner", ""),
    ]
