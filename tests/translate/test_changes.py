"""Kinds of change, and which of them leave a translation as good as it was."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.translate.carrying import carried_over
from report.translate.changes import Change, kind_of_change
from report.translate.pieces import Piece, PieceKind, pieces
from tests.translate.recorded import Edit, Messages, example_messages, load_edits

KINDS = [
    (Change.WHITESPACE, "2020 年", "2020年"),
    (Change.WHITESPACE, "见{{ a.b|bare }}", "见 {{a.b | bare}}"),
    (Change.WHITESPACE, "one\ntwo", "one two"),
    (Change.PUNCTUATION, "甲，乙", "甲、乙。"),
    (Change.PUNCTUATION, "It's", "It’s"),
    (Change.PUNCTUATION, "3-5", "3–5"),
    (Change.MARKUP, "见[](#a)。", "见[](#b)"),
    (Change.MARKUP, "**重**要", "重要"),
    (Change.MARKUP, "甲[^1]，乙", "甲，乙"),
    (Change.MARKUP, "see `a.b`", "see ``a.b``"),
    (Change.FIGURE, "约三成", "约四成。"),
    (Change.FIGURE, "三成", "30%"),
    (Change.FIGURE, "在2019年", "在**2020**年"),
    (Change.FIGURE, "{{ a.b }}次", "{{ a.c }}次"),
    (Change.FIGURE, "{{ a.b }}次", "{{ a.b | bare }}次"),
    (Change.FIGURE, "达{{ a.b }}", "达"),
    (Change.FIGURE, "Three of them", "Two of them"),
    (Change.FIGURE, "3.5%", "35%"),
    (Change.WORDING, "一起走", "起走"),
    (Change.WORDING, "to day", "today"),
    (Change.WORDING, "`a.b`", "`a,b`"),
    (Change.WORDING, "约三成人", "约四成的人"),
]


@pytest.mark.parametrize(("kind", "old", "new"), KINDS)
def test_kind(kind: Change, old: str, new: str) -> None:
    """The strongest kind is named, both ways round."""
    assert kind_of_change(old, new) is kind
    assert kind_of_change(new, old) is kind


def test_pieces_of_markup() -> None:
    """Markup is taken apart from the words inside it."""
    found = [piece.text for piece in pieces("见[下`a b`](#c.d)[^1]**，") if piece.kind is PieceKind.MARKUP]
    assert found == ["[", "`", "`", "](#c.d)", "[^1]", "**"]
    assert Piece(PieceKind.WORD, "a b") in pieces("`a b`")


SOURCES = st.lists(
    st.sampled_from(["甲", "乙", "，", "。", " ", "“", "”", "三", "2020", "{{ a.b }}", "**", "[^1]", "](#a)", "["])
).map("".join)


@given(SOURCES, SOURCES)
def test_kind_is_the_same_both_ways(old: str, new: str) -> None:
    """Which text was first does not matter; equal texts have the weakest kind."""
    assert kind_of_change(old, new) is kind_of_change(new, old)
    assert kind_of_change(old, old) is Change.WHITESPACE


KEPT = [
    ("2020 年", "2020年", "In 2020", "en", "In 2020"),
    ("甲，乙。", "甲；乙。", "A, b.", "en", "A, b."),
    ("甲（乙）", "甲(乙)", "A (b)", "en", "A (b)"),
    ("“甲”", "「甲」", "“A”", "en", "“A”"),
    ("《甲》", "〈甲〉", "*A*", "en", "*A*"),
    ("甲，乙", "甲,乙", "甲，乙", "zh-Hant", "甲，乙"),
    ("甲…", "甲……", "A…", "fr", "A…"),
    ("甲。", "甲！", "Ab.", "en", "Ab!"),
    ("甲！", "甲。", "甲！", "zh_Hant_HK", "甲。"),
    ("A.", "A!", "甲。", "zh-CN", "甲！"),
    ("甲。", "甲", "Ab.", "en", "Ab"),
    ("甲", "甲。", "Ab", "en", "Ab."),
    ("见[](#a)", "见[](#a)。", "See [](#a)", "en", "See [](#a)."),
    ("甲乙。[^1]", "甲乙！[^1]", "Ab.[^1]", "en", "Ab![^1]"),
    ("甲。”", "甲！”", "Ab.”", "en", "Ab!”"),
]


@pytest.mark.parametrize(("old", "new", "translation", "language", "carried"), KEPT)
def test_kept(old: str, new: str, translation: str, language: str, carried: str) -> None:
    """What a translation has of its own stays; its last mark follows the source's."""
    assert carried_over(old, new, translation, language) == carried


