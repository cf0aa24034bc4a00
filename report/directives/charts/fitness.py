"""Whether figures can be drawn to scale, and together."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.quantity import own_exponent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from report.model.blocks import MetricRef
    from report.model.metric import Metric

MOST = 8
"""Marks that a drawing has room to name."""
FROM_ZERO = ("bar", "column", "donut", "share", "stack", "pair")
OF_ONE_UNIT = ("column", "donut", "share", "stack")
_Known = list[tuple["MetricRef", "Metric"]]


def chart_problems(
    form: str, refs: Sequence[MetricRef], whole: MetricRef | None, metrics: Mapping[str, Metric]
) -> Iterator[Diagnostic]:
    """Yield a problem for each figure that the chart cannot draw, or not beside the others."""
    known = [(ref, metrics[ref.id]) for ref in refs if ref.id in metrics]
    for ref, metric in known:
        yield from _drawable(form, ref, metric)
    yield from _of_one_kind(form, known)
    if form in OF_ONE_UNIT:
        yield from _one_unit(known)
    if form == "pair":
        for at in range(0, len(known) - 1, 2):
            yield from _one_unit(known[at : at + 2])
    if form in {"donut", "share"}:
        yield from _within_whole(known, (whole, metrics[whole.id]) if whole and whole.id in metrics else None)
    if form == "stack":
        yield from _same_points(known)
    count = max((len(metric.series) or 1 for _, metric in known), default=0) if form == "column" else 0
    count = max(count, len(known) // (2 if form == "pair" else 1))
    if form not in {"line", "bar"} and count > MOST:
        ref = known[-1][0]
        hint = "use a table, or two charts"
        yield Diagnostic("M108", f"a {form} chart has room for {MOST} marks, not for {count}", ref.span, hint)


def _drawable(form: str, ref: MetricRef, metric: Metric) -> Iterator[Diagnostic]:
    values = [metric.value] if isinstance(metric.value, Decimal) else [point.value for point in metric.series]
    if not values:
        yield _unfit(ref, "is a range or a date; a chart takes single values and series")
    elif form in FROM_ZERO and min(values) < 0:
        yield _unfit(ref, f"is negative; a {form} chart begins at zero")


def _of_one_kind(form: str, known: _Known) -> Iterator[Diagnostic]:
    """Yield a problem for series among single values, and the other way round."""
    for ref, metric in known:
        if form in {"bar", "column"} and len(known) > 1 and metric.series:
            yield _unfit(ref, f"is a series; a {form} chart takes one series alone, or single values")
        elif form in {"donut", "share", "pair"} and metric.series:
            yield _unfit(ref, f"is a series; a {form} chart takes single values")
        elif form == "stack" and not metric.series:
            yield _unfit(ref, "is no series; a stack chart takes series")


def unit_of(metric: Metric) -> str:
    """Return the unit as the source language writes it."""
    return metric.unit.text.source if metric.unit else ""


def _one_unit(known: _Known) -> Iterator[Diagnostic]:
    for ref, metric in known[1:]:
        if unit_of(metric) != unit_of(known[0][1]):
            first = known[0][0].id
            yield _unfit(ref, f"has the unit “{unit_of(metric)}”, `{first}` has “{unit_of(known[0][1])}”")


def _within_whole(known: _Known, whole: tuple[MetricRef, Metric] | None) -> Iterator[Diagnostic]:
    """Yield a problem where the parts are more than the whole, by more than rounding explains."""
    values = [metric.value for _, metric in known if isinstance(metric.value, Decimal)]
    if not values or len(values) < len(known):
        return
    if whole is not None:
        ref, metric = whole
        if not isinstance(metric.value, Decimal):
            yield _unfit(ref, "is no single value; a whole is one")
            return
        yield from _one_unit([known[0], whole])
    limit = whole[1].value if whole else Decimal(100) if unit_of(known[0][1]) == "%" else None
    slack = sum((_rounding(metric, value) for (_, metric), value in zip(known, values, strict=True)), Decimal(0))
    total = sum(values, Decimal(0))
    if isinstance(limit, Decimal) and total > limit + slack:
        yield _unfit(known[-1][0], f"and the other parts make {total:,}, more than the whole of {limit:,}")
    elif total == 0:
        yield _unfit(known[-1][0], "and the other parts make nothing at all")


def _rounding(metric: Metric, value: Decimal) -> Decimal:
    """Return by how much a value may have been rounded; a count that is stated in full was not."""
    if metric.exponent is None and unit_of(metric) != "%":
        return Decimal(0)
    exponent = own_exponent(value) if metric.exponent is None else metric.exponent
    return Decimal(10) ** exponent / 2


def _same_points(known: _Known) -> Iterator[Diagnostic]:
    """Yield a problem for each series that lacks a point of the first, or has another."""
    if not known:
        return
    wanted = [point.period for point in known[0][1].series]
    for ref, metric in known[1:]:
        if metric.series and [point.period for point in metric.series] != wanted:
            yield _unfit(ref, f"has other years than `{known[0][0].id}`: {', '.join(wanted)}")


def _unfit(ref: MetricRef, why: str) -> Diagnostic:
    return Diagnostic("M108", f"`{ref.id}` {why}", ref.span, "draw another figure, or use a table")
