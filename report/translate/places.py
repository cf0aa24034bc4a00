"""Where messages stand between those that stayed: a changed text stands where the old one stood."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Spot(NamedTuple):
    """A place in a document, told by neighbours: what stayed before and behind, and which of how many between."""

    domain: str
    before: int
    behind: int
    """Numbers of the old messages that stayed; -1 at the begin and the end."""
    rank: int
    of: int

    def is_beside(self, other: Spot) -> bool:
        """Tell whether both stand between the same neighbours."""
        return self[:3] == other[:3]


def spots(domain: str, numbers: Iterable[int], stayed: Mapping[int, int]) -> dict[int, Spot]:
    """Return the spots of those that did not stay.

    `numbers` are messages of one domain in the order of the document, `stayed` those of them that stayed, each with
    the number that tells it to both sides.
    """
    gaps: dict[tuple[int, int], list[int]] = defaultdict(list)
    open_gap: list[int] = []
    before = -1
    for number in numbers:
        neighbour = stayed.get(number)
        if neighbour is None:
            open_gap.append(number)
        else:
            gaps[before, neighbour] += open_gap
            open_gap = []
            before = neighbour
    gaps[before, -1] += open_gap
    return {
        number: Spot(domain, *gap, rank, len(found)) for gap, found in gaps.items() for rank, number in enumerate(found)
    }
