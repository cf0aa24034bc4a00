"""`report metrics trace`: all that is known of one figure, and where it is printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from report.cli import main
from report.pipeline import Order, register
from report.publish import keep_record
from report.read import fingerprint
from tests.projects import write_project

if TYPE_CHECKING:
    from pathlib import Path

STAFF = """\
staff.all:
  label: 员工
  value: 4.00e3
  unit: 名
  as_of: 2020-12
  owner: 人力资源部
staff.women:
  label: 女性员工
  value: 1_333
  unit: 名
  as_of: 2020-12
  part_of: staff.all
staff.share:
  label: 女性员工占比
  formula: staff.women / staff.all * 100
  unit: '%'
  as_of: 2020-12
  scope: 正式员工
  note: 不含实习生
  source: 人事系统 · 2021-01
  owner: 人力资源部
  status: approved
  approved_by: 人力资源部负责人
  approved_on: 2021-02-26
  valid_until: 2021-12-31
  better: higher
  target: {value: 40, by: 2025}
  restated: {was: 32, reason: 口径统一}
  distinct_from: [dc.pue]
  disclosures: {gri: [405-1]}
staff.pledge: {label: 女性占比目标, value: 40, unit: '%', period: 2020, target: true, distinct_from: staff.share}
staff.days: {label: 答复时限, value: {min: 2, max: 3}, unit: 天}
staff.hours: {label: 人均学时, series: {2019: 30.5, 2020: 1_031}, better: higher}
staff.talks: {label: 谈话, value: 100, qualifier: several, bounds: {min: 200, max: 900}, unit: 次, unit_context: 谈话}
staff.again: {label: 曝光, value: 1_286_000_000, precision: 12.86亿, qualifier: over, unit: 次, same_as: year.views}
staff.third: {label: 三分之一, formula: staff.pledge / 120, unit: 名}
"""
ENERGY = "content/sections/year/energy.md"
TEXT = "# 能源\n\n占{{ staff.share }}，即{{ staff.share | number }}。\n\n| 占比 |\n|---|\n| {{ staff.share }} |\n"

SHARE = """\
staff.share  (content/metrics/staff.yaml:13)

label          zh-CN   女性员工占比
               en      女性员工占比
phrase         zh-CN   33.33%
               en      33.33%
formula        staff.women / staff.all * 100
with           staff.women = 1,333 (1,333名)
               staff.all = 4,000 (4,000名)
result         33.325
unit           %
time           as of 2020-12
scope          正式员工
note           不含实习生
source         人事系统 · 2021-01
owner          人力资源部
status         approved by 人力资源部负责人 on 2021-02-26, valid until 2021-12-31
better         higher
target         40 by 2025
restated       was 32: 口径统一
disclosures    gri 405-1
distinct from  dc.pue
               staff.pledge
printed        3 times in zh-CN, 3 times in en
pages          not built yet: run `report build`

language  phrase  folio  PDF page  section             address
zh-CN     33.33%      –    no PDF  year.energy 能源    zh-CN/year/energy.html#year.energy.figure-1
zh-CN     33.33       –    no PDF  year.energy 能源    zh-CN/year/energy.html#year.energy.figure-2
zh-CN     33.33%      –    no PDF  year.energy 能源    zh-CN/year/energy.html#year.energy.figure-3
en        33.33%      –    no PDF  year.energy Energy  en/year/energy.html#year.energy.figure-1
en        33.33       –    no PDF  year.energy Energy  en/year/energy.html#year.energy.figure-2
en        33.33%      –    no PDF  year.energy Energy  en/year/energy.html#year.energy.figure-3
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the sample project with figures that stand in every relation to each other."""
    return write_project(tmp_path, {"content/metrics/staff.yaml": STAFF, ENERGY: TEXT})


def traced(project: Path, metric: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the command prints of a metric."""
    capsys.readouterr()
    assert main(["metrics", "trace", metric, "--project", str(project)]) == 0
    return capsys.readouterr().out


