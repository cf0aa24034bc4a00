"""Every PDF is PDF/UA-1 and PDF/A-3a at once, says veraPDF.

One process does all of it: Java takes a second to start, and some more until it is warm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

from report.pipeline import Order, make
from tests.outputs.verapdf import PROFILES, failures
from tests.projects import write_project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.outputs.example import Example

pytestmark = pytest.mark.xdist_group("example")

QUESTIONS = """\
kind: form
title: 意见
questions:
- {id: role, kind: single, text: 您的身份, options: [用户, 员工]}
- {id: topics, kind: multiple, text: 关注什么, options: [环境, 公益]}
- {id: advice, kind: open, text: 您的建议}
"""
EVERYTHING = """\
# 能源

平均能效为**{{ dc.pue }}**，*曝光*{{ year.views }}[^a]，见[**工作**一节](#year)和[网站](https://example.org/)，`make`。

- 甲
- 乙
  1. 一
  2. 二

## 能效

| 年 | 能效 |
|---|---:|
| 2019 | 1.2 |

> 引语。

:::{form} data/readers.yaml
:::

[^a]: 注文。
"""
"""What a section may hold; in the English edition, whose catalogs do not have it, a text in another language."""


def build(folder: Path, goal: str, *languages: str) -> dict[str, Path]:
    """Return the PDFs of a small project with a form and, in the English edition, untranslated text; and its proof."""
    changes = {"content/sections/year/energy.md": EVERYTHING, "content/data/readers.yaml": QUESTIONS}
    order = Order(write_project(folder, changes), languages, site=False, jobs=1, goal=goal)
    made = make(order, {}, lambda _: None)
    assert made.value is not None, made.diagnostics
    pdfs = {**made.value.pdfs, **{pdf.kind: pdf for pdf in made.value.prints}}
    for pdf in pdfs.values():
        (folder / pdf.name).write_bytes(pdf.content)
    return {name: folder / pdf.name for name, pdf in pdfs.items()}


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the PDFs of a small project as a draft."""
    return build(tmp_path_factory.mktemp("draft"), "draft")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_small_report_conforms(draft: dict[str, Path], language: str) -> None:
    """A report with a form, notes, lists and, in English, changes of language conforms."""
    assert failures(draft[language]) == []


def test_review_copy_conforms(tmp_path: Path) -> None:
    """A copy for review conforms with all that is printed on it besides; so does the proof of a translation."""
    made = build(tmp_path, "review", "en")
    assert sorted(made) == ["en", "proof"]
    assert [failure for path in made.values() for failure in failures(path)] == []


def test_example_conforms(example: Example, language: str) -> None:
    """The example conforms in each language, down to the last glyph."""
    assert failures(example.pdfs[language]) == []


def test_faults_are_found(draft: dict[str, Path], tmp_path: Path) -> None:
    """Links without words, and annotations that may not be printed, fail: the checker looks, by both standards."""
    path = tmp_path / "faulty.pdf"
    with pikepdf.open(draft["zh-CN"]) as pdf:
        for annotation in (each for page in pdf.pages for each in page.obj.get("/Annots", ())):
            for key in {"/Contents", "/F"} & set(annotation.keys()):
                del annotation[key]
        pdf.save(path)
    found = failures(path)
    assert {rule.split(" ")[0] for rule in found} == set(PROFILES)
    assert any("7.18.5" in rule for rule in found)
