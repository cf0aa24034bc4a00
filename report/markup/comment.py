"""Comments: `<!-- … -->` from the beginning of a line, for writers; with `translators:` in front, for translators.

Nothing of a comment is printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.markup.folding import fold

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

OPENING, CLOSING = "<!--", "-->"
FOR_TRANSLATORS = "translators:"


def comments(markdown: MarkdownIt) -> None:
    """Teach a parser comments; each becomes a `comment` token, with whether it is closed in `meta`."""
    markdown.block.ruler.before(
        "fence", "comment", _rule, {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]}
    )


def note_of(comment: str) -> str:
    """Return what a comment says to translators, in one line; empty where it is for others.

    >>> note_of(" translators: a village "), note_of(" ask Li about this ")
    ('a village', '')
    """
    said = fold([line.strip() for line in comment.strip().split("\n")])[0]
    if not said.lower().startswith(FOR_TRANSLATORS):
        return ""
    return said[len(FOR_TRANSLATORS) :].strip()


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - a markdown-it rule
    begin = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith(OPENING, begin):
        return False
    last = next((number for number in range(start, end) if CLOSING in _line(state, number, start, begin)), None)
    is_alone = last is None or not _line(state, last, start, begin).partition(CLOSING)[2].strip()
    if not is_alone:
        return False  # text follows: it is HTML in a paragraph, which is told as such
    if silent:
        return True
    after = end if last is None else last + 1
    token = state.push("comment", "", 0)
    lines = (_line(state, number, start, begin) for number in range(start, after))
    token.content = "\n".join(lines).partition(CLOSING)[0]
    token.map = [start, after]
    token.meta = {"closed": last is not None}
    state.line = after
    return True


def _line(state: StateBlock, number: int, start: int, begin: int) -> str:
    """Return a line of a comment, the first one without its opening."""
    first = begin + len(OPENING) if number == start else state.bMarks[number] + state.tShift[number]
    return state.src[first : state.eMarks[number]]
