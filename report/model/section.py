"""A section: one Markdown file and its place in the outline."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report.diagnostics import Span
    from report.model.blocks import Block
    from report.model.text import Text


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One Markdown file as read."""

    id: str
    path: str
    title: Text
    blocks: tuple[Block, ...]
    span: Span = field(compare=False)
    sdgs: tuple[int, ...] | None = None
    """Goals named in the header; None where the header names none and the section inherits."""
    disclosures: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sdgs_span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Kind:
    """How sections of one kind behave; a row of templates/kinds.yaml."""

    name: str
    opens: str = "page"
    """page, recto, or flow: whether the section begins on a new page in print."""
    web: str = "page"
    """home, page, or part: the front page, an own page, or a part of its parent's."""
    contents: bool = True
    """Whether it is listed in the table of contents."""
    indexed: bool = False
    """Whether it is a row of index tables."""
    folio: bool = True
    """Whether its pages show the folio and the running head."""
    template: str = "section"
    """Name of the template in print/sections/ and web/sections/."""


@dataclass(frozen=True, slots=True)
class SectionHead:
    """What other sections may know of a section: all but what it says."""

    id: str
    kind: Kind
    depth: int
    parent: str | None
    title: Text
    opens: str
    goals: tuple[int, ...]
    own_goals: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the resolved report, in reading order."""

    id: str
    kind: Kind
    depth: int
    """1 for the top level of the outline."""
    parent: str | None
    title: Text
    blocks: tuple[Block, ...]
    opens: str
    goals: tuple[int, ...]
    """Goals it claims itself or inherits from the nearest ancestor that names some."""
    own_goals: bool
    path: str
    span: Span = field(compare=False)
    own_languages: tuple[str, ...] = ()
    """Languages for which this section has a text of its own."""
    disclosures: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def head(self) -> SectionHead:
        """What other sections may know of it."""
        return SectionHead(
            self.id, self.kind, self.depth, self.parent, self.title, self.opens, self.goals, self.own_goals
        )

    @property
    def domain(self) -> str:
        """The gettext domain of its messages: the first part of its id."""
        return self.id.partition(".")[0]
