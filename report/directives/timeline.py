"""`:::{timeline}`: events with their dates, in the body or in a data file, each with a section to read on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report import quantity
from report.directives.directive import Directive, Scene
from report.model.blocks import Block, SectionRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.diagnostics import Span
    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.markup.fields import Fields
    from report.model.text import Text


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, and when."""

    date: str
    """A year, month, day or period, ISO 8601."""
    text: Text
    section: SectionRef | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Timeline(Block):
    """Events in the order they are written."""

    events: tuple[Event, ...]


def parse(fence: Fence, reading: Reading) -> Timeline | None:
    """Read the events from the body or from the file that the argument names."""
    fields = reading.body_or_data(fence)
    if fields is None:
        return None
    events = tuple(
        event
        for each in fields.each("events", "an event", required=True)
        if (event := _event(each, reading)) is not None
    )
    fields.finish()
    return Timeline(fence.span, events) if events else None


def _event(fields: Fields, reading: Reading) -> Event | None:
    from report.markup.times import PERIOD, read_time  # noqa: PLC0415 - only a file that has changed is read

    date = read_time(fields, "date", PERIOD, required=True)
    text = fields.text("text", "event", required=True)
    section = reading.section(fields, "section")
    fields.finish()
    return Event(date, text, section, fields.span) if date and text else None


def view(node: Timeline, scene: Scene) -> Mapping[str, object]:
    """Return a row for each event: date in words, text, link."""
    rows = [
        {
            "date": quantity.format_period(event.date, scene.language),
            "text": scene.inline(event.text),
            "link": scene.reference(event.section.id, None) if event.section else "",
        }
        for event in node.events
    ]
    return {"rows": rows}


DIRECTIVE = Directive("timeline", parse, Timeline, view, "timeline.html")
