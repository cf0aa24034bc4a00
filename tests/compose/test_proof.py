"""Proofs before they are set: pairs of texts, what has changed in one, and to which message a problem belongs."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.compose.proof.difference import marked_difference
from report.compose.proof.findings import findings_of
from report.diagnostics import Diagnostic, Span
from report.model.catalog import Catalog, Entry
from report.pipeline import Order, edit, load, prove
from tests.harbour import write_harbour
from tests.projects import ENGLISH, METRICS, write_project
from tests.test_derived_languages import DERIVED, HANT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from report.model.catalog import MessageKey

SOURCES = st.text(st.sampled_from("共有10次，2数 ab<&{}.\n"), max_size=40)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("一年的工作。", "一年的工作。", "一年的工作。"),
        ("三年的工作。", "一年的工作。", "<del>三</del><ins>一</ins>年的工作。"),
        ("A year of work", "A year of hard work", "A year of <ins>hard </ins>work"),
        ("共{{ a.b }}次", "共{{ a.c }}次", "共<del>{{ a.b }}</del><ins>{{ a.c }}</ins>次"),
        ("5 < 6", "5 < 7", "5 &lt; <del>6</del><ins>7</ins>"),
        ("甲乙丙丁", "子乙丑丁", "<del>甲乙丙</del><ins>子乙丑</ins>丁"),
    ],
    ids=["same", "sign", "word", "figure", "escaped", "by chance"],
)
def test_differences_are_marked_by_words(old: str, new: str, expected: str) -> None:
    """Words in a language with spaces, signs in Chinese; a figure is one word."""
    assert marked_difference(old, new) == expected


@given(SOURCES, SOURCES)
def test_both_texts_can_be_read_back(old: str, new: str) -> None:
    """Without what came, it is the old text; without what went, the new one."""
    html = str(marked_difference(old, new))
    for wanted, left_out in ((old, "ins"), (new, "del")):
        kept = re.sub(f"<{left_out}>.*?</{left_out}>", "", html, flags=re.DOTALL)
        assert unescape(re.sub("</?(?:ins|del)>", "", kept)) == wanted


def test_long_texts_are_not_compared_word_by_word() -> None:
    """What lies between the same beginning and the same end has changed as a whole."""
    old, new = "甲" + "一二" * 2000 + "乙", "甲" + "三四" * 2000 + "乙"
    assert marked_difference(old, new).startswith("甲<del>一二一二")


def test_problems_belong_to_the_message_above_them() -> None:
    """A place within the lines of a message, up to the next one; other files are nobody's."""
    entries: dict[MessageKey, Entry] = {
        ("year", None, text): Entry(("a",), fuzzy=False, span=Span("en/year.po", line)) for text, line in SPREAD
    }
    places = [("en/year.po", 9), ("en/year.po", 10), ("en/year.po", 13), ("en/year.po", 99), ("content/a.md", 10)]
    problems = [Diagnostic("T110", f"{path}:{line}", Span(path, line), "") for path, line in places]
    silent = Diagnostic("T104", "fuzzy", Span("en/year.po", 10), "")
    found = findings_of([*problems, silent], Catalog("en", entries, ("year",)))
    assert {key[2]: [each.message for each in told] for key, told in found.items()} == {
        "一": ["en/year.po:10", "en/year.po:13"],
        "二": ["en/year.po:99"],
    }


SPREAD = (("二", 14), ("一", 10))
"""Messages and the lines on which they begin."""


def front_and_parts(project: Path, language: str) -> dict[str, str]:
    """Return the HTML of a proof by its parts."""
    order = Order(project, (language,), goal="review")
    report = load(project, "review")
    (proof,) = prove(report, report.then(lambda loaded: edit(loaded, order)), order).value or ()
    return {body.id: body.html for body in proof.bodies}


def proved(folder: Path, changes: Mapping[str, str | bytes | None]) -> dict[str, str]:
    """Return the HTML of the English proof of a changed project."""
    return front_and_parts(write_project(folder, changes), "en")


def test_headings_are_in_the_language_of_the_reviewer(tmp_path: Path) -> None:
    """Who reviews a Chinese translation reads Chinese."""
    parts = front_and_parts(write_harbour(tmp_path), "zh-CN")
    assert "<h2>待处理</h2>" in parts["_front"]
    assert "由英语译为中文" in parts["_front"]
    assert ">工作</h2>" in parts["port"]
    assert '<td lang="en">Work</td>' in parts["port"]
    assert "我们减排<data" in parts["port.energy"]


