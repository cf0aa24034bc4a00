"""Numbers that are typed: whose they are, which are accepted, and which are ordinary language."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.diagnostics import RULES, Severity
from report.model.metric import Metric, Unit
from report.model.report import OwnText, Report
from report.model.text import plain
from report.quantity import Hedge, Quantity, UnitForms, format_quantity
from report.read import read_project
from report.read.literals import parse_literals
from report.read.metrics import parse_metrics
from report.resolve import resolve_project
from report.resolve.strays import check_strays
from tests.projects import write_project

if TYPE_CHECKING:
    from pathlib import Path

    from report.diagnostics import Diagnostic, Span

METRICS = """\
year.energy.teachers: {label: 教师, value: 77_923, unit: 名}
year.energy.views: {label: 曝光, value: 1_286_000_000, precision: 12.86亿, qualifier: over, unit: 次}
year.energy.fund: {label: 基金, value: 15_000_000, precision: 1500万, unit: 元}
year.energy.wait: {label: 等候, value: {min: 2, max: 3}, unit: 天}
year.energy.aspects: {label: 方面, value: 3, unit: 项}
year.energy.pue: {label: 能效, series: {2018: 1.17, 2019: 1.16}, target: {value: 1.085, by: 2025}}
year.energy.sessions: {label: 培训, value: 100, qualifier: several, unit: 场}
year.visits: {label: 到访, value: 46_721, unit: 人次}
year.events: {label: 活动, value: 10, unit: 场}
year.talks: {label: 讲座, value: 12, unit: 次}
other.trees: {label: 植树, value: 126, unit: 棵}
other.staff: {label: 员工, value: 60_000, qualifier: over, unit: 人}
other.books: {label: 图书, value: 15_000, unit: 册}
other.prizes: {label: 奖项, value: 15, unit: 项}
"""

STATED = {
    "培训教师77,923名": "`{{ year.energy.teachers }}`",
    "培训教师七万七千九百二十三名": "`{{ year.energy.teachers }}`",
    "培训教师77,923人": "`{{ year.energy.teachers }}`",
    "培训教师7.7万名": "`{{ year.energy.teachers }}`",  # cut off
    "培训教师近7.8万名": "`{{ year.energy.teachers }}`",  # rounded
    "培训教师约78,000名": "`{{ year.energy.teachers }}`",
    "教师77,923": "`{{ year.energy.teachers | number }}`",
    "教师77,932名": "`{{ year.energy.teachers }}`",  # two digits changed places
    "曝光超过12.86亿次": "`{{ year.energy.views }}`",
    "曝光12.86亿次": "`{{ year.energy.views | bare }}`",
    "曝光逾１２．８６亿次": "`{{ year.energy.views }}`",
    "基金1500万元": "`{{ year.energy.fund }}`",
    "每2–3天一次": "`{{ year.energy.wait }}`",
    "分为三项": "`{{ year.energy.aspects | words }}`",
    "能效1.16": "`{{ year.energy.pue }}`",
    "上一年能效1.17": "`{{ year.energy.pue | 2018 }}`",
    "将降到1.085": "`{{ year.energy.pue | target }}`",
    "举办数百场": "`{{ year.energy.sessions }}`",
    "全年到访46,721人次": "`{{ year.visits }}`",
    "办了10场": "`{{ year.events }}`",
    "植树126棵": "`{{ other.trees }}`",
    "藏书15,000册": "`{{ other.books }}`",
}
"""Texts of the section year.energy, and how the number in them is to be written."""

UNLISTED = {
    "培训教师8,123名": "8,123名",
    "培训7.6万名": "7.6万名",
    "不到12.86亿次": "不到12.86亿次",  # the metric is above
    "不足7.7万名": "不足7.7万名",
    "购书77,923元": "77,923元",  # money is no person
    "用了46,721天": "46,721天",  # nor are days visits
    "植树15棵": "15棵",
    "获15项奖": "15项",  # two digits agree in another chapter by accident
    "到访6万人": "6万人",
    "举办100场": "100场",  # 数百 is not 100
    "增长三成": "三成",
    "全长2.5公里": "2.5公里",
}
"""Texts with a number that no metric states."""

ORDINARY = (
    "2019年3月起，第三次，“百年”与ISO 27001",
    "分两方面，一个人，十家单位，三五分钟，半小时",
    "《关于促进就业的36条措施》",
    "所谓“2亿”与“2.0亿”",
    "十二生肖，千名村民和万粉作者",
    "共{{ year.visits }}，见[](#year)",
    "`77,923`与<https://example.org/77923>",
)
"""Texts without a number that states anything."""


def literals(text: str) -> str:
    """Return a literals.yaml of entries."""
    return "".join(f"- {entry}\n" for entry in text.splitlines())


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Return the sample report with the metrics of this module."""
    project = read_project(write_project(tmp_path_factory.mktemp("strays"), {"content/metrics/more.yaml": METRICS}))
    assert project.value is not None, project.diagnostics
    resolved = resolve_project(project.value).value
    assert resolved is not None
    return resolved


