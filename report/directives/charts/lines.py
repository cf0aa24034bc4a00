"""Lines through points."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from report.directives.charts.mark import WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from report.directives.charts.mark import Row

HEIGHT = 200
MARGIN_X, TOP, BOTTOM = 48, 34, 34


def lines(rows: Sequence[Row]) -> dict[str, object]:
    """Draw a line for each row; the lowest and the highest value of all touch the edges of the field."""
    values = [mark.value for row in rows for mark in row.marks]
    low, high = (min(values), max(values)) if values else (Decimal(0), Decimal(1))
    reach = (high - low) or Decimal(1)
    drawn = []
    for row in rows:
        step = (WIDTH - 2 * MARGIN_X) / max(1, len(row.marks) - 1)
        points = [
            {
                "x": round(MARGIN_X + index * step, 2),
                "y": round(TOP + float((high - mark.value) / reach) * (HEIGHT - TOP - BOTTOM - 24) + 8, 2),
                "mark": mark,
            }
            for index, mark in enumerate(row.marks)
        ]
        drawn.append({"name": row.name, "points": points, "path": " ".join(f"{p['x']},{p['y']}" for p in points)})
    return {"width": WIDTH, "height": HEIGHT, "drawn": drawn, "axis_y": HEIGHT - BOTTOM}
