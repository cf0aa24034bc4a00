"""Is a translation usable? Figures, links and footnotes must be those of the source."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.markup.figures import FILTERS, FigureSyntaxError, is_filter, normalised, parse_expression
from report.markup.inline import is_safe_link, references
from report.model.composition import PRIVATE_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.model.catalog import Entry
    from report.model.text import Text


def check_translation(text: Text, entry: Entry) -> Iterator[Diagnostic]:
    """Yield what makes a msgstr unusable; places are those of the PO entry."""
    ours, theirs = references(text.source), references(entry.strings[0])
    if any(mark in entry.strings[0] for mark in PRIVATE_MARKS):
        yield Diagnostic("P108", "a private-use character in a translation", entry.span, "remove it")
    source = Counter(_metric_of(body) for body, _, _ in ours.figures)
    target = Counter(_metric_of(body) for body, _, _ in theirs.figures)
    for metric in source - target:
        hint = "put the same `{{ }}` into the translation"
        yield Diagnostic("T105", f"the figure `{metric}` is missing", entry.span, hint, related=text.span)
    for metric in target - source:
        hint = "only figures of the source text may stand in its translation"
        yield Diagnostic("T106", f"the figure `{metric}` is not in the source", entry.span, hint, related=text.span)
    for body, _, _ in theirs.figures:
        yield from _check_filters(body, entry)
    if Counter(link.target for link in ours.links) != Counter(link.target for link in theirs.links):
        hint = "keep every link target as it is in the source"
        yield Diagnostic("T107", "the links differ from the source", entry.span, hint, related=text.span)
    if Counter(label for label, _ in ours.notes) != Counter(label for label, _ in theirs.notes):
        hint = "keep every `[^…]` of the source"
        yield Diagnostic("T107", "the footnotes differ from the source", entry.span, hint, related=text.span)
    if not all(is_safe_link(link.target) for link in theirs.links):
        yield Diagnostic("P106", "a link with a scheme that is not allowed", entry.span, "use the link of the source")


def _metric_of(body: str) -> str:
    return normalised(body).partition("|")[0]


def _check_filters(body: str, entry: Entry) -> Iterator[Diagnostic]:
    try:
        expression = parse_expression(body)
    except FigureSyntaxError as error:
        yield Diagnostic("P110", str(error), entry.span, "write the expression as in the source")
        return
    for name in expression.filters:
        if not is_filter(name):
            hint = "there are: " + ", ".join(FILTERS)
            yield Diagnostic("P111", f"there is no filter `{name}`", entry.span, hint)
