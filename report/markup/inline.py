"""Inline Markdown: parsed to tokens, searched for references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from report.markup.figures import EXPRESSION

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
LINK_SCHEMES = ("http", "https", "mailto")
"""Schemes a link may have; everything else is refused (P106)."""
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text."""

    target: str
    offset: int
    has_text: bool


@dataclass(frozen=True, slots=True)
class References:
    """What a text points to."""

    figures: tuple[tuple[str, int, int], ...]
    """(expression body, offset, length)."""
    links: tuple[Link, ...]
    notes: tuple[tuple[str, int], ...]
    """(label, offset)."""


@cache
def inline_parser() -> MarkdownIt:
    """Return the one parser for inline text."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - where every text is known, nothing is parsed

    from report.markup.emphasis import cjk_friendly_emphasis  # noqa: PLC0415 - see above

    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.enable("strikethrough")
    markdown.disable(["image", "html_inline"])
    cjk_friendly_emphasis(markdown)
    markdown.inline.ruler.before("escape", "figure", _figure_rule)
    markdown.inline.ruler.before("link", "note", _note_rule)
    markdown.validateLink = _accept_link  # type: ignore[method-assign,assignment]  # markdown-it's own way to set it
    return markdown


@lru_cache(maxsize=8192)
def parse_inline(source: str) -> tuple[Token, ...]:
    """Return the tokens of one text, which nobody may change: print and web, and every language, get the same ones."""
    if not source:
        return ()
    return tuple(inline_parser().parseInline(source)[0].children or ())


def references(source: str) -> References:
    """Find the figures, links and footnotes in a text.

    >>> references("见[](#a.b)与{{ c.d }}").links[0].target
    '#a.b'
    """
    if not _MAY_REFER.search(source):
        return _NO_REFERENCES
    figures: list[tuple[str, int, int]] = []
    notes: list[tuple[str, int]] = []
    links: list[Link] = []
    tokens = parse_inline(source)
    for index, token in enumerate(tokens):
        if token.type == "figure":
            figures.append((token.content, token.meta["offset"], token.meta["length"]))
        elif token.type == "note":
            notes.append((token.content, token.meta["offset"]))
        elif token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            start = links[-1].offset + 1 if links else 0
            closes = index + 1 < len(tokens) and tokens[index + 1].type == "link_close"
            links.append(Link(target, max(0, source.find(target, start)), not closes))
    return References(tuple(figures), tuple(links), tuple(notes))


_MAY_REFER = re.compile(r"\{\{|\[|<")
_NO_REFERENCES = References((), (), ())


def link_scheme(target: str) -> str | None:
    """Return the scheme of a link target in lower case, or None for a relative one."""
    match = _SCHEME.match(target.strip())
    return match.group(1).lower() if match else None


def is_safe_link(target: str) -> bool:
    """Tell whether a link may be printed."""
    scheme = link_scheme(target)
    return scheme is None or scheme in LINK_SCHEMES


def plain_text(source: str) -> str:
    """Return a text without its markup, for titles and alternative texts; figures are left out.

    >>> plain_text("**重**要")
    '重要'
    """
    return "".join(_plain(token) for token in parse_inline(source))


def _plain(token: Token) -> str:
    if token.type in {"text", "code_inline", "text_special"}:
        return token.content
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    return ""


def _accept_link(_url: str) -> bool:
    # Every link is parsed; resolve and compose refuse what is unsafe, with a place.
    return True


def _figure_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of a markdown-it rule
    if not state.src.startswith("{{", state.pos):
        return False
    match = EXPRESSION.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("figure", "", 0)
        token.content = match.group(1)
        token.meta = {"offset": state.pos, "length": match.end() - match.start()}
    state.pos = match.end()
    return True


def _note_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of a markdown-it rule
    match = _NOTE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("note", "", 0)
        token.content = match.group(1)
        token.meta = {"offset": state.pos}
    state.pos = match.end()
    return True
