"""Drafts: what waits for its translation is there in the source language, and says in which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf
import pytest

from report.pipeline import Order, make
from tests.harbour import WORK, write_harbour
from tests.outputs import pdfstructure
from tests.outputs.pdftext import raw_pages
from tests.outputs.tagtree import Tagged, read_tags
from tests.projects import ENGLISH, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECTION = """\
# 能源

平均能效为{{ dc.pue }}，{{ dc.pue | label }}曝光{{ year.views }}。

- 新的一项

| 头 | 数 |
|---|---|
| 格 | {{ year.views | number }} |

:::{kpi} strip
year.views
:::
"""
LABELS = f"""{ENGLISH}msgid "曝光量"
msgstr "Views"

#, fuzzy
msgid "次"
msgid_plural "次"
msgstr[0] "time"
msgstr[1] "times"
"""
"""A label that is missing, and a unit that is fuzzy."""


def made(project: Path, language: str) -> tuple[str, Path]:
    """Return the web pages of a draft, and the path of its PDF."""
    result = make(Order(project, (language,), jobs=1), {}, lambda _: None).value
    assert result is not None
    path = project / "draft.pdf"
    path.write_bytes(result.pdfs[language].content)
    web = "".join(file.content.decode() for file in result.site if file.path.endswith(".html"))
    return web, path


def spoken(tag: Tagged, language: str) -> Iterator[tuple[str, str]]:
    """Yield all text with the language that it is read in."""
    own = tag.language or language
    for kid in tag.kids:
        if isinstance(kid, Tagged):
            yield from spoken(kid, own)
        elif isinstance(kid, str):
            yield own, kid


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Return a draft in English of which much is missing."""
    changes = {"content/sections/year/energy.md": SECTION, "locale/en/LC_MESSAGES/metrics.po": LABELS}
    return made(write_project(tmp_path_factory.mktemp("english"), changes), "en")


def test_every_fall_back_is_read_in_its_language(english: tuple[str, Path]) -> None:
    """Chinese is tagged as Chinese wherever it stands: paragraph, list, table, a figure's unit and label."""
    with pikepdf.open(english[1]) as pdf:
        top, _ = read_tags(pdf)
        assert str(pdf.Root.Lang) == "en"
    texts = list(spoken(top, "en"))
    chinese = "".join(text for language, text in texts if language == "zh-CN")
    others = "".join(text for language, text in texts if language != "zh-CN")
    assert not [letter for letter in others if "\u4e00" <= letter <= "\u9fff"]
    for words in ("平均能效为", "数据中心能效", "新的一项", "头", "格", "次"):
        assert words in chinese


def test_every_fall_back_is_marked_for_the_eye(english: tuple[str, Path]) -> None:
    """On the web too, each has the class that gives it a ground, and its language."""
    web = english[0]
    for words in ("数据中心能效</span>", "次</span></data>", "新的一项</span>", "格</span>"):
        assert f'<span class="untranslated" lang="zh-CN">{words}' in web


def drawn(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each run of text with the name of its font."""
    with pikepdf.open(path) as pdf:
        known = pdfstructure.fonts(pdf)
        meanings = {name: pdfstructure.characters(font) for name, font in known.items()}
        for page in pdf.pages:
            name = ""
            for each in pikepdf.parse_content_stream(page):
                operator, operands = str(each.operator), each.operands
                if operator == "Tf":
                    name = str(page.obj.Resources.Font[str(operands[0])].BaseFont)
                elif operator in {"Tj", "TJ"}:
                    items = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                    codes = b"".join(bytes(item) for item in items if isinstance(item, pikepdf.String))
                    numbers = (int.from_bytes(codes[at : at + 2]) for at in range(0, len(codes), 2))
                    yield name, "".join(meanings[name].get(number, "") for number in numbers)


def test_a_fall_back_has_the_font_and_the_hyphens_of_its_language(tmp_path: Path) -> None:
    """English in a Chinese draft is set as in an English report."""
    long = "Infrastructural responsibilities, internationally interdependent. " * 12
    project = write_harbour(tmp_path, {WORK: f"# Energy\n\n{long}\n"})
    _, path = made(project, "zh-CN")
    fonts = {font for font, text in drawn(path) if "responsib" in text}
    assert {font.partition("+")[2] for font in fonts} == {"Inter"}
    assert re.search(r"[a-z][-\u2010]$", "\n".join(raw_pages(path)), re.MULTILINE)
