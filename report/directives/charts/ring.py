"""Parts of a whole as a ring (donut), each labelled beside it."""

from __future__ import annotations

from decimal import Decimal
from math import cos, pi, sin
from typing import TYPE_CHECKING

from report.directives.charts.blocks import block, spread
from report.directives.charts.lettering import LEADING, NAME, VALUE, Lettering, broken, fitting
from report.directives.charts.mark import WIDTH, shades

if TYPE_CHECKING:
    from collections.abc import Sequence

    from report.directives.charts.blocks import Block
    from report.directives.charts.mark import Mark

RADIUS, HOLE = 84, 52
LEADER = 14
"""From the ring to the words beside it."""
ROOM = WIDTH / 2 - RADIUS - LEADER - 8
"""For words, on each side of the ring."""
APART = 4
"""Between the words of two parts."""
HALF = 0.5
_Turn = tuple[float, float]
"""Where a part begins and ends, in turns from the top, clockwise."""


def donut(parts: Sequence[Mark], rest: Mark | None, whole: Mark | None) -> dict[str, object]:
    """Draw a ring, clockwise from the top; words stand beside it, on the side where their part is."""
    drawn = [*parts, *([rest] if rest else [])]
    blocks = [block(mark, ROOM) for mark in drawn]
    turns = _turns(drawn)
    height, tops = _tops(blocks, turns)
    middle = height / 2
    tones = shades(len(parts))
    segments = []
    for index, mark in enumerate(drawn):
        side = -1 if _is_left(turns[index]) else 1
        edge = WIDTH / 2 + side * (RADIUS + LEADER)
        x, y = _direction(turns[index])
        bend = f"L{WIDTH / 2 + (RADIUS + 5) * x:.2f} {middle + (RADIUS + 5) * y:.2f}"
        segments.append(
            {
                "mark": mark,
                "path": _ring(*turns[index], middle),
                "tone": 1 if mark is rest else tones[index],
                "is_rest": mark is rest,
                "leader": f"M{WIDTH / 2 + RADIUS * x:.2f} {middle + RADIUS * y:.2f}{bend}L{edge} {tops[index] + 7:.2f}",
                **blocks[index].lettering(edge + 4 * side, tops[index], "end" if side < 0 else "start"),
            }
        )
    return {"width": WIDTH, "height": round(height, 2), "segments": segments, "centre": _centre(whole, middle)}


def _turns(drawn: Sequence[Mark]) -> list[_Turn]:
    total = sum((mark.value for mark in drawn), Decimal(0)) or Decimal(1)
    turns, turned = [], Decimal(0)
    for mark in drawn:
        turns.append((float(turned / total), float((turned + mark.value) / total)))
        turned += mark.value
    return turns


def _tops(blocks: Sequence[Block], turns: Sequence[_Turn]) -> tuple[float, dict[int, float]]:
    """Return the height of the drawing and the top of each block: as high as its part, as far as there is room."""
    right = [index for index, turn in enumerate(turns) if not _is_left(turn)]
    left = [index for index, turn in enumerate(turns) if _is_left(turn)][::-1]
    high = max(sum(blocks[index].height + APART for index in side) for side in (left, right))
    height = max(2 * RADIUS + 12, high)
    tops: dict[int, float] = {}
    for side in (left, right):
        wanted = [height / 2 + RADIUS * _direction(turns[index])[1] - blocks[index].height / 2 for index in side]
        tops |= dict(zip(side, spread(wanted, [blocks[index].height + APART for index in side], height), strict=True))
    return height, tops


def _is_left(turn: _Turn) -> bool:
    return sum(turn) / 2 >= HALF


def _direction(turn: _Turn) -> tuple[float, float]:
    """Return the direction of the middle of a part: a point of the unit circle, y downwards."""
    angle = pi * sum(turn)
    return sin(angle), -cos(angle)


def _ring(first: float, last: float, middle: float) -> str:
    """Return the part of a ring between two turns as a path."""
    last = min(last, first + 0.9999)  # an arc that ends where it begins is none
    (x1, y1), (x2, y2) = ((sin(2 * pi * turn), -cos(2 * pi * turn)) for turn in (first, last))
    large = int(last - first > HALF)

    def at(x: float, y: float, radius: float) -> str:
        return f"{WIDTH / 2 + radius * x:.2f} {middle + radius * y:.2f}"

    outer = f"M{at(x1, y1, RADIUS)}A{RADIUS} {RADIUS} 0 {large} 1 {at(x2, y2, RADIUS)}"
    return f"{outer}L{at(x2, y2, HOLE)}A{HOLE} {HOLE} 0 {large} 0 {at(x1, y1, HOLE)}Z"


def _centre(whole: Mark | None, middle: float) -> dict[str, object] | None:
    """Return the words in the hole of a ring: the whole."""
    if whole is None:
        return None
    room = 2 * HOLE - 14
    size = fitting([whole.label], VALUE + 2, room, bold=True)
    values = broken(whole.label, size, room, bold=True)
    names = broken(whole.name, NAME - 1, room)
    height = len(values) * size * LEADING + len(names) * (NAME - 1) * LEADING
    top = middle - height / 2 + size * 0.85
    value = Lettering(WIDTH / 2, round(top, 2), values, size, "middle")
    name_y = round(top + value.height - size * 0.15, 2)
    return {"mark": whole, "value": value, "name": Lettering(WIDTH / 2, name_y, names, NAME - 1, "middle")}
