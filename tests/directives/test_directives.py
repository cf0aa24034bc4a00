"""Each directive: what is written, and the HTML it becomes on the web.

Fixtures read `title`, `.`, input, `.`, HTML, `.`; `pytest --update-fixtures` writes the HTML anew, to be looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from report.diagnostics import Diagnosed
from report.pipeline import Order, compose, edit, load
from tests.projects import FILES, METRICS, write_project

FOLDER = Path(__file__).parent / "fixtures"
MORE_METRICS = """\
a.series:
  label: 能效
  series: {2018: 1.17, 2019: 1.16, 2020: 1.14}
  better: lower
  target: {value: 1.1, by: 2025}
  status: approved
a.rate: {label: 接听率, value: 95, qualifier: at_least, unit: '%', period: 2020, status: approved}
a.other: {label: 另一接听率, value: 96.6, unit: '%', period: 2020, status: approved}
a.staff: {label: 园区员工, value: 50, unit: 人, status: approved}
a.engineers: {label: 工程师, value: 30, unit: 人, status: approved}
a.guards: {label: 保安, value: 12, unit: 人, status: approved}
a.north: {label: 北区, series: {2019: 40, 2020: 30}, status: approved}
a.south: {label: 南区, series: {2019: 10, 2020: 20}, status: approved}
"""
EVENTS = "events:\n- {date: 2019-12-31, text: 立项, section: year}\n"
AWARDS = """\
title: 奖项
columns: [{key: name, name: 名称}, {key: count, name: 数量, align: end}]
rows:
- {name: 节能奖, count: '{{ dc.pue }}'}
- {name: 创新奖, count: –}
note: 只列全国性奖项。
"""
FEEDBACK = """\
kind: form
title: 读者反馈
questions:
- {id: role, kind: single, text: 您是？, options: [员工, 用户]}
- {id: topics, kind: multiple, text: 关注什么？, options: [环境, 公益]}
- id: rating
  kind: matrix
  text: 您如何评价？
  rows:
  - {id: layout, text: 版式, options: [好, 差]}
  - {id: amount, text: 信息量, options: [好, 差]}
- {id: advice, kind: open, text: 您的建议}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>\n'


@dataclass(frozen=True)
class Fixture:
    """One example of a directive."""

    path: Path
    title: str
    source: str
    html: str


def read_fixtures() -> list[Fixture]:
    """Return the examples of all files."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        parts = re.split(r"^\.\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for title, source, html in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
            found.append(Fixture(path, title.strip(), source, html))
    return found


def composed(source: str, folder: Path) -> str:
    """Return a section's HTML on the web."""
    settings = FILES["content/report.yaml"] + "address: https://example.org/report\n"
    settings += "colophon:\n- {term: 编印, text: '示例机构，{{ dc.pue }}'}\n"
    project = write_project(
        folder,
        {
            "content/report.yaml": settings,
            "content/sections/year.md": "---\nsdgs: [7, 13]\n---\n# 工作\n",
            "content/sections/year/energy.md": f"---\nsdgs: [7]\n---\n# 能源\n\n{source}",
            "content/metrics/year.yaml": METRICS + MORE_METRICS,
            "content/data/feedback.yaml": FEEDBACK,
            "content/data/events.yaml": EVENTS,
            "content/data/awards.yaml": AWARDS,
            "content/images/a.svg": SVG,
        },
    )
    order = Order(project, languages=("zh-CN",))
    result = load(project).then(lambda report: edit(report, order)).then(compose)
    assert isinstance(result, Diagnosed)
    assert result.value is not None, result.diagnostics
    section = next(each for each in result.value[0].web_sections if each.id == "year.energy")
    # What stands around the directive belongs to the section's template.
    body = section.html.partition("</h1>")[2].rpartition("</section>")[0]
    body = re.sub(r'<ul class="goal-tiles.*?</ul>', "", body, count=1, flags=re.DOTALL).replace("</header>", "", 1)
    return re.sub(r"\n\s*\n+", "\n", body).strip() + "\n"


@pytest.mark.parametrize("fixture", read_fixtures(), ids=lambda f: f"{f.path.stem}: {f.title}")
def test_directive_becomes_html(fixture: Fixture, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """What is written becomes the HTML of the fixture."""
    html = composed(fixture.source, tmp_path)
    if request.config.getoption("--update-fixtures"):
        text = fixture.path.read_text(encoding="utf-8")
        fixture.path.write_text(
            text.replace(f"{fixture.source}.\n{fixture.html}", f"{fixture.source}.\n{html}"), encoding="utf-8"
        )
        pytest.skip("written anew")
    assert html == fixture.html
