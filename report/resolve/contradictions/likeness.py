"""Which labels are alike, found without holding every figure against every other."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from report.resolve.contradictions.figure import Figure
    from report.resolve.contradictions.wording import Wording

MOST_SHARED = 16
"""A piece that stands in more labels than this leads to no candidates: it says too little, and costs too much."""
RAREST = 6
"""So many of a label's rarest pieces are followed."""
WHOLE = 0.95
"""From here on a label counts as said in full."""
BUCKETS = 10
"""Steps of a power of ten: numbers within a quarter of each other lie in one bucket or in two that touch."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two figures whose labels share something, and how much of each label the other one says."""

    one: Figure
    other: Figure
    one_said: float
    """0 to 1: how much of the first label stands in the second, by weight."""
    other_said: float
    named: bool
    """Whether one of the labels says the title of the section that the other figure stands in."""

    @property
    def least(self) -> float:
        """Return how much is shared from the side of the label that says more of its own."""
        return min(self.one_said, self.other_said)

    @property
    def most(self) -> float:
        """Return how much of the label that says less of its own is shared."""
        return max(self.one_said, self.other_said)


class Likeness:
    """The labels of a report, and the weight of their pieces: rare ones count for more."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.figures = figures
        labels = {figure.id: figure.label for figure in figures}
        shared = Counter(piece for label in labels.values() for piece in label.pieces)
        self.shared = shared
        self._weighted: dict[Wording, tuple[tuple[float, tuple[str, ...]], ...]] = {}
        self.weights = {piece: math.log(1 + len(labels) / count) for piece, count in shared.items()}

    def candidates(self) -> Iterator[tuple[Figure, Figure]]:
        """Yield the pairs of figures worth a look, each once, in the order of the figures."""
        seen: set[tuple[int, int]] = set()
        for one, other in self._by_label():
            seen.add((one, other) if one < other else (other, one))
        for one, other in self._by_number():
            seen.add((one, other) if one < other else (other, one))
        for one, other in sorted(seen):
            if self.figures[one].metric is not self.figures[other].metric:
                yield self.figures[one], self.figures[other]

    def pair(self, one: Figure, other: Figure) -> Pair:
        """Return two figures with how much their labels share."""
        said = self.said(one.label, other.label.pieces), self.said(other.label, one.label.pieces)
        return Pair(one, other, *said, self.names_section(one, other) or self.names_section(other, one))

    def said(self, label: Wording, pieces: frozenset[str]) -> float:
        """Return how much of a label stands in other pieces, by weight."""
        whole = self.shared_weight(label, label.pieces)
        return self.shared_weight(label, pieces) / whole if whole else 0.0

    def shared_weight(self, label: Wording, pieces: frozenset[str]) -> float:
        """Return the weight of the words and characters of a label that stand in other pieces."""
        weighted = self._weighted.get(label)
        if weighted is None:
            weighted = self._weighted[label] = tuple(
                (max(self.weights.get(piece, 1.0) for piece in atom.pieces), atom.pieces) for atom in label.atoms
            )
        return sum(weight for weight, own in weighted if not pieces.isdisjoint(own))

    def names_section(self, one: Figure, other: Figure) -> bool:
        """Whether a figure's label says the title of the section that the other one stands in."""
        return one.section != other.section and self.said(other.title, one.label.pieces) >= WHOLE

    def _by_label(self) -> Iterator[tuple[int, int]]:
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for at, figure in enumerate(self.figures):
            for piece in self._rarest(figure.label.pieces):
                if self.shared[piece] <= MOST_SHARED:
                    postings[piece].append(at)
        yield from _within(postings.values())

    def _by_number(self) -> Iterator[tuple[int, int]]:
        groups: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for at, figure in enumerate(self.figures):
            value = figure.number.value
            if value > 0:
                step = math.floor(BUCKETS * math.log10(value))
                for piece in figure.label.pieces | figure.title.pieces:
                    groups[piece, step].append(at)
                    groups[piece, step + 1].append(at)
        yield from _within(group for group in groups.values() if len(group) <= MOST_SHARED)

    def _rarest(self, pieces: Iterable[str]) -> list[str]:
        return sorted(pieces, key=lambda piece: (self.shared[piece], piece))[:RAREST]


def _within(groups: Iterable[list[int]]) -> Iterator[tuple[int, int]]:
    for group in groups:
        for at, one in enumerate(group):
            for other in group[at + 1 :]:
                yield one, other
