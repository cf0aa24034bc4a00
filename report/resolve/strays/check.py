"""Every figure of every text: printed from a metric, accepted, or reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity
from report.model.goal import DRAFT, severity_for
from report.quantity import Quantity, UnitForms, format_quantity, parse_quantities
from report.resolve.strays.accepted import Accepted
from report.resolve.strays.figure import is_mentioned, read_figure
from report.resolve.strays.hedges import doubled_hedge, doubled_hedges
from report.resolve.strays.passages import iter_passages
from report.resolve.strays.search import Match, Relation, Search
from report.resolve.strays.statements import Statement, Statements
from report.resolve.strays.units import Likeness, Units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.model.literal import Literal
    from report.model.report import Report
    from report.model.text import Text
    from report.quantity import Found
    from report.resolve.strays.figure import Figure
    from report.resolve.strays.passages import Passage


def check_strays(report: Report, literals: tuple[Literal, ...], goal: str) -> Iterator[Diagnostic]:
    """Yield a problem for every figure that is typed and should be printed, or accepted.

    A number that a metric states is a warning, and an error for a release (P120). One that no metric states is a
    warning unless the goal is a draft (P121), and so is an accepted one that no text has (P122).
    """
    check = _Check(report, literals, goal)
    for passage in iter_passages(report):
        for text in passage.texts:
            yield from check.text(text, passage)
    if goal != DRAFT:
        yield from check.accepted.unused()


class _Check:
    def __init__(self, report: Report, literals: tuple[Literal, ...], goal: str) -> None:
        self.report = report
        self.goal = goal
        source = report.settings.source_language
        self.language = source
        self.accepted = Accepted(literals, {source, *(language for _, language in report.own_texts)})
        sections = frozenset(section.id for section in report.sections)
        self.search = Search(Statements(report.metrics, sections), Units(report))

    def text(self, text: Text, passage: Passage) -> Iterator[Diagnostic]:
        yield from doubled_hedges(text, passage.language, self.report.metrics)
        for found in parse_quantities(text.source, passage.language):
            if found.doubled and not is_mentioned(found, text.source):
                yield doubled_hedge(found, text)
            figure = read_figure(found)
            if figure is None or (figure.is_word and passage.metric is not None):
                continue
            if self.search.is_own(figure, passage):
                continue
            match = self.search.match(figure, text, passage)
            if match is None and (figure.is_word or is_mentioned(found, text.source)):
                continue
            if self.accepted.has(found, text.source, passage.section):
                continue
            if match is not None:
                yield self.stray(figure, match, text, passage)
            elif self.goal != DRAFT:
                yield _unlisted(found, text)

    def stray(self, figure: Figure, match: Match, text: Text, passage: Passage) -> Diagnostic:
        """Return the problem of a number that a metric states."""
        first = match.statements[0]
        relation = {Relation.EQUAL: "is", Relation.ROUNDED: "is", Relation.CLOSE: "is nearly"}[match.strength.relation]
        rounded = ", rounded" if match.strength.relation is Relation.ROUNDED else ""
        message = f"`{figure.found.text}` {relation} `{first.metric.id}` ({_shown(first, self.language)}){rounded}"
        place = text.place(figure.found.start, figure.found.end - figure.found.start)
        hint = _advice(figure, match, passage)
        return Diagnostic("P120", message, place, hint, severity_for(self.goal), first.metric.span, "the metric")


def _unlisted(found: Found, text: Text) -> Diagnostic:
    place = text.place(found.start, found.end - found.start)
    hint = "state it as a metric, or list it in content/literals.yaml"
    return Diagnostic("P121", f"no metric states `{found.text}`", place, hint, Severity.WARNING)


def _advice(figure: Figure, match: Match, passage: Passage) -> str:
    """Return the expressions to write, and the way out where the number is another one."""
    other = "if it is another number, list it in content/literals.yaml"
    if passage.metric is not None:
        return f"leave the number out here; {other}"
    expressions = [_expression(figure, match, statement) for statement in match.statements[:2]]
    return f"write {' or '.join(expressions)}; {other}"


def _expression(figure: Figure, match: Match, statement: Statement) -> str:
    """Return how to print a metric where the figure stands: without unit or in words if the text has it so."""
    filters = list(statement.filters)
    if statement.hedge is not None and figure.found.hedge is None:
        filters.append("bare")
    if statement.metric.unit is not None and match.strength.unit is not Likeness.SAME:
        filters.append("number")
    if figure.is_word:
        filters.append("words")
    return f"`{{{{ {' | '.join((statement.metric.id, *filters))} }}}}`"


def _shown(statement: Statement, language: str) -> str:
    """Return the number of a metric in the source language, every digit written."""
    unit = statement.metric.unit
    forms = UnitForms((("other", unit.plural or unit.text.source),)) if unit else None
    return format_quantity(Quantity(statement.value, hedge=statement.hedge), language, forms)
