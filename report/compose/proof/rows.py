"""What a proof shows: each message where it stands, with its translation and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.model.text import Text
from report.model.walk import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from report.diagnostics import Diagnostic, Span
    from report.model.catalog import Catalog, Entry, MessageKey
    from report.model.report import Edition

REPORT, METRICS, INTERFACE = "report", "metrics", "interface"
"""Domains that are no chapters."""
MISSING, FUZZY, TRANSLATED = "missing", "fuzzy", "translated"
"""States of a message."""


@dataclass(frozen=True, slots=True)
class Row:
    """A message where it stands."""

    domain: str
    text: Text
    """In the source language, with its role and place."""
    said: str
    """What the catalog says for it, finished or not; empty where it says nothing."""
    entry: Entry | None
    state: str
    findings: tuple[Diagnostic, ...] = ()
    forms: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    """Of words that are no Markdown: what stands for them in either language, in each of its forms."""
    metric: str = ""
    """The metric whose label this is."""

    @property
    def key(self) -> MessageKey:
        """What the message is called in the catalog."""
        return self.domain, self.text.context, self.text.source

    @property
    def is_finished(self) -> bool:
        """Whether nobody has to look at it."""
        return self.state == TRANSLATED and not self.findings


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of a report and their translations."""

    source: Edition
    edition: Edition
    catalog: Catalog
    source_catalog: Catalog | None
    findings: Mapping[MessageKey, tuple[Diagnostic, ...]]
    unwritten: frozenset[Span]
    """Where texts stand in content/ that no catalog has yet."""

    def of(self, domain: str, source: object, translated: object) -> Iterator[Row]:
        """Yield the rows of two trees that differ in nothing but the language of their texts."""
        for text, other in zip(leaves(source, Text), leaves(translated, Text), strict=True):
            row = self._row(domain, text)
            if row.entry is not None or other.state in {MISSING, FUZZY}:  # else there is nothing to translate
                yield row

    def of_metrics(self) -> Iterator[Row]:
        """Yield what is said of each metric, its label first."""
        for metric in self.source.report.metrics.values():
            for row in self.of(METRICS, metric.texts, self.edition.report.metrics[metric.id].texts):
                is_label = row.text.source == metric.label.source and row.text.role == metric.label.role
                yield Row(METRICS, row.text, row.said, row.entry, row.state, row.findings, None, metric.id * is_label)

    def of_units(self) -> Iterator[Row]:
        """Yield each unit once, with its forms in both languages."""
        seen = set()
        for metric in self.source.report.metrics.values():
            unit, other = metric.unit, self.edition.report.metrics[metric.id].unit
            if unit is None or other is None or (unit.text.context, unit.text.source) in seen:
                continue
            seen.add((unit.text.context, unit.text.source))
            row = self._row(METRICS, unit.text)
            if row.entry is not None or unit.text.span in self.unwritten:
                ours = tuple(form for _, form in unit.forms)
                yield Row(METRICS, row.text, row.said, row.entry, row.state, row.findings, (ours, _strings(row.entry)))

    def of_templates(self) -> Iterator[Row]:
        """Yield the templates' own words, as each language prints them."""
        known = {**(self.source_catalog.entries if self.source_catalog else {}), **self.catalog.entries}
        for (domain, context, msgid), entry in known.items():
            if domain != INTERFACE or not msgid:
                continue
            row = self._row(INTERFACE, Text(msgid, entry.span, "interface", context, "en"))
            ours = self.source_catalog.find(INTERFACE, context, msgid) if self.source_catalog else None
            in_english = _is_english(self.edition.language)
            forms = (
                _strings(ours) if ours is not None and ours.is_translated else (msgid,),
                (msgid,) if in_english else _strings(row.entry),
            )
            state = TRANSLATED if in_english else row.state
            yield Row(INTERFACE, row.text, row.said, row.entry, state, row.findings, forms)

    def _row(self, domain: str, text: Text) -> Row:
        entry = self.catalog.find(domain, text.context, text.source)
        said = entry.strings[0] if entry is not None else ""
        findings = self.findings.get((domain, text.context, text.source), ())
        return Row(domain, text, said, entry, _state(entry), findings)


def _state(entry: Entry | None) -> str:
    if entry is None or not any(entry.strings):
        return MISSING
    if entry.is_doubtful:
        return FUZZY
    return TRANSLATED if entry.is_translated else MISSING


def _strings(entry: Entry | None) -> tuple[str, ...]:
    """Return the forms of a translation, each once."""
    return tuple(dict.fromkeys(filter(None, entry.strings))) if entry else ()


def _is_english(language: str) -> bool:
    return language.partition("-")[0] == "en"
