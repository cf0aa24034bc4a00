"""The figures of texts, held against the metrics one by one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity
from report.model.goal import DRAFT, severity_for
from report.quantity import Quantity, UnitForms, format_quantity
from report.resolve.strays.accepted import Accepted
from report.resolve.strays.figure import is_mentioned, read_figure
from report.resolve.strays.hedges import doubled_hedge, doubled_hedges
from report.resolve.strays.reader import figures_in
from report.resolve.strays.search import Match, Relation, Search
from report.resolve.strays.statements import Statement, Statements
from report.resolve.strays.units import Likeness, Units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.cache import Cache
    from report.model.literal import Literal
    from report.model.report import Report
    from report.model.text import Text
    from report.quantity import Found
    from report.resolve.strays.figure import Figure
    from report.resolve.strays.passages import Group, Passage


class Judge:
    """Holds the figures of passages against the metrics, and against the numbers that are accepted."""

    def __init__(self, report: Report, literals: tuple[Literal, ...], goal: str, kept: Cache) -> None:
        """Begin with nothing read."""
        self.report = report
        self.goal = goal
        source = report.settings.source_language
        self.language = source
        self.read = figures_in(kept)
        self.literals = literals
        self.used: set[int] = set()

    @cached_property
    def accepted(self) -> Accepted:
        """The numbers that may stand as they are typed."""
        return Accepted(self.literals, {self.language, *(language for _, language in self.report.own_texts)}, self.read)

    @cached_property
    def search(self) -> Search:
        """The numbers of the metrics."""
        sections = frozenset(section.id for section in self.report.sections)
        return Search(Statements(self.report.metrics, sections), Units(self.report, self.read))

    def group(self, group: Group) -> tuple[tuple[Diagnostic, ...], frozenset[int]]:
        """Return the problems of texts, and the accepted numbers that they need."""
        self.used = set()
        problems = tuple(
            each for passage in group.passages() for text in passage.texts for each in self.text(text, passage)
        )
        return problems, frozenset(self.used)

    def text(self, text: Text, passage: Passage) -> Iterator[Diagnostic]:
        """Yield the problems of a text."""
        yield from doubled_hedges(text, passage.language, self.report.metrics, self.read)
        for found in self.read(text.source, passage.language):
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
            if needed := self.accepted.entries(found, text.source, passage.section):
                self.used |= needed
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