NOT_KEPT = [
    ("甲，乙", "甲；乙", "甲，乙", "zh-Hant", "the target has the same marks"),
    ("甲。", "甲？", "Ab.", "en", "a question is said in another order of words"),
    ("甲？乙。", "甲，乙。", "Ab? C.", "en", "a question inside"),
    ("甲乙", "甲（乙）", "A b", "en", "parentheses come"),
    ("“甲”", "甲", "“A”", "en", "quotation marks go"),
    ("“甲”", "《甲》", "“A”", "en", "a title is italic"),
    ("1.5亿", "1，5亿", "150 million", "en", "a decimal point"),
    ("15%", "15％", "15%", "en", "a percent sign"),
    ("3-5人", "3–5人", "3-5 people", "en", "a dash between digits"),
    ("三、四人", "三，四人", "3 or 4", "en", "between two figures"),
    ("甲 **乙**", "甲 ** 乙**", "A **b**", "en", "emphasis that ceases to be"),
    ("甲—乙", "甲 —乙", "A—b", "en", "white space beside a dash"),
    ("公司。", "公司", "Co., Ltd.", "en", "an abbreviation"),
    ("甲。", "甲！", "Ab", "en", "a translation without the mark"),
    ("甲", "甲。", "Ab?", "en", "a translation with another mark"),
    ("甲（乙）", "甲（乙）。", "A (b)", "en", "behind a parenthesis"),
    ("甲！", "甲。", "Ab !", "fr", "a language with a space before its marks"),
    ("甲，乙", "甲。乙", "A, b", "en", "a comma becomes a stop"),
    ("约三成，", "约四成，", "30%,", "en", "a figure"),
    ("甲 乙", "甲乙", "", "en", "nothing to keep"),
    ("第5，甲", "第5；甲", "No. 5, a", "en", "beside a digit"),
    ("“甲。”", "“甲”。", "“Ab.”", "en", "another order of marks"),
    ("甲！！", "甲！。", "Ab!!", "en", "two last marks"),
    ("甲[^1]", "甲。[^1]", "Ab[^1]", "en", "in front of a footnote"),
]


@pytest.mark.parametrize(("old", "new", "translation", "language", "why"), NOT_KEPT, ids=[c[-1] for c in NOT_KEPT])
def test_not_kept(old: str, new: str, translation: str, language: str, why: str) -> None:
    """Somebody has to look where the sense may have changed."""
    assert why
    assert carried_over(old, new, translation, language) is None


@given(SOURCES, SOURCES, SOURCES)
def test_carried_translation_differs_in_its_last_mark_only(old: str, new: str, translation: str) -> None:
    """Nothing but the last mark of a translation is ever touched."""
    carried = carried_over(old, new, translation, "en")
    if carried is not None:
        assert kind_of_change(translation, carried) in {Change.WHITESPACE, Change.PUNCTUATION}
        assert abs(len(carried) - len(translation)) <= 1


@cache
def messages() -> Messages:
    """Return the example's messages, read once."""
    return example_messages()


ALONE = [edit for edit in load_edits() if len(edit.old) == len(edit.new) == 1 and edit.old != edit.new]


@pytest.mark.parametrize("edit", ALONE, ids=[edit.id for edit in ALONE])
def test_recorded_edit_that_needs_a_look(edit: Edit) -> None:
    """No translation of the example is kept where somebody should have looked."""
    (old,), (new,) = edit.old, edit.new
    carried = carried_over(old, new, messages()[edit.domain][old], "en")
    assert carried is None or edit.expect == "kept"


def test_recorded_edits_that_resolve_themselves() -> None:
    """Nearly all edits of punctuation and white space need nobody."""
    edits = [edit for edit in ALONE if edit.expect == "kept" and edit.kind in {"punctuation", "whitespace"}]
    kept = [
        edit.id
        for edit in edits
        if carried_over(edit.old[0], edit.new[0], messages()[edit.domain][edit.old[0]], "en") is not None
    ]
    assert len(kept) >= 0.85 * len(edits)
