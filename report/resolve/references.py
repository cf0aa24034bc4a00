"""Do all references hold? Metrics, sections, footnotes, links."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity, did_you_mean
from report.directives import BY_NODE
from report.markup.figures import FILTERS, FigureSyntaxError, is_filter, parse_expression
from report.markup.inline import LINK_SCHEMES, is_safe_link, link_scheme, references
from report.model.blocks import Block, Heading, MetricRef, NoteDefinition, SectionRef
from report.model.composition import PRIVATE_MARKS
from report.model.text import Text
from report.model.walk import every, leaves
from report.resolve.filters import unfit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from report.cache import Cache, Ledger
    from report.diagnostics import Span
    from report.markup.inline import References
    from report.model.metric import Metric
    from report.model.report import Report


def check_references(report: Report, kept: Cache) -> Iterator[Diagnostic]:
    """Yield a problem for everything in the report that points to nothing."""
    targets = {section.id for section in report.sections}
    for section in report.sections:
        targets.update(heading.anchor for heading in leaves(section.blocks, Heading))
    yield from _check_anchors(report)
    check = _Check(report, targets, kept.ledger("references"))
    around = (sorted(targets), metrics_key(report.metrics, kept), report.settings)
    seen = kept.key(*around)
    checked: Ledger[tuple[Diagnostic, ...]] = kept.ledger("checked")
    sections = [(section.title, section.blocks) for section in report.sections]
    for title, blocks in (*sections, *((own.title, own.blocks) for own in report.own_texts.values())):
        key = kept.key(seen, kept.content(title), kept.content(blocks))
        yield from checked.answer(key, partial(check.checked, title, blocks))
    texts = leaves(report.settings, Text)
    yield from checked.answer(seen, lambda: tuple(check.texts(texts, frozenset())))


def metrics_key(metrics: Mapping[str, Metric], kept: Cache) -> str:
    """Return a hash of all metrics with their places."""
    return kept.key(tuple([kept.content(metric) for metric in metrics.values()]))


_HTML = re.compile(r"</?[a-zA-Z][^<>]*>")
_CODE = re.compile(r"`[^`]*`|<(?:https?|mailto):[^<>]*>")


def _check_anchors(report: Report) -> Iterator[Diagnostic]:
    taken = {section.id: section.span for section in report.sections}
    for section in report.sections:
        for heading in leaves(section.blocks, Heading):
            if heading.anchor in taken:
                hint = "give it another name"
                earlier = taken[heading.anchor]
                yield Diagnostic(
                    "P115", f"the anchor `{heading.anchor}` stands twice", heading.span, hint, related=earlier
                )
            taken[heading.anchor] = heading.span


def _html(source: str) -> re.Match[str] | None:
    return _HTML.search(_CODE.sub(lambda code: " " * len(code.group()), source)) if "<" in source else None


class _Check:
    def __init__(self, report: Report, targets: set[str], known: Ledger[References]) -> None:
        self.metrics = report.metrics
        self.settings = report.settings
        self.targets = targets
        self.known = known

    def checked(self, title: Text, blocks: tuple[Block, ...]) -> tuple[Diagnostic, ...]:
        return tuple(self.blocks(title, blocks))

    def blocks(self, title: Text, blocks: tuple[Block, ...]) -> Iterator[Diagnostic]:
        notes = frozenset(note.label for note in leaves(blocks, NoteDefinition))
        yield from self.texts(leaves((title, blocks), Text), notes)
        for metric in leaves(blocks, MetricRef):
            yield from self.metric(metric.id, metric.span)
        for block in every(blocks, Block):
            directive = BY_NODE.get(type(block))
            if directive is not None:
                yield from directive.check(block, self.metrics, self.settings)
        for target in leaves(blocks, SectionRef):
            yield from self.section(target.id, target.span)

    def texts(self, texts: Iterator[Text], notes: frozenset[str]) -> Iterator[Diagnostic]:
        for text in texts:
            if any(mark in text.source for mark in PRIVATE_MARKS):
                hint = "remove it; the program uses U+E000 and U+E001 itself"
                yield Diagnostic("P108", "a private-use character", text.span, hint)
            html = _html(text.source)
            if html is not None:
                place = text.place(html.start(), len(html.group()))
                hint = "write Markdown or a directive"
                yield Diagnostic("P113", "HTML is printed as it is written", place, hint, Severity.WARNING)
            found = self.known.answer(text.source, partial(references, text.source))
            yield from self.figures(text, found)
            yield from self.links(text, found)
            for label, offset in found.notes:
                if label not in notes:
                    hint = did_you_mean(label, notes, f"add a line `[^{label}]: …` to the same file")
                    yield Diagnostic(
                        "P107", f"there is no footnote `{label}`", text.place(offset, len(label) + 3), hint
                    )

    def figures(self, text: Text, found: References) -> Iterator[Diagnostic]:
        for body, offset, length in found.figures:
            place = text.place(offset, length)
            try:
                expression = parse_expression(body)
            except FigureSyntaxError as error:
                yield Diagnostic("P110", str(error), place, "write `{{ metric.id }}` or `{{ metric.id | filter }}`")
                continue
            lead = len(body) - len(body.lstrip()) + 2
            yield from self.metric(expression.metric, text.place(offset + lead, len(expression.metric)))
            metric = self.metrics.get(expression.metric)
            misfit = unfit(metric, expression.filters) if metric else None
            if misfit is not None:
                yield Diagnostic("M108", f"`{expression.metric}` has {misfit[0]}", place, misfit[1])
            for name in expression.filters:
                if not is_filter(name):
                    hint = did_you_mean(name, FILTERS, "there are: " + ", ".join(FILTERS))
                    yield Diagnostic("P111", f"there is no filter `{name}`", place, hint)

    def links(self, text: Text, found: References) -> Iterator[Diagnostic]:
        for link in found.links:
            place = text.place(link.offset, len(link.target))
            if link.target.startswith("#"):
                yield from self.section(link.target[1:], place)
            elif not is_safe_link(link.target):
                hint = "use " + ", ".join(LINK_SCHEMES)
                yield Diagnostic("P106", f"links with `{link_scheme(link.target)}:` are not allowed", place, hint)
            elif link_scheme(link.target) is None:
                hint = "write `#section.id` for a section, or a full address that begins with https://"
                yield Diagnostic("P106", f"the link `{link.target}` leads nowhere", place, hint)

    def metric(self, metric: str, place: Span) -> Iterator[Diagnostic]:
        if metric not in self.metrics:
            hint = did_you_mean(metric, self.metrics, "add it to a file in content/metrics/")
            yield Diagnostic("M106", f"there is no metric `{metric}`", place, hint)

    def section(self, target: str, place: Span) -> Iterator[Diagnostic]:
        if target not in self.targets:
            hint = did_you_mean(target, self.targets, "add it to the outline in content/report.yaml")
            yield Diagnostic("P112", f"there is no section `{target}`", place, hint)
