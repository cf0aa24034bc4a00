"""`:::{table} title`: a table with a numbered caption; the body is a GFM table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.directive import Directive, no_view
from report.model.blocks import Block, Caption, TableBlock

if TYPE_CHECKING:
    from report.directives.reading import Reading
    from report.markup.fence import Fence


@dataclass(frozen=True, slots=True)
class TableFigure(Block):
    """A captioned table, with paragraphs below it where the body has some."""

    caption: Caption | None
    table: TableBlock
    below: tuple[Block, ...]


def parse(fence: Fence, reading: Reading) -> TableFigure | None:
    """Read the caption and the table."""
    title = reading.argument_text(fence, "table caption")
    blocks = reading.blocks(fence)
    tables = [block for block in blocks if isinstance(block, TableBlock)]
    if len(tables) != 1:
        hint = "write one table: a line of heads, a line of dashes, then the rows, each between |"
        reading.report("P105", f"`table` holds {len(tables) or 'no'} tables", fence.span, hint)
        return None
    below = tuple(block for block in blocks if not isinstance(block, TableBlock))
    return TableFigure(fence.span, Caption(title, "table") if title else None, tables[0], below)


DIRECTIVE = Directive("table", parse, TableFigure, no_view, "table.html")
