"""`:::{timeline}`: events with their dates, in the body or in a data file, each with a section to read on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report.directives.directive import Directive, Scene
from report.model.blocks import Block, SectionRef
from report.quantity import QuantityError, format_period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.diagnostics import Span
    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.markup.fields import Fields
    from report.model.text import Text

_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
_TIME = re.compile(rf"{_DATE}(/({_DATE})?)?", re.ASCII)


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
    date = _date(fields)
    text = fields.text("text", "event", required=True)
    section = reading.section(fields, "section")
    fields.finish()
    return Event(date, text, section, fields.span) if date and text else None


def _date(fields: Fields) -> str | None:
    """Return a date or period as written, or report that it is none, not in the calendar, or runs backwards."""
    written = fields.string("date", required=True)
    if written is None:
        return None
    if not _TIME.fullmatch(written):
        hint = "write 2020, 2020-04, 2020-04-22, or two of them with / between"
        fields.report("L106", f"`date: {written}` is not well formed", fields.place("date"), hint)
        return None
    try:
        format_period(written, "en")
    except QuantityError as error:
        fields.report("L115", str(error), fields.place("date"), "write a date that exists, the earlier one first")
        return None
    return written


def view(node: Timeline, scene: Scene) -> Mapping[str, object]:
    """Return a row for each event: date in words, text, link."""
    rows = [
        {
            "date": format_period(event.date, scene.language),
            "text": scene.inline(event.text),
            "link": scene.reference(event.section.id, None) if event.section else "",
        }
        for event in node.events
    ]
    return {"rows": rows}


DIRECTIVE = Directive("timeline", parse, Timeline, view, "timeline.html")
