"""Which old texts are worth a close look for a changed one: an index of the pairs of units that stand in them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from report.translate.similarity import Units

BUDGET = 1500
"""Entries of the index that are read for one text."""
LONGEST = 200
"""Entries that are read for one pair of units; of a commoner pair, those nearest in the document."""
KEPT = 6
"""Candidates that are looked at closely."""
TIMES = 4
"""A text that shares so many times fewer pairs than the best is not looked at."""
PART = 0.7
"""What a text counts that the other contains as a whole."""


@dataclass(frozen=True, slots=True)
class Index:
    """Old texts by the pairs of units that stand in them, in the order of the document."""

    texts: Sequence[Units]
    places: Sequence[tuple[str, int]]
    """Domain and position of each text; they go upwards."""
    numbers: Sequence[int]
    """Which of the texts are in it, upwards."""
    share: float
    """The share of the pairs read that a text needs to have to be looked at."""
    by_pair: dict[tuple[str, str], list[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Fill the index."""
        for number in self.numbers:
            for pair in self.texts[number].pairs:
                self.by_pair.setdefault(pair, []).append(number)

    def nearest(self, wanted: Units, place: tuple[str, int]) -> list[int]:
        """Return the few texts that share most pairs with a text; among equals, those nearest to its place first.

        Rare pairs are read first, and no more than `BUDGET` entries: the work does not grow with the number of texts.
        """
        lists = sorted(
            (len(found), pair, found) for pair in wanted.pairs if (found := self.by_pair.get(pair)) is not None
        )
        shared: Counter[int] = Counter()
        left, pairs = BUDGET, 0
        for _, _, found in lists:
            near = self._around(found, place)
            shared.update(near)
            left, pairs = left - len(near), pairs + 1
            if left < 0:
                break
        least = max(self.share * pairs, max(shared.values(), default=0) / TIMES)
        size = len(wanted.pairs)

        def rank(number: int) -> tuple[float, bool, int, int]:
            count, other = shared[number], len(self.texts[number].pairs)
            alike = max(2 * count / (size + other), PART * count / min(size, other))
            domain, position = self.places[number]
            return -alike, domain != place[0], abs(position - place[1]), number

        return nsmallest(KEPT, (number for number, count in shared.items() if count >= least), key=rank)

    def _around(self, found: list[int], place: tuple[str, int]) -> list[int]:
        """Return the entries of a pair that stand nearest in the document."""
        if len(found) <= LONGEST:
            return found
        middle = bisect_left(found, place, key=self.places.__getitem__)
        begin = max(0, min(middle - LONGEST // 2, len(found) - LONGEST))
        return found[begin : begin + LONGEST]
