"""A metric in the words of a language."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from report.model.metric import Interval
from report.quantity import (
    Hedge,
    Quantity,
    Range,
    Style,
    UnitForms,
    format_date,
    format_number,
    format_period,
    format_quantity,
    ordinal,
)

if TYPE_CHECKING:
    from report.model.metric import Metric


def metric_phrase(metric: Metric, language: str, filters: tuple[str, ...] = ()) -> str:
    """Return the phrase that prints a metric, for example 超过150亿次 or "more than 15 billion views".

    Filters: bare (no hedge), number (no unit), words, ordinal, label, period, scope, unit (the unit alone).
    """
    if "label" in filters:
        return metric.label.source
    if "scope" in filters:
        return metric.scope.source if metric.scope else ""
    if "period" in filters:
        time = metric.period or metric.as_of
        return format_period(time, language) if time else ""
    if metric.date is not None:
        return "" if "unit" in filters else format_date(metric.date, language)
    if metric.series:
        last = metric.series[-1]
        return _phrase(last.value, metric, language, filters)
    if isinstance(metric.value, Decimal) and "ordinal" in filters:
        return ordinal(int(metric.value), language)
    value = Range(metric.value.low, metric.value.high) if isinstance(metric.value, Interval) else metric.value
    return _phrase(value, metric, language, filters) if value is not None else ""


def _phrase(value: Decimal | Range, metric: Metric, language: str, filters: tuple[str, ...]) -> str:
    quantity = Quantity(value, metric.exponent, Hedge(metric.hedge) if metric.hedge else None)
    unit = UnitForms(metric.unit.forms) if metric.unit and metric.unit.forms else None
    style = Style(hedge="bare" not in filters, unit="number" not in filters, words="words" in filters)
    phrase = format_quantity(quantity, language, unit, style)
    if "unit" not in filters:
        return phrase
    amount = format_quantity(quantity, language, None, Style(hedge=style.hedge, words=style.words))
    return phrase.removeprefix(amount).strip() if phrase.startswith(amount) else ""


def bare_number(value: Decimal, language: str) -> str:
    """Return a number with the language's grouping, every digit shown."""
    return format_number(value, language)
