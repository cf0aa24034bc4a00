"""Figures with their labels, as small cells: what programmes and people share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report.directives.directive import Scene
    from report.model.blocks import MetricRef


def labelled(metrics: tuple[MetricRef, ...], scene: Scene) -> list[dict[str, str]]:
    """Return figure and label of each metric, for components/labelled.html."""
    return [
        {"figure": scene.figure_parts(ref.id), "label": scene.inline(scene.metric(ref.id).label)} for ref in metrics
    ]
