"""`:::{note} title`: an aside: a definition, or how a figure is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.directive import Directive, no_view
from report.model.blocks import Block

if TYPE_CHECKING:
    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.model.text import Text


@dataclass(frozen=True, slots=True)
class Note(Block):
    """Blocks beside the running text."""

    title: Text | None
    blocks: tuple[Block, ...]


def parse(fence: Fence, reading: Reading) -> Note | None:
    """Read the title, which may be absent, and the Markdown body."""
    blocks = reading.blocks(fence)
    if not blocks:
        reading.report("P105", "the note is empty", fence.span, "write its text between the two lines of colons")
        return None
    return Note(fence.span, reading.argument_text(fence, "note title"), blocks)


DIRECTIVE = Directive("note", parse, Note, no_view, "note.html")
