"""Name and value of a part as a block of lines, and where blocks find room beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.charts.lettering import LEADING, NAME, VALUE, Lettering, broken, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from report.directives.charts.mark import Mark


@dataclass(frozen=True, slots=True)
class Block:
    """The words of a part, broken for their room."""

    names: tuple[str, ...]
    values: tuple[str, ...]
    """None where the part has no figure: the rest of a whole."""

    @property
    def height(self) -> float:
        """Height, with a little air below."""
        return len(self.names) * NAME * LEADING + len(self.values) * VALUE * LEADING + 6

    @property
    def width(self) -> float:
        """Width of the widest line."""
        names = [width(line.rstrip(), NAME) for line in self.names]
        return max(names + [width(line.rstrip(), VALUE, bold=True) for line in self.values], default=0)

    def lettering(self, x: float, top: float, anchor: str = "start") -> dict[str, Lettering]:
        """Return name and value, one below the other, from a top edge."""
        name = Lettering(round(x, 2), round(top + NAME, 2), self.names, NAME, anchor)
        value_y = round(top + name.height + VALUE, 2)
        return {"name": name, "value": Lettering(round(x, 2), value_y, self.values, VALUE, anchor)}


def block(mark: Mark, room: float) -> Block:
    """Return the words of a mark for a room."""
    return Block(broken(mark.name, NAME, room), broken(mark.label, VALUE, room, bold=True))


def spread(wanted: Sequence[float], sizes: Sequence[float], length: float) -> list[float]:
    """Return starts near the wanted ones, in their order, without overlap, between 0 and the length.

    >>> spread([0, 5, 90], [10, 10, 20], 100)
    [0, 10, 80]
    """
    starts: list[float] = []
    for number, start in enumerate(wanted):
        least = starts[-1] + sizes[number - 1] if starts else 0
        starts.append(max(least, start))
    after = length
    for index in range(len(starts) - 1, -1, -1):
        starts[index] = min(starts[index], after - sizes[index])
        after = starts[index]
    return starts
