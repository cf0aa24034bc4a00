"""What the program itself prints into a translation: labels and units of figures, titles of sections."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from report.translate.messages import METRICS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.model.catalog import Catalog
    from report.model.metric import Metric
    from report.model.report import Report

_FILLED = re.compile(r"\{\{\s*(?P<metric>[\w.-]+)|\[\]\(#(?P<section>[\w.-]+)\)")


class Filled:
    """The words of a report in one language that stand in none of its translations."""

    def __init__(self, report: Report, catalog: Catalog) -> None:
        """Look for nothing yet."""
        self._report = report
        self._catalog = catalog

    def words_of(self, target: str) -> str:
        """Return the words that are printed into a translation, parted by a stroke; none where it takes no figure."""
        if "{{" not in target and "[](" not in target:
            return ""
        found = (
            self._of_metric(match["metric"]) or self._titles.get(match["section"], "")
            for match in _FILLED.finditer(target)
        )
        return " | ".join(dict.fromkeys(words for words in found if words))

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        found = {}
        for section in self._report.sections:
            entry = self._catalog.find(section.domain, section.title.context, section.title.source)
            found[section.id] = entry.strings[0] if entry else ""
        return found

    def _of_metric(self, name: str | None) -> str:
        metric = self._report.metrics.get(name) if name else None
        return " ".join(self._said(metric)) if metric else ""

    def _said(self, metric: Metric) -> list[str]:
        texts = [metric.label] if metric.unit is None else [metric.unit.text, metric.label]
        entries = (self._catalog.find(METRICS, text.context, text.source) for text in texts)
        return [word for entry in entries if entry for word in entry.strings]
