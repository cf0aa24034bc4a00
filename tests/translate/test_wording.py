"""What is wrong with the words of a translation, and what only looks so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.translate.wording import Finding, check_wording
from tests.translate.recorded import example_messages

LANGUAGES = ("en", "fr", "de", "zh-CN", "zh-Hant-HK", "ja", "ko", "th")

WRONG = [
    # copied
    ("copied", "zh-CN en", "合规制度", "⟦合规制度⟧"),
    ("copied", "zh-CN en", "见[](#a.b)。", "⟦见[](#a.b)。⟧"),
    ("copied", "en zh-CN", "Figures at a glance", "⟦Figures at a glance⟧"),
    ("copied", "en zh-CN", "contents", "⟦contents⟧"),
    ("copied", "en de", "How to read the figures", "⟦How to read the figures⟧"),
    # script and width
    ("wrong-script", "zh-CN en", "绿色办公", "Green ⟦办公⟧"),
    ("wrong-script", "zh-CN en", "一亩地", "One ⟦亩⟧ and 一分"),
    ("wrong-script", "zh-CN fr", "报告", "Le ⟦报告⟧"),
    ("wrong-script", "en zh-CN", "Click here to read on", "⟦Click there to read on⟧"),
    ("width", "zh-CN en", "灯，车，纸", "Lamps⟦，⟧cars, paper"),
    ("width", "zh-CN en", "灯（室内）", "Lamps ⟦（⟧indoors)"),
    ("width", "en zh-CN", "Lamps, cars", "灯⟦,⟧车"),
    ("width", "en zh-CN", "It is so.", "是这样⟦.⟧"),
    ("width", "en zh-CN", "Lamps (indoors)", "灯⟦(⟧室内）"),
    ("width", "en zh-CN", "PUE: falling", "PUE⟦:⟧下降"),
    ("width", "en zh-CN", "**Lamps**, cars", "**灯**⟦,⟧车"),
    ("width", "en zh-Hant", "In 2020, it rose", "2020⟦,⟧上升"),
    # pairs
    ("unbalanced", "zh-CN en", "灯（室内）", "Lamps ⟦(⟧indoors"),
    ("unbalanced", "zh-CN en", "灯（室内）", "Lamps indoors⟦)⟧"),
    ("unbalanced", "zh-CN en", "“灯”", "⟦“⟧Lamps"),
    ("unbalanced", "zh-CN en", "“灯”", 'The ⟦"⟧lamps'),
    ("unbalanced", "zh-CN en", "（一）", "(⟦]⟧one)"),
    ("unbalanced", "zh-CN en", "灯", "[a⟦)⟧ lamps"),
    ("unbalanced", "en zh-CN", "the “lamps”", "⟦“⟧灯“"),
    ("unbalanced", "en zh-CN", "the *Lamps*", "⟦《⟧灯"),
    # doubled
    ("doubled", "zh-CN en", "灯在楼里", "Lamps in ⟦the the⟧ building"),
    ("doubled", "zh-CN en", "灯在楼里", "⟦The the⟧ lamps are inside"),
    ("doubled", "en zh-CN", "the lamp of the house", "房子⟦的的⟧灯"),
    ("doubled", "en zh-CN", "lamps, cars", "灯⟦，，⟧车"),
    # spaces
    ("space", "zh-CN en", "灯与车", "Lamps⟦  ⟧and cars"),
    ("space", "zh-CN en", "灯，车", "Lamps⟦ ⟧, cars"),
    ("space", "zh-CN en", "共{{ a.b }}。", "{{ a.b }} in all⟦ ⟧."),
    ("space", "zh-CN en", "灯", "Lamps⟦ ⟧"),
    ("space", "zh-CN en", "灯", "⟦ ⟧Lamps"),
    ("space", "zh-CN en", "灯\n", "Lamp⟦s⟧"),
    ("space", "zh-CN en", " 灯", "⟦L⟧amps"),
    ("space", "en zh-CN", "lamps, cars", "灯⟦ ⟧，车"),
    # the end
    ("final-mark", "zh-CN en", "灯亮。", "The lamp is o⟦n⟧"),
    ("final-mark", "zh-CN en", "灯亮吗？", "Is the lamp o⟦n⟧"),
    ("final-mark", "zh-CN en", "灯亮。[^1]", "The lamp is on[^1⟦]⟧"),
    ("final-mark", "zh-CN en", "“灯亮。”", "“The lamp is on⟦”⟧"),
    ("final-mark", "en zh-CN", "The lamp is on.", "灯⟦亮⟧"),
]
"""Kind, languages, source, and the target with its fault in ⟦ ⟧."""

RIGHT = [
    ("zh-CN en", "抖音", "Douyin"),
    ("zh-CN en", "ISO/IEC 27701:2019", "ISO/IEC 27701:2019"),
    ("zh-CN en", "ByteTalk", "ByteTalk"),
    ("zh-CN en", "https://example.org/a,b", "https://example.org/a,b"),
    ("zh-CN zh-Hant", "安全", "安全"),
    ("zh-CN ja", "安全", "安全"),
    ("en de", "Name", "Name"),
    ("en zh-CN", "ByteDance", "ByteDance"),
    ("zh-CN en", "三农创作", "Sannong (三农) creation"),
    ("zh-CN en", "三农创作", "Sannong “三农” creation"),
    ("zh-CN en", "见“办法”", "The Measures (《办法》)"),
    ("en zh-CN", "Andre Geim (physicist)", "安德烈·盖姆（Andre Geim, physicist）"),
    ("en zh-CN", "At 9:30, 1,286 people", "9:30，1,286人"),
    ("en zh-CN", "See https://example.org, today", "见https://example.org，今天"),
    ("en zh-CN", "The ratio is f(x).", "比例为f(x)的值。"),
    ("en zh-CN", "Yahoo! is here.", "Yahoo!在这里。"),
    ("en zh-CN", "See [the page](#a.b).", "见[本页](#a.b)。"),
    ("en zh-CN", "The code is `a,b`.", "代码为`a,b`。"),
    ("en zh-CN", "What for", "以此为目的的人现在在家，总和和平均数"),
    ("zh-CN en", "a）灯", "a) Lamps"),
    ("zh-CN en", "人们的灯", "The people’s lamps, and John’s"),
    ("zh-CN en", "那盏灯", "He had had that that lamp"),
    ("zh-CN en", "杜兰", "Duran Duran"),
    ("zh-CN en", "楼内灯", "In in-house lamps"),
    ("zh-CN en", "共.5", "In all .5 of it"),
    ("zh-CN fr", "灯：车！", "Lampes : voitures !"),
    ("zh-CN ko", "《灯》", "「램프」"),
    ("zh-CN en", "灯  车", "Lamps  cars"),
    ("zh-CN en", "灯（室内", "Lamps (indoors"),
    ("zh-CN en", '灯"', 'Lamps"'),
    ("en zh-CN", "Written in .NET, it is .5", "用.NET写成，为.5"),
    ("zh-CN de", "“灯”", "„Lampen“"),
    ("zh-CN en", "  灯  ", "  Lamps  "),
    ("zh-CN en", "灯亮。", "“The lamp is on.”[^1]"),
    ("zh-CN en", "灯亮。", "**The lamp is on.**"),
    ("zh-CN en", "灯亮。", "The lamps are these:"),
    ("zh-CN th", "灯亮。", "โคมไฟเปิดอยู่"),
    ("en zh-CN", "Lamps etc.", "灯等"),
    ("en zh-CN", "Example Co., Ltd.", "示例有限公司"),
    ("en zh-CN", "Example Co. (in full: Example Co., Ltd.)", "示例公司（全称示例有限公司）"),
    ("zh-CN en", "灯", ""),
]
"""Languages, source and target."""


def found(languages: str, source: str, target: str, role: str = "") -> list[Finding]:
    """Return what is found in a translation."""
    ours, theirs = languages.split()
    return list(check_wording(source, target, ours, theirs, role))


def marked(text: str) -> tuple[str, int, int]:
    """Return a text without the brackets around its fault, and where that stands."""
    before, _, rest = text.partition("⟦")
    fault, _, after = rest.partition("⟧")
    return before + fault + after, len(before), len(fault)


@pytest.mark.parametrize(("kind", "languages", "source", "target"), WRONG)
def test_wrong(kind: str, languages: str, source: str, target: str) -> None:
    """Each fault is found, by its kind and at its place."""
    text, start, length = marked(target)
    places = [(finding.kind, finding.start, finding.length) for finding in found(languages, source, text)]
    assert (kind, start, length) in places


@pytest.mark.parametrize(("languages", "source", "target"), RIGHT)
def test_right(languages: str, source: str, target: str) -> None:
    """What is right is let alone."""
    assert found(languages, source, target) == []


def test_unit_is_no_sentence() -> None:
    """A unit is an abbreviation or a sign: it may be the same in both languages, and ends as it likes."""
    assert found("en zh-CN", "tonnes", "tonnes")
    assert not found("en zh-CN", "tonnes", "tonnes", "unit")
    assert not found("zh-CN en", "人。", "people", "unit")
    assert found("zh-CN en", "人", "人", "unit")


def test_example_is_well_worded() -> None:
    """Of the example's translations only those are found that cite Chinese words, which the appendix does."""
    strays = [
        (domain, finding)
        for domain, texts in example_messages().items()
        for source, target in texts.items()
        for finding in check_wording(source, target, "zh-CN", "en")
        if domain != "appendix" or finding.kind not in {"copied", "wrong-script"}
    ]
    assert strays == []


