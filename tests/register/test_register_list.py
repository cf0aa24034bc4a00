"""`report metrics list`: which figures there are, and who uses them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from report.cli import main
from report.cli.columns import Column, format_table, shortened
from report.diagnostics.format import display_width
from report.model.composition import SectionTitle
from report.model.register import Register
from report.register import sections_below
from tests.projects import ENGLISH, TRANSLATIONS, write_project

if TYPE_CHECKING:
    from pathlib import Path

MORE = """\
more.volunteers:
  label: 志愿者
  value: 320
  unit: 名
  as_of: 2020-12
  owner: 公益部
  status: approved
  valid_until: 2021-03-24
more.hours: {label: 志愿服务时间, value: 1_600, unit: 小时, period: 2020, source: 公益部年报}
more.last-day: {label: 最后一天有效, value: 5, status: approved, valid_until: 2021-03-25, owner: Energy team}
"""
"""Signatures that ran out on the day before the report's date, and on the day itself."""
YEAR = "content/sections/year.md"

TABLE = """\
id               zh-CN          en                             time     status    owner        in zh-CN  in en
dc.pue           1.14           1.14                                    approved                      1      1
year.views       超过12.86亿次  more than 1.286 billion views  2020     approved                      1      1
more.volunteers  320名          320 名                         2020-12  expired   公益部              1      1
more.hours       1,600小时      1,600 小时                     2020     draft     公益部年报          –      –
more.last-day    5              5                                       approved  Energy team         –      –

5 metrics, 3 printed, 2 unused, 1 unapproved, 1 expired
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the sample project with three figures more; one of them is printed in a text without translation."""
    files = {"content/metrics/more.yaml": MORE, YEAR: "# 工作\n\n一年的工作，{{ more.volunteers }}志愿者。\n"}
    return write_project(tmp_path, files)


