"""`:::{chart} line | bar | column | donut | share | stack | pair`: metrics drawn to scale, labelled directly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.directive import Directive, Scene
from report.model.blocks import Block, Caption, MetricRef
from report.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from report.diagnostics import Diagnostic
    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.markup.fields import Fields
    from report.model.metric import Metric
    from report.model.settings import Settings

FORMS = ("line", "bar", "column", "donut", "share", "stack", "pair")
OF_A_WHOLE = ("donut", "share")
SIDES = 2
"""Of a pair."""


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
    from report.directives.charts.drawing import drawn  # noqa: PLC0415 - only a page that is made anew draws

    return drawn(node, scene)


def check(node: Chart, metrics: Mapping[str, Metric], _settings: Settings) -> Iterator[Diagnostic]:
    """Yield the figures that the chart could not draw to scale."""
    from report.directives.charts.fitness import chart_problems  # noqa: PLC0415 - as above

    return chart_problems(node.form, node.metrics, node.whole, metrics)


DIRECTIVE = Directive("chart", parse, Chart, view, "chart.html", check)
