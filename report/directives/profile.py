"""`:::{profile}`: cards of people or accounts, by their role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.directive import Directive, Scene
from report.directives.labelled import labelled
from report.model.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.markup.fields import Fields
    from report.model.blocks import MetricRef
    from report.model.text import Text


@dataclass(frozen=True, slots=True)
class Person:
    """One card."""

    role: Text
    place: Text | None
    text: Text
    figures: tuple[MetricRef, ...]


@dataclass(frozen=True, slots=True)
class Profile(Block):
    """Cards in the order they are written."""

    people: tuple[Person, ...]


def parse(fence: Fence, reading: Reading) -> Profile | None:
    """Read the people."""
    if fence.argument:
        reading.report("P105", "`profile` takes no title", fence.argument_span, "write a heading above it")
    fields = reading.fields(fence)
    people = tuple(
        person
        for each in fields.each("people", "a person", required=True)
        if (person := _person(each, reading)) is not None
    )
    fields.finish()
    return Profile(fence.span, people) if people else None


def _person(fields: Fields, reading: Reading) -> Person | None:
    role = fields.text("role", "role of a person", required=True)
    place = fields.text("place", "place")
    text = fields.text("text", "profile", required=True)
    figures = reading.metrics(fields, "figures")
    fields.finish()
    return Person(role, place, text, figures) if role and text else None


def view(node: Profile, scene: Scene) -> Mapping[str, object]:
    """Return the cards as HTML, figures apart, in rows that are as full as can be."""
    cards = [
        {
            "role": scene.inline(person.role),
            "place": scene.inline(person.place) if person.place else "",
            "text": scene.inline(person.text),
            "figures": labelled(person.figures, scene),
        }
        for person in node.people
    ]
    columns = 1 if len(cards) == 1 else 3 if len(cards) % 3 == 0 else 2
    return {"rows": [cards[at : at + columns] for at in range(0, len(cards), columns)], "columns": columns}


DIRECTIVE = Directive("profile", parse, Profile, view, "profile.html")
