"""The block tree of a section: what a Markdown file says, free of its notation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report.diagnostics import Span
    from report.model.text import Text


@dataclass(frozen=True, slots=True)
class Block:
    """Anything that stands on its own between two blank lines."""

    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """A heading inside a section; level 1 is the section's own title."""

    level: int
    text: Text
    anchor: str
    """Id of the heading, equal in every language."""


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """Running text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Item(Block):
    """One item of a list."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ListBlock(Block):
    """A bulleted or numbered list."""

    ordered: bool
    start: int
    tight: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Quotation(Block):
    """A Markdown block quotation."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Code(Block):
    """Text set as it is; never translated."""

    source: str


@dataclass(frozen=True, slots=True)
class ThematicBreak(Block):
    """A rule between paragraphs."""


@dataclass(frozen=True, slots=True)
class TableBlock(Block):
    """A table of texts."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    align: tuple[str, ...]
    """One of left, right, center or the empty string for each column."""


@dataclass(frozen=True, slots=True)
class NoteDefinition(Block):
    """The text of a footnote."""

    label: str
    text: Text


@dataclass(frozen=True, slots=True)
class MetricRef:
    """A metric that a block prints."""

    id: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class SectionRef:
    """A section that a block points to."""

    id: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class PictureRef:
    """A picture file that a block shows; the path starts at content/."""

    path: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Caption:
    """A numbered caption; the number is assigned when the report is resolved."""

    text: Text
    series: str
    """`figure` or `table`: each is counted for itself."""
    number: int = 0
