"""Dividing an edition into galleys, where its pages break anyway."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from report.model.composition import Composition, Sheet

FLOW, PAGE = "flow", "page"
_ACROSS = re.compile(
    r"target-(?:counter|counters|text)|\bcounters?\(\s*pages\s*[,)]|\brunning\(|\belement\(|first-except|\bstart\)"
)
_PLACED = re.compile(r":\s*(?:first|blank|nth)\b")
_SIDES = re.compile(r":\s*(?:left|right)\b")


@dataclass(frozen=True, slots=True)
class Galley:
    """Sections that follow each other without a forced page break."""

    sections: tuple[str, ...]
    html: str = field(repr=False)
    """With late values where page numbers go."""


def divide(composition: Composition) -> tuple[Galley, ...]:
    """Return the galleys of an edition, in order."""
    groups: list[list[Any]] = []
    for body in composition.bodies:
        if body.opens == FLOW and groups:
            groups[-1].append(body)
        else:
            groups.append([body])
    return tuple(Galley(tuple(body.id for body in group), "\n".join(body.html for body in group)) for group in groups)


def can_divide(composition: Composition) -> bool:
    """Tell whether galleys and the whole document give the same pages.

    Not where a section asks for a right-hand page, or where a style sheet looks across page breaks: at the number of
    another page or of all pages, at a page's place in the document, or with another type area on the left than on the
    right.
    """
    opens_pages = all(body.opens in {FLOW, PAGE} for body in composition.bodies)
    return opens_pages and not any(_looks_across(sheet) for sheet in composition.sheets if sheet.name != "folio")


def _looks_across(sheet: Sheet) -> bool:
    if _ACROSS.search(sheet.css):
        return True
    if not (_PLACED.search(sheet.css) or _SIDES.search(sheet.css)):
        return False
    return any(_is_of_place(rule) for rule in _page_rules(tinycss2.parse_stylesheet(sheet.css, skip_comments=True)))


def _page_rules(rules: Iterable[Any]) -> Iterator[Any]:
    for rule in rules:
        if rule.type != "at-rule" or rule.content is None:
            continue
        if rule.lower_at_keyword == PAGE:
            yield rule
        elif rule.lower_at_keyword in {"media", "supports", "layer"}:
            yield from _page_rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def _is_of_place(rule: Any) -> bool:  # noqa: ANN401 - tinycss2 is untyped
    """Tell whether a rule for pages depends on where the page stands, but for what its margin boxes show."""
    selector = tinycss2.serialize(rule.prelude)
    if _PLACED.search(selector):
        return True
    declared = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return bool(_SIDES.search(selector)) and any(node.type == "declaration" for node in declared)
