"""`:::{programme} title`: a list of programmes: for whom they are, what they do, what they reached."""

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
class Item:
    """One programme."""

    name: Text
    who: Text | None
    text: Text
    figures: tuple[MetricRef, ...]


@dataclass(frozen=True, slots=True)
class Programme(Block):
    """Programmes in the order they are written."""

    title: Text | None
    items: tuple[Item, ...]


def parse(fence: Fence, reading: Reading) -> Programme | None:
    """Read title and items."""
    title = reading.argument_text(fence, "title of a list of programmes")
    fields = reading.fields(fence)
    items = tuple(
        item
        for each in fields.each("items", "a programme", required=True)
        if (item := _item(each, reading)) is not None
    )
    fields.finish()
    return Programme(fence.span, title, items) if items else None


def _item(fields: Fields, reading: Reading) -> Item | None:
    name = fields.text("name", "programme name", required=True)
    who = fields.text("who", "whom a programme is for")
    text = fields.text("text", "programme", required=True)
    figures = reading.metrics(fields, "figures")
    fields.finish()
    return Item(name, who, text, figures) if name and text else None


def view(node: Programme, scene: Scene) -> Mapping[str, object]:
    """Return the items as HTML, figures apart."""
    items = [
        {
            "name": scene.inline(item.name),
            "who": scene.inline(item.who) if item.who else "",
            "text": scene.inline(item.text),
            "figures": labelled(item.figures, scene),
        }
        for item in node.items
    ]
    return {"items": items}


DIRECTIVE = Directive("programme", parse, Programme, view, "programme.html")
