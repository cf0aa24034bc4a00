"""No edition has words of another language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf
import pytest
from babel.messages.pofile import read_po

from tests.outputs import pdftext
from tests.outputs.webpages import page_paths, read_page

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages import Message

    from tests.outputs.example import Example
    from tests.outputs.manuscript import Manuscript

pytestmark = pytest.mark.xdist_group("example")

CHINESE = re.compile("[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+")
"""Han characters, radicals, and the punctuation that only Chinese text has."""


BILINGUAL = ("appendix.reading", "appendix.names", "appendix.abbreviations")
"""Sections that set Chinese words and English ones side by side: what they are for."""


def pages_in_one_language(example: Example, language: str, pages: tuple[str, ...]) -> dict[int, str]:
    """Return the pages of a PDF by number, without those of the bilingual sections."""
    rows = [example.editions[language][section] for section in BILINGUAL]
    left_out = {number for row in rows for number in range(row["first_page"], row["last_page"] + 1)}
    return {number: text for number, text in enumerate(pages, 1) if number not in left_out}


def paths_in_one_language(example: Example, language: str) -> list[Path]:
    """Return the pages of the site in a language, without those of the bilingual sections."""
    left_out = {example.site / example.editions[language][section]["url"] for section in BILINGUAL}
    return [path for path in page_paths(example.site / language) if path not in left_out]


def chinese_in(text: str) -> list[str]:
    """Return the Chinese words of a text."""
    return CHINESE.findall(text)


def document_strings(pdf: Path) -> str:
    """Return what a PDF says off its pages: bookmarks, tooltips, alternative texts, metadata."""
    with pikepdf.open(pdf) as opened:
        found = [str(value) for value in opened.docinfo.values()]
        for item in opened.objects:
            if isinstance(item, pikepdf.Dictionary):
                found += [str(item[key]) for key in ("/Title", "/TU", "/Alt", "/Contents") if _is_text(item, key)]
    return "\n".join(found)


def _is_text(item: pikepdf.Dictionary, key: str) -> bool:
    return isinstance(item.get(key), pikepdf.String)


def interface_words(example: Example) -> list[str]:
    """Return the templates' own English words, longest first, those with figures in parts."""
    with (example.project / "locale" / "interface.pot").open("rb") as file:
        messages = [str(message.id) for message in read_po(file) if message.id and not _is_of_proofs(message)]
    parts = [part.strip(" ()·") for message in messages for part in re.split(r"%\(\w+\)s", message)]
    return sorted({part for part in parts if len(part) > 2}, key=len, reverse=True)


def _is_of_proofs(message: Message) -> bool:
    """Tell whether only proofs say it, which no reader sees."""
    return all(path.startswith("templates/proof/") for path, _ in message.locations)


def test_english_pdf_has_no_chinese(example: Example) -> None:
    """Not one Chinese character or full-width mark stands in the English PDF or its bookmarks and tooltips."""
    pages = pages_in_one_language(example, "en", pdftext.pages(example.pdfs["en"]))
    found = {number: chinese_in(text) for number, text in pages.items()}
    assert {number: words for number, words in found.items() if words} == {}
    assert chinese_in(document_strings(example.pdfs["en"])) == []


def test_english_site_has_no_chinese(example: Example) -> None:
    """Not one stands on an English page either, but for the name of the other language in the switch."""
    for path in paths_in_one_language(example, "en"):
        words = "\n".join(read_page(path).words("en"))
        assert len(words) > 100
        assert chinese_in(words) == [], path


def test_nothing_is_marked_untranslated(example: Example) -> None:
    """No text of the release had to stay in the source language."""
    for path in page_paths(example.site):
        marked = [e.text for e in read_page(path) if "untranslated" in e.attributes.get("class", "").split()]
        assert marked == [], path


def test_chinese_edition_has_no_interface_words_in_english(example: Example) -> None:
    """The templates' own words, which are written in English, are Chinese in the Chinese PDF and on its pages."""
    words = interface_words(example)
    assert len(words) > 10
    pattern = re.compile(r"(?<![A-Za-z])(?:" + "|".join(map(re.escape, words)) + r")(?![A-Za-z])")
    for path in paths_in_one_language(example, "zh-CN"):
        assert [w for text in read_page(path).words("zh-CN") for w in pattern.findall(text)] == [], path
    pages = pages_in_one_language(example, "zh-CN", tuple(pdftext.raw_pages(example.pdfs["zh-CN"])))
    text = "\n".join((*pages.values(), document_strings(example.pdfs["zh-CN"])))
    assert pattern.findall(text) == []


def test_chinese_edition_is_chinese(example: Example) -> None:
    """Most of what stands on each page of text of the Chinese PDF is Han characters, not English sentences."""
    pages = pages_in_one_language(example, "zh-CN", tuple(pdftext.raw_pages(example.pdfs["zh-CN"])))
    for number, page in pages.items():
        assert re.findall(r"(?:[a-z]{2,} ){3,}", page) == [], number


def test_languages_have_the_same_pages(example: Example, manuscript: Manuscript) -> None:
    """The site has the same pages in every language, and the root offers each language in its own words."""
    trees = {
        language: [path.relative_to(example.site / language) for path in page_paths(example.site / language)]
        for language in manuscript.settings["languages"]
    }
    first, *others = trees.values()
    assert all(other == first for other in others)
    links = {a.attributes.get("hreflang"): a for a in read_page(example.site / "index.html").all("a")}
    assert set(trees) <= links.keys()
    assert {language: links[language].attributes["lang"] for language in trees} == {each: each for each in trees}
