"""Whether the figures keep to the rules of the report: units, periods, approval."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity, did_you_mean
from report.model.goal import DRAFT, severity_for
from report.quantity import days_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from report.model.metric import Metric
    from report.model.settings import Settings


def check_figures(metrics: Iterable[Metric], settings: Settings, goal: str) -> Iterator[Diagnostic]:
    """Yield a problem for every figure with an unknown unit, a strange period, or no valid signature."""
    first, last = (dt.date.fromisoformat(day) for day in settings.period.split("/"))
    windows = {window.period for window in settings.figures.windows}
    for metric in metrics:
        yield from _check_unit(metric, settings.figures.units)
        if not metric.is_target and metric.note is None and (metric.period or metric.as_of) not in windows:
            yield from _check_time(metric, first, last)
        if settings.figures.approval == "required" and goal != DRAFT:
            yield from _check_approval(metric, settings.date, severity_for(goal))


def _check_unit(metric: Metric, units: tuple[str, ...] | None) -> Iterator[Diagnostic]:
    if metric.unit is None or units is None:
        return
    unit = metric.unit.text
    if unit.source not in units:
        hint = did_you_mean(unit.source, units, "add it to `figures: units:` in content/report.yaml")
        yield Diagnostic("M115", f"`{unit.source}` is no unit of this report", unit.span, hint)


def _check_time(metric: Metric, first: dt.date, last: dt.date) -> Iterator[Diagnostic]:
    """Yield a warning where a figure's time is not within the reporting period (GRI 2-3) and nothing says why."""
    name = "period" if metric.period else "as_of"
    time = metric.period or metric.as_of
    if time is None:
        return
    start, end = days_of(time)
    if (start or first) < first or (end or last) > last:
        hint = "add a `note:` for the reader, or list the period under `figures: windows:` in content/report.yaml"
        message = f"`{metric.id}` covers {time}, the report {first} to {last}"
        yield Diagnostic("M116", message, metric.place(name), hint, Severity.WARNING)


def _check_approval(metric: Metric, date: str, severity: Severity) -> Iterator[Diagnostic]:
    who = f"{metric.answerable} answers for it" if metric.answerable else "nobody is named who answers for it"
    approval = metric.approval
    if not approval.is_signed:
        hint = "have it signed: `status: approved`, `approved_by:` and `approved_on:`"
        yield Diagnostic("M117", f"`{metric.id}` is not approved; {who}", metric.place("status"), hint, severity)
    elif approval.is_expired(date):
        hint = "have it signed again and write a later `valid_until:`"
        message = f"the approval of `{metric.id}` ended on {approval.until}, before the report's date {date}; {who}"
        yield Diagnostic("M118", message, metric.place("valid_until"), hint, severity)
