"""`:::{kpi} strip | grid`: figures that stand out, one metric id a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.directive import Directive, Scene
from report.model.blocks import Block, MetricRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.model.metric import Metric

FORMS = ("strip", "grid")


@dataclass(frozen=True, slots=True)
class Kpi(Block):
    """A row or a grid of figures."""

    form: str
    metrics: tuple[MetricRef, ...]


def parse(fence: Fence, reading: Reading) -> Kpi | None:
    """Read the metric ids."""
    form = reading.choice(fence, FORMS)
    metrics = reading.metric_lines(fence)
    if not metrics:
        reading.report("P105", "`kpi` names no metric", fence.span, "write one metric id a line")
        return None
    return Kpi(fence.span, form, metrics)


def view(node: Kpi, scene: Scene) -> Mapping[str, object]:
    """Return the cells: figure, label, and, where the metric has them, the change within a year and the target."""
    return {"cells": [_cell(scene.metric(ref.id), scene) for ref in node.metrics]}


def _cell(metric: Metric, scene: Scene) -> dict[str, object]:
    change = metric.change()
    return {
        "figure": scene.figure_parts(metric.id),
        "label": scene.inline(metric.label),
        "change": scene.figure(metric.id, ("change",)) if change else "",
        "since": scene.phrase(metric.id, (change[0].period, "period")) if change else "",
        "direction": _direction(metric),
        "target": scene.figure(metric.id, ("target",)) if metric.target else "",
        "target_year": metric.target.by[:4] if metric.target else "",
    }


def _direction(metric: Metric) -> str:
    """Return whether a change is for the good; empty where that cannot be said."""
    change = metric.change()
    if change is None or metric.better is None or change[0].value == change[1].value:
        return ""
    rose = change[1].value > change[0].value
    return "good" if rose == (metric.better == "higher") else "bad"


DIRECTIVE = Directive("kpi", parse, Kpi, view, "kpi.html")
