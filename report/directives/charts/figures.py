"""Metrics as marks of a drawing, their printing noted."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from report.directives.charts.fitness import unit_of
from report.directives.charts.mark import Mark, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from report.directives.directive import Scene
    from report.model.blocks import MetricRef

PERCENT = Decimal(100)


def single(ref: MetricRef, scene: Scene, *, by_period: bool = False, bare: bool = False) -> Mark:
    """Return a metric with a single value; its name is its label or its period, `bare` leaves the unit out."""
    metric = scene.metric(ref.id)
    value = metric.value if isinstance(metric.value, Decimal) else Decimal(0)
    name = scene.phrase(ref.id, ("period",)) if by_period and metric.period else scene.plain(metric.label)
    label = scene.phrase(ref.id, ("number",) if bare and unit_of(metric) != "%" else ())
    return Mark(name, value, label, scene.noted(ref.id, label))


def points(ref: MetricRef, scene: Scene) -> Row:
    """Return a series, each point named by its time."""
    metric = scene.metric(ref.id)
    marks = []
    for point in metric.series:
        label = scene.number(point.value)
        marks.append(Mark(point.period, point.value, label, scene.noted(ref.id, label)))
    return Row(scene.plain(metric.label), tuple(marks), unit_of(metric))


def rows(refs: Sequence[MetricRef], scene: Scene, *, by_period: bool = False, bare: bool = False) -> list[Row]:
    """Return the single values as one row without a name, and each series as a row."""
    singles, series = [], []
    for ref in refs:
        if scene.metric(ref.id).series:
            series.append(points(ref, scene))
        else:
            singles.append(single(ref, scene, by_period=by_period, bare=bare))
    return [Row("", tuple(singles)), *series] if singles else series


def years(refs: Sequence[MetricRef], scene: Scene) -> list[Row]:
    """Return series turned round: a row for each time, a mark for each series."""
    series = [points(ref, scene) for ref in refs]
    return [Row(marks[0].name, marks) for marks in zip(*(row.marks for row in series), strict=False)]


def rest_of(marks: Sequence[Mark], whole: Mark | None, unit: str, name: str) -> Mark | None:
    """Return what the parts leave of the whole, or of 100 %; no metric says it, so it is drawn without a value."""
    limit = whole.value if whole else PERCENT if unit == "%" else None
    total = sum((mark.value for mark in marks), Decimal(0))
    return Mark(name, limit - total, "") if limit is not None and limit > total else None
