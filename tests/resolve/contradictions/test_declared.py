"""`same_as`, `part_of` and `distinct_from`: held where they are declared, and then not guessed at."""

from __future__ import annotations

import pytest

from report.read.metrics import parse_metrics
from report.resolve.contradictions import check_contradictions

SECTIONS = {"a": "甲", "b": "乙"}


def findings(text: str) -> list[str]:
    """Return code and message of what the check finds in some metrics."""
    metrics, problems = parse_metrics("content/metrics/a.yaml", text)
    assert not problems
    return [f"{d.code} {d.message}" for d in check_contradictions({m.id: m for m in metrics}, SECTIONS)]


def two(first: str, second: str) -> str:
    """Return two metrics of labels that share nothing."""
    return f"a.one: {{label: 学员, {first}}}\nb.two: {{label: 里程, {second}}}\n"


AGREE = (
    two("value: 77_923", "value: 77_923, same_as: a.one"),
    two("value: 77_923", "value: 78_000, precision: 7.8万, same_as: a.one"),
    two("value: 77_923", "value: 77_000, precision: 7.7万, same_as: a.one"),  # cut off, as sources do
    two("value: 15_346", "value: 15_000, qualifier: over, same_as: a.one"),
    two("value: 15_346, period: 2020", "value: 15_346, same_as: a.one"),
    two("value: 15_346, period: 2020", "value: 15_346, period: 2019, note: 口径不同, same_as: a.one"),
    two("value: 2, unit: 小时", "value: 120, unit: 分钟, same_as: a.one"),
    two("series: {2019: 1.16, 2020: 1.14}", "value: 1.14, period: 2020, same_as: a.one"),
    two("series: {2019: 1.16, 2020: 1.14}", "series: {2020: 1.14, 2021: 1.12}, same_as: a.one"),
    two("date: 2012-03", "date: 2012, same_as: a.one"),
    two("value: {min: 3, max: 5}", "value: 4, same_as: a.one"),
)


@pytest.mark.parametrize("text", AGREE)
def test_same_facts_agree(text: str) -> None:
    """One fact may be told rounded, hedged, without its time or in another unit of the same measure."""
    assert findings(text) == []


DISAGREE = (
    (two("value: 77_923", "value: 77_932, same_as: a.one"), "77,932 and 77,923 do not agree"),
    (two("value: 77_923", "value: 76_000, precision: 7.6万, same_as: a.one"), "76,000 and 77,923 do not agree"),
    (two("value: 14_990", "value: 15_000, qualifier: over, same_as: a.one"), "over 15,000 and 14,990 do not agree"),
    (
        two("value: 15_000", "value: 15_000, qualifier: over, same_as: a.one"),
        "one says over 15,000 and the other 15,000",
    ),
    (two("value: 50, unit: 户", "value: 50, unit: 人, same_as: a.one"), "the units differ"),
    (two("value: 50, unit: 元", "value: 50, unit: 'USD {}', same_as: a.one"), "the units differ"),
    (two("value: 50, period: 2019", "value: 50, period: 2020, same_as: a.one"), "the times differ"),
    (two("value: 50, scope: 全国", "value: 50, scope: 湖北, same_as: a.one"), "the scopes differ"),
    (two("series: {2019: 1.16, 2020: 1.14}", "value: 1.16, period: 2020, same_as: a.one"), "1.16 and 1.14"),
    (
        two("value: 77_000, precision: 7.7万", "value: 78_000, precision: 7.8万, same_as: a.one"),
        "78,000 and 77,000 do not agree",
    ),
    (
        two("value: 1000", "value: 1000, qualifier: several, same_as: a.one"),
        "several times 1,000 and 1,000 do not agree",
    ),
    (two("date: 2012-03", "date: 2013, same_as: a.one"), "the dates differ"),
    (two("value: {min: 3, max: 5}", "value: 7, same_as: a.one"), "7 and 3 to 5 do not agree"),
)


@pytest.mark.parametrize(("text", "says"), DISAGREE)
def test_same_facts_that_differ(text: str, says: str) -> None:
    """What one fact is told differently in is named."""
    (found,) = findings(text)
    assert found.startswith("M120 `b.two` (")
    assert says in found


def test_part_larger_than_whole() -> None:
    """A part cannot be larger than its whole."""
    (found,) = findings(two("value: 640, unit: 人", "value: 680, unit: 人, part_of: a.one"))
    assert found == "M121 `b.two` (680人) is declared a part of `a.one` (640人), and is larger"


