"""Figures that contradict each other.

Two layers. What the metrics declare of each other (`same_as`, `part_of`) is held as it is written; breaking it is an
error. What nobody has declared is inferred from labels, units, times and numbers; those are warnings, and the declared
relations silence them.

No pair of figures is looked at unless a rare piece of their labels, or a piece of them and the size of their numbers,
brings them together: the time grows with the number of figures, not with the number of pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.resolve.contradictions.declared import check_declared
from report.resolve.contradictions.figure import figures
from report.resolve.contradictions.likeness import Likeness
from report.resolve.contradictions.lookalikes import Judge
from report.resolve.contradictions.odd_windows import check_windows
from report.resolve.contradictions.own_unit import check_own_units
from report.resolve.contradictions.quotients import check_quotients
from report.resolve.contradictions.relations import Relations
from report.resolve.contradictions.sums import check_sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from report.diagnostics import Diagnostic
    from report.model.metric import Metric

__all__ = ["check_contradictions", "check_declared"]


def check_contradictions(metrics: Mapping[str, Metric], sections: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield the contradictions between the figures of a report.

    `sections` maps a section's id to its title in the source language; a metric belongs to the section its id begins
    with.
    """
    yield from check_declared(metrics)
    relations = Relations(metrics)
    numbers = tuple(figures(metrics, sections))
    likeness = Likeness(numbers)
    yield from Judge(likeness, relations).diagnostics()
    yield from check_own_units(numbers)
    yield from check_windows(numbers)
    yield from check_quotients(numbers, likeness, relations)
    yield from check_sums(numbers, likeness, relations)
