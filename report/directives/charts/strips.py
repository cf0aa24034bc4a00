"""Parts as stretches of a bar: one bar (share), or a bar for each year (stack)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from report.directives.charts.blocks import block, spread
from report.directives.charts.lettering import NAME, SMALLEST, Lettering, broken, width
from report.directives.charts.mark import WIDTH, shades

if TYPE_CHECKING:
    from collections.abc import Sequence

    from report.directives.charts.blocks import Block
    from report.directives.charts.mark import Mark, Row

BAR = 30
LEADER = 14
"""From a bar to the words below or above it."""
APART = 12
"""Between the words of two parts that stand side by side."""
HEAD = 20
"""Height of the line that names the whole."""
MOST_IN_LINE = 4
STACKED, STEP = 17, 42
"""Of stacked bars: their thickness, and from one to the next."""
SMALL = NAME + 0.5


def share(parts: Sequence[Mark], rest: Mark | None, whole: Mark | None) -> dict[str, object]:
    """Draw one bar; words stand below it and, where there are more than four parts, above it in turns.

    The whole, where there is one, is named in a line above all.
    """
    drawn = [*parts, *([rest] if rest else [])]
    total = sum((mark.value for mark in drawn), Decimal(0)) or Decimal(1)
    lengths = [float(mark.value / total) * WIDTH for mark in drawn]
    starts = [sum(lengths[:index]) for index in range(len(drawn))]
    upper = range(1, len(drawn), 2) if len(drawn) > MOST_IN_LINE else range(0)
    lower = [index for index in range(len(drawn)) if index not in upper]
    words = {**_row(drawn, starts, lower), **_row(drawn, starts, upper)}
    above = max((words[index][0].height + LEADER + 2 for index in upper), default=0) + (HEAD if whole else 0)
    tones, segments = shades(len(parts)), []
    for index, mark in enumerate(drawn):
        found, left = words[index]
        edge, end = (above, above - LEADER) if index in upper else (above + BAR, above + BAR + LEADER)
        centre = starts[index] + min(lengths[index] / 2, APART)
        segments.append(
            {
                "mark": mark,
                "x": round(starts[index], 2),
                "length": round(lengths[index], 2),
                "tone": 1 if mark is rest else tones[index],
                "is_rest": mark is rest,
                "leader": f"M{centre:.2f} {edge:.2f}L{left + 2:.2f} {end:.2f}",
                **found.lettering(left, end - found.height if index in upper else end + 3),
            }
        )
    below = LEADER + 3 + max(words[index][0].height for index in lower)
    size = {"width": WIDTH, "height": round(above + BAR + below, 2), "top": round(above, 2), "bar": BAR}
    return {**size, "segments": segments, "whole": whole}


def _row(drawn: Sequence[Mark], starts: Sequence[float], indices: Sequence[int]) -> dict[int, tuple[Block, float]]:
    """Return words and left edge for the parts that are named in one line."""
    blocks = [block(drawn[index], WIDTH / len(indices) - APART) for index in indices]
    lefts = spread([starts[index] for index in indices], [each.width + APART for each in blocks], WIDTH + APART)
    return dict(zip(indices, zip(blocks, lefts, strict=True), strict=True))


def stack(rows: Sequence[Row], names: Sequence[str]) -> dict[str, object]:
    """Draw a bar for each row from zero, values above it; below the last bar its parts are named."""
    left = max((width(row.name, NAME) for row in rows), default=0) + 10
    longest = max((sum((mark.value for mark in row.marks), Decimal(0)) for row in rows), default=Decimal(0))
    scale = (WIDTH - left) / (float(longest) or 1)
    size = _size([mark for row in rows for mark in row.marks], len(names), WIDTH - left)
    segments = [_segments(row, number * STEP, left, scale, size) for number, row in enumerate(rows)]
    drawn = [
        {"name": Lettering(0, number * STEP + 27, (row.name,), NAME), "segments": parts, "top": number * STEP + 15}
        for number, (row, parts) in enumerate(zip(rows, segments, strict=True))
    ]
    edge = (len(rows) - 1) * STEP + 15 + STACKED
    words = _names(names, segments[-1] if segments else [], left, edge)
    height = edge + LEADER + max((word["name"].height for word in words), default=0) + 6
    return {"width": WIDTH, "height": round(height, 2), "rows": drawn, "bar": STACKED, "parts": words}


def _size(marks: Sequence[Mark], count: int, room: float) -> float:
    """Return the size at which the widest value fits as often as a row has parts."""
    widest = max((width(mark.label, 1, bold=True) for mark in marks), default=0) * count
    return max(SMALLEST, min(SMALL, round((room - 7 * count) / widest, 1))) if widest else SMALL


def _names(names: Sequence[str], last: list[dict[str, Any]], left: float, edge: float) -> list[dict[str, Any]]:
    """Return the names of the parts below the last bar, each near its part."""
    room = WIDTH - left
    labels = [broken(name, NAME, room / len(names) - APART) for name in names]
    needed = [max((width(line.rstrip(), NAME) for line in lines), default=0) + APART for lines in labels]
    starts = spread([segment["x"] - left for segment in last], needed, room + APART)
    words = []
    for lines, segment, start in zip(labels, last, starts, strict=True):
        x, centre = round(left + start, 2), segment["x"] + min(segment["length"] / 2, APART)
        leader = f"M{centre:.2f} {edge}L{x + 2:.2f} {edge + LEADER}"
        words.append({"name": Lettering(x, edge + LEADER + 11, lines, NAME), "leader": leader})
    return words


def _segments(row: Row, top: float, left: float, scale: float, size: float) -> list[dict[str, Any]]:
    """Return the parts of a bar; a value stands where its part begins, or where the one before it leaves off."""
    lengths = [float(mark.value) * scale for mark in row.marks]
    starts = [sum(lengths[:index]) for index in range(len(lengths))]
    needed = [width(mark.label, size, bold=True) + 7 for mark in row.marks]
    tones = shades(len(row.marks))
    return [
        {
            "mark": mark,
            "x": round(left + starts[index], 2),
            "length": round(lengths[index], 2),
            "tone": tones[index],
            "value": Lettering(round(left + at, 2), top + 11, (mark.label,), size),
        }
        for index, (mark, at) in enumerate(zip(row.marks, spread(starts, needed, WIDTH - left + 7), strict=True))
    ]
