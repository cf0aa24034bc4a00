"""A metric as the check sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.resolve.contradictions.stated import Stated, stated
from report.resolve.contradictions.terms import PER_HEAD
from report.resolve.contradictions.units import Counted, counted
from report.resolve.contradictions.windows import Window, window
from report.resolve.contradictions.wording import Wording, wording
from report.resolve.homes import home_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from report.model.metric import Metric


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One number of a metric; a series has one for each of its points."""

    metric: Metric
    number: Stated
    counted: Counted
    window: Window | None
    section: str
    label: Wording
    title: Wording
    """Of the section."""
    is_average: bool

    @property
    def id(self) -> str:
        """Return the metric's id."""
        return self.metric.id

    @property
    def amount(self) -> Stated:
        """Return the number in the smallest unit of its dimension."""
        return self.number.times(self.counted.factor)


def figures(metrics: Mapping[str, Metric], sections: Mapping[str, str]) -> Iterator[Figure]:
    """Yield the numbers of all metrics; calendar facts hold none."""
    titles = {section: wording(title) for section, title in sections.items()}
    nothing = wording("")
    for metric in metrics.values():
        section = home_of(metric.id, sections)
        label, average = wording(metric.label.source), PER_HEAD.search(metric.label.source) is not None
        title = titles.get(section, nothing)
        unit = counted(metric.unit)
        if metric.value is not None:
            time = window(metric.period, metric.as_of)
            yield Figure(metric, stated(metric, metric.value), unit, time, section, label, title, average)
        for point in metric.series:
            time = window(point.period, None)
            yield Figure(metric, stated(metric, point.value), unit, time, section, label, title, average)
