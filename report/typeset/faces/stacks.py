"""Font stacks: which families an edition asks for, and where it says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

import tinycss2

from report.design.font_tokens import FIGURE, TEXT, font_token, is_of_a_language
from report.diagnostics import Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.model.composition import Composition, Sheet

GENERIC = frozenset(("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui"))
MONOSPACE = "monospace"
CODE = re.compile(r"<(code|kbd|samp|pre|tt)\b[^>]*>(.*?)</\1>", re.DOTALL)
"""What WeasyPrint's own sheet sets in the machine's monospace."""
_KEYWORDS = ("inherit", "initial", "unset", "revert")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_NAME = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^,"']+))\s*(?:,|$)""")
_SHORTHAND = re.compile(r".*?(?<![\w-])[\d.]+(?:%|[a-z]+)(?:\s*/\s*\S+)?\s+(.+)", re.DOTALL)
_IN_MARKUP = re.compile(
    r"""font-family\s*(?:=\s*(?:"([^"]*)"|'([^']*)')|:\s*((?:"[^"<>;=]*"|'[^'<>;=]*'|[^;}<>"'])*))"""
)
_LANGUAGE = re.compile(r"""\blang=["']?([A-Za-z0-9-]+)""")


@dataclass(frozen=True, slots=True)
class Stack:
    """Families, best first, as one place names them."""

    names: tuple[str, ...]
    place: Span
    every: bool
    """Whether all of them are needed: a token's stack shares out the characters, others offer a choice."""
    severity: Severity = Severity.ERROR

    @property
    def families(self) -> tuple[str, ...]:
        """The names that are of fonts; a generic one is of whatever font a machine happens to have."""
        return tuple(name for name in self.names if name.lower() not in GENERIC)


def stacks_of(composition: Composition, document: Span) -> list[Stack]:
    """Return every stack that can matter, the edition's own first."""
    found = [Stack(composition.families, composition.font_place, every=True)]
    html = _markup(composition)
    found += _of_sheets(composition, set(_LANGUAGE.findall(html)))
    found += [Stack(names, document, every=False) for names in _of_markup(html)]
    for path, content, media_type in composition.pictures:
        if media_type == "image/svg+xml":
            text = content.decode("utf-8", "replace")
            place = Span(f"content/{path}")
            found += [Stack(names, place, every=False, severity=Severity.WARNING) for names in _of_markup(text)]
    if CODE.search(html):
        found.append(Stack((MONOSPACE,), document, every=False))
    return list({(stack.names, stack.place): stack for stack in found if stack.names}.values())


def _markup(composition: Composition) -> str:
    cover = composition.press.cover_html if composition.press else None
    return composition.print_html + (cover or "")


def _sheets(composition: Composition) -> tuple[Sheet, ...]:
    return composition.sheets + (composition.press.sheets if composition.press else ())


def _of_sheets(composition: Composition, languages: set[str]) -> Iterator[Stack]:
    """Yield the stacks of the style sheets, of tokens for a language only where the edition has text in it."""
    declared = [(sheet, node) for sheet in _sheets(composition) for node in _declarations(_rules(sheet.css))]
    values = {node.name: tinycss2.serialize(node.value) for _, node in declared if node.name.startswith("--")}
    tokens = {name.removeprefix("--") for name in values}
    needed = {font_token(language, tokens, use) for language in languages for use in (TEXT, FIGURE)}
    for sheet, node in declared:
        if node.lower_name not in {"font-family", "font"}:
            continue
        value = tinycss2.serialize(node.value)
        named = {name.removeprefix("--") for name, _ in _VARIABLE.findall(value)}
        if any(is_of_a_language(name) and name not in needed for name in named):
            continue
        resolved = _resolved(value, values)
        if node.lower_name == "font":
            shorthand = _SHORTHAND.fullmatch(resolved)
            resolved = shorthand.group(1) if shorthand else ""
        place = composition.font_place if named else Span(sheet.span.path, node.source_line, node.source_column)
        yield Stack(_names(resolved), place, every=bool(named))


@cache
def _rules(css: str) -> list[Any]:
    # The sheets of all languages are the same, and stay so from one build of a preview to the next.
    return list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def _declarations(nodes: list[Any]) -> Iterator[Any]:
    """Yield the declarations of rules, nested ones too; those for screens are none of print's business."""
    for node in nodes:
        if node.type == "declaration":
            yield node
        elif node.type == "qualified-rule":
            yield from _declarations(tinycss2.parse_blocks_contents(node.content))
        elif node.type == "at-rule" and node.content is not None and node.lower_at_keyword != "font-face":
            if node.lower_at_keyword == "media":
                if "screen" not in tinycss2.serialize(node.prelude):
                    yield from _declarations(tinycss2.parse_rule_list(node.content, skip_comments=True))
            else:
                yield from _declarations(tinycss2.parse_blocks_contents(node.content))


def _resolved(value: str, values: dict[str, str]) -> str:
    for _ in range(8):  # a variable may name another; one that names itself must not go on for ever
        replaced = _VARIABLE.sub(lambda match: values.get(match.group(1), match.group(2) or ""), value)
        if replaced == value:
            return value
        value = replaced
    return ""


def _names(value: str) -> tuple[str, ...]:
    names = (" ".join((a or b or c).split()) for a, b, c in _NAME.findall(value.replace("!important", "")))
    return tuple(name for name in names if name and name.lower() not in _KEYWORDS)


def _of_markup(markup: str) -> list[tuple[str, ...]]:
    return list(dict.fromkeys(_names(unescape(a or b or c)) for a, b, c in _IN_MARKUP.findall(markup)))
