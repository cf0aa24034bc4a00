"""Geometry of charts: values in, shapes and lettering out; one module for each way to draw.

All measures are units of the drawing, which is WIDTH wide and is scaled to its column.
"""

from __future__ import annotations

from report.directives.charts.mark import WIDTH, Mark, Row

__all__ = ["WIDTH", "Mark", "Row"]
"""What a chart is drawn from, and how wide it is."""
