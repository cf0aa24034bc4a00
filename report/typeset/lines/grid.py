"""The baseline grid: where the lines of a paragraph may begin (clreq §2.3).

Headings, figures and tables have heights of their own. A paragraph that is on the grid begins at the next place of
it, so that its lines stand level with those of the facing page.
"""

from __future__ import annotations

from typing import Any

PROPERTY = "__baseline_grid"
"""`--baseline-grid: <step in line heights> <where the type area begins>`; CSS has no property for it yet."""
PIXELS = {"px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
NEAR = 0.01
"""A line this near to a place of the grid is on it, in pixels."""


def to_grid(style: Any, position: float, line_height: float) -> float:  # noqa: ANN401 - WeasyPrint is untyped
    """Return how far down the first line of a paragraph moves to stand on the grid, in pixels; 0 if it has none."""
    tokens = [token for token in style[PROPERTY] if token.type in {"number", "dimension"}]
    if not tokens or tokens[0].type != "number" or tokens[0].value <= 0:
        return 0.0
    step = tokens[0].value * line_height
    begin = sum(token.value * PIXELS.get(token.lower_unit, 0.0) for token in tokens[1:2])
    beyond = (position - begin) % step
    return 0.0 if min(beyond, step - beyond) < NEAR else float(step - beyond)
