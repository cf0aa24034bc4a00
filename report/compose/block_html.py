"""The plain blocks of Markdown -> HTML; directives have templates instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from report.model.blocks import (
    Block,
    Code,
    Heading,
    ListBlock,
    NoteDefinition,
    Paragraph,
    Quotation,
    TableBlock,
    ThematicBreak,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from report.model.text import Text

MAX_LEVEL = 6


class BlockWriter:
    """Writes blocks with the help of a function for texts and one for directives."""

    def __init__(
        self,
        inline: Callable[[Text], Markup],
        directive: Callable[[Block], Markup],
        heading_level: Callable[[int], int],
    ) -> None:
        self.inline = inline
        self.directive = directive
        self.heading_level = heading_level

    def write(self, blocks: Sequence[Block]) -> Markup:
        """Return blocks as HTML, one after the other."""
        return Markup("\n").join(self._block(block) for block in blocks if not isinstance(block, NoteDefinition))

    def _block(self, block: Block) -> Markup:
        match block:
            case Paragraph():
                return Markup(f"<p>{self.inline(block.text)}</p>")  # noqa: S704 - escaped
            case Heading():
                level = min(MAX_LEVEL, self.heading_level(block.level))
                html = Markup('<h{0} id="{1}">{2}</h{0}>')
                return html.format(level, block.anchor, self.inline(block.text))
            case ListBlock():
                return self._list(block)
            case Quotation():
                return Markup("<blockquote>\n{}\n</blockquote>").format(self.write(block.blocks))
            case Code():
                return Markup("<pre><code>{}</code></pre>").format(block.source)
            case ThematicBreak():
                return Markup("<hr>")
            case TableBlock():
                return self.table(block)
        return self.directive(block)

    def _list(self, block: ListBlock) -> Markup:
        tag = "ol" if block.ordered else "ul"
        start = Markup(' start="{}"').format(block.start) if block.ordered and block.start != 1 else Markup("")
        items = Markup("\n").join(
            Markup("<li>{}</li>").format(self._tight(item.blocks) if block.tight else self.write(item.blocks))
            for item in block.items
        )
        return Markup("<{0}{1}>\n{2}\n</{0}>").format(tag, start, items)

    def _tight(self, blocks: Sequence[Block]) -> Markup:
        return Markup("\n").join(
            self.inline(block.text) if isinstance(block, Paragraph) else self._block(block) for block in blocks
        )

    def table(self, block: TableBlock) -> Markup:
        """Return a table; heads are marked as column heads for assistive technology."""
        # Cells are many, and `Markup.format` takes as long as all else about them; every part is escaped already.
        aligns = [_align(block, index) for index in range(max(map(len, (block.head, *block.rows))))]
        cells = zip(aligns, block.head, strict=False)
        head = "".join([f'<th scope="col"{align}>{self.inline(cell)}</th>' for align, cell in cells])
        rows = "\n".join([f"<tr>{self._cells(row, aligns)}</tr>" for row in block.rows])
        return Markup(f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>")  # noqa: S704 - see above

    def _cells(self, row: Sequence[Text], aligns: Sequence[str]) -> str:
        return "".join([f"<td{align}>{self.inline(cell)}</td>" for align, cell in zip(aligns, row, strict=False)])


def _align(block: TableBlock, index: int) -> str:
    align = block.align[index] if index < len(block.align) else ""
    return f' class="{escape(align)}"' if align else ""
