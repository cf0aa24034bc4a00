"""Relations that the metrics declare: `same_as` must agree, `part_of` cannot be larger, and no circles."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, did_you_mean
from report.resolve.contradictions.stated import Stated, compatible, hedges_clash, stated
from report.resolve.contradictions.telling import ALL_DIGITS, amount, listed, number, told, told_number
from report.resolve.contradictions.units import Counted, counted
from report.resolve.contradictions.windows import window

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from report.model.metric import Metric, Point

FIELDS = ("same_as", "part_of", "distinct_from")


def check_declared(metrics: Mapping[str, Metric]) -> Iterator[Diagnostic]:
    """Yield what the declared relations of the metrics are broken by."""
    yield from _unknown(metrics)
    yield from _circles(metrics)
    wholes: dict[str, list[Metric]] = {}
    for metric in metrics.values():
        for name in metric.same_as:
            if name in metrics and name != metric.id:
                yield from _same(metric, metrics[name])
        for name in metric.part_of:
            if name in metrics and name != metric.id:
                wholes.setdefault(name, []).append(metric)
    for name, parts in wholes.items():
        yield from _parts(metrics[name], parts)


def _unknown(metrics: Mapping[str, Metric]) -> Iterator[Diagnostic]:
    for metric in metrics.values():
        for field in FIELDS:
            for name in getattr(metric, field):
                if name not in metrics:
                    hint = did_you_mean(name, metrics, "add it to a file in content/metrics/")
                    yield Diagnostic("M106", f"there is no metric `{name}`", metric.place(field), hint)


def _circles(metrics: Mapping[str, Metric]) -> Iterator[Diagnostic]:
    for metric in metrics.values():
        for field in FIELDS:
            if metric.id in getattr(metric, field):
                message = f"`{metric.id}` names itself in `{field}`"
                yield Diagnostic("M122", message, metric.place(field), "name another metric, or leave it out")
        both = set(metric.same_as) & {*metric.distinct_from, *metric.part_of}
        for name in sorted(both):
            message = f"`{metric.id}` says that `{name}` is the same fact, and that it is not"
            yield Diagnostic("M122", message, metric.place("same_as"), "keep one of the two fields")
    yield from _part_circles(metrics)


def _part_circles(metrics: Mapping[str, Metric]) -> Iterator[Diagnostic]:
    """Yield every circle of parts once, at its first metric; a walk without recursion, since chains may be long."""
    done: set[str] = set()
    for start in metrics:
        path: dict[str, Iterator[str]] = {}
        stack = [start] if start not in done else []
        while stack:
            name = stack[-1]
            if name not in path:
                path[name] = iter(metrics[name].part_of)
            following = next((other for other in path[name] if other in metrics and other != name), None)
            if following is None:
                done.add(stack.pop())
                del path[name]
            elif following in path:
                circle = [*stack[stack.index(following) :], following]
                yield _circle(metrics[following], circle)
            elif following not in done:
                stack.append(following)


def _circle(metric: Metric, circle: list[str]) -> Diagnostic:
    steps = listed([f"`{part}` of `{whole}`" for part, whole in pairwise(circle)])
    hint = "keep `part_of` at the smaller figure only"
    return Diagnostic("M122", f"figures are parts of each other: {steps}", metric.place("part_of"), hint)


def _same(metric: Metric, other: Metric) -> Iterator[Diagnostic]:
    """Yield how two metrics of one fact disagree."""
    unlike = list(_unlike(metric, other))
    if unlike:
        message = f"{told(metric)} is declared the same fact as {told(other)}, but {listed(unlike)}"
        hint = "make them agree, say in `note:` why they differ, or take `same_as` away"
        yield Diagnostic(
            "M120", message, metric.place("same_as"), hint, related=other.span, related_label="the same fact"
        )


def _unlike(metric: Metric, other: Metric) -> Iterator[str]:
    one_unit, other_unit = counted(metric.unit), counted(other.unit)
    if one_unit.dimension != other_unit.dimension:
        yield "the units differ"
    else:
        yield from _unlike_numbers(metric, other, one_unit, other_unit)
    if metric.note is None and other.note is None:
        if not _same_time(metric, other):
            yield "the times differ"
        scopes = {text.source for text in (metric.scope, other.scope) if text is not None}
        if len(scopes) > 1:
            yield "the scopes differ"


def _same_time(metric: Metric, other: Metric) -> bool:
    """Whether two metrics say the same time, or one says none; a point of a series is found by its own period."""
    if metric.series or other.series:
        return True
    one, two = window(metric.period, metric.as_of), window(other.period, other.as_of)
    return one is None or two is None or one == two


def _unlike_numbers(metric: Metric, other: Metric, unit: Counted, other_unit: Counted) -> Iterator[str]:
    if metric.date is not None or other.date is not None:
        ones, others = metric.date or "", other.date or ""
        if not (ones.startswith(others) or others.startswith(ones)):
            yield "the dates differ"
        return
    for one, two in _opposite(metric, other):
        first, second = one.times(unit.factor), two.times(other_unit.factor)
        if not compatible(first, second):
            yield f"{told_number(one)} and {told_number(two)} do not agree"
        elif hedges_clash(first, second):
            yield f"one says {amount(metric)} and the other {amount(other)}"


def _opposite(metric: Metric, other: Metric) -> Iterator[tuple[Stated, Stated]]:
    """Yield the numbers of two metrics that stand for the same time."""
    if metric.value is not None and other.value is not None:
        yield stated(metric, metric.value), stated(other, other.value)
    elif metric.series and other.series:
        values = {point.period: point.value for point in other.series}
        for point in metric.series:
            if point.period in values:
                yield stated(metric, point.value), stated(other, values[point.period])
    elif metric.value is not None:
        for point in _points_at(other.series, metric):
            yield stated(metric, metric.value), stated(other, point.value)
    elif other.value is not None:
        for point in _points_at(metric.series, other):
            yield stated(metric, point.value), stated(other, other.value)


def _points_at(series: tuple[Point, ...], metric: Metric) -> tuple[Point, ...]:
    """Return the points of the time of a metric; the last one for a metric that says no time."""
    time = window(metric.period, metric.as_of)
    if time is None:
        return series[-1:]
    return tuple(
        point
        for point in series
        if (at := window(point.period, None)) == time or (time.cut_off and at and at.end == time.end)
    )


def _parts(whole: Metric, parts: list[Metric]) -> Iterator[Diagnostic]:
    """Yield the parts that are larger than their whole, or else their sum if it is.

    Hedges and precision are given all the room they leave: a part counts with the least it may be, the whole with the
    most.
    """
    if whole.value is None:
        return
    unit = counted(whole.unit)
    limit = stated(whole, whole.value).times(unit.factor).high
    numbers = [
        (part, stated(part, part.value).times(counted(part.unit).factor))
        for part in parts
        if part.value is not None and counted(part.unit).dimension == unit.dimension
    ]
    larger = [part for part, number_of in numbers if number_of.low > limit]
    for part in larger:
        message = f"{told(part)} is declared a part of {told(whole)}, and is larger"
        hint = "mend one of the numbers, or take `part_of` away"
        yield Diagnostic("M121", message, part.place("part_of"), hint, related=whole.span, related_label="the whole")
    least = sum((max(number_of.low, Decimal(0)) for _, number_of in numbers), Decimal(0))
    if not larger and len(numbers) > 1 and least > limit:
        made = number(sum((number_of.value for _, number_of in numbers), Decimal(0)) / unit.factor, ALL_DIGITS)
        message = f"{listed([told(part) for part, _ in numbers])} make {made}, more than {told(whole)}"
        hint = "mend the numbers; of parts that overlap keep `part_of` at one and write `distinct_from` at the others"
        yield Diagnostic("M121", message, whole.span, hint, related=parts[0].span, related_label="the first part")
