"""Markdown files as block trees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Span
from report.markup.comment import Aside, comments
from report.markup.fence import Fence, colon_fences, split_opening
from report.markup.figures import EXPRESSION
from report.markup.folding import fold
from report.model.blocks import (
    Block,
    Code,
    Heading,
    Item,
    ListBlock,
    NoteDefinition,
    Paragraph,
    Quotation,
    TableBlock,
    ThematicBreak,
)
from report.model.text import Segment, Text
from report.model.walk import rewritten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HIDDEN_PIPE = "\ue002"
"""Stands for | inside `{{ }}` while tables are split into cells."""
_ANCHOR = re.compile(r"\s*\{#([A-Za-z][\w.:-]*)\}\s*$")


@dataclass(slots=True)
class Origin:
    """Where a stretch of Markdown comes from, and what to do with what is found in it."""

    path: str
    section: str
    directive: Callable[[Fence, Origin], Block | None]
    """Makes a block of a directive, or reports why it cannot."""
    first_line: int = 1
    """Line of the file on which the stretch begins."""
    problems: list[Diagnostic] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    """Anchors given so far, to number the next heading."""

    def inside(self, first_line: int) -> Origin:
        """Return the origin of a stretch further down in the same file."""
        return Origin(self.path, self.section, self.directive, first_line, self.problems, self.headings)

    def report(self, code: str, message: str, span: Span, hint: str) -> None:
        """Note a problem."""
        self.problems.append(Diagnostic(code, message, span, hint))


def parse_blocks(markdown: str, origin: Origin) -> tuple[Block, ...]:
    """Return the blocks of a stretch of Markdown; problems go to the origin."""
    hidden = EXPRESSION.sub(lambda match: match.group().replace("|", _HIDDEN_PIPE), markdown)
    tokens = _block_parser().parse(hidden)
    for token in tokens:
        token.content = token.content.replace(_HIDDEN_PIPE, "|")
    return tuple(_Reader(tokens, markdown.split("\n"), origin).blocks_until(None))


@cache
def _block_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - where every file is known, nothing is parsed
    from mdit_py_plugins.footnote.index import footnote_def  # noqa: PLC0415 - see above

    from report.markup.emphasis import cjk_friendly_emphasis  # noqa: PLC0415 - see above

    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.enable(["table", "strikethrough"])
    markdown.disable(["html_block", "reference"])
    markdown.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    colon_fences(markdown)
    comments(markdown)
    cjk_friendly_emphasis(markdown)
    # Inline text is parsed later, message by message, after translation.
    markdown.core.ruler.disable(["inline", "text_join"])
    return markdown


class _Reader:
    """Turns the flat token list into a tree. One instance reads one stretch, front to back."""

    def __init__(self, tokens: list[Token], lines: list[str], origin: Origin) -> None:
        self.tokens = tokens
        self.lines = lines
        self.origin = origin
        self.at = 0
        self.aside = Aside()

    def blocks_until(self, closing: str | None) -> Iterator[Block]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.type == closing:
                self.at += 1
                return
            self.at += 1
            if token.type == "comment":
                self._comment(token)
                continue
            aside, self.aside = self.aside, Aside()
            block = self._block(token)
            if block is not None:
                yield _with_aside(block, aside) if any(aside) else block

    def _block(self, token: Token) -> Block | None:
        read = {
            "paragraph_open": self._paragraph,
            "heading_open": self._heading,
            "bullet_list_open": self._list,
            "ordered_list_open": self._list,
            "blockquote_open": self._quotation,
            "table_open": self._table,
            "colon_fence": self._directive,
            "footnote_reference_open": self._note,
            "fence": self._code,
            "code_block": self._code,
            "hr": self._break,
        }[token.type]
        return read(token)

    def _comment(self, token: Token) -> None:
        if not token.meta["closed"]:
            hint = "end it with `-->`"
            self.origin.report(
                "P116", "the comment is not closed: nothing after it is printed", self._span(token), hint
            )
        self.aside = self.aside.and_of(token.content)

    def _span(self, token: Token) -> Span:
        line = token.map[0] if token.map else 0
        raw = self.lines[line] if line < len(self.lines) else ""
        return Span(self.origin.path, self.origin.first_line + line, len(raw) - len(raw.lstrip()) + 1)

    def _text(self, role: str) -> Text:
        """Read the inline token at the cursor."""
        token = self.tokens[self.at]
        self.at += 1
        first = token.map[0] if token.map else 0
        contents = token.content.split("\n")
        source, offsets = fold(contents)
        segments = []
        for number, (content, offset) in enumerate(zip(contents, offsets, strict=True)):
            raw = self.lines[first + number] if first + number < len(self.lines) else ""
            column = max(0, raw.find(content.strip())) + 1
            segments.append(Segment(offset, self.origin.first_line + first + number, column))
        span = Span(self.origin.path, segments[0].line, segments[0].column, max(1, len(contents[0].strip())))
        return Text(source, span, role, segments=tuple(segments))

    def _paragraph(self, token: Token) -> Block:
        text = self._text("paragraph")
        self.at += 1
        return Paragraph(self._span(token), text)

    def _heading(self, token: Token) -> Block:
        level = int(token.tag[1])
        text = self._text("heading")
        self.at += 1
        anchor = _ANCHOR.search(text.source)
        if anchor is not None:
            text = Text(text.source[: anchor.start()], text.span, text.role, segments=text.segments)
        name = anchor.group(1) if anchor else f"{self.origin.section}-{len(self.origin.headings) + 1}"
        self.origin.headings.append(name)
        return Heading(self._span(token), level, text, name)

    def _list(self, token: Token) -> Block:
        closing = token.type.replace("_open", "_close")
        items, tight = [], False
        while self.tokens[self.at].type != closing:
            opening = self.tokens[self.at]
            self.at += 1
            following = self.tokens[self.at]
            tight = tight or (following.type == "paragraph_open" and following.hidden)
            items.append(Item(self._span(opening), tuple(self.blocks_until("list_item_close"))))
        self.at += 1
        start = int(token.attrs.get("start", 1))
        return ListBlock(self._span(token), token.type.startswith("ordered"), start, tight, tuple(items))

    def _quotation(self, token: Token) -> Block:
        return Quotation(self._span(token), tuple(self.blocks_until("blockquote_close")))

    def _note(self, token: Token) -> Block:
        span = self._span(token)
        blocks = tuple(self.blocks_until("footnote_reference_close"))
        label = str(token.meta["label"])
        paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
        if len(paragraphs) != 1 or len(blocks) != 1:
            self.origin.report(
                "P107",
                f"the footnote `{label}` must be one paragraph",
                span,
                "write the note as one paragraph; move lists and tables into the text",
            )
        text = paragraphs[0].text if paragraphs else Text("", span)
        return NoteDefinition(span, label, Text(text.source, text.span, "footnote", segments=text.segments))

    def _table(self, token: Token) -> Block:
        span = self._span(token)
        head: tuple[Text, ...] = ()
        rows: list[tuple[Text, ...]] = []
        align: tuple[str, ...] = ()
        while self.tokens[self.at].type != "table_close":
            opening = self.tokens[self.at]
            self.at += 1
            if opening.type != "tr_open":
                continue
            cells, styles, is_head = self._row()
            if is_head:
                head, align = cells, styles
            else:
                rows.append(cells)
        self.at += 1
        return TableBlock(span, head, tuple(rows), align)

    def _row(self) -> tuple[tuple[Text, ...], tuple[str, ...], bool]:
        cells: list[Text] = []
        styles: list[str] = []
        is_head, searched = False, 0
        while self.tokens[self.at].type != "tr_close":
            opening = self.tokens[self.at]
            is_head = opening.type == "th_open"
            styles.append(str(opening.attrs.get("style", "")).removeprefix("text-align:"))
            self.at += 1
            text = self._text("table heading" if is_head else "table cell")
            raw = self.lines[text.span.line - self.origin.first_line]
            column = max(0, raw.find(text.source, searched))
            searched = column + len(text.source)
            place = Span(self.origin.path, text.span.line, column + 1, max(1, len(text.source)))
            cells.append(Text(text.source, place, text.role, segments=(Segment(0, place.line, place.column),)))
            self.at += 1
        self.at += 1
        return tuple(cells), tuple(styles), is_head

    def _code(self, token: Token) -> Block:
        return Code(self._span(token), token.content)

    def _break(self, token: Token) -> Block:
        return ThematicBreak(self._span(token))

    def _directive(self, token: Token) -> Block | None:
        first = token.map[0] if token.map else 0
        raw = self.lines[first]
        line = self.origin.first_line + first
        name, argument, name_column, argument_column = split_opening(raw)
        here = Span(self.origin.path, line, name_column + 1, max(1, len(name or raw.strip())))
        if name is None:
            self.origin.report(
                "P104", "a fence without a directive name", here, "write `:::{name}`, or remove the stray `:::`"
            )
            return None
        if not token.meta["closed"] or _opens_another(token.content, raw):
            self.origin.report(
                "P103",
                f"the directive `{name}` is not closed",
                here,
                "end it with `:::` on a line of its own; an outer directive takes more colons than an inner one",
            )
            return None
        fence = Fence(
            name,
            argument,
            token.content,
            here,
            Span(self.origin.path, line, argument_column + 1, max(1, len(argument))),
            line + 1,
            self.origin.section,
        )
        return self.origin.directive(fence, self.origin)


def _with_aside(block: Block, aside: Aside) -> Block:
    """Return a block whose texts have a note and a context, where those of an inner block have none of their own."""

    def with_both(text: Text) -> Text:
        return replace(text, note=text.note or aside.note, context=text.context or aside.context or None)

    return rewritten(block, Text, with_both)


def _opens_another(body: str, opening: str) -> bool:
    """Tell whether a body holds an opening with as many colons: then an earlier closing is missing."""
    colons = len(opening.strip()) - len(opening.strip().lstrip(":"))
    for line in body.split("\n"):
        name, _, _, _ = split_opening(line)
        if name is not None and len(line.strip()) - len(line.strip().lstrip(":")) >= colons:
            return True
    return False
