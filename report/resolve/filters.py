"""Whether a figure can be printed in the form that is asked for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from report.markup.figures import is_point

if TYPE_CHECKING:
    from report.model.metric import Metric


def unfit(metric: Metric, filters: tuple[str, ...]) -> tuple[str, str] | None:
    """Return what a metric lacks for a form, and what to do; None where it fits."""
    value = metric.value
    if "ordinal" in filters and not (isinstance(value, Decimal) and value == int(value) and value >= 1):
        return "no ordinal", "leave out `ordinal`; it takes whole numbers from 1"
    if "target" in filters and metric.target is None:
        return "no target", "add `target: {value: …, by: …}` to the metric"
    points = [name for name in filters if is_point(name)]
    known = [point.period for point in metric.series]
    for name in points:
        if name not in known:
            return f"no value for {name}", "add it to `series:`; there are: " + (", ".join(known) or "none")
    if "change" in filters and metric.change(points[0] if points else None) is None:
        return "no value of the year before", "a change needs two points of a series, a year apart"
    return None