def test_a_text_of_its_own_is_no_translation(tmp_path: Path) -> None:
    """A section that is written in both languages stands there in both, and nothing of it is to be done."""
    changes = {
        "content/sections/year/energy.en.md": "# Energy\n\nWritten in English: {{ dc.pue }}.\n",
        "locale/en/LC_MESSAGES/year.po": ENGLISH
        + 'msgid "工作"\nmsgstr "Work"\n\nmsgid "一年的工作。"\nmsgstr "A year of work."\n',
    }
    parts = proved(tmp_path, changes)
    assert "it is no translation" in parts["year.energy"]
    assert "<p>Written in English: <data" in parts["year.energy"]
    assert "message_" not in parts["_front"]


def test_a_message_that_no_catalog_has_is_missing(tmp_path: Path) -> None:
    """New texts and units, before the catalogs are updated, are listed where they stand in the source."""
    changes = {
        "content/sections/year.md": "# 工作\n\n新的一句。\n",
        "content/metrics/year.yaml": METRICS.replace("unit: 次", "unit: 回"),
    }
    front = proved(tmp_path, changes)["_front"]
    assert front.count('<td class="what"><p class="state"') == 2
    assert "content/sections/year.md:3" in front
    assert "content/metrics/year.yaml:10" in front


def test_a_message_is_listed_once(tmp_path: Path) -> None:
    """The same text twice in a chapter is one message: one line in front, two rows."""
    changes = {
        "content/sections/year.md": "# 工作\n\n一样的话。\n\n一样的话。\n",
        "locale/en/LC_MESSAGES/year.po": ENGLISH + 'msgid "一样的话。"\nmsgstr ""\n',
    }
    parts = proved(tmp_path, changes)
    assert parts["_front"].count("一样的话。") == 1
    assert parts["year"].count('<td lang="zh-CN">一样的话。</td>') == 2


def test_a_fuzzy_text_may_say_anything(tmp_path: Path) -> None:
    """Nobody has checked it: unknown figures, links and scripts are shown as they are written."""
    said = "See <script>x</script> {{ no.such | bare }}, [a](#nowhere), [b](javascript:x)[^n]."
    changes = {
        "locale/en/LC_MESSAGES/year.po": f'{ENGLISH}#, fuzzy\nmsgid "一年的工作。"\nmsgstr "{said}"\n',
    }
    html = proved(tmp_path, changes)["year"]
    assert "&lt;script&gt;" in html
    assert "{{ no.such | bare }}" in html
    assert "<script" not in html
    assert "javascript:" not in html
    assert '<sup class="note-mark">[n]</sup>' in html


def test_what_was_converted_has_no_place(tmp_path: Path) -> None:
    """In a derived language only overrides stand in a file; one that is fuzzy is to be looked at."""
    override = '#, fuzzy\nmsgid "一年的工作。"\nmsgstr "這一年。"\n'
    changes = {"content/report.yaml": DERIVED, "locale/zh_Hant_HK/LC_MESSAGES/year.po": HANT + override}
    parts = front_and_parts(write_project(tmp_path, changes), "zh-Hant-HK")
    assert "由簡體中文譯為繁體中文" in parts["_front"]
    assert (
        '<b lang="en">section title</b> <span class="place">energy.md:4</span></th>\n<td lang="zh-CN">能源</td>'
        in parts["year.energy"]
    )
    assert parts["_front"].count('href="#message_') == 1
    assert "locale/zh_Hant_HK/LC_MESSAGES/year.po:10" in parts["_front"]
    assert '<td lang="zh-Hant-HK"><p class="state" lang="zh-Hant-HK">待核對</p>一年的工作。</td>' in parts["year"]


def test_a_finished_message_moves_no_other(tmp_path: Path) -> None:
    """What the other chapters show stays as it is, so that nothing of them is set again."""
    cover = {"locale/en/LC_MESSAGES/cover.po": ENGLISH + 'msgid "示例报告"\nmsgstr ""\n'}
    year = "locale/en/LC_MESSAGES/year.po"
    one = 'msgid "工作"\nmsgstr "{}"\n\nmsgid "一年的工作。"\nmsgstr ""\n\nmsgid "能源"\nmsgstr "Energy"\n'
    before, after = (
        proved(tmp_path / (said or "none"), {**cover, year: ENGLISH + one.format(said)}) for said in ("", "Work")
    )
    changed = [name for name in before if before[name] != after[name]]
    assert changed == ["_front", "year"]
