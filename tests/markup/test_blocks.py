"""Markdown files as block trees, with the place of every text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from report.markup.blocks import Origin, parse_blocks
from report.model.blocks import Block, Heading, ListBlock, NoteDefinition, Paragraph, TableBlock
from report.model.text import Text
from report.model.walk import leaves

if TYPE_CHECKING:
    from report.markup.fence import Fence


def parse(markdown: str) -> tuple[Block, ...]:
    """Read Markdown that holds no directive."""

    def none(fence: Fence, _origin: Origin) -> Block | None:
        raise AssertionError(fence)

    origin = Origin("a.md", "a", none)
    blocks = parse_blocks(markdown, origin)
    assert not origin.problems
    return blocks


def test_wrapped_paragraph_is_one_text() -> None:
    """A hard-wrapped Chinese paragraph is the message of the unwrapped one, and places stay true."""
    (block,) = parse("第一行，\n第二行{{ a.b }}。\n")
    assert isinstance(block, Paragraph)
    assert block.text.source == "第一行，第二行{{ a.b }}。"
    place = block.text.place(block.text.source.index("{{"))
    assert (place.line, place.column) == (2, 4)


def test_cells_are_texts_with_columns() -> None:
    """Each cell is a message at its own column; a filter's pipe splits no cell."""
    (table,) = parse("| 甲 | 乙 |\n|---|--:|\n| 一 | {{ a.b | words }} |\n")
    assert isinstance(table, TableBlock)
    assert [cell.source for cell in table.rows[0]] == ["一", "{{ a.b | words }}"]
    assert [(cell.span.line, cell.span.column) for cell in table.rows[0]] == [(3, 3), (3, 7)]
    assert table.align == ("", "right")


def test_heading_takes_an_anchor() -> None:
    """`{#name}` names a heading; others are numbered within the section."""
    first, second = parse("## 甲 {#own}\n\n## 乙\n")
    assert isinstance(first, Heading)
    assert isinstance(second, Heading)
    assert (first.text.source, first.anchor, second.anchor) == ("甲", "own", "a-2")


def test_nested_list_and_footnote() -> None:
    """Lists nest; a footnote is a text of its own."""
    blocks = parse("- 甲\n  1. 一\n  2. 二\n- 乙[^n]\n\n[^n]: 注文。\n")
    outer, note = blocks
    assert isinstance(outer, ListBlock)
    assert isinstance(note, NoteDefinition)
    assert (len(outer.items), note.label, note.text.source) == (2, "n", "注文。")


@given(st.text(alphabet="甲乙 ab\n-#|*_`>[](){}1.\\", max_size=80))
def test_every_text_lies_in_its_file(markdown: str) -> None:
    """Whatever is written, every place is one of the file, and the walk finds every text."""
    lines = markdown.split("\n")
    for text in leaves(parse(markdown), Text):
        assert 1 <= text.span.line <= len(lines)
        assert 1 <= text.span.column <= len(lines[text.span.line - 1]) + 1
