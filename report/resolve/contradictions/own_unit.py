"""A unit that contradicts its own label: households counted in persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity
from report.resolve.contradictions.telling import told
from report.resolve.contradictions.terms import (
    HAN_ATTENDANCE,
    HAN_HEADCOUNT,
    HAN_HOUSEHOLD,
    HOUSEHOLD_WORDS,
    PERSON_WORDS,
)
from report.resolve.contradictions.units import ATTENDANCES, HOUSEHOLDS, PEOPLE
from report.resolve.contradictions.wording import plain_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from report.resolve.contradictions.figure import Figure

NAMES = {PEOPLE: "people", HOUSEHOLDS: "households", ATTENDANCES: "attendances"}


def check_own_units(figures: Sequence[Figure]) -> Iterator[Diagnostic]:
    """Yield the metrics whose label counts one kind of being and whose unit counts another, and no `note` says why."""
    for figure in figures:
        if figure.metric.note is not None:
            continue
        says, unit = _counted_by_label(figure), figure.counted.dimension
        if says is not None and unit in NAMES and unit != says and not figure.is_average:
            metric = figure.metric
            message = f"{told(metric)} counts {NAMES[unit]}, but its label `{metric.label.source}` names {NAMES[says]}"
            hint = "mend `unit:` or `label:`, or say in `note:` why they differ"
            yield Diagnostic(
                "M125", message, metric.place("unit"), hint, Severity.WARNING, metric.label.span, "the label"
            )


def _counted_by_label(figure: Figure) -> str | None:
    label = plain_label(figure.metric.label.source)
    if HAN_ATTENDANCE.search(label):
        return ATTENDANCES
    if HAN_HEADCOUNT.search(label):
        return PEOPLE
    if HAN_HOUSEHOLD.search(label) or figure.label.head in HOUSEHOLD_WORDS:
        return HOUSEHOLDS
    # The other way round only: visits of people may be counted by head in English (3 million viewers).
    return PEOPLE if figure.label.head in PERSON_WORDS and figure.counted.dimension == HOUSEHOLDS else None
