"""A small project to break: two languages, three sections, one metric of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SETTINGS = """\
slug: sample
title: 示例报告
organisation: 示例机构
period: {from: 2020-01-01, to: 2020-12-31}
date: 2021-03-25
languages: [zh-CN, en]
outline:
- {id: cover, kind: cover}
- id: year
  kind: chapter
  sections:
  - {id: year.energy, kind: section}
"""

METRICS = """\
dc.pue:
  label: 数据中心能效
  value: 1.14
  status: approved
year.views:
  label: 曝光量
  value: 1_286_000_000
  precision: 12.86亿
  qualifier: over
  unit: 次
  period: 2020
  status: approved
"""

FILES: dict[str, str] = {
    "content/report.yaml": SETTINGS,
    "content/metrics/year.yaml": METRICS,
    "content/sections/cover.md": "# 示例报告\n",
    "content/sections/year.md": "# 工作\n\n一年的工作。\n",
    "content/sections/year/energy.md": (
        "---\nsdgs: [7, 13]\n---\n# 能源\n\n平均能效为{{ dc.pue }}，曝光{{ year.views }}。\n"
    ),
}

ENGLISH = """\
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

TRANSLATIONS: dict[str, str] = {
    "report": 'msgid "示例报告"\nmsgstr "Sample report"\n\nmsgid "示例机构"\nmsgstr "Sample organisation"\n',
    "cover": 'msgid "示例报告"\nmsgstr "Sample report"\n',
    "year": (
        'msgid "工作"\nmsgstr "Work"\n\nmsgid "一年的工作。"\nmsgstr "A year of work."\n\n'
        'msgid "能源"\nmsgstr "Energy"\n\n'
        'msgid "平均能效为{{ dc.pue }}，曝光{{ year.views }}。"\n'
        'msgstr "Mean effectiveness was {{ dc.pue }}, with {{ year.views }}."\n'
    ),
    "metrics": (
        'msgid "数据中心能效"\nmsgstr "Data-centre effectiveness"\n\nmsgid "曝光量"\nmsgstr "Views"\n\n'
        'msgid "次"\nmsgid_plural "次"\nmsgstr[0] "view"\nmsgstr[1] "views"\n'
    ),
}


def write_project(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the sample project with some files changed, added, or (None) left out; return the folder."""
    files: dict[str, str | bytes | None] = dict(FILES)
    for domain, entries in TRANSLATIONS.items():
        files[f"locale/en/LC_MESSAGES/{domain}.po"] = ENGLISH + entries
    files.update(changes or {})
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif content is not None:
            path.write_text(content, encoding="utf-8")
    return folder