def test_whole_leaves_room() -> None:
    """Hedge and precision of the whole are given all the room they leave; other measures are not compared."""
    assert findings(two("value: 640, unit: 人, qualifier: over", "value: 680, unit: 人, part_of: a.one")) == []
    assert findings(two("value: 60_000, precision: 6万, unit: 人", "value: 64_000, unit: 人, part_of: a.one")) == []
    assert findings(two("value: 640, unit: 人", "value: 680, unit: 元, part_of: a.one")) == []


PARTS = """\
a.all: {{label: 员工, value: 640, unit: 人}}
a.full: {{label: 全职, value: 412, unit: 人, part_of: a.all}}
a.half: {{label: 兼职, value: {half}, unit: 人, part_of: [a.all]}}
"""


def test_parts_together() -> None:
    """The declared parts of one whole do not exceed it; they may leave a rest."""
    assert findings(PARTS.format(half=228)) == []
    assert findings(PARTS.format(half=100)) == []
    (found,) = findings(PARTS.format(half=268))
    assert found.startswith("M121 `a.full` (412人) and `a.half` (268人) make 680, more than `a.all` (640人)")


def test_circles() -> None:
    """Parts of each other are named once, with the way round; so is a metric that names itself."""
    circle = "a.x: {label: 甲, value: 1, part_of: a.y}\na.y: {label: 乙, value: 1, part_of: a.z}\n"
    circle += "a.z: {label: 丙, value: 1, part_of: a.x}\na.w: {label: 丁, value: 1, part_of: a.x}\n"
    assert findings(circle) == [
        "M122 figures are parts of each other: `a.x` of `a.y`, `a.y` of `a.z` and `a.z` of `a.x`"
    ]
    assert findings("a.x: {label: 甲, value: 1, part_of: a.x}\n") == ["M122 `a.x` names itself in `part_of`"]


def test_long_chain_of_parts() -> None:
    """A thousand parts of parts are walked without running out of stack."""
    chain = "".join(f"a.m{n}: {{label: 第{n}号, value: 1, part_of: a.m{n + 1}}}\n" for n in range(1500))
    assert findings(chain + "a.m1500: {label: 末, value: 1}\n") == []


def test_one_fact_that_is_two() -> None:
    """The same fact cannot be another fact as well."""
    found = findings(two("value: 1", "value: 1, same_as: a.one, distinct_from: [a.one]"))
    assert found == ["M122 `b.two` says that `a.one` is the same fact, and that it is not"]


@pytest.mark.parametrize("field", ["same_as", "part_of", "distinct_from"])
def test_unknown_metric(field: str) -> None:
    """A relation to nothing is an error at its place, with the closest id."""
    text = two("value: 1", f"value: 1, {field}: [a.on]")
    metrics, _ = parse_metrics("a.yaml", text)
    (found,) = check_contradictions({metric.id: metric for metric in metrics}, SECTIONS)
    assert (found.code, found.hint, found.is_error) == ("M106", "did you mean `a.one`?", True)
    assert (found.span.line, found.span.column) == (2, text.splitlines()[1].index("[") + 1)


LOOKALIKES = """\
a.visits: {{label: 门诊人次, value: 2_186_400, unit: 人次, period: 2022}}
b.visits: {{label: 全年门诊人次, value: {value}, unit: 人次, period: 2022{more}}}
"""


@pytest.mark.parametrize(
    "more", [", distinct_from: [a.visits]", ", same_as: a.visits", ", part_of: a.visits"], ids=lambda more: more[2:9]
)
def test_declared_relations_silence(more: str) -> None:
    """What somebody has declared is not guessed at."""
    assert [found[:4] for found in findings(LOOKALIKES.format(value="2_168_400", more=""))] == ["M123"]
    value = "2_186_400" if "same_as" in more else "2_168_400"
    assert findings(LOOKALIKES.format(value=value, more=more)) == []


def test_parts_of_one_whole_are_two_facts() -> None:
    """Two parts of one whole may look as alike as they like."""
    text = (
        "a.all: {{label: 公益参与, value: 5_000, unit: 人}}\n"
        "a.full: {{label: 全职志愿者, value: 1_120, unit: 人{0}}}\n"
        "a.half: {{label: 兼职志愿者, value: 1_210, unit: 人{0}}}\n"
    )
    assert [found[:4] for found in findings(text.format(""))] == ["M123"]
    assert findings(text.format(", part_of: a.all")) == []
