"""A project written in English and translated into Chinese: chapters, figures, an index, a chart, a table, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.projects import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CHINESE = ENGLISH.replace("Language: en", "Language: zh_CN").replace(
    "nplurals=2; plural=(n != 1);", "nplurals=1; plural=0;"
)

WORK = "content/sections/port/energy.md"
WORK_PO = "locale/zh_CN/LC_MESSAGES/port.po"

FILES = {
    "content/report.yaml": """\
slug: harbour
title: Harbour Report 2024
short_title: Harbour 2024
organisation: Harbour Trust
period: {from: 2024-01-01, to: 2024-12-31}
date: 2025-03-20
languages: [en, zh-CN]
notice: The trust does not exist.
outline:
- {id: cover, kind: cover}
- {id: contents, kind: contents}
- id: port
  kind: chapter
  sections:
  - {id: port.energy, kind: section}
  - {id: port.people, kind: section, opens: page}
- {id: goals, kind: appendix}
""",
    "content/literals.yaml": "- {text: 30%, why: an estimate}\n- {text: About 2 million visitors, why: an estimate}\n",
    "content/metrics/port.yaml": """\
port.co2:
  label: Carbon dioxide avoided
  value: 1_999_000
  precision: 1.999 million
  qualifier: nearly
  unit: {one: tonne, other: tonnes}
  status: approved
port.views:
  label: Views of the videos
  value: 466_191_000_000
  precision: 466.191 billion
  qualifier: over
  unit: {one: view, other: views}
  period: 2024
  status: approved
port.spent: {label: Spent on training, value: 12_500_000, precision: 12.5 million, unit: 'GBP {}', status: approved}
port.staff: {label: Employees, value: 1200, unit: {one: person, other: people}, as_of: 2024-12-31, status: approved}
port.one: {label: Accidents, value: 1, unit: {one: accident, other: accidents}, status: approved}
port.saved: {label: Energy saved, series: {2022: 1.3, 2023: 1.2, 2024: 1.15}, better: lower, status: approved}
port.began: {label: Founded, date: 2011-09, status: approved}
""",
    "content/sections/cover.md": "# Harbour Report 2024\n",
    "content/sections/contents.md": "# Contents\n\n:::{toc}\n:::\n",
    "content/sections/goals.md": "---\nsdgs: []\n---\n# Goals and pages\n\n:::{sdg-index}\n:::\n",
    "content/sections/port.md": "# Work\n\nA year of work, told on two\nlines.\n",
    WORK: """\
---
sdgs: [7, 13]
---
# Energy

We avoided {{ port.co2 }}[^t], as [](#port.people) tells, and had {{ port.one }}. Two thirds of the sites saved 30%.

:::{kpi} strip
port.co2
port.views
port.spent
:::

:::{chart} line
metrics: [port.saved]
caption: Energy of the sites
alt: The line falls from year to year.
:::

:::{table} data/sites.yaml
:::

[^t]: Measured at the quay.
""",
    "content/data/sites.yaml": """\
title: Sites
columns: [{key: place, name: Place}, {key: saved, name: Saved}]
rows: [{place: Quay, saved: '{{ port.co2 }}'}, {place: Yard, saved: none}]
""",
    "content/sections/port/people.md": """\
---
sdgs: [8, 13]
---
# People

At the end of the year {{ port.staff }} worked here, and training cost {{ port.spent }}. We began in {{ port.began }}.

About 2 million visitors came.
""",
}

TRANSLATIONS = {
    "report": {
        "Harbour Report 2024": "港湾报告2024",
        "Harbour 2024": "港湾2024",
        "Harbour Trust": "港湾信托",
        "The trust does not exist.": "该信托并不存在。",
    },
    "cover": {"Harbour Report 2024": "港湾报告2024"},
    "contents": {"Contents": "目录"},
    "goals": {"Goals and pages": "目标与页码"},
    "port": {
        "Work": "工作",
        "A year of work, told on two lines.": "一年的工作，写成两行。",
        "Energy": "能源",
        "We avoided {{ port.co2 }}[^t], as [](#port.people) tells, and had {{ port.one }}. "
        "Two thirds of the sites saved 30%.": (
            "如[](#port.people)所述，我们减排{{ port.co2 }}[^t]，发生事故{{ port.one }}。三分之二的站点节约30%。"
        ),
        "Energy of the sites": "各站点的能耗",
        "The line falls from year to year.": "折线逐年下降。",
        "Sites": "站点",
        "Place": "地点",
        "Saved": "节约",
        "Quay": "码头",
        "Yard": "船厂",
        "none": "无",
        "Measured at the quay.": "在码头测量。",
        "People": "员工",
        "About 2 million visitors came.": "约200万名访客前来。",
        "At the end of the year {{ port.staff }} worked here, and training cost {{ port.spent }}. "
        "We began in {{ port.began }}.": (
            "年末在此工作的有{{ port.staff }}，培训支出{{ port.spent }}。我们成立于{{ port.began }}。"
        ),
    },
    "metrics": {
        "Carbon dioxide avoided": "二氧化碳减排量",
        "Views of the videos": "视频播放量",
        "Spent on training": "培训支出",
        "Employees": "员工人数",
        "Accidents": "事故",
        "Energy saved": "节约的能源",
        "Founded": "成立时间",
    },
}

UNITS = {
    ("tonne", "tonnes"): "吨",
    ("view", "views"): "次",
    ("GBP {}", "GBP {}"): "{}英镑",
    ("person", "people"): "人",
    ("accident", "accidents"): "起",
}


def catalog(domain: str) -> str:
    """Return the PO file of a domain."""
    entries = "".join(f'msgid "{source}"\nmsgstr "{target}"\n\n' for source, target in TRANSLATIONS[domain].items())
    units = "".join(
        f'msgid "{one}"\nmsgid_plural "{other}"\nmsgstr[0] "{target}"\n\n' for (one, other), target in UNITS.items()
    )
    return CHINESE + entries + (units if domain == "metrics" else "")


def write_harbour(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """Write the project, complete and sound, with some files changed or added; return the folder."""
    files = {**FILES, **{f"locale/zh_CN/LC_MESSAGES/{domain}.po": catalog(domain) for domain in TRANSLATIONS}}
    for name, content in {**files, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder
