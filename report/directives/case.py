"""`:::{case} title`: a story set apart from the running text."""

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
class Case(Block):
    """A titled box of blocks."""

    title: Text
    blocks: tuple[Block, ...]


def parse(fence: Fence, reading: Reading) -> Case | None:
    """Read the title and the Markdown body."""
    title = reading.argument_text(fence, "case title")
    if title is None:
        reading.report("P105", "a case needs a title", fence.span, "write `:::{case} Title`")
        return None
    return Case(fence.span, title, reading.blocks(fence))


DIRECTIVE = Directive("case", parse, Case, no_view, "case.html")
