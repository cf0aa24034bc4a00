"""The parts of a proof: the report's own words, its sections in reading order, its figures, the templates' words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report.compose.proof.rows import INTERFACE, METRICS, REPORT, Messages, Row
from report.model.text import Text
from report.model.walk import leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from report.model.section import Section

FRONT, WORDS_OF_REPORT, FIGURES, TEMPLATES = "_front", "_report", "_figures", "_templates"
"""Ids of the parts that are no sections; no section can be called so."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stand together."""

    rows: tuple[Row, ...]
    path: str = ""
    """The file that they are from, where the part has several."""
    name: str = ""
    """units, where the rows are those; else empty."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading."""

    id: str
    domain: str
    title: Text | None
    """Of a section, in the language of the translation; None for the other parts."""
    depth: int
    opens: str
    """page or flow."""
    path: str
    tables: tuple[Table, ...]
    own: tuple[tuple[Text, ...], tuple[Text, ...]] | None = None
    """The texts of a section in both languages where the second was not translated, but written by itself."""

    @property
    def rows(self) -> Iterator[Row]:
        """Yield all rows."""
        return (row for table in self.tables for row in table.rows)


@dataclass(slots=True)
class Tally:
    """How far the messages of a domain are; each counts once, wherever it stands."""

    total: int = 0
    missing: int = 0
    fuzzy: int = 0
    findings: int = 0
    """Messages that are translated, but with which something is wrong."""
    keys: set[object] = field(default_factory=set)

    @property
    def finished(self) -> int:
        """Messages that nobody has to look at."""
        return self.total - self.missing - self.fuzzy - self.findings

    def add(self, row: Row) -> None:
        """Count a row unless its message was counted before."""
        if row.key in self.keys:
            return
        self.keys.add(row.key)
        self.total += 1
        if row.state in {"missing", "fuzzy"}:
            setattr(self, row.state, getattr(self, row.state) + 1)
        elif row.findings:
            self.findings += 1


def tallies_of(parts: Iterable[Part]) -> dict[str, Tally]:
    """Return the tally of each domain, in reading order."""
    found: dict[str, Tally] = defaultdict(Tally)
    for part in parts:
        for row in part.rows:
            found[row.domain].add(row)
    return dict(found)


def parts_of(messages: Messages) -> Iterator[Part]:
    """Yield the parts that have anything to show, in reading order."""
    source, edition = messages.source.report, messages.edition.report
    settings = tuple(messages.of(REPORT, source.settings, edition.settings))
    if settings:
        yield Part(WORDS_OF_REPORT, REPORT, None, 1, "page", source.settings.span.path, (Table(settings),))
    branches = {section.parent for section in source.sections}
    is_small = True
    for section, translated in zip(source.sections, edition.sections, strict=True):
        part = _section(messages, section, translated)
        if section.parent is None:
            # Small chapters follow each other on a page; every other one begins a page of its own.
            opens = "flow" if is_small and section.id not in branches else "page"
            is_small = section.id not in branches
            part = Part(part.id, part.domain, part.title, 1, opens, part.path, part.tables, part.own)
        yield part
    labels: dict[str, list[Row]] = defaultdict(list)
    for row in messages.of_metrics():
        labels[row.text.span.path].append(row)
    tables = [Table(tuple(rows), path) for path, rows in labels.items()]
    units = tuple(messages.of_units())
    if tables or units:
        tables += [Table(units, name="units")] if units else []
        yield Part(FIGURES, METRICS, None, 1, "page", "", tuple(tables))
    words = tuple(messages.of_templates())
    if words:
        yield Part(TEMPLATES, INTERFACE, None, 1, "page", "", (Table(words),))


def _section(messages: Messages, section: Section, translated: Section) -> Part:
    ours, theirs = (section.title, section.blocks), (translated.title, translated.blocks)
    if messages.edition.language in section.own_languages:
        texts = tuple(leaves(ours, Text)), tuple(leaves(theirs, Text))
        return Part(section.id, section.domain, translated.title, section.depth, "flow", section.path, (), texts)
    rows = tuple(messages.of(section.domain, ours, theirs))
    tables = (Table(rows),) if rows else ()
    return Part(section.id, section.domain, translated.title, section.depth, "flow", section.path, tables)