def test_other_way_round() -> None:
    """Held against their English, the Chinese texts of the example lack no more than question marks of table cells."""
    messages = example_messages()
    kinds = [
        (finding.kind, source)
        for texts in messages.values()
        for source, target in texts.items()
        for finding in check_wording(target, source, "en", "zh-CN")
        if finding.kind != "copied"
    ]
    assert all(kind == "final-mark" and messages["economy"][source].endswith("?") for kind, source in kinds)


@given(st.text(), st.text(), st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_any_text(source: str, target: str, source_language: str, target_language: str) -> None:
    """No text is too odd; every finding stands within the target."""
    for finding in check_wording(source, target, source_language, target_language):
        assert 0 <= finding.start < len(target)
        assert 1 <= finding.length <= len(target) - finding.start
        assert finding.message
        assert finding.hint


@given(st.text(alphabet="灯a1 .,。，()（）“”[]{}*`@:/^-'", max_size=40), st.sampled_from(LANGUAGES))
def test_marks(target: str, language: str) -> None:
    """The same with marks in every order."""
    for finding in check_wording("灯。", target, "zh-CN", language):
        assert 0 <= finding.start < finding.start + finding.length <= len(target)


HOSTILE = [
    "{{",
    "a(",
    "(",
    "[^",
    "](",
    "www.",
    "a@",
    "“",
    "a) ",
    " ",
    "a ",
    "灯(",
    "灯*",
    ".)",
    "a",
    "灯",
    '"',
    "的",
    "(灯",
]


@pytest.mark.parametrize("part", HOSTILE)
def test_long_text_comes_to_an_end(part: str) -> None:
    """Whatever it repeats, on either side: a pattern that tries every way through it would not."""
    text = part * 8000
    for language in ("en", "zh-CN"):
        list(check_wording("灯。", text, "zh-CN", language))
        list(check_wording(text, "Lamp.", "zh-CN", language))
