"""A chart as it is drawn: each form by its own geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.directives.chart import OF_A_WHOLE, SIDES
from report.directives.charts.bars import bars, columns, pairs
from report.directives.charts.figures import rest_of, rows, single, years
from report.directives.charts.fitness import unit_of
from report.directives.charts.lines import lines
from report.directives.charts.mark import Mark, Row
from report.directives.charts.ring import donut
from report.directives.charts.strips import share, stack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from report.directives.chart import Chart
    from report.directives.directive import Scene


def drawn(node: Chart, scene: Scene) -> Mapping[str, object]:
    """Return the drawing's geometry, and the keys of the figures it prints."""
    head = scene.plain(node.unit) if node.unit else ""
    if node.form == "pair":
        found = _pair_rows(node, scene)
        geometry = pairs(found, [scene.plain(name) for name in node.names])
    elif node.form == "stack":
        found = years(node.metrics, scene)
        geometry = stack(found, [scene.plain(scene.metric(ref.id).label) for ref in node.metrics])
    elif node.form in OF_A_WHOLE:
        found, geometry = _parts(node, scene)
    elif node.form == "line":
        found = rows(node.metrics, scene, by_period=True)
        geometry = lines(found)
    else:
        found = rows(node.metrics, scene, bare=node.form == "column" and bool(head))
        marks = found[0].marks if found else ()
        head = head or (found[0].name if found else "")
        geometry = columns(marks, head) if node.form == "column" else bars(marks)
    return {"keys": _keys(found), "alt": scene.plain(node.alt), "head": head, **geometry}


def _pair_rows(node: Chart, scene: Scene) -> list[Row]:
    found = []
    for number in range(len(node.metrics) // SIDES):
        both = node.metrics[number * SIDES : (number + 1) * SIDES]
        marks = tuple(single(ref, scene) for ref in both)
        name = scene.plain(node.rows[number]) if node.rows else marks[0].name
        found.append(Row(name, marks, unit_of(scene.metric(both[0].id))))
    return found


def _parts(node: Chart, scene: Scene) -> tuple[list[Row], dict[str, object]]:
    marks = [single(ref, scene) for ref in node.metrics]
    whole = single(node.whole, scene) if node.whole else None
    name = scene.plain(node.rest) if node.rest else scene.gettext("Other")
    rest = rest_of(marks, whole, unit_of(scene.metric(node.metrics[0].id)), name)
    geometry = donut(marks, rest, whole) if node.form == "donut" else share(marks, rest, whole)
    return [Row("", (*marks, *([whole] if whole else [])))], geometry


def _keys(found: Sequence[Row]) -> str:
    marks: list[Mark] = [mark for row in found for mark in row.marks]
    return " ".join(mark.key for mark in marks)
