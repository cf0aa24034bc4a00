"""content/metrics/*.yaml -> `Metric`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.markup.fields import Fields, as_number
from report.markup.figures import METRIC_ID
from report.markup.times import DATE, is_in_calendar, read_time
from report.markup.yamltree import Mapping, Scalar, parse_yaml
from report.model.metric import DRAFT, Approval, Interval, Metric, Point, Restatement, Target, Unit
from report.model.text import Text, plain
from report.quantity import (
    Hedge,
    Quantity,
    QuantityError,
    Range,
)
from report.read.formats.metrics import ID, INTERVAL, METRIC, RESTATED, TARGET, UNIT_FORMS
from report.read.sections import read_disclosures
from report.read.stated import read_exponent

if TYPE_CHECKING:
    from decimal import Decimal

    from report.diagnostics import Span


def parse_metrics(path: str, text: str) -> tuple[list[Metric], list[Diagnostic]]:
    """Return the metrics of one file, and its problems; a pure function of its arguments."""
    tree, problems = parse_yaml(text, path)
    if tree is None:
        return [], problems
    if not isinstance(tree, Mapping):
        problems.append(
            Diagnostic("L106", "a metrics file holds one metric a key", tree.span, "write `id:` and fields")
        )
        return [], problems
    metrics = []
    for key, value in tree.entries:
        if not METRIC_ID.fullmatch(key.text):
            hint = "use lower-case letters, digits, dashes and dots"
            problems.append(Diagnostic("M101", f"`{key.text}` is no metric id", key.span, hint))
        elif not isinstance(value, Mapping):
            problems.append(Diagnostic("L106", f"metric `{key.text}` must hold fields", key.span, "add `label:` …"))
        else:
            metric = _metric(key.text, key.span, Fields(value, problems, f"metric `{key.text}`", METRIC))
            if metric is not None:
                metrics.append(metric)
    return metrics, problems


def _metric(identity: str, span: Span, fields: Fields) -> Metric | None:
    label = fields.text("label", "metric label")
    value, series = _value(fields), _series(fields)
    date = read_time(fields, "date")
    metric = Metric(
        id=identity,
        label=label or plain(identity, span, "metric label"),
        span=span,
        value=value,
        date=date,
        series=series,
        formula=fields.string("formula"),
        exponent=read_exponent(fields, series[-1].value if series else value),
        precision=fields.string("precision"),
        hedge=fields.choice("qualifier"),
        bounds=_interval(fields, "bounds"),
        unit=_unit(fields),
        period=read_time(fields, "period"),
        as_of=read_time(fields, "as_of"),
        scope=fields.text("scope", "scope of a metric"),
        note=fields.text("note", "note to a metric"),
        source=fields.string("source"),
        owner=fields.string("owner"),
        approval=_approval(fields),
        better=fields.choice("better"),
        target=_target(fields),
        is_target=_is_commitment(fields),
        restated=_restatement(fields),
        part_of=_ids(fields, "part_of"),
        same_as=_ids(fields, "same_as"),
        distinct_from=_ids(fields, "distinct_from"),
        disclosures=read_disclosures(fields),
        places=tuple((name.text, written.span) for name, written in fields.mapping.entries),
    )
    fields.finish()
    forms = _forms(fields)
    if forms is not None:
        fields.report("M102", f"metric `{identity}` has {forms}", span, "give one of value, date, series, formula")
        return None
    if label is None or (value is None and not series and date is None and metric.formula is None):
        return None
    return metric if _is_printable(fields, metric) else None


def _forms(fields: Fields) -> str | None:
    """Return what is wrong with the forms in which a value is given; a value may stand beside its formula."""
    given = [name for name in ("value", "date", "series", "formula") if fields.has(name)]
    if len(given) == 1 or given == ["value", "formula"]:
        return None
    return "more than one of " + ", ".join(given) if given else "no value"


def _is_printable(fields: Fields, metric: Metric) -> bool:
    """Report figures that have no form in any language: `several` of 3, a precision too coarse."""
    try:
        hedge = Hedge(metric.hedge) if metric.hedge else None
        values = [point.value for point in metric.series] if metric.value is None else [metric.value]
        for value in values:
            number = Range(value.low, value.high) if isinstance(value, Interval) else value
            Quantity(number, metric.exponent, hedge)
    except QuantityError as error:
        hint = "write another value, precision or qualifier"
        fields.report("M107", f"{fields.what} cannot be printed: {error}", fields.span, hint)
        return False
    return True


def _value(fields: Fields) -> Decimal | Interval | None:
    raw = fields.value("value")
    if isinstance(raw, Scalar):
        return as_number(raw, fields.problems, "value")
    return _interval(fields, "value")


def _interval(fields: Fields, key: str) -> Interval | None:
    nested = fields.fields(key, f"`{key}`", shape=INTERVAL)
    if nested is None:
        return None
    low, high = nested.number("min"), nested.number("max")
    nested.finish()
    if low is None or high is None:
        return None
    if low >= high:
        wrong = "runs backwards" if low > high else "has no extent"
        nested.report("M103", f"the range {low} to {high} {wrong}", nested.span, "write the smaller one as `min`")
        return None
    return Interval(low, high)


def _series(fields: Fields) -> tuple[Point, ...]:
    points: list[Point] = []
    for name, value in fields.pairs("series"):
        number = as_number(value, fields.problems, name.text)
        if not DATE.matches(name.text):
            fields.report("L106", f"`{name.text}` is no period", name.span, "write a year such as 2020")
        elif not is_in_calendar(name.text, fields, name.span):
            continue
        elif points and (len(points[-1].period), points[-1].period) >= (len(name.text), name.text):
            hint = "write years, or months, or days, the earliest first"
            fields.report("M103", f"`{name.text}` does not follow `{points[-1].period}`", name.span, hint)
        elif number is not None:
            points.append(Point(name.text, number))
    return tuple(points)


def _unit(fields: Fields) -> Unit | None:
    """Read `unit: 次` or `unit: {one: tonne, other: tonnes}`, with an optional `unit_context`."""
    context = fields.string("unit_context")
    raw = fields.value("unit")
    if raw is None:
        return None
    if isinstance(raw, Scalar):
        text = plain(raw.text, raw.span, "unit")
        return Unit(Text(text.source, text.span, "unit", context, segments=text.segments))
    nested = fields.fields("unit", "`unit`", shape=UNIT_FORMS)
    one, other = (nested.string("one"), nested.string("other")) if nested else (None, None)
    if nested is None or one is None or other is None:
        return None
    nested.finish()
    text = plain(one, nested.place("one"), "unit")
    return Unit(Text(text.source, text.span, "unit", context, segments=text.segments), plural=other)


def _approval(fields: Fields) -> Approval:
    return Approval(
        status=fields.choice("status") or DRAFT,
        by=fields.string("approved_by"),
        on=read_time(fields, "approved_on"),
        until=read_time(fields, "valid_until"),
    )


def _is_commitment(fields: Fields) -> bool:
    """Tell whether `target: true` is written."""
    raw = fields.value("target")
    return isinstance(raw, Scalar) and raw.text == "true"


def _target(fields: Fields) -> Target | None:
    if _is_commitment(fields):
        return None
    nested = fields.fields("target", "`target`", shape=TARGET)
    if nested is None:
        return None
    value, by = nested.number("value"), read_time(nested, "by")
    nested.finish()
    return Target(value, by) if value is not None and by is not None else None


def _restatement(fields: Fields) -> Restatement | None:
    nested = fields.fields("restated", "`restated`", shape=RESTATED)
    if nested is None:
        return None
    was, reason = nested.number("was"), nested.text("reason", "why a figure was restated")
    nested.finish()
    return Restatement(was, reason) if was is not None and reason is not None else None


def _ids(fields: Fields, key: str) -> tuple[str, ...]:
    """Read one metric id or a list of them."""
    raw = fields.value(key)
    items = (raw,) if isinstance(raw, Scalar) else fields.strings(key)
    found = []
    for item in items:
        if ID.matches(item.text):
            found.append(item.text)
        else:
            fields.report("L106", f"`{item.text}` is no metric id", item.span, f"use {ID.form}")
    return tuple(found)
