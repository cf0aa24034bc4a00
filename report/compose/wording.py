"""The words of figures and texts of one edition, each worked out once, in this run or in an earlier one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from report.markup.inline import plain_text, references

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.cache import Cache, Ledger
    from report.markup.inline import References
    from report.model.metric import Metric


class Wording:
    """What an edition says, as plain text."""

    def __init__(self, metrics: Mapping[str, Metric], language: str, kept: Cache) -> None:
        """Begin with what is known; the words of the metrics are those of the language."""
        self.metrics = metrics
        self.language = language
        self._kept = kept
        self._keys: dict[str, str] = {}
        self._phrases: Ledger[str] = kept.ledger("phrases", language)
        self._plain: Ledger[str] = kept.ledger("plain texts")
        self._references: Ledger[References] = kept.ledger("references")

    def key(self, metric: str) -> str:
        """Return a hash of all that can be printed of a metric; the empty string where there is none of that name."""
        found = self._keys.get(metric)
        if found is None:
            value = self.metrics.get(metric)
            found = self._keys[metric] = self._kept.content(value, places=False) if value else ""
        return found

    def phrase(self, metric: str, filters: tuple[str, ...] = ()) -> str:
        """Return a metric as text."""
        value = self.metrics[metric]

        def write() -> str:
            from report.compose.phrases import metric_phrase  # noqa: PLC0415 - where every phrase is known, none is written

            return metric_phrase(value, self.language, filters)

        return self._phrases.answer((self.key(metric), filters), write)

    def plain_text(self, source: str) -> str:
        """Return a text without its markup."""
        return self._plain.answer(source, partial(plain_text, source))

    def references(self, source: str) -> References:
        """Return what a text points to."""
        return self._references.answer(source, partial(references, source))
