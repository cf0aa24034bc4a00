"""Texts from one script into another: the words change, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.markup.inline import parse_inline, references
from report.model.derivation import CORNER, CURLY, KEEP
from report.translate.converting import Converter
from report.translate.opencc import conversion

HONG_KONG = Converter.of(conversion("s2hk"), {}, CORNER)

CONVERTED = (
    # Words with the right one of several characters.
    ("数据发布后，头发与干部、台风里程。", "數據發佈後，頭髮與幹部、颱風里程。"),
    ("只有一只松鼠在松树下。", "只有一隻松鼠在松樹下。"),
    # Whatever is no word stays.
    ("共{{ 发.后 | words }}只，见[后台](#后.台)。", "共{{ 发.后 | words }}只，見[後台](#后.台)。"),
    ("`后台`与``后`台``里", "`后台`與``后`台``裏"),
    ("见[后](发(后).html '发后')", "見[後](发(后).html '發後')"),
    ("见[后](<发 后.html>)", "見[後](<发 后.html>)"),
    ("<https://发.test/后>后", "<https://发.test/后>後"),
    ('<b title="后">后</b>', '<b title="后">後</b>'),
    ("后[^后]，**后**", "後[^后]，**後**"),
    ("发\ufffc后", "發\ufffc後"),
    # Quotation marks, in pairs; an apostrophe is none.
    ("“云‘上’课堂”", "「雲『上』課堂」"),
    ("他说‘don’t发’。", "他説『don’t發』。"),
    ("don’t发", "don’t發"),
    ("《发》", "《發》"),
)


@pytest.mark.parametrize(("source", "expected"), CONVERTED, ids=[source for source, _ in CONVERTED])
def test_words_change_and_nothing_else(source: str, expected: str) -> None:
    """Figures, targets, code, HTML and labels are those of the source."""
    assert HONG_KONG.converted(source) == expected


def test_exceptions_come_first() -> None:
    """The longest exception holds; one that stands for itself leaves the word alone."""
    words = {"台": "檯", "台球": "枱球", "范": "范", "U盘": "USB手指"}
    convert = Converter.of(conversion("s2hk"), words, KEEP)
    source = "台球在台上，范老师的U盘，{{ 台球.范 }}范"
    assert convert.converted(source) == "枱球在檯上，范老師的USB手指，{{ 台球.范 }}范"


def test_way_back() -> None:
    """From traditional characters, with the quotation marks of the other script."""
    convert = Converter.of(conversion("hk2s"), {}, CURLY)
    assert convert.converted("「雲『上』課堂」裏，{{ 後.發 }}") == "“云‘上’课堂”里，{{ 後.發 }}"


SIGNS = "后发里干面台只松，。“”‘’*_`[](){}<>!\\|~^# ab1\ufffc\ufffb"
PIECES = st.sampled_from([*SIGNS, "{{ 后.发 }}", "[^后]", "](#发)", "[", "**", "`后`", "<b>"])
MARKDOWN = st.lists(PIECES, max_size=24).map("".join)


@given(MARKDOWN)
def test_references_are_those_of_the_source(source: str) -> None:
    """No text loses, gains or changes a figure, a link's target or a footnote, however odd its Markdown is."""
    before, after = references(source), references(HONG_KONG.converted(source))
    assert [body for body, _, _ in after.figures] == [body for body, _, _ in before.figures]
    assert [(link.target, link.has_text) for link in after.links] == [
        (link.target, link.has_text) for link in before.links
    ]
    assert [label for label, _ in after.notes] == [label for label, _ in before.notes]


@given(MARKDOWN)
def test_markup_is_that_of_the_source(source: str) -> None:
    """Emphasis, code and links stand where they stood."""
    before, after = parse_inline(source), parse_inline(HONG_KONG.converted(source))
    assert [token.type for token in after] == [token.type for token in before]
    code = [token.content for token in before if token.type == "code_inline"]
    assert [token.content for token in after if token.type == "code_inline"] == code


@given(MARKDOWN)
def test_converting_twice_changes_nothing(source: str) -> None:
    """What is written in traditional characters already stays.

    OpenCC itself looks at words, and may not (后台面); of ‘ in ‘ only the inner pair is taken for one.
    """
    source = source.translate(dict.fromkeys(map(ord, "‘’")))
    table = str.maketrans("后发里干台只", "後發裏幹台隻")
    convert = Converter.of(lambda text: text.translate(table), {}, CORNER)
    once = convert.converted(source)
    assert convert.converted(once) == once
