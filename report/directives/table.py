"""`:::{table}`: a table with a numbered caption; the body is a GFM table, or the argument a data file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.directive import Directive, no_view
from report.markup.fence import is_data_path
from report.model.blocks import Block, Caption, Paragraph, TableBlock

if TYPE_CHECKING:
    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.markup.fields import Fields
    from report.model.text import Text

ALIGN = {"start": "", "center": "center", "end": "right"}
"""Words of a data file, and what Markdown tables call the same."""


@dataclass(frozen=True, slots=True)
class TableFigure(Block):
    """A captioned table, with paragraphs below it where the body has some."""

    caption: Caption | None
    table: TableBlock
    below: tuple[Block, ...]


def parse(fence: Fence, reading: Reading) -> TableFigure | None:
    """Read the caption and the table, or the data file."""
    if is_data_path(fence.argument):
        reading.no_body(fence)
        fields = reading.data(fence.argument, fence.argument_span)
        return _from_data(fence, fields) if fields else None
    title = reading.argument_text(fence, "table caption")
    blocks = reading.blocks(fence)
    tables = [block for block in blocks if isinstance(block, TableBlock)]
    if len(tables) != 1:
        hint = "write one table: a line of heads, a line of dashes, then the rows, each between |"
        reading.report("P105", f"`table` holds {len(tables) or 'no'} tables", fence.span, hint)
        return None
    below = tuple(block for block in blocks if not isinstance(block, TableBlock))
    return TableFigure(fence.span, Caption(title, "table") if title else None, tables[0], below)


def _from_data(fence: Fence, fields: Fields) -> TableFigure | None:
    """Read title, columns, rows and note of a data file."""
    title = fields.text("title", "table caption")
    columns = [column for each in fields.each("columns", "a column", required=True) if (column := _column(each))]
    keys = [key for key, _, _ in columns]
    rows = tuple(_row(each, keys) for each in fields.each("rows", "a row", required=True))
    note = fields.text("note", "note below a table")
    fields.finish()
    if not columns or not rows:
        return None
    table = TableBlock(
        fence.span, tuple(name for _, name, _ in columns), rows, tuple(ALIGN[align] for _, _, align in columns)
    )
    below = (Paragraph(note.span, note),) if note else ()
    return TableFigure(fence.span, Caption(title, "table") if title else None, table, below)


def _column(fields: Fields) -> tuple[str, Text, str] | None:
    key, name = fields.string("key", required=True), fields.text("name", "table heading", required=True)
    align = fields.choice("align", tuple(ALIGN)) or "start"
    fields.finish()
    return (key, name, align) if key and name else None


def _row(fields: Fields, keys: list[str]) -> tuple[Text, ...]:
    cells = [fields.text(key, "table cell", required=True) for key in keys]
    fields.finish()
    return tuple(cell for cell in cells if cell is not None)  # one that is missing is reported: nothing is built


DIRECTIVE = Directive("table", parse, TableFigure, no_view, "table.html")
