"""What is inferred from labels, units, times and numbers, rule by rule; and what must stay silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.diagnostics import Span
from report.model.metric import Metric, Unit
from report.model.text import plain
from report.read.metrics import parse_metrics
from report.resolve.contradictions import check_contradictions

if TYPE_CHECKING:
    from decimal import Decimal

SECTIONS = {"a": "公益", "b": "员工", "en": "Our people"}


def codes(text: str) -> list[str]:
    """Return the codes of what the check finds in some metrics."""
    metrics, problems = parse_metrics("content/metrics/a.yaml", text)
    assert not problems
    return [found.code for found in check_contradictions({metric.id: metric for metric in metrics}, SECTIONS)]


def two(first: str, second: str) -> str:
    """Return two metrics of two sections."""
    return f"a.one: {{{first}}}\nb.two: {{{second}}}\n"


FOUND = (
    ("M123", two("label: 志愿者人数, value: 1_120, unit: 人", "label: 志愿者, value: 1_210, unit: 名")),
    ("M123", two("label: 翻唱用户（标题）, value: 1000", "label: 翻唱用户, value: 1000, qualifier: several")),
    ("M123", two("label: Visits to our libraries, value: 3420, unit: visits",
                 "label: Library visits, value: 3240, unit: visits")),
    ("M124", two("label: 志愿服务时长, value: 12_500, unit: 小时", "label: 志愿服务时长, value: 12_500, unit: 分钟")),
    ("M124", two("label: 用电量, value: 68_200, unit: 千瓦时", "label: 全年用电量, value: 68_200, unit: 焦炭当量")),
    ("M124", two("label: 员工帮扶家庭, value: 15_000, qualifier: over, unit: 户",
                 "label: 结对人数, value: 15_346, unit: 人")),
    ("M125", "a.one: {label: 受惠农户, value: 500, unit: 名}\n"),
    ("M125", "a.one: {label: 受惠農戶, value: 500, unit: 位員工}\n"),
    ("M125", "a.one: {label: 参与人次, value: 500, unit: 人}\n"),
    ("M125", "a.one: {label: 参与人数, value: 500, unit: 人次}\n"),
    ("M125", "a.one: {label: Volunteers, value: 500, unit: households}\n"),
    ("M125", "a.one: {label: Families with a card, value: 500, unit: people}\n"),
    ("M126", two("label: 累计捐款, value: 17_290_000, unit: 元", "label: 员工捐款, value: 17_290_000, unit: 元")),
    ("M126", two("label: 捐款员工, value: 30_217, period: 2020", "label: 捐款的员工, value: 30_000, precision: 3万,"
                 " period: 2020")),
    ("M127", two("label: 捐款, value: 17_000_000, unit: 元", "label: 捐款总额, value: 17_000_000, unit: 元,"
                 " qualifier: over")),
    ("M121", two("label: 学员内容, value: 30_000, unit: 条", "label: 学院学员内容, value: 57_800, unit: 条")),
)  # fmt: skip


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_found(code: str, text: str) -> None:
    """One finding each."""
    assert codes(text) == [code]


SILENT = (
    two("label: 儿科门诊, value: 2_186, unit: 人次", "label: 急诊, value: 2_168, unit: 人次"),  # departments
    two("label: 2019年志愿者, value: 1_120, unit: 人", "label: 2020年志愿者, value: 1_210, unit: 人"),  # years
    two("label: 月收入过万的作者, value: 9_359", "label: 年收入过万的作者, value: 45"),
    two("label: 志愿者, value: 1_120, period: 2019", "label: 志愿者, value: 1_210, period: 2020"),  # other times
    two("label: 志愿者, value: 1_120, as_of: 2020-06", "label: 志愿者, value: 1_210, as_of: 2020-12"),
    two("label: 志愿者, value: 15_000, qualifier: over", "label: 志愿者, value: 15_346"),  # it is over 15,000
    two("label: 捐款, value: 100, unit: 万元", "label: 公司成立年数, value: 100, unit: 年"),
    two("label: 行家计划流量, value: 10_000_000_000", "label: 学浪计划流量, value: 10_000_000_000"),  # round, two plans
    two("label: 收入目标, value: 800, target: true", "label: 收入, value: 417"),
    two("label: 收入目标, value: 1_120, target: true", "label: 收入, value: 1_210"),
    two("label: 平均每名志愿者时长, value: 1_120, unit: 小时", "label: 志愿者时长, value: 1_210, unit: 小时"),
    two(
        "label: 创作者, value: 30_000, unit: 人", "label: 创作者粉丝, value: 57_000, unit: 人"
    ),  # of them, not among them
    two("label: 平均捐款, value: 120, unit: 元", "label: 捐款, value: 1_200, unit: 元"),
    two("label: 志愿者, value: 1_120, unit: 人", "label: 女志愿者, value: 640, unit: 人"),  # a part
    two("label: 用户, value: 500, unit: 名", "label: 商户, value: 700, unit: 名"),  # no households
    "a.one: {label: 公司成立时间, date: 2012-03}\n",
    "a.one: {label: '', value: 1}\nb.two: {label: '—', value: 1}\n",
)


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    """Two facts that their labels, times or kinds tell apart."""
    assert codes(text) == []


YEARS = "".join(
    f"a.m{n}: {{label: 成效{name}, value: {n + 3}7, period: 2018/2020}}\n" for n, name in enumerate("甲乙丙丁")
)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("period: 2020", ["M128"]),
        ("period: 2020, note: 仅一年", []),
        ("period: 2020, scope: 仅最近一年", []),
        ("as_of: 2020", []),
        ("period: 2016", []),
        ("period: 2020}\na.more: {label: 里程, value: 5, period: 2019", []),  # two are a second group
    ],
)
def test_odd_period(last: str, expected: list[str]) -> None:
    """One year among several is named, unless a note or a scope says so or it lies elsewhere in time."""
    assert codes(YEARS + f"a.last: {{label: 销售, value: 913, {last}}}\n") == expected


def test_event_within_a_year_is_no_odd_period() -> None:
    """A month in a year of figures is an event."""
    events = YEARS.replace("2018/2020", "2020") + "a.last: {label: 晚会, value: 913, period: 2020-10}\n"
    assert codes(events) == []


RATIO = """\
a.total: {{label: 志愿服务时长, value: 6_120, unit: 小时, period: 2020}}
a.heads: {{label: 志愿者, value: 204, unit: 人, period: 2020}}
a.each: {{label: 志愿者人均服务时长, value: {each}, unit: 小时, period: 2020{more}}}
"""


@pytest.mark.parametrize(
    ("each", "more", "expected"),
    [
        ("30", "", []),
        ("41", "", ["M129"]),
        ("25", ", qualifier: over", []),  # 30 is over 25
        ("41", ", qualifier: over", ["M129"]),
        ("41", ", formula: a.total / a.heads", []),  # held against the formula elsewhere
        ("41", ", distinct_from: [a.total]", []),
        ("41", ", distinct_from: [a.heads]", []),
    ],
)
def test_average(each: str, more: str, expected: list[str]) -> None:
    """An average per head is held against total and heads of its section."""
    assert codes(RATIO.format(each=each, more=more)) == expected


def test_average_of_another_subject() -> None:
    """That income is income makes no average of the total and the heads of somebody else."""
    text = (
        "a.total: {label: 抖音创作者收入, value: 41_700_000, unit: 元}\n"
        "a.heads: {label: 抖音获收入创作者, value: 22_000, unit: 名}\n"
        "a.each: {label: 星图短视频任务人均收入, value: 201_000, unit: 元}\n"
    )
    assert codes(text) == []


@pytest.mark.parametrize(("share", "expected"), [("64", []), ("64.0", []), ("68", ["M129"])])
def test_share(share: str, expected: list[str]) -> None:
    """A share is held against its part and its whole."""
    text = "b.all: {label: 职工总数, value: 5_120, unit: 人}\nb.women: {label: 女职工, value: 3_277, unit: 人}\n"
    assert codes(text + f"b.share: {{label: 女职工占比, value: {share}, unit: '%'}}\n") == expected


@pytest.mark.parametrize(("half", "expected"), [(228, []), (100, []), (268, ["M121"]), (600, [])])
def test_sum_of_a_family(half: int, expected: list[str]) -> None:
    """Parts by their names make a little more than the total: an error; much more: they overlap; less: a rest."""
    text = "en.staff: {label: Staff, value: 640, unit: people}\n"
    text += "en.full: {label: Full-time staff, value: 412, unit: people}\n"
    assert codes(text + f"en.half: {{label: Part-time staff, value: {half}, unit: people}}\n") == expected


@pytest.mark.parametrize(
    "last",
    [
        "en.half: {label: Part-time staff, value: 268, unit: people, distinct_from: [en.staff]}\n",
        "en.guests: {label: Guests of staff, value: 268, unit: people}\n",
    ],
)
def test_what_is_no_part_is_not_added_up(last: str) -> None:
    """Guests of staff are no staff, and what somebody has declared another fact is no part."""
    text = "en.staff: {label: Staff, value: 640, unit: people}\n"
    assert codes(text + "en.full: {label: Full-time staff, value: 412, unit: people}\n" + last) == []


LABELS = st.text(st.sampled_from("志愿者员工人均占比户数年2020（） per of staff平标题%{}`"), max_size=12)
METRICS = st.lists(
    st.tuples(
        LABELS,
        st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=2),
        st.sampled_from(["", "人", "户", "%", "元", "小时", "people", "USD {}", "{}", "次"]),
        st.sampled_from([None, "over", "nearly", "about", "below", "several"]),
        st.sampled_from([None, "2020", "2018/2020", "2019-11/", "2020-02-29"]),
        st.sampled_from(["a", "b", "en", "elsewhere"]),
    ),
    max_size=12,
)


@given(METRICS)
def test_any_figures_are_checked_without_a_crash(
    rows: list[tuple[str, Decimal, str, str | None, str | None, str]],
) -> None:
    """Whatever figures hold: findings name two metrics or one, and declaring all distinct silences all pairs."""
    span = Span("a.yaml")
    metrics = {}
    for at, (label, value, unit, hedge, period, section) in enumerate(rows):
        name = f"{section}.m{at}"
        given_unit = Unit(plain(unit, span, "unit")) if unit else None
        metrics[name] = Metric(
            name, plain(label, span, "label"), span, value=value, hedge=hedge, unit=given_unit, period=period
        )
    found = list(check_contradictions(metrics, SECTIONS))
    assert all(not diagnostic.is_error for diagnostic in found)
    apart = {
        name: Metric(
            name, metric.label, span, value=metric.value, hedge=metric.hedge, unit=metric.unit, period=metric.period,
            distinct_from=tuple(other for other in metrics if other != name),
        )
        for name, metric in metrics.items()
    }  # fmt: skip
    left = {diagnostic.code for diagnostic in check_contradictions(apart, SECTIONS)}
    assert left <= {"M125", "M128"}
