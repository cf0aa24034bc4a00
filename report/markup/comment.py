"""Comments: `<!-- … -->` from the beginning of a line, for writers; some are for the translators of the next block.

`translators: …` is read by them; `context: …` becomes the msgctxt of its texts, where the same words are to be
translated in two ways. Nothing of a comment is printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from report.markup.folding import fold

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

OPENING, CLOSING = "<!--", "-->"
FOR_TRANSLATORS, CONTEXT = "translators:", "context:"


def comments(markdown: MarkdownIt) -> None:
    """Teach a parser comments; each becomes a `comment` token, with whether it is closed in `meta`."""
    markdown.block.ruler.before(
        "fence", "comment", _rule, {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]}
    )


class Aside(NamedTuple):
    """What comments say to the translators of the next block."""

    note: str = ""
    context: str = ""
    """Becomes the msgctxt of its texts."""

    def and_of(self, comment: str) -> Aside:
        """Return this with what one more comment says, in one line; a comment for others says nothing.

        >>> Aside().and_of(" translators: a village ").and_of(" ask Li ").and_of(" context: a name ")
        Aside(note='a village', context='a name')
        """
        return Aside(_said(comment, FOR_TRANSLATORS) or self.note, _said(comment, CONTEXT) or self.context)


def _said(comment: str, beginning: str) -> str:
    said = fold([line.strip() for line in comment.strip().split("\n")])[0]
    return said[len(beginning) :].strip() if said.lower().startswith(beginning) else ""


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
