"""Units, periods and approval of figures, by goal."""

from __future__ import annotations

import pytest

from report.diagnostics import Severity
from report.model.metric import Approval
from report.read.metrics import parse_metrics
from report.read.settings import parse_settings
from report.resolve.figures import check_figures
from tests.projects import SETTINGS


def found(metric: str, figures: str = "", goal: str = "draft") -> list[tuple[str, str, str]]:
    """Return code, severity and place of what is wrong with one metric of a report on 2020, published in March 2021."""
    metrics, problems = parse_metrics("m.yaml", f"a.b: {{label: 甲, value: 3, {metric}}}\n")
    settings, more = parse_settings("report.yaml", SETTINGS + figures)
    assert settings is not None
    assert [*problems, *more] == []
    checks = check_figures(metrics, settings, goal)
    return [(check.code, str(check.severity), str(check.span)) for check in checks if check.code != "M117"]


@pytest.mark.parametrize(
    "time",
    [
        "period: 2020",
        "period: 2020-01-01/2020-12-31",
        "period: 2020-04/",
        "as_of: 2020-12",
        "period: 2019, note: 上一年",
        "period: 2021, target: true",
        "unit: 次",
    ],
)
def test_time_within_the_report_or_explained(time: str) -> None:
    """The report's period, a part of it, an explained other one, or a commitment for later."""
    assert found(time) == []


@pytest.mark.parametrize("time", ["period: 2019", "period: 2017-11/2020-11", "as_of: 2021-02", "period: 2019-12-31/"])
def test_time_outside_needs_a_note(time: str) -> None:
    """Readers take every figure for one of the report's year."""
    name, _, _ = time.partition(":")
    column = len("a.b: {label: 甲, value: 3, ") + len(name) + 3
    assert found(time) == [("M116", "warning", f"m.yaml:1:{column}")]


def test_windows_are_explained_once() -> None:
    """A period that many figures share is explained in report.yaml."""
    windows = "figures:\n  windows:\n  - {period: 2017-11/2020-11, note: 按三年统计}\n"
    assert found("period: 2017-11/2020-11", windows) == []
    assert [code for code, _, _ in found("period: 2017-11/2020-10", windows)] == ["M116"]


def test_units_are_a_closed_list_where_there_is_one() -> None:
    """Without a list any unit goes."""
    assert found("unit: 人此") == []
    assert found("unit: 次", "figures: {units: [次]}\n") == []
    assert [code for code, _, _ in found("unit: 人此", "figures: {units: [次]}\n")] == ["M115"]


@pytest.mark.parametrize(
    ("status", "until", "standing"),
    [
        ("draft", "2020-01-01", "draft"),
        ("approved", None, "approved"),
        ("approved", "2021-03-25", "approved"),
        ("approved", "2021-03-24", "expired"),
    ],
)
def test_standing_of_a_signature(status: str, until: str | None, standing: str) -> None:
    """The last day of a signature counts, and only a signature runs out."""
    approval = Approval(status, until=until)
    assert approval.standing("2021-03-25") == standing
    assert approval.is_expired("2021-03-25") == (standing == "expired")


@pytest.mark.parametrize(
    ("fields", "who"),
    [("owner: 财务部, source: 年报", "财务部"), ("source: 年报", "年报"), ("unit: 次", "nobody is named who")],
)
def test_who_answers(fields: str, who: str) -> None:
    """The owner answers for a figure, else its source."""
    metrics, _ = parse_metrics("m.yaml", f"a.b: {{label: 甲, value: 3, {fields}}}\n")
    settings, _ = parse_settings("report.yaml", SETTINGS)
    assert settings is not None
    assert [f"; {who} answers for it" in check.message for check in check_figures(metrics, settings, "release")] == [
        True
    ]


def approvals(metric: str, goal: str, figures: str = "") -> list[tuple[str, str]]:
    """Return code and severity of what is wrong with the approval."""
    metrics, _ = parse_metrics("m.yaml", f"a.b: {{label: 甲, value: 3, {metric}}}\n")
    settings, _ = parse_settings("report.yaml", SETTINGS + figures)
    assert settings is not None
    return [(check.code, str(check.severity)) for check in check_figures(metrics, settings, goal)]


@pytest.mark.parametrize(("goal", "severity"), [("review", Severity.WARNING), ("release", Severity.ERROR)])
def test_unsigned_figures_stop_a_release(goal: str, severity: Severity) -> None:
    """A draft builds, a review lists, a release refuses; figures signed and still valid pass."""
    assert approvals("owner: 财务部", "draft") == []
    assert approvals("owner: 财务部", goal) == [("M117", severity)]
    assert approvals("status: approved, valid_until: 2021-03-24", goal) == [("M118", severity)]
    assert approvals("status: approved, valid_until: 2021-03-25", goal) == []
    assert approvals("owner: 财务部", goal, "figures: {approval: optional}\n") == []
