"""What the metrics themselves say of each other: `same_as`, `part_of`, `distinct_from`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from report.model.metric import Metric


class Relations:
    """The declared relations, both ways; whatever is declared is not guessed at."""

    def __init__(self, metrics: Mapping[str, Metric]) -> None:
        self.metrics = metrics
        self._facts = _joined((metric.id, other) for metric in metrics.values() for other in metric.same_as)
        self._near: defaultdict[str, set[str]] = defaultdict(set)
        for metric in metrics.values():
            for other in (*metric.distinct_from, *metric.part_of):
                self._near[metric.id].add(other)
                self._near[other].add(metric.id)

    def related(self, one: str, other: str) -> bool:
        """Whether somebody has said how two metrics stand to each other."""
        return (
            self.are_one_fact(one, other)
            or other in self._near.get(one, ())
            or bool(set(self.metrics[one].part_of) & set(self.metrics[other].part_of))
        )

    def are_one_fact(self, one: str, other: str) -> bool:
        """Whether `same_as` joins two metrics, directly or through others."""
        return one in self._facts and self._facts[one] == self._facts.get(other)


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return a representative for each member of the groups that pairs form."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        root = name
        while leader.setdefault(root, root) != root:
            root = leader[root]
        while leader[name] != root:
            leader[name], name = root, leader[name]
        return root

    for one, other in pairs:
        leader[find(other)] = find(one)
    return {name: find(name) for name in list(leader)}
