"""The messages of a language with the sections where each stands: what a translator finds beside a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report.model.catalog import message_id
from report.model.text import Text
from report.model.walk import leaves
from report.translate.messages import METRICS, REPORT, is_translatable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.diagnostics import Span
    from report.model.catalog import MessageKey
    from report.model.metric import Metric
    from report.model.report import Report


@dataclass(slots=True)
class Standing:
    """A message and everything that is known of it; gathered once, then only read."""

    key: MessageKey
    text: Text
    """Where it stands first."""
    plural: str | None = None
    """msgid_plural, for a unit."""
    roles: dict[str, None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    places: dict[Span, None] = field(default_factory=dict)
    sections: dict[str, None] = field(default_factory=dict)
    """Ids of the sections that say it; none for the words of a metric or of report.yaml."""
    metrics: dict[str, None] = field(default_factory=dict)
    """Ids of the metrics whose words it is."""


def standing_messages(report: Report, language: str) -> dict[str, Standing]:
    """Return all messages of a report by `message_id`, in reading order, then those of metrics.

    Left out are sections that have a text of their own in the language, and the templates' own words.
    """
    found: dict[str, Standing] = {}
    for text in leaves(report.settings, Text):
        _take(found, REPORT, text)
    for section in report.sections:
        if (section.id, language) not in report.own_texts:
            for text in leaves((section.title, section.blocks), Text):
                message = _take(found, section.domain, text)
                if message is not None:
                    message.sections[section.id] = None
    for name, metric in report.metrics.items():
        for text, role, plural in _words(metric):
            message = _take(found, METRICS, text, role, plural)
            if message is not None:
                message.metrics[name] = None
    return found


def _take(
    found: dict[str, Standing], domain: str, text: Text, role: str = "", plural: str | None = None
) -> Standing | None:
    """Note where a text stands; return its message, or None where there is nothing to translate."""
    if not is_translatable(text.source):
        return None
    key = (domain, text.context, text.source)
    message = found.setdefault(message_id(key), Standing(key, text, plural))
    message.roles[role or text.role] = None
    message.places[text.span] = None
    if text.note:
        message.notes[text.note] = None
    return message


def _words(metric: Metric) -> Iterator[tuple[Text, str, str | None]]:
    """Yield the texts of a metric with role and msgid_plural."""
    for text in metric.texts:
        yield text, "", None
    if metric.unit is not None:
        yield metric.unit.text, "unit", metric.unit.plural or metric.unit.text.source
