"""A report with everything that galleys have to carry: notes, links both ways, a picture, a table, a form, an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.pipeline import GALLEYS, Order, compose, edit, load, typeset
from tests.projects import METRICS, SETTINGS, write_project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Executor
    from pathlib import Path

    from report.cache import Cache
    from report.model.rendition import PageMap, Pdf

OUTLINE = """\
outline:
- {id: cover, kind: cover}
- {id: contents, kind: contents}
- id: year
  kind: chapter
  sections:
  - {id: year.energy, kind: section}
  - {id: year.water, kind: section, opens: flow}
- id: people
  kind: chapter
  sections:
  - {id: people.work, kind: section}
- id: appendix
  kind: appendix
  sections:
  - {id: appendix.sdg, kind: part}
  - {id: appendix.feedback, kind: part}
- {id: colophon, kind: colophon}
"""
SENTENCE = "数据中心的用电按月统计，机房的温度每小时记录一次，记录保存三年。"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#8ac"/></svg>'
FORM = """\
title: 问卷
submit: 完成
questions:
- {id: reader, kind: single, text: 您是谁？, options: [读者, 员工]}
- {id: words, kind: open, text: 您的意见？}
"""
SECTIONS: dict[str, str] = {
    "contents": "# 目录\n\n:::{toc}\n:::\n",
    "year": "# 工作\n\n一年的工作。\n",
    "year/energy": (
        "---\nsdgs: [7, 13]\n---\n# 能源\n\n平均能效为{{ dc.pue }}，曝光{{ year.views }}。见[](#people.work)[^1]。\n\n"
        + f"{SENTENCE * 8}\n\n" * 9
        + "[^1]: 能效按季度计算。\n"
    ),
    "year/water": (
        "---\nsdgs: [6]\n---\n# 用水\n\n见[](#year.energy)和[](#appendix.sdg)。\n\n"
        ":::{figure} images/picture.svg\ncaption: 水面\nalt: 一块蓝色\n:::\n\n"
        ":::{table} 用水\n| 年 | 吨 |\n|---|---|\n| 一 | 多 |\n| 二 | 少 |\n:::\n\n" + f"{SENTENCE * 6}\n\n" * 4
    ),
    "people": "# 员工\n\n员工的一年。\n",
    "people/work": "---\nsdgs: [8]\n---\n# 工作与生活\n\n见[](#year.water)。\n\n" + f"- {SENTENCE}\n" * 12,
    "appendix": "# 附录\n",
    "appendix/sdg": "# 目标索引\n\n:::{sdg-index}\n:::\n",
    "appendix/feedback": "# 反馈\n\n:::{form} data/feedback.yaml\n:::\n",
    "colophon": "# 版权页\n\n:::{colophon}\n:::\n",
}


def write_paper(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the project with some files changed; return its folder."""
    settings = SETTINGS.partition("outline:")[0] + OUTLINE
    files: dict[str, str | bytes | None] = {
        "content/report.yaml": settings,
        "content/metrics/year.yaml": METRICS,
        "content/images/picture.svg": PICTURE,
        "content/data/feedback.yaml": FORM,
        **{f"content/sections/{name}.md": text for name, text in SECTIONS.items()},
    }
    return write_project(folder, {**files, **(changes or {})})


def set_paper(
    root: Path,
    engine: str = GALLEYS,
    kept: Cache | None = None,
    guesses: Mapping[str, PageMap] | None = None,
    executor: Executor | None = None,
) -> dict[str, Pdf]:
    """Return the PDF of each language."""
    order = Order(root, jobs=1, engine=engine)
    composed = load(root).then(lambda report: edit(report, order)).then(compose)
    assert composed.value is not None, composed.diagnostics
    made = typeset(composed.value, guesses or {}, order, kept, executor)
    assert made.value is not None, made.diagnostics
    errors = [diagnostic for diagnostic in made.diagnostics if diagnostic.is_error]
    assert not errors, errors
    return {pdf.language: pdf for pdf in made.value}
