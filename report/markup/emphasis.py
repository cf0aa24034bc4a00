"""Emphasis that works in Chinese.

CommonMark's flanking rule looks at spaces and punctuation, and Chinese has no spaces: in
`**“节电之星”。**数据` the closing marks do not close. The rule here is the CJK-friendly amendment
(commonmark-spec issue 650): a delimiter run beside a wide character is treated as if a space stood there
on that side for the punctuation test. Text without wide characters parses as in CommonMark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Delimiter

from report.markup.folding import is_wide

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline


def cjk_friendly_emphasis(markdown: MarkdownIt) -> None:
    """Replace the emphasis rule of a parser."""
    markdown.inline.ruler.at("emphasis", _tokenize)


def _tokenize(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of a markdown-it rule
    start = state.pos
    marker = state.src[start]
    if silent or marker not in "_*":
        return False
    count, can_open, can_close = _scan(state, start, can_split_word=marker == "*")
    for _ in range(count):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker), length=count, token=len(state.tokens) - 1, end=-1, open=can_open, close=can_close
            )
        )
    state.pos += count
    return True


def _scan(state: StateInline, start: int, *, can_split_word: bool) -> tuple[int, bool, bool]:
    source, end = state.src, state.posMax
    marker = source[start]
    after = start
    while after < end and source[after] == marker:
        after += 1
    before_char = source[start - 1] if start > 0 else " "
    after_char = source[after] if after < end else " "
    before_space, after_space = isWhiteSpace(ord(before_char)), isWhiteSpace(ord(after_char))
    before_punct, after_punct = _is_punctuation(before_char), _is_punctuation(after_char)
    # The amendment: a wide neighbour opens the way that a space or a mark would.
    before_free = before_space or before_punct or is_wide(before_char)
    after_free = after_space or after_punct or is_wide(after_char)
    left_flanking = not after_space and (not after_punct or before_free)
    right_flanking = not before_space and (not before_punct or after_free)
    can_open = left_flanking and (can_split_word or not right_flanking or before_punct)
    can_close = right_flanking and (can_split_word or not left_flanking or after_punct)
    return after - start, can_open, can_close


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)
