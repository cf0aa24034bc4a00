"""Dates and periods: one form and one calendar for every file."""

from __future__ import annotations

import pytest

from report.markup.figures import is_point
from report.markup.times import DATE, DAY, PERIOD
from report.read.metrics import parse_metrics


@pytest.mark.parametrize("written", ["2020", "2020-04", "2020-02-29"])
def test_forms(written: str) -> None:
    """A year, month or day is a date, a period and a point of a series; only the last is a day."""
    assert DATE.matches(written)
    assert PERIOD.matches(written)
    assert is_point(written)
    assert DAY.matches(written) == (written == "2020-02-29")


@pytest.mark.parametrize("written", ["２０２０", "2020-4", "20200401", "2020-04/", "since 2020"])
def test_what_is_no_point(written: str) -> None:
    """Digits of other scripts, short months and open periods name no point of a series."""
    assert not is_point(written)


@pytest.mark.parametrize("time", ["2020-13", "2020-02-30", "0000"])
@pytest.mark.parametrize(
    "fields", ["value: 3, period: {}", "value: 3, as_of: {}", "date: {}", "series: {{2019: 1, {}: 2}}"]
)
def test_impossible_times_go_no_further(fields: str, time: str) -> None:
    """No check behind the reader meets a time that the calendar lacks."""
    metrics, problems = parse_metrics("m.yaml", f"a.b: {{label: 甲, {fields.format(time)}}}\n")
    assert [problem.code for problem in problems] == ["L115"]
    for metric in metrics:
        assert time not in {metric.period, metric.as_of, metric.date, *(point.period for point in metric.series)}


def test_a_point_is_told_at_its_place() -> None:
    """Not the metric is wrong but one of its points."""
    _, problems = parse_metrics("m.yaml", "a.b:\n  label: 甲\n  series:\n    2020-12: 1\n    2020-13: 2\n")
    assert [(problem.code, str(problem.span)) for problem in problems] == [("L115", "m.yaml:5:5")]
