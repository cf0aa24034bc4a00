"""content/metrics/*.yaml -> `Metric`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.markup.fields import Fields, as_number
from report.markup.figures import METRIC_ID
from report.markup.yamltree import Mapping, Scalar, parse_yaml
from report.model.metric import Interval, Metric, Point, Unit
from report.model.text import Text, plain
from report.quantity import (
    Hedge,
    Quantity,
    QuantityError,
    Range,
    format_period,
    read_precision,
    stated_value,
)
from report.read.sections import read_disclosures

if TYPE_CHECKING:
    from decimal import Decimal

    from report.diagnostics import Span

STATUSES = ("draft", "approved")
_PERIOD = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/(\d{4}(-\d{2}(-\d{2})?)?)?)?")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


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
            metric = _metric(key.text, key.span, Fields(value, problems, f"metric `{key.text}`"))
            if metric is not None:
                metrics.append(metric)
    return metrics, problems


def _metric(identity: str, span: Span, fields: Fields) -> Metric | None:
    label = fields.text("label", "metric label", required=True)
    value, series = _value(fields), _series(fields)
    date = _pattern(fields, "date", _DATE)
    exponent = _exponent(fields, value)
    hedge = fields.choice("qualifier", tuple(Hedge))
    unit = _unit(fields)
    period, as_of = _pattern(fields, "period", _PERIOD), _pattern(fields, "as_of", _DATE)
    scope = fields.text("scope", "scope of a metric")
    source, owner = fields.string("source"), fields.string("owner")
    status = fields.choice("status", STATUSES) or "draft"
    better = fields.choice("better", ("lower", "higher"))
    disclosures = read_disclosures(fields)
    fields.finish(known=("approved_by", "approved_on", "target", "note", "bounds"))
    given = [name for name in ("value", "date", "series") if fields.has(name)]
    if len(given) != 1:
        what = "no value" if not given else "more than one of " + ", ".join(given)
        fields.report("M102", f"metric `{identity}` has {what}", span, "give one of value, date, series")
        return None
    if label is None or (value is None and not series and date is None):
        return None
    if not _is_printable(fields, value, exponent, hedge, (date, period, as_of)):
        return None
    return Metric(
        id=identity,
        label=label,
        span=span,
        value=value,
        date=date,
        series=series,
        exponent=exponent,
        hedge=hedge,
        unit=unit,
        period=period,
        as_of=as_of,
        scope=scope,
        source=source or owner,
        status=status,
        better=better,
        disclosures=disclosures,
    )


def _is_printable(
    fields: Fields,
    value: Decimal | Interval | None,
    exponent: int | None,
    hedge: str | None,
    times: tuple[str | None, ...],
) -> bool:
    """Report figures that have no form in any language: `several` of 3, a month 13, a precision too coarse."""
    try:
        if value is not None:
            number = Range(value.low, value.high) if isinstance(value, Interval) else value
            Quantity(number, exponent, Hedge(hedge) if hedge else None)
        for time in filter(None, times):
            format_period(time, "en")
    except QuantityError as error:
        hint = "write another value, precision, qualifier or date"
        fields.report("M107", f"{fields.what} cannot be printed: {error}", fields.span, hint)
        return False
    return True


def _value(fields: Fields) -> Decimal | Interval | None:
    raw = fields.value("value")
    if raw is None:
        return None
    if isinstance(raw, Scalar):
        return as_number(raw, fields.problems, "value")
    nested = fields.fields("value", "`value`")
    if nested is None:
        return None
    low, high = nested.number("min", required=True), nested.number("max", required=True)
    nested.finish()
    if low is None or high is None:
        return None
    if low > high:
        nested.report("M103", f"the range {low} to {high} runs backwards", nested.span, "swap `min` and `max`")
        return None
    return Interval(low, high)


def _series(fields: Fields) -> tuple[Point, ...]:
    points = []
    for name, value in fields.pairs("series"):
        number = as_number(value, fields.problems, name.text)
        if not _DATE.fullmatch(name.text):
            fields.report("L106", f"`{name.text}` is no period", name.span, "write a year such as 2020")
        elif number is not None:
            points.append(Point(name.text, number))
    return tuple(points)


def _pattern(fields: Fields, key: str, pattern: re.Pattern[str]) -> str | None:
    value = fields.string(key)
    if value is None or pattern.fullmatch(value):
        return value
    hint = "write 2020, 2020-04, 2020-04-22, or two of them with / between"
    fields.report("L106", f"`{key}: {value}` is not well formed", fields.place(key), hint)
    return None


def _exponent(fields: Fields, value: Decimal | Interval | None) -> int | None:
    """Read `precision:` and hold it against the value: both must say the same number."""
    stated = fields.scalar("precision")
    if stated is None:
        return None
    try:
        exponent, said = read_precision(stated.text), stated_value(stated.text)
    except QuantityError as error:
        fields.report(
            "M104", f"`precision: {stated.text}` cannot be read: {error}", stated.span, "write 19.99亿 or 1.999 billion"
        )
        return None
    if value is not None and not isinstance(value, Interval) and said != value:
        hint = f"write the value as {said:,f} or mend the precision"
        fields.report("M105", f"`{stated.text}` is {said:,f}, but the value is {value:,f}", stated.span, hint)
    return exponent


def _unit(fields: Fields) -> Unit | None:
    """Read `unit: 次` or `unit: {one: tonne, other: tonnes}`, with an optional `unit_context`."""
    context = fields.string("unit_context")
    raw = fields.value("unit")
    if raw is None:
        return None
    if isinstance(raw, Scalar):
        text = plain(raw.text, raw.span, "unit")
        return Unit(Text(text.source, text.span, "unit", context, segments=text.segments))
    nested = fields.fields("unit", "`unit`")
    one, other = (
        (nested.string("one", required=True), nested.string("other", required=True)) if nested else (None, None)
    )
    if nested is None or one is None or other is None:
        return None
    nested.finish()
    text = plain(one, nested.place("one"), "unit")
    return Unit(Text(text.source, text.span, "unit", context, segments=text.segments), plural=other)
