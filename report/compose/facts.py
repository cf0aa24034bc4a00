"""What an edition says of itself beside its pages: its title in every language, and its figures as data."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from report.model.composition import Figure
from report.model.metric import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from report.compose.wording import Wording
    from report.model.composition import Place
    from report.model.metric import Metric
    from report.model.report import Edition

DOMAIN = "report"
"""Domain of the messages of content/report.yaml."""


def titles_of(edition: Edition, wording: Wording) -> tuple[tuple[str, str], ...]:
    """Return (language, title) for each language of the report that has the title; the source language first."""
    return tuple(_titles(edition, wording))


def _titles(edition: Edition, wording: Wording) -> Iterator[tuple[str, str]]:
    project = edition.report.project
    title = project.settings.title
    for language in project.settings.languages:
        if language == project.settings.source_language:
            yield language, wording.plain_text(title.source)
            continue
        catalog = project.catalogs.get(language)
        entry = catalog.find(DOMAIN, title.context, title.source) if catalog else None
        if entry is not None and entry.is_translated:
            yield language, wording.plain_text(entry.strings[0])


def figures_of(places: Iterable[Place], wording: Wording) -> tuple[Figure, ...]:
    """Return the metrics that are printed, in the order in which they first are."""
    return tuple(_figure(wording.metrics[name], wording) for name in dict.fromkeys(place.metric for place in places))


def _figure(metric: Metric, wording: Wording) -> Figure:
    value = metric.value
    return Figure(
        id=metric.id,
        label=wording.plain_text(metric.label.source),
        phrase=wording.phrase(metric.id),
        value=f"{value:f}" if isinstance(value, Decimal) else metric.date,
        limits=(f"{value.low:f}", f"{value.high:f}") if isinstance(value, Interval) else None,
        series=tuple((point.period, f"{point.value:f}") for point in metric.series),
        unit=wording.phrase(metric.id, ("unit",)) or None,
        period=metric.period,
        as_of=metric.as_of,
        hedge=metric.hedge,
    )
