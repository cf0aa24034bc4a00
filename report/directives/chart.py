"""`:::{chart} line | bar | column | donut | share | stack | pair`: metrics drawn to scale, labelled directly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.charts import Mark, Row
from report.directives.charts.bars import bars, columns, pairs
from report.directives.charts.figures import rest_of, rows, single, years
from report.directives.charts.fitness import chart_problems, unit_of
from report.directives.charts.lines import lines
from report.directives.charts.ring import donut
from report.directives.charts.strips import share, stack
from report.directives.directive import Directive, Scene
from report.model.blocks import Block, Caption, MetricRef
from report.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from report.diagnostics import Diagnostic
    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.markup.fields import Fields
    from report.model.metric import Metric
    from report.model.settings import Settings

FORMS = ("line", "bar", "column", "donut", "share", "stack", "pair")
OF_A_WHOLE = ("donut", "share")
SIDES = 2


@dataclass(frozen=True, slots=True)
class Chart(Block):
    """A drawing of metrics."""

    form: str
    metrics: tuple[MetricRef, ...]
    """Of a pair chart, both of the first pair, then both of the second …"""
    caption: Caption | None
    alt: Text
    source: Text | None
    unit: Text | None
    whole: MetricRef | None = None
    """What the metrics are parts of; without it, their sum, or 100 %."""
    rest: Text | None = None
    """What the part is called that no metric says."""
    names: tuple[Text, ...] = ()
    """What the two sides of a pair are called."""
    rows: tuple[Text, ...] = ()
    """What each pair is called; without it, the label of its first metric."""


def parse(fence: Fence, reading: Reading) -> Chart | None:
    """Read the metrics and the words."""
    form = reading.choice(fence, FORMS)
    fields = reading.fields(fence)
    metrics = _pairs(fields, reading) if form == "pair" else reading.metrics(fields, "metrics", required=True)
    caption = fields.text("caption", "figure caption")
    alt = fields.text("alt", "alternative text", required=True)
    source = fields.text("source", "source line")
    unit = fields.text("unit", "axis title")
    whole = reading.metric(fields, "whole") if form in OF_A_WHOLE else None
    rest = fields.text("rest", "the rest of a whole") if form in OF_A_WHOLE else None
    names: tuple[Text, ...] = ()
    heads: tuple[Text, ...] = ()
    if form == "pair":
        names = _words(fields, "names", "side of a comparison", SIDES)
        heads = _words(fields, "rows", "row of a chart", len(metrics) // SIDES) if fields.has("rows") else ()
    fields.finish()
    if alt is None or not metrics or (form == "pair" and not names):
        return None
    numbered = Caption(caption, "figure") if caption else None
    return Chart(fence.span, form, metrics, numbered, alt, source, unit, whole, rest, names, heads)


def _pairs(fields: Fields, reading: Reading) -> tuple[MetricRef, ...]:
    """Read a list of pairs of metric ids, one after the other."""
    found: list[MetricRef] = []
    for span, metrics in reading.metric_lists(fields, "pairs"):
        if len(metrics) == SIDES:
            found += metrics
        else:
            fields.report("P105", f"a pair of {len(metrics)} metrics", span, "write `pairs: [[a.b, a.c], …]`")
    return tuple(found)


def _words(fields: Fields, key: str, role: str, count: int) -> tuple[Text, ...]:
    """Read a list of just so many words; none where it has more or fewer."""
    texts = tuple(Text(item.text, item.span, role) for item in fields.strings(key, required=True))
    if texts and len(texts) != count:
        message = f"`{key}` has {len(texts)} words for {count}"
        fields.report("P105", message, fields.place(key), f"write {count}, in the order of the drawing")
        return ()
    return texts


def view(node: Chart, scene: Scene) -> Mapping[str, object]:
    """Return the drawing's geometry, and the keys of the figures it prints."""
    head = scene.plain(node.unit) if node.unit else ""
    if node.form == "pair":
        drawn = _pair_rows(node, scene)
        geometry = pairs(drawn, [scene.plain(name) for name in node.names])
    elif node.form == "stack":
        drawn = years(node.metrics, scene)
        geometry = stack(drawn, [scene.plain(scene.metric(ref.id).label) for ref in node.metrics])
    elif node.form in OF_A_WHOLE:
        drawn, geometry = _parts(node, scene)
    elif node.form == "line":
        drawn = rows(node.metrics, scene, by_period=True)
        geometry = lines(drawn)
    else:
        drawn = rows(node.metrics, scene, bare=node.form == "column" and bool(head))
        marks = drawn[0].marks if drawn else ()
        head = head or (drawn[0].name if drawn else "")
        geometry = columns(marks, head) if node.form == "column" else bars(marks)
    return {"keys": _keys(drawn), "alt": scene.plain(node.alt), "head": head, **geometry}


def _pair_rows(node: Chart, scene: Scene) -> list[Row]:
    drawn = []
    for number in range(len(node.metrics) // SIDES):
        both = node.metrics[number * SIDES : (number + 1) * SIDES]
        marks = tuple(single(ref, scene) for ref in both)
        name = scene.plain(node.rows[number]) if node.rows else marks[0].name
        drawn.append(Row(name, marks, unit_of(scene.metric(both[0].id))))
    return drawn


def _parts(node: Chart, scene: Scene) -> tuple[list[Row], dict[str, object]]:
    marks = [single(ref, scene) for ref in node.metrics]
    whole = single(node.whole, scene) if node.whole else None
    name = scene.plain(node.rest) if node.rest else scene.gettext("Other")
    rest = rest_of(marks, whole, unit_of(scene.metric(node.metrics[0].id)), name)
    geometry = donut(marks, rest, whole) if node.form == "donut" else share(marks, rest, whole)
    return [Row("", (*marks, *([whole] if whole else [])))], geometry


def _keys(drawn: Sequence[Row]) -> str:
    marks: list[Mark] = [mark for row in drawn for mark in row.marks]
    return " ".join(mark.key for mark in marks)


def check(node: Chart, metrics: Mapping[str, Metric], _settings: Settings) -> Iterator[Diagnostic]:
    """Yield the figures that the chart could not draw to scale."""
    return chart_problems(node.form, node.metrics, node.whole, metrics)


DIRECTIVE = Directive("chart", parse, Chart, view, "chart.html", check)