def saying(report: Report, text: str, section: str = "year.energy") -> Report:
    """Return the report with a text as the only one of its sections."""
    title = plain(text, report.sections[0].span, "section title")
    empty = plain("", title.span, "section title")
    sections = tuple(replace(each, title=title if each.id == section else empty, blocks=()) for each in report.sections)
    return replace(report, sections=sections)


def strays(report: Report, goal: str = "review", accepted: str = "") -> list[Diagnostic]:
    """Return what is wrong with the report's numbers."""
    problems: list[Diagnostic] = []
    entries = parse_literals(accepted, problems)
    assert problems == []
    return list(check_strays(report, entries, goal))


@pytest.mark.parametrize("text", STATED)
def test_number_of_a_metric(report: Report, text: str) -> None:
    """Equal, rounded or nearly the same: the metric is named with the expression to write."""
    (found,) = strays(saying(report, text))
    assert (found.code, found.severity) == ("P120", Severity.WARNING), found
    assert found.hint.startswith(f"write {STATED[text]};")


@pytest.mark.parametrize("text", UNLISTED)
def test_number_of_no_metric(report: Report, text: str) -> None:
    """Anything else that states an amount is named, once the report goes to review."""
    (found,) = strays(saying(report, text))
    assert (found.code, found.severity) == ("P121", Severity.WARNING), found
    assert found.message == f"no metric states `{UNLISTED[text]}`"
    assert found.span.length == len(UNLISTED[text])
    assert strays(saying(report, text), "draft") == []


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_language(report: Report, text: str) -> None:
    """Dates, ordinals, names, mentions and small number words state nothing."""
    assert strays(saying(report, text)) == []


def test_severity_follows_the_goal(report: Report) -> None:
    """A number that a metric states stops a release; one that none states does not."""
    stated, unlisted = saying(report, "教师77,923名"), saying(report, "教师8,123名")
    assert [(d.code, str(d.severity)) for d in strays(stated, "draft")] == [("P120", "warning")]
    assert [(d.code, str(d.severity)) for d in strays(stated, "release")] == [("P120", "error")]
    assert [(d.code, str(d.severity)) for d in strays(unlisted, "release")] == [("P121", "warning")]


def test_words_state_only_where_the_metric_is_at_home(report: Report) -> None:
    """三项 is the metric's in its own section and in one that prints it, and ordinary elsewhere."""
    assert strays(saying(report, "分为三项", "year")) == []
    printed = strays(saying(report, "共{{ year.energy.aspects }}，三项各有用意", "year"))
    assert [d.code for d in printed] == ["P120"]


def test_all_metrics_that_may_be_meant_are_named(report: Report) -> None:
    """Two metrics of one value and one unit: the writer chooses."""
    twin = replace(report.metrics["year.energy.teachers"], id="year.energy.trainees")
    twins = replace(report, metrics={**report.metrics, twin.id: twin})
    (found,) = strays(saying(twins, "教师77,923名"))
    assert found.hint.startswith("write `{{ year.energy.teachers }}` or `{{ year.energy.trainees }}`;")


def test_words_of_a_metric_may_say_its_own_number_only(report: Report) -> None:
    """A label with the number of another metric would not change with it."""
    metrics, problems = parse_metrics(
        "content/metrics/own.yaml",
        "year.energy.a: {label: 前126名, value: 126, unit: 名}\n"
        "year.energy.b: {label: 前126名之外, value: 9, note: 三项合计}\n"
        "year.energy.c: {label: 合计, value: 135, note: 含前126名}\n",
    )
    assert problems == []
    more = replace(saying(report, ""), metrics={**report.metrics, **{metric.id: metric for metric in metrics}})
    assert [(d.code, str(d.span)) for d in strays(more)] == [
        ("P120", "content/metrics/own.yaml:2:25"),
        ("P120", "content/metrics/own.yaml:3:48"),
    ]
    assert "leave the number out here" in strays(more)[0].hint


def test_own_text_in_another_language(report: Report) -> None:
    """An English text is read as English, its units are those of the catalog."""
    title = plain(
        "1.286 billion views, 12 views, 77,923 people, a third of 8,123 schools", report.sections[0].span, "title"
    )
    own = replace(saying(report, ""), own_texts={("year.energy", "en"): OwnText(title, ())})
    assert [(d.code, d.message.partition("`")[2].partition("`")[0]) for d in strays(own)] == [
        ("P120", "1.286 billion views"),
        ("P120", "12 views"),
        ("P120", "77,923 people"),
        ("P121", "8,123 schools"),
    ]


