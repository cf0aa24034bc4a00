"""`:::{quote} who`: words of a person."""

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
class Quote(Block):
    """Words and who said them."""

    who: Text | None
    blocks: tuple[Block, ...]


def parse(fence: Fence, reading: Reading) -> Quote:
    """Read the speaker and the words."""
    return Quote(fence.span, reading.argument_text(fence, "speaker"), reading.blocks(fence))


DIRECTIVE = Directive("quote", parse, Quote, no_view, "quote.html")
