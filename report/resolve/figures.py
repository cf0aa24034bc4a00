"""Whether the figures keep to the rules of the report: units, periods, approval."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from report.model.metric import Metric
    from report.model.settings import Settings

DRAFT, RELEASE = "draft", "release"


def check_figures(metrics: Iterable[Metric], settings: Settings, goal: str) -> Iterator[Diagnostic]:
    """Yield a problem for every figure with an unknown unit, a strange period, or no valid signature."""
    first, last = (dt.date.fromisoformat(day) for day in settings.period.split("/"))
    windows = {window.period for window in settings.figures.windows}
    for metric in metrics:
        yield from _check_unit(metric, settings.figures.units)
        if not metric.is_target and metric.note is None and (metric.period or metric.as_of) not in windows:
            yield from _check_time(metric, first, last)
        if settings.figures.approval == "required" and goal != DRAFT:
            severity = Severity.ERROR if goal == RELEASE else Severity.WARNING
            yield from _check_approval(metric, settings.date, severity)


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
    start, end = _days(time)
    if (start or first) < first or (end or last) > last:
        hint = "add a `note:` for the reader, or list the period under `figures: windows:` in content/report.yaml"
        message = f"`{metric.id}` covers {time}, the report {first} to {last}"
        yield Diagnostic("M116", message, metric.place(name), hint, Severity.WARNING)


def _days(time: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of a date or period; None where it is open."""
    start, slash, end = time.partition("/")
    return _first_day(start), _last_day(end if slash else start) if end or not slash else None


def _first_day(date: str) -> dt.date:
    year, month, day = (*(int(part) for part in date.split("-")), 1, 1)[:3]
    return dt.date(year, month, day)


def _last_day(date: str) -> dt.date:
    parts = [int(part) for part in date.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return dt.date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])  # noqa: PLR2004 - year, month, day


def _check_approval(metric: Metric, date: str, severity: Severity) -> Iterator[Diagnostic]:
    owner = metric.owner or metric.source
    who = f"{owner} answers for it" if owner else "nobody is named who answers for it"
    approval = metric.approval
    if approval.status != "approved":
        hint = "have it signed: `status: approved`, `approved_by:` and `approved_on:`"
        yield Diagnostic("M117", f"`{metric.id}` is not approved; {who}", metric.place("status"), hint, severity)
    elif approval.until is not None and approval.until < date:
        hint = "have it signed again and write a later `valid_until:`"
        message = f"the approval of `{metric.id}` ended on {approval.until}, before the report's date {date}; {who}"
        yield Diagnostic("M118", message, metric.place("valid_until"), hint, severity)
