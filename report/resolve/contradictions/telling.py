"""Figures in the words of a diagnostic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.model.metric import Interval
from report.quantity import hedge_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from report.model.metric import Metric
    from report.resolve.contradictions.figure import Figure
    from report.resolve.contradictions.stated import Stated

ALL_DIGITS = 18


def told(metric: Metric, value: Decimal | Interval | None = None) -> str:
    """Return a metric as it is written: `id` (over 15,000个家庭, as of 2021-02)."""
    time = metric.period or (f"as of {metric.as_of}" if metric.as_of else "")
    return f"`{metric.id}` ({', '.join(filter(None, (amount(metric, value), time)))})"


def told_figure(figure: Figure) -> str:
    """Return a figure as it is written; of a series the point that is meant."""
    return told(figure.metric, None if figure.metric.value is not None else figure.number.value)


def amount(metric: Metric, value: Decimal | Interval | None = None) -> str:
    """Return hedge, number and unit of a metric as written."""
    stated = metric.value if value is None else value
    if isinstance(stated, Interval):
        number = f"{stated.low:,f} to {stated.high:,f}"
    elif metric.precision is not None and value is None:
        number = metric.precision
    else:
        number = f"{stated:,f}" if stated is not None else metric.date or "a series"
    hedge = _hedge(metric.hedge)
    unit = (metric.unit.plural or metric.unit.text.source) if metric.unit else ""
    if "{}" in unit:
        return hedge + unit.replace("{}", number)
    return f"{hedge}{number}{' ' if unit[:1].isascii() and unit not in {'', '%'} else ''}{unit}"


def told_number(stated: Stated) -> str:
    """Return hedge and number: over 15,000."""
    if stated.is_range:
        return f"{stated.low:,f} to {stated.high:,f}"
    return _hedge(stated.hedge) + number(stated.value, ALL_DIGITS)


def _hedge(hedge: str | None) -> str:
    return f"{hedge_words(hedge)} " if hedge else ""


def listed(parts: Sequence[str]) -> str:
    """Return some things in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def number(value: Decimal, digits: int = 4) -> str:
    """Return a computed number, rounded to what a reader needs: 11,941 and 9.587."""
    if not value:
        return "0"
    places = max(0, digits - 1 - value.adjusted())
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
