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
    """Return the cells: figure and label."""
    cells = [
        {"figure": scene.figure_parts(ref.id), "label": scene.inline(scene.metric(ref.id).label)}
        for ref in node.metrics
    ]
    return {"cells": cells}


DIRECTIVE = Directive("kpi", parse, Kpi, view, "kpi.html")
