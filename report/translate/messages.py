"""Messages: what is translated, and where each one comes from."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.markup.figures import EXPRESSION
from report.model.text import Text
from report.model.walk import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.diagnostics import Span
    from report.model.metric import Metric
    from report.model.report import Report

METRICS = "metrics"
INTERFACE = "interface"
REPORT = "report"
SHOWN = 30
"""Characters of a text in a diagnostic: they fit a line."""


@dataclass(frozen=True, slots=True)
class Message:
    """One occurrence of a message."""

    domain: str
    msgid: str
    span: Span
    role: str
    context: str | None = None
    own: bool = True
    """Whether the project wrote it; False for a word of a packaged template."""
    plural: str | None = None
    """msgid_plural of a unit; the same as msgid where the source language has one form."""
    note: str = ""
    """What the writer has to say to translators."""
    part: str = ""
    """Id of the section or metric that it belongs to."""


def iter_messages(report: Report) -> Iterator[Message]:
    """Yield every message of the report in reading order, repetitions included."""
    yield from _of_texts(REPORT, leaves(report.settings, Text))
    for section in report.sections:
        yield from _of_texts(section.domain, leaves((section.title, section.blocks), Text), section.id)
    for metric in report.metrics.values():
        yield from _of_metric(metric)


def _of_texts(domain: str, texts: Iterator[Text], part: str = "") -> Iterator[Message]:
    for text in texts:
        if is_translatable(text.source):
            yield Message(domain, text.source, text.span, text.role, text.context, note=text.note, part=part)


def is_translatable(source: str) -> bool:
    """Tell whether a text says anything to translate; a lone figure, a number or a dash does not.

    >>> is_translatable("{{ a.b }}"), is_translatable("共{{ a.b }}"), is_translatable("{{ a.b }}；{{ a.c }}")
    (False, True, True)
    """
    rest = EXPRESSION.sub("", source)
    joins_figures = rest != source and bool(rest.strip())
    return joins_figures or any(c.isalpha() or unicodedata.east_asian_width(c) in "WF" for c in rest)


def shortened(source: str) -> str:
    """Return as much of a text as a diagnostic can show.

    >>> shortened("甲" * 40) == "甲" * 29 + "…"
    True
    """
    return source if len(source) <= SHOWN else source[: SHOWN - 1] + "…"


def _of_metric(metric: Metric) -> Iterator[Message]:
    for text in metric.texts:
        if is_translatable(text.source):
            yield Message(METRICS, text.source, text.span, text.role, text.context, part=metric.id)
    unit = metric.unit
    if unit is not None and is_translatable(unit.text.source):
        plural = unit.plural or unit.text.source
        span, context = unit.text.span, unit.text.context
        yield Message(METRICS, unit.text.source, span, "unit", context, plural=plural, part=metric.id)
