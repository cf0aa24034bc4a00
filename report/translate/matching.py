"""Old translations for the messages of today: the same text, the same text elsewhere, or the most similar one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from report.translate.matches import Known, Match, Reason, Source
from report.translate.similar import match_similar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Known", "Match", "Reason", "Source", "match_messages"]


def match_messages(wanted: Sequence[Source], known: Iterable[Known]) -> dict[int, Match]:
    """Return an old entry for each wanted message that one serves, by the wanted one's index.

    A text that is gone serves one changed message, or the two it was split into; the same text serves as often as it
    is wanted, and is not gone then. The result does not depend on the order of `known`.
    """
    return _Matching(wanted, sorted(known)).matches()


class _Matching:
    def __init__(self, wanted: Sequence[Source], olds: Sequence[Known]) -> None:
        self.wanted = wanted
        self.olds = olds
        self.found: dict[int, Match] = {}
        self.served: dict[int, list[int]] = defaultdict(list)
        """Wanted ones, by the number of the old one that serves them."""

    def matches(self) -> dict[int, Match]:
        self.match_same()
        self.match_equal_texts()
        if len(self.found) < len(self.wanted):
            match_similar(self.wanted, self.olds, self.found, self.served)
        return dict(sorted(self.found.items()))

    def take(self, index: int, number: int, reason: Reason, alike: float, *, fuzzy: bool) -> None:
        old = self.olds[number]
        self.found[index] = Match(old, reason, alike, fuzzy or old.fuzzy)
        self.served[number].append(index)

    def match_same(self) -> None:
        """Find the messages that are still there, or that come back."""
        by_key: dict[tuple[str, str, str], int] = {}
        for number, old in enumerate(self.olds):
            key = old.source.domain, old.source.context, old.source.msgid
            if key not in by_key or old.used > self.olds[by_key[key]].used:
                by_key[key] = number
        for index, source in enumerate(self.wanted):
            same = by_key.get((source.domain, source.context, source.msgid))
            if same is not None:
                self.take(index, same, Reason.SAME, 1, fuzzy=False)

    def match_equal_texts(self) -> None:
        """Find the same text in another domain, or with another msgctxt."""
        by_text: dict[str, list[int]] = defaultdict(list)
        for number, old in enumerate(self.olds):
            by_text[old.text].append(number)
        for index, source in enumerate(self.wanted):
            if index in self.found or source.msgid not in by_text:
                continue
            numbers = by_text[source.msgid]
            same_context = [number for number in numbers if self.olds[number].source.context == source.context]
            best = min(same_context or numbers, key=lambda number: self._preference(source, number))
            reason = Reason.MOVED if same_context else Reason.CONTEXT
            fuzzy = not same_context or self._is_ambiguous(best, same_context)
            self.take(index, best, reason, 1, fuzzy=fuzzy)

    def _preference(self, source: Source, number: int) -> tuple[bool, bool, bool, bool, int]:
        old = self.olds[number]
        return (
            old.used,
            old.fuzzy,
            old.source.domain != source.domain,
            old.source.section != source.section,
            number,
        )

    def _is_ambiguous(self, best: int, numbers: list[int]) -> bool:
        """Tell whether a text that is still there is translated in several ways."""
        old = self.olds[best]
        return old.used and any(self.olds[number].translation != old.translation for number in numbers)
