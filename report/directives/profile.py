"""`:::{profile}`: cards of people or accounts, by their role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.directive import Directive, Scene
from report.directives.labelled import Entry, EntryForm
from report.model.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.directives.reading import Reading
    from report.markup.fence import Fence

PERSON = EntryForm("a person", "role", "place", ("role of a person", "place", "profile"))


@dataclass(frozen=True, slots=True)
class Profile(Block):
    """Cards in the order they are written."""

    people: tuple[Entry, ...]


def parse(fence: Fence, reading: Reading) -> Profile | None:
    """Read the people."""
    if fence.argument:
        reading.report("P105", "`profile` takes no title", fence.argument_span, "write a heading above it")
    fields = reading.fields(fence)
    people = tuple(PERSON.read(fields, "people", reading))
    fields.finish()
    return Profile(fence.span, people) if people else None


def view(node: Profile, scene: Scene) -> Mapping[str, object]:
    """Return the cards as HTML, figures apart, in rows that are as full as can be."""
    cards = [PERSON.view(person, scene) for person in node.people]
    columns = 1 if len(cards) == 1 else 3 if len(cards) % 3 == 0 else 2
    return {"rows": [cards[at : at + columns] for at in range(0, len(cards), columns)], "columns": columns}


DIRECTIVE = Directive("profile", parse, Profile, view, "profile.html")
