"""Old translations for changed texts: the most similar text that is gone, or a near double that is still there.

Rather none than a wrong one: translators trust a suggestion more than they should. Therefore a label has to be more
alike than a paragraph, a text that stood somewhere else more than one in the same place, and the translation of a text
that is still there is lent only to its near double.
"""

from __future__ import annotations

from collections import defaultdict
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from report.translate.candidates import Index
from report.translate.matches import Match, Reason
from report.translate.places import spots
from report.translate.similarity import CONTAINED, Units, containment, similarity, units_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from report.translate.matches import Known, Source
    from report.translate.places import Spot


class Nearness(IntEnum):
    """How near an old message stands to where the new one is."""

    PLACE = 0
    """The only ones, or as many as there were, between the same two neighbours, and in the same order."""
    BESIDE = 1
    """Between the same two neighbours."""
    SECTION = 2
    DOMAIN = 3
    ELSEWHERE = 4


LEAST = {
    Nearness.PLACE: (0.4, 0.6),
    Nearness.BESIDE: (0.5, 0.65),
    Nearness.SECTION: (0.55, 0.65),
    Nearness.DOMAIN: (0.6, 0.75),
    Nearness.ELSEWHERE: (0.7, 0.85),
}
"""How alike a text has to be to one that is gone: two texts of some length, and a label."""
LEAST_USED = {Nearness.SECTION: 0.85, Nearness.DOMAIN: 0.85, Nearness.ELSEWHERE: 0.9}
"""How alike to one that is still there, if both have more than `LENT` words."""
LENT = 10
ADVANTAGE = {
    Nearness.PLACE: 0.25,
    Nearness.BESIDE: 0.15,
    Nearness.SECTION: 0.1,
    Nearness.DOMAIN: 0.05,
    Nearness.ELSEWHERE: 0.0,
}
"""What nearness is worth where several would serve."""
GONE = 0.1
"""What it is worth that a text is gone."""
SHARE, SHARE_USED = 0.15, 0.4
"""Share of a text's pairs of units that a text which is gone, or still there, needs to have to be looked at."""
SEPARATE = 0.5
"""Two parts of a split text have less than this in common."""


class _Pair(NamedTuple):
    rank: float
    """Downwards; then the order of the wanted, then that of the old ones."""
    wanted: int
    old: int
    alike: float


def match_similar(
    wanted: Sequence[Source], olds: Sequence[Known], found: dict[int, Match], served: dict[int, list[int]]
) -> None:
    """Add to `found` an old entry for each wanted message without one whose text is like enough.

    `olds` are in their order; `served` says which wanted ones each of them serves, by its number, and is added to.
    """
    changed = [index for index in range(len(wanted)) if index not in found]
    _Similar(wanted, olds, (found, served), sorted(changed, key=wanted.__getitem__)).match()


class _Similar:
    def __init__(
        self,
        wanted: Sequence[Source],
        olds: Sequence[Known],
        results: tuple[dict[int, Match], dict[int, list[int]]],
        changed: Sequence[int],
    ) -> None:
        self.wanted = wanted
        self.olds = olds
        self.found, self.served = results
        self.changed = changed
        self.units = {index: units_of(wanted[index].msgid) for index in changed}
        self.old_units = [units_of(old.text) for old in olds]
        self.gone = {n for n, old in enumerate(olds) if not old.used and not self.served.get(n)}
        places = [(old.source.domain, old.source.position) for old in olds]
        lent = [n for n, units in enumerate(self.old_units) if n not in self.gone and units.words > LENT]
        self.index = Index(self.old_units, places, sorted(self.gone), SHARE)
        self.index_lent = Index(self.old_units, places, lent, SHARE_USED)
        self.spots, self.old_spots = self.all_spots()
        self.in_spot = {spot: n for n, spot in self.old_spots.items() if n in self.gone}

    def match(self) -> None:
        pairs = sorted(pair for rank in range(len(self.changed)) for pair in self.pairs_of(rank))
        for pair in pairs:
            index = self.changed[pair.wanted]
            if index not in self.found and not (pair.old in self.gone and self.served[pair.old]):
                self.take(index, pair, Reason.SIMILAR)
        for pair in pairs:
            index = self.changed[pair.wanted]
            if index not in self.found and self.is_other_part(index, pair.old):
                self.take(index, pair, Reason.PART)

    def take(self, index: int, pair: _Pair, reason: Reason) -> None:
        self.found[index] = Match(self.olds[pair.old], reason, pair.alike, fuzzy=True)
        self.served[pair.old].append(index)

    def pairs_of(self, rank: int) -> Iterator[_Pair]:
        """Yield the old texts that may serve for a changed one."""
        index = self.changed[rank]
        source, units = self.wanted[index], self.units[index]
        place = source.domain, source.position
        numbers = self.index.nearest(units, place)
        beside = self.in_spot.get(self.spots[index])
        if beside is not None and beside not in numbers:
            numbers.append(beside)
        for number in [*numbers, *(self.index_lent.nearest(units, place) if units.words > LENT else ())]:
            near = self.nearness(index, number)
            alike = similarity(units, self.old_units[number])
            if alike >= self.least(units, number, near):
                worth = alike + ADVANTAGE[near] + GONE * (number in self.gone)
                yield _Pair(-worth, rank, number, alike)

    def nearness(self, index: int, number: int) -> Nearness:
        source, old = self.wanted[index], self.olds[number].source
        if source.domain != old.domain:
            return Nearness.ELSEWHERE
        spot, old_spot = self.spots[index], self.old_spots.get(number)
        if old_spot and spot.is_beside(old_spot):
            return Nearness.PLACE if spot == old_spot else Nearness.BESIDE
        return Nearness.SECTION if source.section and source.section == old.section else Nearness.DOMAIN

    def least(self, units: Units, number: int, near: Nearness) -> float:
        """Return how alike a text has to be to an old one."""
        if number not in self.gone:
            return LEAST_USED.get(near, LEAST_USED[Nearness.SECTION])
        return LEAST[near][units.is_short or self.old_units[number].is_short]

    def all_spots(self) -> tuple[dict[int, Spot], dict[int, Spot]]:
        """Return where the changed ones and the old ones stand, by their indexes and numbers."""
        ours: dict[str, list[int]] = defaultdict(list)
        theirs: dict[str, list[int]] = defaultdict(list)
        for index in sorted(range(len(self.wanted)), key=self.wanted.__getitem__):
            ours[self.wanted[index].domain].append(index)
        for number, old in enumerate(self.olds):
            if old.source.section:
                theirs[old.source.domain].append(number)
        found: dict[int, Spot] = {}
        olds: dict[int, Spot] = {}
        stayed = {
            index: n
            for n, indexes in self.served.items()
            for index in indexes
            if self.found[index].reason is Reason.SAME and self.olds[n].source.section
        }
        stayed_olds = {n: n for n in stayed.values()}
        for domain in sorted(ours):
            found |= spots(domain, ours[domain], stayed)
            olds |= spots(domain, theirs[domain], stayed_olds)
        return found, olds

    def is_other_part(self, index: int, number: int) -> bool:
        """Tell whether a text and the one an old text serves already are the two parts it was split into."""
        served = self.served[number]
        if number not in self.gone or len(served) != 1 or self.found[served[0]].reason is not Reason.SIMILAR:
            return False
        whole, one, other = self.old_units[number], self.units[served[0]], self.units[index]
        return (
            max(len(one.units), len(other.units)) < len(whole.units)
            and containment(other, whole) >= CONTAINED
            and containment(one, other) < SEPARATE
        )
