"""Measuring, and the table of results."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

REPEATS = 7


@dataclass(frozen=True, slots=True)
class Row:
    """One result."""

    name: str
    seconds: float
    """Median of the repeats, for the number of things in `what`."""
    what: str
    spread: float
    """Slowest repeat by fastest: far above 1, the machine was busy."""
    compared: str = ""
    """How it stands to something else measured in the same run."""


def measure(name: str, what: str, run: Callable[[], object]) -> Row:
    """Run something once to warm it up, then several times, and return the median of the processor time."""
    run()
    times = []
    for _ in range(REPEATS):
        begin = time.process_time()
        run()
        times.append(time.process_time() - begin)
    return Row(name, statistics.median(times), what, max(times) / min(times))


def table(rows: Iterable[Row]) -> str:
    """Return the results as lines of text."""
    head = ("", "seconds", "spread", "for", "compared")
    cells = [head, *((row.name, f"{row.seconds:.4f}", f"{row.spread:.2f}", row.what, row.compared) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells
    )
