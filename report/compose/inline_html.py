"""Inline Markdown -> HTML. Whatever is not known here becomes escaped text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup, escape

from report.markup.figures import FigureSyntaxError, parse_expression
from report.markup.inline import is_safe_link, parse_inline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_TAGS = {"em": "em", "strong": "strong", "s": "s"}
_BETWEEN_NOTES = Markup('<sup class="note-comma">\u2060,\u2060</sup>')
"""Two marks in a row would read as one number; the word joiners keep them on one line."""


class InlineWriter(Protocol):
    """What a text needs from the page it stands on."""

    def figure(self, metric: str, filters: tuple[str, ...] = ()) -> str:
        """Return a metric as HTML."""
        ...

    def reference(self, target: str, words: str | None) -> str:
        """Return a link to a section."""
        ...

    def note(self, label: str) -> str:
        """Return the mark of a footnote."""
        ...


def inline_html(source: str, writer: InlineWriter) -> Markup:
    """Return a text as HTML."""
    return Markup("").join(_render(parse_inline(source), writer))


def _render(tokens: Sequence[Token], writer: InlineWriter) -> list[Markup]:
    out: list[Markup] = []
    closings: list[Markup] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "link_open":
            end = _matching_close(tokens, index)
            out.append(_link(token, tokens[index + 1 : end], writer))
            index = end + 1
            continue
        if token.type.endswith("_open"):
            tag = _TAGS[token.type.removesuffix("_open")]
            out.append(Markup(f"<{tag}>"))  # noqa: S704 - one of three fixed tags
            closings.append(Markup(f"</{tag}>"))  # noqa: S704 - one of three fixed tags
        elif token.type.endswith("_close"):
            out.append(closings.pop())
        else:
            if token.type == "note" and index and tokens[index - 1].type == "note":
                out.append(_BETWEEN_NOTES)
            out.append(_leaf(token, writer))
        index += 1
    return out


def _leaf(token: Token, writer: InlineWriter) -> Markup:
    if token.type == "figure":
        try:
            expression = parse_expression(token.content)
        except FigureSyntaxError:
            return escape("{{" + token.content + "}}")  # reported by resolve; shown as written in a draft
        return Markup(writer.figure(expression.metric, expression.filters))  # noqa: S704 - the writer escapes
    if token.type == "note":
        return Markup(writer.note(token.content))  # noqa: S704 - the writer escapes
    if token.type == "code_inline":
        return Markup("<code>{}</code>").format(token.content)
    if token.type == "hardbreak":
        return Markup("<br>\n")
    if token.type == "softbreak":
        return Markup("\n")
    return escape(token.content)


def _link(opening: Token, inside: Sequence[Token], writer: InlineWriter) -> Markup:
    target = str(opening.attrs.get("href", ""))
    words = Markup("").join(_render(inside, writer)) if inside else None
    if target.startswith("#"):
        return Markup(writer.reference(target[1:], words))  # noqa: S704 - the writer escapes
    if not is_safe_link(target):
        return words or Markup("")
    return Markup('<a href="{}">{}</a>').format(target, words if words is not None else target)


def _matching_close(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting if tokens[index].type.startswith("link_") else 0
        if depth == 0:
            return index
    return len(tokens) - 1
