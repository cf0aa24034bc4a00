"""Soft line breaks: nothing between Han, a space elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.markup.folding import fold

HAN = st.text(alphabet="报告期内公司员工数据安全，。、；“”（）《》", min_size=1, max_size=12)
LATIN = st.text(alphabet="abcXYZ019", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("lines", "folded"),
    [
        (["平台", "显著"], "平台显著"),
        (["平台，", "显著"], "平台，显著"),
        (["one", "two"], "one two"),
        (["飞书", "Feishu"], "飞书 Feishu"),
        (["**粗体**", "文字"], "**粗体**文字"),
        (["见[数据](#a.b)", "一节"], "见[数据](#a.b)一节"),
        (["降至{{ dc.pue }}", "左右"], "降至{{ dc.pue }}左右"),
        (["达到", "{{ dc.pue }}"], "达到{{ dc.pue }}"),
        (["한국", "어"], "한국 어"),
        (["一", "二", "三"], "一二三"),
        (["第一行\\", "第二行"], "第一行\\\n第二行"),
        (["第一行  ", "第二行"], "第一行\\\n第二行"),
        (["    缩进", "下一行"], "    缩进下一行"),
    ],
)
def test_soft_break(lines: list[str], folded: str) -> None:
    """A break becomes what CSS Text 4 makes of it, markup looked through."""
    assert fold(lines)[0] == folded


@given(st.lists(HAN, min_size=1, max_size=6))
def test_no_space_between_han(lines: list[str]) -> None:
    """However Chinese text is wrapped, it folds to the unwrapped text."""
    assert fold(lines)[0] == "".join(lines)


@given(st.lists(st.one_of(HAN, LATIN), min_size=1, max_size=6))
def test_offsets_point_at_lines(lines: list[str]) -> None:
    """Each line stands in the folded text at the offset given for it."""
    folded, offsets = fold(lines)
    assert all(folded.startswith(line, offset) for line, offset in zip(lines, offsets, strict=True))