def test_table(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each figure is a row; texts that wait for their translation count, for they are printed."""
    assert main(["metrics", "list", "--lang", "en", "--project", str(project)]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == (TABLE, "")


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ((), ["dc.pue", "year.views", "more.volunteers", "more.hours", "more.last-day"]),
        (("--unused",), ["more.hours", "more.last-day"]),
        (("--unapproved",), ["more.hours"]),
        (("--expired",), ["more.volunteers"]),
        (("--section", "year"), ["dc.pue", "year.views", "more.volunteers"]),
        (("--section", "year.energy"), ["dc.pue", "year.views"]),
        (("--section", "cover"), []),
        (("--chapter", "more"), ["more.volunteers", "more.hours", "more.last-day"]),
        (("--owner", "公益"), ["more.volunteers", "more.hours"]),
        (("--owner", "energy"), ["more.last-day"]),
        (("--unused", "--owner", "公益"), ["more.hours"]),
    ],
    ids=" ".join,
)
def test_conditions(project: Path, words: tuple[str, ...], ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Every condition that is given must hold; a section has those below it, an owner may be named in part."""
    assert main(["metrics", "list", "--json", "--project", str(project), *words]) == 0
    assert [found["id"] for found in json.loads(capsys.readouterr().out)] == ids


def test_a_draft_does_not_expire(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What nobody has signed is a draft, whatever day is written beside it."""
    path = project / "content/metrics/more.yaml"
    path.write_text(MORE.replace("  status: approved\n", "", 1), encoding="utf-8")
    assert main(["metrics", "list", "--expired", "--project", str(project)]) == 0
    assert capsys.readouterr().out == "0 of 5 metrics, 0 printed, 0 unused, 0 unapproved\n"
    assert main(["metrics", "list", "--unapproved", "--project", str(project)]) == 0
    assert capsys.readouterr().out.endswith("\n2 of 5 metrics, 1 printed, 1 unused, 2 unapproved\n")


def test_sections_below() -> None:
    """A section has those below it at every depth, and none beside it."""
    parents = {"a": None, "a.b": "a", "a.b.c": "a.b", "ab": None, "d": None, "e": "d"}
    sections = tuple(SectionTitle(name, name, "", (), parent) for name, parent in parents.items())
    register = Register((), ("en",), "2021-03-25", sections)
    assert sections_below(register, "a") == {"a", "a.b", "a.b.c"}
    assert sections_below(register, "d") == {"d", "e"}


def test_sum_of_a_selection(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last line says of how many the list is a part; a list of nothing is nothing but that line."""
    assert main(["metrics", "list", "--unused", "--project", str(project)]) == 0
    assert capsys.readouterr().out.endswith("\n\n2 of 5 metrics, 0 printed, 2 unused, 1 unapproved\n")
    assert main(["metrics", "list", "--section", "cover", "--project", str(project)]) == 0
    assert capsys.readouterr().out == "0 of 5 metrics, 0 printed, 0 unused, 0 unapproved\n"


def test_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON has what the table has, in both languages, with the place of the definition."""
    assert main(["metrics", "list", "--section", "year.energy", "--json", "--project", str(project)]) == 0
    views = json.loads(capsys.readouterr().out)[1]
    assert views == {
        "id": "year.views",
        "chapter": "year",
        "defined": {"path": "content/metrics/year.yaml", "line": 5, "column": 1},
        "label": {"zh-CN": "曝光量", "en": "Views"},
        "phrase": {"zh-CN": "超过12.86亿次", "en": "more than 1.286\N{NO-BREAK SPACE}billion views"},
        "period": "2020",
        "as_of": None,
        "status": "approved",
        "owner": None,
        "source": None,
        "printed": {"zh-CN": 1, "en": 1},
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--section", "year.enegy"), ("[P112]", "did you mean `year.energy`?")),
        (("--chapter", "yeer"), ("[P112]", "did you mean `year`?")),
        (("--chapter", "q"), ("[P112]", "there are: more, year")),
        (("--lang", "fr"), ("[L114]", "there are: zh-CN, en")),
    ],
    ids=" ".join,
)
def test_unknown_names(
    project: Path, words: tuple[str, ...], said: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """A name that the report does not have is a problem, not an empty list."""
    assert main(["metrics", "list", "--project", str(project), *words]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert all(each in err for each in said)


def test_a_project_that_cannot_be_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Problems that stand in the way are printed as `report check` prints them."""
    (project / YEAR).write_text("# 工作\n\n{{ no.such }}\n", encoding="utf-8")
    assert main(["metrics", "list", "--project", str(project)]) == 1
    assert "error[M106]" in capsys.readouterr().err


def test_faulty_translation_is_no_obstacle(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list can be had while a translation is broken: the places are what they are."""
    broken = (ENGLISH + TRANSLATIONS["year"]).replace(" was {{ dc.pue }}, with", " fell, with")
    (project / "locale/en/LC_MESSAGES/year.po").write_text(broken, encoding="utf-8")
    assert main(["check", "--project", str(project)]) == 1
    assert main(["metrics", "list", "--project", str(project)]) == 0
    assert "dc.pue" in capsys.readouterr().out


def test_no_command_prints_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """`report metrics` alone says which commands there are."""
    assert main(["metrics"]) == 2
    usage = capsys.readouterr().err
    assert all(f"\n    {word} " in usage for word in ("list", "trace", "export", "import"))


COLUMNS = (
    Column("id", ("poverty.results.youth-trained", "dc.pue"), least=24),
    Column("zh-CN", ("累计超过7万7,923名青年接受了各类职业技能培训", "1.14"), least=12),
    Column("time", ("2017-11/2020-11", "2020"), leaves=1),
    Column("owner", ("扶贫项目部与人力资源部联合工作组", "数据中心部"), least=8, leaves=2),
    Column("in zh-CN", ("12", "–"), right=True),
)


@pytest.mark.parametrize("width", [160, 120, 100, 80, 60, 50])
def test_table_fits(width: int) -> None:
    """A table is no wider than its room, Han characters counted twice; ids stay as long as anything can."""
    lines = format_table(COLUMNS, width).splitlines()
    assert max(map(display_width, lines)) <= width
    assert len({display_width(line) for line in lines if line.endswith(("zh-CN", "12", "–"))}) == 1
    assert ("owner" in lines[0]) == (width >= 80)
    assert ("time" in lines[0]) == (width > 60)
    assert (COLUMNS[0].cells[0] in lines[1]) == (width > 50)


def test_table_without_a_terminal_is_whole() -> None:
    """What goes into a pipe or a file is not cut."""
    text = format_table(COLUMNS)
    assert all(cell in text for column in COLUMNS for cell in column.cells)


@pytest.mark.parametrize(
    ("text", "width", "short"), [("范围", 4, "范围"), ("范围", 3, "范…"), ("范围", 2, "…"), ("a b c", 3, "a…")]
)
def test_shortened(text: str, width: int, short: str) -> None:
    """A cut text says so and keeps to its cells."""
    assert shortened(text, width) == short
    assert display_width(short) <= width