def test_trace(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A trace has what the metric states, what it is made of, and every place that prints it, filters applied."""
    assert traced(project, "staff.share", capsys) == SHARE


@pytest.mark.parametrize(
    ("metric", "lines"),
    [
        (
            "staff.all",
            ["value          4,000 (written 4.00e3)", "used in        staff.share", "parts          staff.women"],
        ),
        ("staff.all", ["source         not stated", "status         draft", "printed        nowhere"]),
        ("staff.women", ["value          1,333", "used in        staff.share", "part of        staff.all"]),
        ("staff.pledge", ["target         the figure itself is a commitment", "distinct from  staff.share"]),
        ("staff.days", ["value          2 to 3", "time           not stated"]),
        ("staff.hours", ["series         2019    30.5", "               2020    1,031", "better         higher"]),
        ("staff.talks", ["bounds         200 to 900", "qualifier      several", "unit           次 (谈话)"]),
        ("staff.again", ["value          1,286,000,000", "precision      12.86亿", "same as        year.views"]),
        ("year.views", ["same as        staff.again", "printed        nowhere"]),
        ("staff.third", ["with           staff.pledge = 40 (40%)", "result         0.333333333333333…"]),
    ],
)
def test_lines(project: Path, metric: str, lines: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Every kind of figure is shown with all its digits, and relations in both directions."""
    text = traced(project, metric, capsys).splitlines()
    assert [line for line in lines if line not in text] == []


def test_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON has the same, numbers as text so that no digit is lost."""
    assert main(["metrics", "trace", "staff.share", "--json", "--project", str(project)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["calculation"] == {
        "operands": [
            {"id": "staff.women", "value": "1333", "phrase": "1,333名"},
            {"id": "staff.all", "value": "4000", "phrase": "4,000名"},
        ],
        "result": "33.325",
        "problem": None,
    }
    assert found["target"] == {"value": "40", "by": "2025"}
    assert found["disclosures"] == {"gri": ["405-1"]}
    assert [place["url"] for place in found["places"]][:1] == ["zh-CN/year/energy.html#year.energy.figure-1"]
    assert {place["state"] for place in found["places"]} == {"unbuilt"}


def test_unknown_id(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An id that does not exist is the same problem as in a text, with the closest one."""
    assert main(["metrics", "trace", "staff.shares", "--project", str(project)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "error[M106]" in err
    assert "did you mean `staff.share`?" in err


def test_figures_that_disagree_can_be_traced(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An error about what a figure says does not keep anybody from looking it up."""
    wrong = "staff.wrong: {label: 女性占比, value: 50, formula: staff.women / staff.all * 100, unit: '%'}\n"
    (project / "content/metrics/wrong.yaml").write_text(wrong, encoding="utf-8")
    assert main(["check", "--project", str(project)]) == 1
    assert "[M113]" in capsys.readouterr().err
    text = traced(project, "staff.wrong", capsys)
    assert "value          50\n" in text
    assert "result         33.325\n" in text


def build_with_pages(project: Path, page: int) -> dict[str, Any]:
    """Build the website, and write a manifest as a build with PDFs would: every place on one page, numbered 4 more."""
    assert main(["build", "--site", "--project", str(project)]) == 0
    path = project / "build/manifest.json"
    manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    manifest["outputs"].append({"path": "pdf/sample-zh-CN.pdf", "kind": "pdf", "language": "zh-CN"})
    for section in manifest["sections"]:
        section["editions"]["zh-CN"] |= {"first_page": 1, "first_folio": 5}
    for metric in manifest["metrics"]:
        for place in metric["places"]:
            place["page"] = page if place["language"] == "zh-CN" else None
    path.write_text(json.dumps(manifest), encoding="utf-8")
    return manifest


def places(project: Path, metric: str) -> list[tuple[str, int | None, str | None, str]]:
    """Return language, page, folio and state of every place of a metric."""
    made = register(Order(project)).value
    assert made is not None
    (row,) = (row for row in made.rows if row.metric.id == metric)
    return [(place.language, place.page, place.folio, place.state) for place in row.places]


def test_pages_are_those_of_the_last_build(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages and folios come from the manifest; a language without a PDF has none."""
    build_with_pages(project, 3)
    found = [("zh-CN", 3, "7", "built")] * 3 + [("en", None, None, "unbuilt")] * 3
    assert places(project, "staff.share") == found
    text = traced(project, "staff.share", capsys)
    assert "pages          as in the last build\n               no PDF of: en\n" in text
    assert (
        "zh-CN     33.33%      7         3  year.energy 能源    zh-CN/year/energy.html#year.energy.figure-1\n" in text
    )


def test_a_place_that_has_changed_has_no_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a text prints another phrase than the last build did, the old page is not given for it."""
    build_with_pages(project, 3)
    (project / ENERGY).write_text(TEXT.replace("{{ staff.share | number }}", "{{ dc.pue }}"), encoding="utf-8")
    assert [place[1] for place in places(project, "staff.share")[:2]] == [3, 3]
    assert places(project, "dc.pue")[0] == ("zh-CN", None, None, "changed")
    text = traced(project, "dc.pue", capsys)
    assert "changed since the last build: run `report build`" in text
    assert "zh-CN     1.14        –   changed  year.energy 能源" in text


def test_a_value_that_has_changed_has_no_page(project: Path) -> None:
    """What the last build printed there was another figure."""
    build_with_pages(project, 3)
    path = project / "content/metrics/staff.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("1_333", "1_444"), encoding="utf-8")
    assert {place[1:] for place in places(project, "staff.share")} == {
        (None, None, "changed"),
        (None, None, "unbuilt"),
    }


def test_damaged_manifest_is_none(project: Path) -> None:
    """A manifest of another make or with holes is treated as no build."""
    build_with_pages(project, 3)
    (project / "build/manifest.json").write_text('{"outputs": []}', encoding="utf-8")
    assert {place[3] for place in places(project, "staff.share")} == {"unbuilt"}


def test_pages_outlive_a_build_of_the_site_alone(project: Path) -> None:
    """While the PDFs stand, `report build --site` does not forget where things are in them."""
    manifest = build_with_pages(project, 3)
    pdf = project / "build" / manifest["outputs"][-1]["path"]
    pdf.parent.mkdir()
    pdf.write_bytes(b"%PDF-1.7")
    (project / "content/sections/cover.md").write_text("# 示例报告\n\n又一句。\n", encoding="utf-8")
    assert main(["build", "--site", "--project", str(project)]) == 0
    assert places(project, "staff.share")[:3] == [("zh-CN", 3, "7", "built")] * 3


def test_stale_pages_are_called_stale(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When files have changed since the build, page numbers may have moved, and the trace says so."""
    build_with_pages(project, 3)
    keep_record(project / "build", f"{fingerprint(project)} and the words of the command")
    assert "pages          as in the last build\n" in traced(project, "staff.share", capsys)
    (project / "content/sections/cover.md").write_text("# 示例报告\n\n又一句。\n", encoding="utf-8")
    stale = "as in the last build; files have changed since, so they may have moved\n"
    assert f"pages          {stale}" in traced(project, "staff.share", capsys)


def test_site_alone_has_no_pages(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After a build without PDFs the trace says what is missing."""
    assert main(["build", "--site", "--project", str(project)]) == 0
    assert "pages          no PDF yet: run `report build`\n" in traced(project, "staff.share", capsys)


def test_print_alone_counts_the_same(project: Path) -> None:
    """A list, which composes print only, counts the places that a trace shows."""
    whole, printed = register(Order(project)).value, register(Order(project), with_web=False).value
    assert whole is not None
    assert printed is not None
    assert [row.places != () for row in whole.rows] == [row.places != () for row in printed.rows]
    for one, other in zip(whole.rows, printed.rows, strict=True):
        assert [(p.language, p.section, p.text) for p in one.places] == [
            (p.language, p.section, p.text) for p in other.places
        ]