def test_places_in_wrapped_text(tmp_path: Path) -> None:
    """A number is shown where it stands, in cells and in lines that are broken anywhere."""
    text = "# 能源\n\n第一行，\n又有8,123名。\n\n| 甲 |\n|---|\n| 46,721人次 |\n"
    files = {"content/metrics/more.yaml": METRICS, "content/sections/year/energy.md": text}
    project = read_project(write_project(tmp_path, files)).value
    assert project is not None
    resolved = resolve_project(project).value
    assert resolved is not None
    assert [str(d.span) for d in strays(resolved)] == [
        "content/sections/year/energy.md:4:3",
        "content/sections/year/energy.md:8:3",
    ]


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ("{text: 8123名, why: 引文}", ["P121", "P122"]),
        ("{text: '8,123名', why: 引文}", []),
        ("{text: '教师8,123名', section: year, why: 引文}", []),
        ("{text: '8,123名', section: year.energy, why: 引文}", []),
        ("{text: '8,123名', section: year.en, why: 引文}", ["P121", "P122"]),
        ("{text: '学生8,123名', why: 引文}", ["P121", "P122"]),
        ("{text: '123名', why: 引文}", ["P121", "P122"]),
    ],
)
def test_accepted_numbers(report: Report, entry: str, codes: list[str]) -> None:
    """An entry accepts the number as it is written, in its section, and is named when nothing needs it."""
    assert [d.code for d in strays(saying(report, "培训教师8,123名"), accepted=literals(entry))] == codes


def test_accepted_number_of_a_metric(report: Report) -> None:
    """What looks like a metric's number and is another is accepted too."""
    accepted = literals("{text: '77,923名', why: 另一届学员，人数恰好相同}")
    assert strays(saying(report, "教师77,923名"), "release", accepted) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("曝光超过{{ year.energy.views }}", "`超过{{ year.energy.views }}`"),
        ("曝光{{ year.energy.views }}以上", "`{{ year.energy.views }}以上`"),
        ("曝光超过{{ year.energy.views | bare }}", None),
        ("超过十年，曝光{{ year.energy.views }}", None),
        ("曝光超过{{ year.visits }}", None),  # prints no hedge of its own
    ],
)
def test_two_hedges(report: Report, text: str, said: str | None) -> None:
    """A hedge typed beside a metric that prints one says it twice."""
    messages = [d.message for d in strays(saying(report, text)) if d.code == "P123"]
    assert [message.partition(" prints")[0] for message in messages] == ([said] if said else [])


def test_two_hedges_on_a_typed_number(report: Report) -> None:
    """What is typed twice is named whether the number is accepted or not; a draft hears of it too."""
    accepted = literals("{text: '超过400多万条', why: 引文}")
    for goal in ("draft", "review"):
        found = strays(saying(report, "处理超过400多万条"), goal, accepted)
        assert [(d.code, str(d.severity), d.message) for d in found] == [
            ("P123", "warning", "`超过400多万条` has two hedges")
        ]
    assert strays(saying(report, "原文写作“超过400多万条”")) == []


HEDGES = st.sampled_from([None, Hedge.OVER, Hedge.ABOUT, Hedge.NEARLY, Hedge.AT_LEAST])
UNITS = st.sampled_from(["名", "次", "元", "吨", "%", "公益时", "千瓦时"])


@given(
    digits=st.integers(1_000, 9_999_999).filter(lambda number: number % 10),
    power=st.integers(-2, 6),
    hedge=HEDGES,
    unit=UNITS,
)
def test_what_the_report_prints_is_found_when_typed(
    report: Report, digits: int, power: int, hedge: Hedge | None, unit: str
) -> None:
    """Law: the phrase of a metric, typed anywhere, is traced to the metric."""
    value, span = Decimal(digits).scaleb(power), report.sections[0].span
    metric = Metric("far.away", plain("甲", span, "label"), span, value, hedge=hedge, unit=_unit(unit, span))
    phrase = format_quantity(Quantity(value, hedge=hedge), "zh-CN", UnitForms((("other", unit),)))
    found = strays(replace(saying(report, f"达到{phrase}。"), metrics={metric.id: metric}))
    assert [(d.code, d.hint.partition(";")[0]) for d in found] == [("P120", "write `{{ far.away }}`")], phrase


def _unit(unit: str, span: Span) -> Unit:
    return Unit(plain(unit, span, "unit"))


def test_examples_of_the_rules(report: Report) -> None:
    """What `report explain` shows as wrong is wrong, and as right, right."""
    teachers = replace(report.metrics["year.energy.teachers"], id="education.teachers")
    views = replace(report.metrics["year.energy.views"], id="video.views")
    metrics = {metric.id: metric for metric in (teachers, views)}
    for code in ("P120", "P121", "P123"):
        rule = RULES[code]
        wrong, right = (example.partition("   (")[0] for example in (rule.wrong, rule.right))
        assert [d.code for d in strays(replace(saying(report, wrong), metrics=metrics))] == [code]
        assert strays(replace(saying(report, right), metrics=metrics)) == []
