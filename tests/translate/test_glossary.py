"""Terms are found in the source, and their approved forms asked for in the translation."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.diagnostics import Diagnostic, Span
from report.model.glossary import Term
from report.read.glossary import parse_glossary
from report.translate.glossary import (
    TERM_FORBIDDEN,
    TERM_MISSING,
    Glossary,
    check_terms,
    find_terms,
    glossary_of,
)

TERMS = """\
- source: 社会责任
  note: the field, not a duty of one person
  use: {en: [social responsibility, CSR], zh-Hant: 社會責任}
  not: {en: [corporate duty]}
- source: 企业社会责任部
  use: {en: [CSR Department]}
- source: 字节跳动
  use: {en: [ByteDance, the company]}
  not: {en: [Tiktok, Bytedance Inc]}
- source: 活字计划
  use: {en: [Huozi Plan]}
- source: 贫困县
  use: {en: [poor county]}
- source: 直播
  use: {en: [livestream*]}
- source: 手艺
  free: true
  use: {en: [craft]}
  not: {en: [handy-work]}
- source: 老师
  use: {en: [teacher’s guide, master]}
  not: {en: [master class]}
- source: PUE
  use: {en: [PUE]}
- source: 飞书
"""

ENGLISH_SOURCE = """\
- source: open class
  use: {zh-CN: [公开课]}
  not: {zh-CN: [开放课程]}
- source: county
  use: {zh-CN: [县]}
