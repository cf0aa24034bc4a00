"""`:::{programme} title`: a list of programmes: for whom they are, what they do, what they reached."""

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
    from report.model.text import Text

ITEM = EntryForm("a programme", "name", "who", ("programme name", "whom a programme is for", "programme"))


@dataclass(frozen=True, slots=True)
class Programme(Block):
    """Programmes in the order they are written."""

    title: Text | None
    items: tuple[Entry, ...]


def parse(fence: Fence, reading: Reading) -> Programme | None:
    """Read title and items."""
    title = reading.argument_text(fence, "title of a list of programmes")
    fields = reading.fields(fence)
    items = tuple(ITEM.read(fields, "items", reading))
    fields.finish()
    return Programme(fence.span, title, items) if items else None


def view(node: Programme, scene: Scene) -> Mapping[str, object]:
    """Return the items as HTML, figures apart."""
    return {"items": [ITEM.view(item, scene) for item in node.items]}


DIRECTIVE = Directive("programme", parse, Programme, view, "programme.html")
