"""Figures with two hedges: 超过400多万, or 超过 before a metric that says 超过 itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity
from report.markup.figures import EXPRESSION, FigureSyntaxError, parse_expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from report.model.metric import Metric
    from report.model.text import Text
    from report.quantity import Found
    from report.resolve.strays.reader import FigureReader

SAMPLE = "3456"
"""Stands for the printed number while the words around it are read."""

AROUND = 12
"""Signs before and after an expression in which a hedge of its own stands."""

WITHOUT_HEDGE = frozenset({"bare", "label", "period", "unit", "scope", "note", "ordinal", "change", "target"})
"""Filters that print no hedge."""


def doubled_hedge(found: Found, text: Text) -> Diagnostic:
    """Return the warning for a typed number with two hedges."""
    place = text.place(found.start, found.end - found.start)
    return Diagnostic("P123", f"`{found.text}` has two hedges", place, "keep one of the two", Severity.WARNING)


def doubled_hedges(
    text: Text, language: str, metrics: Mapping[str, Metric], read: FigureReader
) -> Iterator[Diagnostic]:
    """Yield a warning for each expression whose metric brings a hedge where the text types one already."""
    for match in EXPRESSION.finditer(text.source):
        try:
            expression = parse_expression(match[1])
        except FigureSyntaxError:
            continue  # reported with the references
        metric = metrics.get(expression.metric)
        if metric is None or metric.hedge is None or WITHOUT_HEDGE.intersection(expression.filters):
            continue
        typed = _hedged(text.source, match.start(), match.end(), lambda words: read(words, language))
        if typed is not None:
            place = text.place(match.start(), match.end() - match.start())
            message = f"`{typed.replace(SAMPLE, match[0])}` prints two hedges: `{metric.id}` brings its own"
            hint = f"take the word out of the text, or write `{{{{ {metric.id} | bare }}}}`"
            yield Diagnostic("P123", message, place, hint, Severity.WARNING, metric.place("qualifier"), "its hedge")


def _hedged(source: str, start: int, end: int, read: Callable[[str], tuple[Found, ...]]) -> str | None:
    """Return the words at an expression that are its hedge in the text, with a number for the expression."""
    before, after = source[max(0, start - AROUND) : start], source[end : end + AROUND]
    for found in read(f"{before}{SAMPLE}{after}"):
        if found.start <= len(before) < found.end:
            return found.text if found.hedge else None
    return None
