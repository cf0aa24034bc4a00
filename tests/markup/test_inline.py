"""Inline Markdown: emphasis in Chinese, figures, links, footnotes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from report.markup.inline import inline_parser, parse_inline, plain_text, references


def bold_runs(source: str) -> list[str]:
    """Return the texts that are set in bold."""
    runs, inside = [], False
    for token in parse_inline(source):
        if token.type == "strong_open":
            runs.append("")
            inside = True
        elif token.type == "strong_close":
            inside = False
        elif inside:
            runs[-1] += token.content
    return runs


@pytest.mark.parametrize(
    ("source", "bold"),
    [
        ("**“扶贫达人”。**字节跳动捐赠**19.99亿元**", ["“扶贫达人”。", "19.99亿元"]),
        ("共**（合计）**三项", ["（合计）"]),
        ("**重要**的事", ["重要"]),
        ("数据**《准则》**发布", ["《准则》"]),
        ("a **bold** word", ["bold"]),
        ("2 ** 3 ** 4", []),
    ],
)
def test_bold_in_chinese(source: str, bold: list[str]) -> None:
    """Marks beside Han open and close as a reader expects."""
    assert bold_runs(source) == bold


@given(st.text(alphabet="ab *_.,()[]`\\1", max_size=40))
def test_latin_text_parses_as_commonmark(source: str) -> None:
    """Text without wide characters is not touched by the amendment."""
    plain = MarkdownIt("commonmark", {"html": False}).enable("strikethrough").disable(["image", "html_inline"])
    assert inline_parser().renderInline(source) == plain.renderInline(source)


def test_references_have_offsets() -> None:
    """Figures, links and footnotes are found where they stand."""
    source = "见[](#a.b)，共{{ c.d | bare }}[^1]。"
    found = references(source)
    body, offset, length = found.figures[0]
    assert (body.strip(), source[offset : offset + length]) == ("c.d | bare", "{{ c.d | bare }}")
    assert [(link.target, link.has_text) for link in found.links] == [("#a.b", False)]
    label, at = found.notes[0]
    assert source[at:].startswith(f"[^{label}]")


def test_code_holds_no_figure() -> None:
    """A figure expression in code is shown, not printed."""
    assert references("`{{ a.b }}`").figures == ()


def test_plain_text_keeps_words() -> None:
    """Markup goes, words stay."""
    assert plain_text("**重**要[链接](#a)`码`") == "重要链接码"
