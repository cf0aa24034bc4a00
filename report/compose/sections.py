"""Sections -> HTML, each by itself; those that would come out the same are not composed again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report.cache import recalled
from report.compose.scene import WEB, Begun, Composer
from report.model.blocks import NoteDefinition
from report.model.walk import leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from report.cache import Cache
    from report.compose.surroundings import Surroundings
    from report.diagnostics import Diagnostic
    from report.model.composition import Place
    from report.model.section import Section


@dataclass(frozen=True, slots=True)
class Composed:
    """A section in one medium."""

    id: str
    html: str = field(repr=False)
    places: tuple[Place, ...]
    notes: int
    """How many footnotes it has."""
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A section as it is to be composed."""

    section: Section
    content: str
    """A hash of it."""
    has_notes: bool
    """Whether the number of its first footnote matters."""

    @classmethod
    def of(cls, section: Section, kept: Cache) -> Copy:
        """Return a section with what its composing depends on."""
        rest = (section.head, section.path, section.own_languages, section.disclosures)
        content = kept.key(kept.content(section.title), kept.content(section.blocks), *rest, places=False)
        return cls(section, content, any(leaves(section.blocks, NoteDefinition)))


def compose_sections(around: Surroundings, medium: str, copies: Iterable[Copy]) -> Iterator[Composed]:
    """Yield each section in a medium.

    Raises TemplateFailure where a template is broken.
    """
    last_note = 0
    for copy in copies:
        if copy.section.parent is None:
            last_note = 0
        composed = _composed(around, medium, copy, last_note if copy.has_notes else 0)
        last_note += composed.notes
        yield composed


def _composed(around: Surroundings, medium: str, copy: Copy, last_note: int) -> Composed:
    def make() -> tuple[Composed, frozenset[str]]:
        composer = Composer(around, medium, copy.section, Begun(notes=last_note))
        html, problems = around.design.observed(composer.compose)
        return Composed(copy.section.id, str(html), composer.places, len(composer.notes), problems), composer.asked

    # Print has no marks: it is the same for the preview and for a build, and kept once.
    key = around.kept.key(around.key, medium, copy.content, last_note, around.marked and medium == WEB)
    return recalled(around.kept, f"composed {medium}", key, around.answer, make)
