"""Report x Catalog -> Edition: every text in the reader's language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from report.cache import Cache
from report.diagnostics import Diagnosed, Diagnostic, Span
from report.diagnostics.diagnosed import unique
from report.model.goal import DRAFT, severity_for
from report.model.report import Edition, Report
from report.model.text import Text
from report.model.walk import rewritten
from report.translate.deriving import is_derived, missing_opencc, override_problems
from report.translate.judging import MessageChecks
from report.translate.messages import METRICS, REPORT, is_translatable, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from report.model.blocks import Block
    from report.model.catalog import Catalog, Entry
    from report.model.metric import Metric, Restatement, Unit
    from report.model.section import Section


def translate_report(
    report: Report, language: str, goal: str, *, audited: bool = True, kept: Cache | None = None
) -> Diagnosed[Edition]:
    """Return the report in one language.

    A missing or fuzzy message stays in the source language; the goal decides how loudly that is said:
    draft keeps silent, review warns, release refuses. Unless `audited`, only what makes a translation unusable is
    looked for. What `kept` knows of the messages is not worked out again.
    """
    if language == report.settings.source_language:
        return Diagnosed(Edition(language, _source_edition(report, kept or Cache()), goal))
    catalog = report.project.catalogs[language]
    derivation = report.settings.derivation(language)
    if derivation is not None and not is_derived(catalog):
        return Diagnosed(None, (missing_opencc(derivation),))
    if not any(domain != "interface" for domain in catalog.domains):
        place = report.settings.span
        hint = f"run `report update --lang {language}` to make them, then translate"
        problem = Diagnostic("T102", f"the language {language} has no catalogs", Span(place.path), hint)
        return Diagnosed(None, (problem,))
    kept = kept or Cache()
    checks = MessageChecks(report, language, goal, kept, audited=audited)
    translator = _Translator(catalog, report, language, goal, checks, kept)
    translated = translator.report()
    edition = Edition(language, translated, goal, translator.missing, translator.fuzzy)
    overridden = override_problems(report, language, goal) if derivation is not None else ()
    return Diagnosed(edition, unique((*translator.problems, *overridden)))


def _source_edition(report: Report, kept: Cache) -> Report:
    metrics = {}
    for name, metric in report.metrics.items():
        metrics[name] = replace(metric, unit=_source_unit(metric.unit))
        kept.prime(metrics[name], f"source {kept.content(metric, places=False)}", places=False)
    return replace(report, metrics=metrics)


def _source_unit(unit: Unit | None) -> Unit | None:
    if unit is None:
        return None
    one = unit.text.source
    return replace(unit, forms=(("one", one), ("other", unit.plural)) if unit.plural else (("other", one),))


class _Translator:
    def __init__(  # noqa: PLR0913, PLR0917 - the end of one way: called once, by the function above
        self, catalog: Catalog, report: Report, language: str, goal: str, checks: MessageChecks, kept: Cache
    ) -> None:
        self.catalog = catalog
        self.source = report
        self.language = language
        self.goal = goal
        self.problems: list[Diagnostic] = []
        self.checks = checks
        self.kept = kept
        self.said: list[object] = []
        """What has been said for the texts of a section or a metric, in their order."""
        self.missing = 0
        self.fuzzy = 0

    def report(self) -> Report:
        return replace(
            self.source,
            settings=rewritten(self.source.settings, Text, lambda text: self.text(REPORT, text)),
            sections=tuple(self.section(section) for section in self.source.sections),
            metrics={name: self.metric(metric) for name, metric in self.source.metrics.items()},
        )

    def section(self, section: Section) -> Section:
        own = self.source.own_texts.get((section.id, self.language))
        if own is not None:
            # Written in this language, not translated.
            return self.rewritten(section, own.title, own.blocks, self._own)
        domain = section.domain

        def change(text: Text) -> Text:
            return self.text(domain, text)

        return self.rewritten(section, section.title, section.blocks, change)

    def rewritten(
        self, section: Section, title: Text, blocks: tuple[Block, ...], change: Callable[[Text], Text]
    ) -> Section:
        """Return a section with other words, and note what they are made from."""
        self.said = []
        new_title, new_blocks = rewritten((title, blocks), Text, change)
        key = self.kept.key(self.kept.content(title), self.kept.content(blocks), self.language, tuple(self.said))
        self.kept.prime(new_title, f"title {key}")
        self.kept.prime(new_blocks, f"blocks {key}")
        return replace(section, title=new_title, blocks=new_blocks)

    def _own(self, text: Text) -> Text:
        return replace(text, language=self.language, state="translated")

    def metric(self, metric: Metric) -> Metric:
        self.said = []
        said = replace(
            metric,
            label=self.text(METRICS, metric.label),
            scope=self.text(METRICS, metric.scope) if metric.scope else None,
            note=self.text(METRICS, metric.note) if metric.note else None,
            unit=self.unit(metric.unit),
            restated=self.restatement(metric.restated),
        )
        content = self.kept.content(metric, places=False)
        key = self.kept.key(content, self.language, tuple(self.said), said.unit, places=False)
        self.kept.prime(said, key, places=False)
        return said

    def restatement(self, restated: Restatement | None) -> Restatement | None:
        return replace(restated, reason=self.text(METRICS, restated.reason)) if restated else None

    def text(self, domain: str, text: Text) -> Text:
        if not self.checks.is_translatable(text.source):
            return replace(text, language=self.language, state="translated")
        key = (domain, text.context, text.source)
        entry = self.catalog.find(*key)
        if entry is None or not entry.is_translated:
            return replace(self.untranslated(domain, text, entry), message=key)
        if not entry.derived:  # what was converted has the figures, links and numbers of its source
            self.problems.extend(self.checks.of(domain, text, entry))
        self.said.append(entry.strings[0])
        return text.translated(entry.strings[0], self.language, key)

    def unit(self, unit: Unit | None) -> Unit | None:
        if unit is None:
            return None
        if not is_translatable(unit.text.source):
            return _source_unit(unit)
        entry = self.catalog.find(METRICS, unit.text.context, unit.text.source)
        if entry is None or not entry.is_translated:
            return _source_unit(replace(unit, text=self.untranslated(METRICS, unit.text, entry)))
        if not entry.derived:
            self.problems.extend(self.checks.of(METRICS, unit.text, entry))
        categories = self.catalog.plural_categories
        forms = dict(zip(categories, entry.strings, strict=False))
        forms.setdefault("other", entry.strings[-1])
        return replace(unit, forms=tuple(forms.items()))

    def untranslated(self, domain: str, text: Text, entry: Entry | None) -> Text:
        """Keep the source text and say so as loudly as the goal asks."""
        is_fuzzy = entry is not None and entry.fuzzy
        self.fuzzy += is_fuzzy
        self.missing += not is_fuzzy
        if self.goal != DRAFT:
            severity = severity_for(self.goal)
            what = "fuzzy in" if is_fuzzy else "not translated into"
            message = f"“{shortened(text.source)}” is {what} {self.language}"
            place = entry.span if entry else text.span
            hint = f"translate it in {domain}.po" if entry else f"run `report update`, then translate it in {domain}.po"
            derivation = self.source.settings.derivation(self.language)
            if derivation is not None:
                hint = f"translate it into {derivation.base}, from which {self.language} is converted"
            code = "T104" if is_fuzzy else "T103"
            self.problems.append(Diagnostic(code, message, place, hint, severity, text.span, "source text"))
        self.said.append(is_fuzzy)
        return replace(text, state="fuzzy" if is_fuzzy else "missing", language=self.source.settings.source_language)
