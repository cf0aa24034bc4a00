"""The texts of a report, by where they stand and what is printed there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.markup.figures import EXPRESSION, normalised
from report.model.blocks import MetricRef
from report.model.text import Text
from report.model.walk import leaves
from report.resolve.homes import home_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from report.model.blocks import Block
    from report.model.report import Report

METRICS = "metrics"
"""The domain of the messages of metrics."""
SETTINGS = "report"
"""Stands for a section's id where the texts are those of report.yaml."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Texts that stand together: those of a section, of a metric, or of report.yaml."""

    section: str
    language: str
    texts: tuple[Text, ...]
    printed: frozenset[str] = frozenset()
    """Metrics that stand there as expressions or in directives."""
    metric: str | None = None
    """The metric whose words these are; they may say its own number."""

    @property
    def chapter(self) -> str:
        """The first part of the section's id."""
        return chapter_of(self.section)


def chapter_of(identity: str) -> str:
    """Return the first part of an id of a section or a metric.

    >>> chapter_of("year.energy.pue")
    'year'
    """
    return identity.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that are held against the metrics together."""

    made_from: tuple[object, ...]
    """All that its passages depend on."""
    passages: Callable[[], tuple[Passage, ...]]


def grouped_passages(report: Report) -> Iterator[Group]:
    """Yield all texts that writers write: report.yaml, sections, own texts in other languages, metrics together."""
    language = report.settings.source_language
    yield Group((language, report.settings), lambda: (_of_settings(report),))
    for section in report.sections:
        yield _group(section.id, language, section.title, section.blocks)
    for (name, own_language), own in report.own_texts.items():
        yield _group(name, own_language, own.title, own.blocks)
    sections = frozenset(section.id for section in report.sections)
    yield Group((language, sections, *report.metrics.values()), lambda: tuple(_of_metrics(report, sections)))


def _group(section: str, language: str, title: Text, blocks: tuple[Block, ...]) -> Group:
    return Group((section, language, title, blocks), lambda: (_passage(section, language, (title, blocks)),))


def _of_settings(report: Report) -> Passage:
    return Passage(SETTINGS, report.settings.source_language, tuple(leaves(report.settings, Text)))


def _of_metrics(report: Report, sections: frozenset[str]) -> Iterator[Passage]:
    language = report.settings.source_language
    for metric in report.metrics.values():
        yield Passage(home_of(metric.id, sections), language, metric.texts, metric=metric.id)


def _passage(section: str, language: str, node: object) -> Passage:
    texts = tuple(leaves(node, Text))
    typed = {normalised(match[1]).partition("|")[0] for text in texts for match in EXPRESSION.finditer(text.source)}
    return Passage(section, language, texts, frozenset(typed | {ref.id for ref in leaves(node, MetricRef)}))
