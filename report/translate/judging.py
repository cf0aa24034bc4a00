"""Whether messages are translated well, each judged once, in this run or in an earlier one.

What is kept says nothing of places: a message that has moved in its file is not judged again.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from report import quantity
from report.translate.audit import audit_translation
from report.translate.checks import check_translation
from report.translate.messages import is_translatable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.cache import Cache, Ledger
    from report.diagnostics import Diagnostic
    from report.model.catalog import Entry, MessageKey
    from report.model.text import Text
    from report.quantity import Difference


class MessageChecks:
    """The checks of the messages of one language."""

    def __init__(self, kept: Cache, languages: tuple[str, str], goal: str, *, audited: bool) -> None:
        """Begin with what is known; `languages` are those of the source and of the translation."""
        self._languages = languages
        self._goal = goal
        self._is_audited = audited
        self._audited: set[MessageKey] = set()
        self._sound: Ledger[bool] = kept.ledger("sound translations")
        self._differences: Ledger[tuple[Difference, ...]] = kept.ledger("compared texts", languages)
        self._translatable: Ledger[bool] = kept.ledger("translatable")

    def is_translatable(self, source: str) -> bool:
        """Tell whether a text says anything to translate."""
        return self._translatable.answer(source, partial(is_translatable, source))

    def of(self, domain: str, text: Text, entry: Entry) -> Iterator[Diagnostic]:
        """Yield what is wrong with a translation; typed numbers are compared once however often a message stands."""
        pair = (text.source, entry.strings[0])
        if not self._sound.answer(pair, lambda: not any(check_translation(text, entry))):
            yield from check_translation(text, entry)
        key = (domain, text.context, text.source)
        if self._is_audited and key not in self._audited:
            self._audited.add(key)
            yield from audit_translation(text, entry, self._compared, self._goal)

    def _compared(self, source: str, target: str) -> tuple[Difference, ...]:
        def compare() -> tuple[Difference, ...]:
            return quantity.compare_texts(source, self._languages[0], target, self._languages[1])

        return self._differences.answer((source, target), compare)
