"""A metric in the words of a language."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from report.markup.figures import is_point
from report.model.metric import Interval
from report.quantity import (
    Hedge,
    Quantity,
    Range,
    Style,
    UnitForms,
    format_change,
    format_date,
    format_number,
    format_period,
    format_quantity,
    ordinal,
    states_zeros,
)

if TYPE_CHECKING:
    from report.model.metric import Metric


def metric_phrase(metric: Metric, language: str, filters: tuple[str, ...] = ()) -> str:
    """Return the phrase that prints a metric, for example 超过150亿次 or "more than 15 billion views".

    Filters: bare (no hedge), number (no unit), words, ordinal, label, period, scope, note, unit (the unit alone),
    change (against the year before), target, and a point of the series: 2019.
    """
    for name, text in (("label", metric.label), ("scope", metric.scope), ("note", metric.note)):
        if name in filters:
            return text.source if text else ""
    named = next((name for name in filters if is_point(name)), None)
    if "change" in filters:
        return _change(metric, language, named)
    if "target" in filters:
        return _target(metric, language, filters)
    if "period" in filters:
        time = named or metric.period or metric.as_of or (metric.series[-1].period if metric.series else None)
        return format_period(time, language) if time else ""
    if metric.date is not None:
        return "" if "unit" in filters else format_date(metric.date, language)
    if metric.series:
        point = metric.point(named)
        return _phrase(point.value, metric, language, filters) if point else ""
    if isinstance(metric.value, Decimal) and "ordinal" in filters:
        return ordinal(int(metric.value), language)
    value = Range(metric.value.low, metric.value.high) if isinstance(metric.value, Interval) else metric.value
    return _phrase(value, metric, language, filters) if value is not None else ""


def _change(metric: Metric, language: str, named: str | None) -> str:
    """Return how a figure moved within a year; shares move by percentage points."""
    points = metric.change(named)
    if points is None:
        return ""
    share = metric.unit is not None and "%" in metric.unit.text.source
    return format_change(points[0].value, points[1].value, language, points=share)


def _target(metric: Metric, language: str, filters: tuple[str, ...]) -> str:
    """Return the value to reach; it has no hedge, and every digit that it is given."""
    if metric.target is None:
        return ""
    return _phrase(metric.target.value, replace(metric, exponent=None, precision=None, hedge=None), language, filters)


def _phrase(value: Decimal | Range, metric: Metric, language: str, filters: tuple[str, ...]) -> str:
    zeros = metric.precision is not None and states_zeros(metric.precision)
    quantity = Quantity(value, metric.exponent, Hedge(metric.hedge) if metric.hedge else None, zeros)
    unit = UnitForms(metric.unit.forms) if metric.unit and metric.unit.forms else None
    words = "words" in filters and "unit" not in filters  # the unit alone is found behind digits
    style = Style(hedge="bare" not in filters, unit="number" not in filters, words=words)
    phrase = format_quantity(quantity, language, unit, style)
    if "unit" not in filters:
        return phrase
    amount = format_quantity(quantity, language, None, Style(hedge=style.hedge, words=style.words))
    return phrase.removeprefix(amount).strip() if phrase.startswith(amount) else ""


def bare_number(value: Decimal, language: str) -> str:
    """Return a number with the language's grouping, every digit shown."""
    return format_number(value, language)
