"""What an edition says of itself beside its pages: its title in every language, and its figures as data."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from report.compose.phrases import metric_phrase
from report.markup.inline import plain_text
from report.model.composition import Figure
from report.model.metric import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from report.model.composition import Place
    from report.model.metric import Metric
    from report.model.report import Edition

DOMAIN = "report"
"""Domain of the messages of content/report.yaml."""


def titles_of(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return (language, title) for each language of the report that has the title; the source language first."""
    return tuple(_titles(edition))


def _titles(edition: Edition) -> Iterator[tuple[str, str]]:
    project = edition.report.project
    title = project.settings.title
    for language in project.settings.languages:
        if language == project.settings.source_language:
            yield language, plain_text(title.source)
            continue
        catalog = project.catalogs.get(language)
        entry = catalog.find(DOMAIN, title.context, title.source) if catalog else None
        if entry is not None and entry.is_translated:
            yield language, plain_text(entry.strings[0])


def figures_of(edition: Edition, places: Iterable[Place]) -> tuple[Figure, ...]:
    """Return the metrics that are printed, in the order in which they first are."""
    metrics = edition.report.metrics
    return tuple(_figure(metrics[name], edition.language) for name in dict.fromkeys(place.metric for place in places))


def _figure(metric: Metric, language: str) -> Figure:
    value = metric.value
    return Figure(
        id=metric.id,
        label=plain_text(metric.label.source),
        phrase=metric_phrase(metric, language),
        value=f"{value:f}" if isinstance(value, Decimal) else metric.date,
        limits=(f"{value.low:f}", f"{value.high:f}") if isinstance(value, Interval) else None,
        series=tuple((point.period, f"{point.value:f}") for point in metric.series),
        unit=metric_phrase(metric, language, ("unit",)) or None,
        period=metric.period,
        as_of=metric.as_of,
        hedge=metric.hedge,
    )
