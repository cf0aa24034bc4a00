"""`:::{chart} line | bar`: metrics drawn to scale, labelled directly."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.directives.directive import Directive, Scene
from report.markup.figures import METRIC_ID
from report.model.blocks import Block, Caption, MetricRef

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.model.metric import Metric, Point
    from report.model.text import Text

FORMS = ("line", "bar")
WIDTH, LINE_HEIGHT, BAR_ROW = 480, 200, 30
"""Size of the drawing in its own units; it is scaled to the column."""
MARGIN_X, TOP, BOTTOM = 48, 34, 34


@dataclass(frozen=True, slots=True)
class Chart(Block):
    """A drawing of metrics."""

    form: str
    metrics: tuple[MetricRef, ...]
    caption: Caption | None
    alt: Text
    source: Text | None
    unit: Text | None


@dataclass(frozen=True, slots=True)
class Mark:
    """One value of the drawing."""

    name: str
    value: Decimal
    label: str
    """The value as text."""
    key: str = ""
    """Key of the place where it is printed."""


def parse(fence: Fence, reading: Reading) -> Chart | None:
    """Read the metrics and the words."""
    form = reading.choice(fence, FORMS)
    fields = reading.fields(fence)
    metrics = []
    for item in fields.strings("metrics", required=True):
        if METRIC_ID.fullmatch(item.text):
            metrics.append(MetricRef(item.text, item.span))
        else:
            reading.report(
                "P105", f"`{item.text}` is no metric id", item.span, "list metric ids: `metrics: [a.b, a.c]`"
            )
    caption = fields.text("caption", "figure caption")
    alt = fields.text("alt", "alternative text", required=True)
    source = fields.text("source", "source line")
    unit = fields.text("unit", "axis title")
    fields.finish()
    if alt is None or not metrics:
        return None
    return Chart(fence.span, form, tuple(metrics), Caption(caption, "figure") if caption else None, alt, source, unit)


def view(node: Chart, scene: Scene) -> Mapping[str, object]:
    """Return the drawing's geometry."""
    lines = _lines(node, scene)
    keys = " ".join(mark.key for _, marks in lines for mark in marks)
    geometry = _line_geometry(lines) if node.form == "line" else _bar_geometry(lines[0][1] if lines else [])
    return {"keys": keys, "alt": scene.plain(node.alt), "lines": lines, **geometry}


def check(node: Chart, metrics: Mapping[str, Metric]) -> Iterator[Diagnostic]:
    """Yield the figures that the chart could not draw to scale."""
    known = [(ref, metrics[ref.id]) for ref in node.metrics if ref.id in metrics]
    for ref, metric in known:
        if not metric.series and not isinstance(metric.value, Decimal):
            yield _unfit(ref, "is a range or a date; a chart takes single values and series")
        elif node.form == "bar" and min(_values(metric)) < 0:
            yield _unfit(ref, "is negative; bars begin at zero")
    if node.form == "bar" and len(known) > 1:
        for ref, metric in known:
            if metric.series:
                yield _unfit(ref, "is a series; a bar chart takes one series alone, or single values")


def _values(metric: Metric) -> list[Decimal]:
    if isinstance(metric.value, Decimal):
        return [metric.value]
    return [point.value for point in metric.series]


def _unfit(ref: MetricRef, why: str) -> Diagnostic:
    return Diagnostic("M108", f"`{ref.id}` {why}", ref.span, "draw another figure, or use a table")


def _lines(node: Chart, scene: Scene) -> list[tuple[str, list[Mark]]]:
    """Return (name, marks) for each line: scalar metrics make one line together, a series is a line."""
    scalars: list[Mark] = []
    lines: list[tuple[str, list[Mark]]] = []
    for ref in node.metrics:
        metric = scene.metric(ref.id)
        if metric.series:
            lines.append((scene.plain(metric.label), [_point(ref.id, point, scene) for point in metric.series]))
        elif isinstance(metric.value, Decimal):
            phrase = scene.phrase(ref.id)
            scalars.append(Mark(_name(metric, node, scene), metric.value, phrase, scene.noted(ref.id, phrase)))
    return [("", scalars), *lines] if scalars else lines


def _point(metric: str, point: Point, scene: Scene) -> Mark:
    label = scene.number(point.value)
    return Mark(point.period, point.value, label, scene.noted(metric, label))


def _name(metric: Metric, node: Chart, scene: Scene) -> str:
    if node.form == "line" and metric.period:
        return scene.phrase(metric.id, ("period",))
    return scene.plain(metric.label)


def _line_geometry(lines: list[tuple[str, list[Mark]]]) -> dict[str, object]:
    values = [mark.value for _, marks in lines for mark in marks]
    low, high = (min(values), max(values)) if values else (Decimal(0), Decimal(1))
    reach = (high - low) or Decimal(1)
    height = LINE_HEIGHT
    drawn = []
    for name, marks in lines:
        step = (WIDTH - 2 * MARGIN_X) / max(1, len(marks) - 1)
        points = [
            {
                "x": round(MARGIN_X + index * step, 2),
                "y": round(TOP + float((high - mark.value) / reach) * (height - TOP - BOTTOM - 24) + 8, 2),
                "mark": mark,
            }
            for index, mark in enumerate(marks)
        ]
        drawn.append({"name": name, "points": points, "path": " ".join(f"{p['x']},{p['y']}" for p in points)})
    return {"width": WIDTH, "height": height, "drawn": drawn, "axis_y": height - BOTTOM}


def _bar_geometry(marks: list[Mark]) -> dict[str, object]:
    """Lay bars from zero; a bar's length is its value."""
    label_width, value_width = 170, 90
    longest = max((mark.value for mark in marks), default=Decimal(1)) or Decimal(1)
    room = WIDTH - label_width - value_width
    bars = [
        {"y": index * BAR_ROW, "x": label_width, "length": round(float(mark.value / longest) * room, 2), "mark": mark}
        for index, mark in enumerate(marks)
    ]
    return {"width": WIDTH, "height": len(marks) * BAR_ROW + 4, "bars": bars}


DIRECTIVE = Directive("chart", parse, Chart, view, "chart.html", check)
