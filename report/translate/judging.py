"""Whether messages are translated well, each judged once, in this run or in an earlier one.

What is kept says nothing of places: a message that has moved in its file is not judged again.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from report import quantity
from report.translate import remarks
from report.translate.audit import audit_translation
from report.translate.checks import check_translation
from report.translate.filled import Filled
from report.translate.glossary import glossary_of
from report.translate.messages import is_translatable
from report.translate.room import room_for
from report.translate.wording import UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.cache import Cache, Ledger
    from report.diagnostics import Diagnostic
    from report.model.catalog import Entry, MessageKey
    from report.model.report import Report
    from report.model.text import Text
    from report.quantity import Difference
    from report.translate.wording import Finding


class MessageChecks:
    """The checks of the messages of one language."""

    def __init__(self, report: Report, language: str, goal: str, kept: Cache, *, audited: bool = True) -> None:
        """Begin with what is known; unless `audited`, only what makes a translation unusable is looked for."""
        self._languages = report.settings.source_language, language
        self._goal = goal
        self._is_audited = audited
        self._audited: set[MessageKey] = set()
        self._first: dict[tuple[str, bool], Entry] = {}
        """How a text was translated where it stood first."""
        self._terms = glossary_of(report.project.glossary)
        self._rooms = report.project.templates.rooms
        self._filled = Filled(report, report.project.catalogs[language])
        self._sound: Ledger[bool] = kept.ledger("sound translations")
        self._differences: Ledger[tuple[Difference, ...]] = kept.ledger("compared texts", self._languages)
        self._remarks: Ledger[tuple[Finding, ...]] = kept.ledger("remarks", self._languages, report.project.glossary)
        self._translatable: Ledger[bool] = kept.ledger("translatable")

    def is_translatable(self, source: str) -> bool:
        """Tell whether a text says anything to translate."""
        return self._translatable.answer(source, partial(is_translatable, source))

    def of(self, domain: str, text: Text, entry: Entry) -> Iterator[Diagnostic]:
        """Yield what is wrong with a translation; what it says is judged once however often a message stands."""
        pair = (text.source, entry.strings[0])
        if not self._sound.answer(pair, lambda: not any(check_translation(text, entry))):
            yield from check_translation(text, entry)
        key = (domain, text.context, text.source)
        if self._is_audited and key not in self._audited:
            self._audited.add(key)
            if text.role != UNIT:  # 个30年周期 is beside a number, and no text with one
                yield from audit_translation(text, entry, self._compared, self._goal)
            for string in dict.fromkeys(entry.strings):
                yield from remarks.told(self._remarked(text, string), text, entry, self._goal)
            yield from self._in_one_way(text, entry)

    def _remarked(self, text: Text, target: str) -> tuple[Finding, ...]:
        room = room_for((text.role,), self._rooms)
        asked = remarks.Question(text.source, target, self._filled.words_of(target), text.role, room)
        return self._remarks.answer(tuple(asked), lambda: remarks.find(asked, self._languages, self._terms))

    def _in_one_way(self, text: Text, entry: Entry) -> Iterator[Diagnostic]:
        """Yield a text that is translated otherwise elsewhere; a writer who gives it a context wants it so.

        A unit stands beside a number and has forms of its own; a name that is given as it is has no translation.
        """
        if text.context is None and entry.strings[0] != text.source:
            earlier = self._first.setdefault((text.source, text.role == UNIT), entry)
            if remarks.IGNORE_TWO_WAYS not in entry.flags | earlier.flags and not _same(earlier, entry):
                yield remarks.said_in_two_ways(entry, earlier, self._goal)

    def _compared(self, source: str, target: str) -> tuple[Difference, ...]:
        def compare() -> tuple[Difference, ...]:
            return quantity.compare_texts(source, self._languages[0], target, self._languages[1])

        return self._differences.answer((source, target), compare)


def _same(one: Entry, other: Entry) -> bool:
    """Tell whether two translations say the same; capitals do not count, for a heading has others than a cell."""
    return one.strings[0].casefold() == other.strings[0].casefold()