"""


def glossary(text: str = TERMS) -> Glossary:
    """Return a glossary of the lines of a file."""
    problems: list[Diagnostic] = []
    terms = parse_glossary(text, problems)
    assert problems == []
    return glossary_of(terms)


def terms(source: str, text: str = TERMS) -> list[str]:
    """Return the terms found in a source."""
    return [term.source for _, _, term in find_terms(source, glossary(text))]


def kinds(source: str, target: str, language: str = "en", text: str = TERMS, filled: str = "") -> list[str]:
    """Return the kinds of what is found in a translation."""
    return [finding.kind for finding in check_terms(source, target, language, glossary(text), filled)]


def test_longest_term_counts() -> None:
    """Where terms nest the longest is found, and none inside it."""
    assert terms("企业社会责任部说明社会责任。") == ["企业社会责任部", "社会责任"]
    assert kinds("企业社会责任部", "The CSR Department") == []
    assert kinds("企业社会责任部", "The department of social responsibility") == [TERM_MISSING]


def test_place_of_a_term() -> None:
    """A term is found where it stands; figures and targets of links hold none."""
    source = "数据中心PUE为{{ a.PUE }}，见[](#PUE)。飞书"
    assert [(start, length) for start, length, _ in find_terms(source, glossary())] == [(4, 3), (len(source) - 2, 2)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("社会责任", "Social responsibility"),
        ("社会责任", "the social-responsibility report"),
        ("社会责任", "“Social **responsibility**”"),
        ("社会责任", "social\nresponsibilities"),
        ("社会责任", "CSR"),
        ("字节跳动", "ByteDance’s"),
        ("字节跳动", "the company"),
        ("活字计划", "The Huozi (“movable type”) Plan"),
        ("贫困县", "832 poor counties"),
        ("直播", "They livestreamed it"),
        ("老师", "The teacher's guide"),
        ("手艺", "What hands can do"),
        ("飞书", "Lark"),
        ("社会责任", "社会责任"),
        ("社会责任", ""),
    ],
)
def test_approved(source: str, target: str) -> None:
    """Capitals, hyphens, quotation marks, a plural and a gloss inside a name do not matter."""
    assert kinds(source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("社会责任", "duty to society"),
        ("社会责任", "irresponsible social responsibilityism"),
        ("字节跳动", "ByteDancer"),
        ("字节跳动", "MyByteDance"),
        ("贫困县", "poor country"),
        ("直播", "live"),
        ("PUE", "the effectiveness"),
    ],
)
def test_missing(source: str, target: str) -> None:
    """A part of a word is not the word; what is missing is said at the beginning, with what to write."""
    (finding,) = check_terms(source, target, "en", glossary())
    assert (finding.kind, finding.start, finding.length) == (TERM_MISSING, 0, 1)
    assert f"`{source}`" in finding.message
    assert "write “" in finding.hint


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("社会责任", "CSR is a ⟦corporate duty⟧."),
        ("社会责任", "CSR: ⟦Corporate Duties⟧."),
        ("字节跳动", "the company (⟦TikTok⟧)"),
        ("字节跳动", "ByteDance, or “⟦Bytedance** Inc⟧”"),
        ("手艺", "their ⟦handy work⟧"),
        ("老师", "a master of a ⟦master class⟧"),
    ],
)
def test_forbidden(source: str, target: str) -> None:
    """A forbidden form is found at its place, however it is written."""
    before, _, rest = target.partition("⟦")
    form, _, after = rest.partition("⟧")
    (finding,) = check_terms(source, before + form + after, "en", glossary())
    assert (finding.kind, finding.start, finding.length) == (TERM_FORBIDDEN, len(before), len(form))


def test_forbidden_within_approved() -> None:
    """What is a part of an approved form is not forbidden there."""
    text = "- {source: 公司, use: {en: [the company, holding company]}, not: {en: company}}"
    assert kinds("公司", "The company", text=text) == []
    (finding,) = check_terms("公司", "The company, a company", "en", glossary(text))
    assert finding.start == len("The company, a ")


def test_what_the_program_writes_counts() -> None:
    """A unit or the title of a section, which the program writes, is text of the translation."""
    assert kinds("字节跳动[](#a)", "[](#a)") == [TERM_MISSING]
    assert kinds("字节跳动[](#a)", "[](#a)", filled="About ByteDance") == []


def test_languages() -> None:
    """A language has what its tag, or a shorter one, has; nothing is asked of others."""
    assert kinds("社会责任", "企業社會責任", "zh-Hant-HK") == []
    assert kinds("社会责任", "企業的責任", "zh-Hant-HK") == [TERM_MISSING]
    assert kinds("社会责任", "duty", "en-GB") == [TERM_MISSING]
    assert kinds("社会责任", "devoir", "fr") == []


def test_source_in_letters() -> None:
    """In a source of letters, terms are whole words, in any case and number."""
    assert terms("Open classes in two counties, open classroom", ENGLISH_SOURCE) == ["open class", "county"]
    assert kinds("Open classes", "两门公开课", "zh-CN", ENGLISH_SOURCE) == []
    assert kinds("Open class", "公开课，不是开放课程", "zh-CN", ENGLISH_SOURCE) == [TERM_FORBIDDEN]
    assert kinds("Open class", "讲座", "zh-CN", ENGLISH_SOURCE) == [TERM_MISSING]


def test_a_term_is_asked_for_once() -> None:
    """A term that stands several times is one finding."""
    assert kinds("社会责任，社会责任", "duty") == [TERM_MISSING]


def test_empty_glossary() -> None:
    """A glossary without terms finds nothing."""
    assert kinds("社会责任", "duty", text="[]") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 3", "L106 1:1"),
        ("- 3", "L106 1:3"),
        ("- {use: {en: [a]}}", "L104 1:3"),
        ("- {source: 灯, en: lamp}", "L103 1:15"),
        ("- {source: 灯, use: lamp}", "L106 1:20"),
        ("- {source: 灯, use: {en: {a: b}}}", "L106 1:25"),
        ("- {source: 灯, not: {en: ['']}}", "L106 1:26"),
        ("- {source: 灯, use: {en: ['*']}}", "L106 1:26"),
        ("- {source: 灯, use: {e_n: lamp}}", "L106 1:21"),
        ("- {source: 灯, free: perhaps}", "L106 1:21"),
        ("- {source: 灯}\n- {source: 灯}", "L102 2:12"),
    ],
)
def test_bad_file(text: str, expected: str) -> None:
    """What is no glossary is told, with its place; the terms beside it count."""
    problems: list[Diagnostic] = []
    parse_glossary(text, problems)
    assert [f"{each.code} {each.span.line}:{each.span.column}" for each in problems] == [expected]


def test_file_without_terms() -> None:
    """An empty file has no terms, and no problem."""
    problems: list[Diagnostic] = []
    assert parse_glossary("# to come\n", problems) == ()
    assert problems == []


@given(
    st.lists(st.text(alphabet="灯车ab -", min_size=1, max_size=4).map(str.strip).filter(bool), min_size=1, unique=True),
    st.text(alphabet="灯车ab -", max_size=30),
)
def test_found_as_a_naive_search_finds(sources: list[str], text: str) -> None:
    """One pattern for all terms finds at each place the longest term that stands there by itself."""
    found = [text[start : start + length] for start, length, _ in find_terms(text, _of(sources))]
    at, naive = 0, []
    while at < len(text):
        here = [term for source in sources for term in _standing(source, text, at)]
        longest = max(here, key=len, default="")
        naive += [longest] if longest else []
        at += len(longest) or 1
    assert found == naive


def _of(sources: list[str]) -> Glossary:
    return glossary_of(Term(source, Span(""), {}, {}) for source in sources)


def _standing(source: str, text: str, at: int) -> list[str]:
    """Return a term as it stands at a place, in the plural or not."""
    letters = re.compile("[ab]")
    before = r"(?<![ab])" if letters.match(source[0]) else ""
    after = r"(?![ab])" if letters.match(source[-1]) and letters.match(source[0]) else ""
    match = re.compile(before + re.escape(source) + after).match(text, at)
    return [match[0]] if match else []


@given(st.text(), st.text())
def test_any_text(source: str, target: str) -> None:
    """No text is too odd; every finding stands within the target."""
    known = glossary()
    for finding in check_terms("社会责任，字节跳动" + source, target, "en", known):
        assert 0 <= finding.start < finding.start + finding.length <= len(target)
