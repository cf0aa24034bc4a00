"""Figures and sections from the tables beside this file."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from report.diagnostics import Span
from report.model.metric import Interval, Metric, Unit
from report.model.text import plain
from report.quantity import read_precision, stated_value

HERE = Path(__file__).parent
_FIGURE = re.compile(
    r"(?:(?P<hedge>[a-z_]+) )?(?P<number>[^a-z\s]\S*(?: [mb]illion)?)"
    r"(?: to (?P<high>\S+))?(?: (?P<from>\d+)\.\.(?P<to>\d+))?"
)


def read_figures(name: str) -> tuple[dict[str, Metric], dict[str, str]]:
    """Return the metrics and the titles of sections of one table."""
    metrics: dict[str, Metric] = {}
    sections: dict[str, str] = {}
    for number, line in enumerate((HERE / name).read_text(encoding="utf-8").splitlines(), 1):
        cells = [cell.strip() for cell in line.split("|")]
        if line.startswith("section "):
            sections[cells[0].removeprefix("section ")] = cells[1]
        elif line and not line.startswith("#"):
            metrics[cells[0]] = _metric(cells, Span(name, number))
    return metrics, sections


def read_rows(name: str) -> list[list[str]]:
    """Return the rows of a table of verdicts."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]


def _metric(cells: list[str], span: Span) -> Metric:
    identity, label, figure, unit, time, *flags = cells
    period, as_of = (None, time[1:]) if time.startswith("@") else (time or None, None)
    text = plain(label, span, "metric label")
    given = Unit(plain(unit, span, "unit")) if unit else None
    if figure.startswith("date "):
        return Metric(identity, text, span, date=figure.removeprefix("date "), unit=given)
    match = _FIGURE.fullmatch(figure)
    assert match is not None, figure
    low = stated_value(match["number"])
    return Metric(
        identity,
        text,
        span,
        value=Interval(low, stated_value(match["high"])) if match["high"] else low,
        exponent=None if match["high"] else read_precision(match["number"]),
        hedge=match["hedge"],
        bounds=Interval(Decimal(match["from"]), Decimal(match["to"])) if match["from"] else None,
        unit=given,
        period=period,
        as_of=as_of,
        is_target="target" in flags,
    )
