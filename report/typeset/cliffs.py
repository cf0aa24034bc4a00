"""What makes typesetting several times slower, or a PDF twice as large, and can be had another way.

The pages come out right, so all of this is warnings. How much each costs: docs/designing.md.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import tinycss2

from report.diagnostics import Diagnostic, Severity, Span
from report.typeset.faces.harfbuzz import cutter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from report.model.composition import Composition, Sheet

MACHINE = Span("templates")
"""Where a problem stands that is none of a file."""
STROKES = ("border", "outline", "column-rule")
"""Beginnings of the properties that draw lines of dots."""
LEADER = (
    "R141",
    "`leader()` sets each dot of the line as a text of its own",
    "let an element fill the line, with `flex: 1; border-bottom: .3pt solid`",
)
COUNTER = (
    "R143",
    "`{}()` has pages laid out again until the numbers hold",
    'write `{{{{ scene.page(id, "first") }}}}` in the template instead',
)
DOTTED = (
    "R142",
    "the dots of `{}` are drawn one by one, as curves",
    "write `solid`, as thin as .3pt, or `dashed`",
)


_SUSPECT = re.compile(r"leader\s*\(|target-counters?\s*\(|dotted", re.IGNORECASE)
"""Nothing is told of a sheet without these, so it need not be parsed."""


def find_cliffs(composition: Composition) -> tuple[Diagnostic, ...]:
    """Return a warning for each thing in an edition's style sheets, and on this machine, that costs much time."""
    found = [*machine_cliffs(cutter())]
    for sheet in composition.sheets:
        found += sheet_cliffs(sheet)
    return tuple(found)


def machine_cliffs(cuts: str) -> Iterator[Diagnostic]:
    """Yield a warning where fonts are not cut by HarfBuzz; `cuts` is what cuts them, with its version."""
    if not cuts.startswith("HarfBuzz"):
        yield Diagnostic(
            "R140",
            "HarfBuzz's library for cutting fonts is missing: typesetting takes more than three times as long",
            MACHINE,
            "run `sudo apt-get install --no-install-recommends libharfbuzz-subset0`, or what `report doctor` says",
            Severity.WARNING,
        )


def sheet_cliffs(sheet: Sheet) -> Iterator[Diagnostic]:
    """Yield a warning for each place of a style sheet; what is not for paper does not count."""
    if not _SUSPECT.search(sheet.css):
        return
    for declaration in _declarations(tinycss2.parse_stylesheet(sheet.css, skip_comments=True, skip_whitespace=True)):
        name = declaration.lower_name
        for token in _tokens(declaration.value):
            if token.type == "function" and token.lower_name == "leader":
                yield _warning(LEADER, sheet, token, token.lower_name)
            elif token.type == "function" and token.lower_name in {"target-counter", "target-counters"}:
                yield _warning(COUNTER, sheet, token, token.lower_name)
            elif token.type == "ident" and token.lower_value == "dotted" and name.startswith(STROKES):
                yield _warning(DOTTED, sheet, token, name)


def _declarations(nodes: Iterable[Any]) -> Iterator[Any]:
    """Yield the declarations of rules, of rules in rules, and of the margin boxes of pages."""
    for node in nodes:
        if node.type == "declaration":
            yield node
        elif node.type in {"qualified-rule", "at-rule"} and node.content is not None and _is_for_paper(node):
            yield from _declarations(
                tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            )


def _is_for_paper(rule: Any) -> bool:  # noqa: ANN401 - tinycss2 is untyped
    """Tell whether a rule counts in print, as far as the names of its media say."""
    if rule.type != "at-rule" or rule.lower_at_keyword != "media":
        return True
    media = tinycss2.serialize(rule.prelude).lower()
    return any("screen" not in each and "not print" not in each for each in media.split(","))


def _tokens(nodes: Iterable[Any]) -> Iterator[Any]:
    """Yield the tokens of a value, and those within functions and brackets."""
    for node in nodes:
        yield node
        yield from _tokens(getattr(node, "arguments", None) or getattr(node, "content", None) or ())


def _warning(said: tuple[str, str, str], sheet: Sheet, token: Any, name: str) -> Diagnostic:  # noqa: ANN401 - tinycss2 is untyped
    code, message, hint = said
    length = len(token.value) if token.type == "ident" else len(token.name)
    place = replace(sheet.span, line=token.source_line, column=token.source_column, length=length)
    return Diagnostic(code, message.format(name), place, hint.format(name), Severity.WARNING)
