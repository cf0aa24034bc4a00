"""Colon fences: `:::{name} argument` … `:::` (MyST).

mdit-py-plugins has the same rule but does not tell an unclosed fence from a closed one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    from report.diagnostics import Span

_OPENING = re.compile(r"(:{3,})\s*(?:\{([^{}]*)\}[ \t]*(.*?))?[ \t]*$")
_CLOSING = re.compile(r"(:{3,})[ \t]*$")


_DATA = re.compile(r"\S+\.ya?ml")


def is_data_path(argument: str) -> bool:
    """Tell whether a directive's argument names a data file, as data/awards.yaml does.

    >>> is_data_path("data/awards.yaml"), is_data_path("Awards of the year")
    (True, False)
    """
    return _DATA.fullmatch(argument) is not None


@dataclass(frozen=True, slots=True)
class Fence:
    """A directive as written, its body not yet read."""

    name: str
    argument: str
    body: str
    span: Span
    """Place of the directive's name."""
    argument_span: Span
    body_line: int
    """Line of the file on which the body begins."""
    section: str
    """Id of the section it stands in."""


def colon_fences(markdown: MarkdownIt) -> None:
    """Teach a parser the fences; each becomes a `colon_fence` token with its lines in `meta`."""
    markdown.block.ruler.before(
        "fence", "colon_fence", _rule, {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]}
    )


def split_opening(line: str) -> tuple[str | None, str, int, int]:
    """Split an opening line into name, argument and the 0-based columns where both begin.

    The name is None when the line is no opening of a directive.
    """
    match = _OPENING.match(line.strip())
    indent = len(line) - len(line.lstrip())
    if match is None or match.group(2) is None:
        return None, "", indent, indent
    return match.group(2).strip(), match.group(3), indent + match.start(2), indent + match.start(3)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - a markdown-it rule
    if state.is_code_block(start):
        return False
    opening = _OPENING.match(_line(state, start))
    if opening is None:
        return False
    if silent:
        return True
    length = len(opening.group(1))
    closing = _find_closing(state, start, end, length)
    content_end = end if closing is None else closing
    # The body ends where its container ends (a list item, a quotation).
    token = state.push("colon_fence", "", 0)
    token.content = state.getLines(start + 1, content_end, state.sCount[start], keepLastLF=True)
    token.map = [start, content_end + (closing is not None)]
    token.meta = {"closed": closing is not None}
    state.line = content_end + (closing is not None)
    return True


def _find_closing(state: StateBlock, start: int, end: int, length: int) -> int | None:
    for number in range(start + 1, end):
        line = _line(state, number)
        if line and state.sCount[number] < state.blkIndent:
            return None
        match = _CLOSING.match(line)
        if match is not None and len(match.group(1)) >= length and not state.is_code_block(number):
            return number
    return None
