"""Entries with a head, a text and figures in small cells: what programmes and people share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.directives.directive import Scene
    from report.directives.reading import Reading
    from report.markup.fields import Fields
    from report.model.blocks import MetricRef
    from report.model.text import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """A programme or a person."""

    head: Text
    aside: Text | None
    text: Text
    figures: tuple[MetricRef, ...]


@dataclass(frozen=True, slots=True)
class EntryForm:
    """What the parts of an entry are called."""

    item: str
    """One of them, for messages: "a person"."""
    head: str
    """Name of the field; templates find the part under the same name."""
    aside: str
    roles: tuple[str, str, str]
    """What head, aside and text are, for translators."""

    def read(self, fields: Fields, key: str, reading: Reading) -> Iterator[Entry]:
        """Yield the entries of a list that have all they need."""
        head_role, aside_role, text_role = self.roles
        for each in fields.each(key, self.item, required=True):
            head = each.text(self.head, head_role, required=True)
            aside = each.text(self.aside, aside_role)
            text = each.text("text", text_role, required=True)
            figures = reading.metrics(each, "figures")
            each.finish()
            if head and text:
                yield Entry(head, aside, text, figures)

    def view(self, entry: Entry, scene: Scene) -> dict[str, object]:
        """Return an entry as HTML, its figures apart, for components/labelled.html."""
        return {
            self.head: scene.inline(entry.head),
            self.aside: scene.inline(entry.aside) if entry.aside else "",
            "text": scene.inline(entry.text),
            "figures": [
                {"figure": scene.figure_parts(ref.id), "label": scene.inline(scene.metric(ref.id).label)}
                for ref in entry.figures
            ],
        }
