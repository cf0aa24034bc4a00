"""Parts that make more than their total, though nobody has declared them parts."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity
from report.quantity import Kind
from report.resolve.contradictions.likeness import WHOLE
from report.resolve.contradictions.telling import listed, number, told_figure
from report.resolve.contradictions.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from report.resolve.contradictions.figure import Figure
    from report.resolve.contradictions.likeness import Likeness
    from report.resolve.contradictions.relations import Relations

AT_MOST = Decimal("1.15")
"""Parts that make up to this much more than the total were meant to make the total; beyond that they overlap."""
ADDITIVE = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
FEWEST_MEMBERS = 3
"""A total and two parts."""
MOST_MEMBERS = 40
"""A larger group is no list that a reader adds up."""


def check_sums(figures: Sequence[Figure], likeness: Likeness, relations: Relations) -> Iterator[Diagnostic]:
    """Yield the totals that the figures beside them, named like parts of them, exceed by a little."""
    groups: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        is_plain = figure.number.hedge is None and not figure.number.is_range and not figure.is_average
        if figure.counted.kind in ADDITIVE and figure.counted.dimension != NO_UNIT and is_plain:
            groups[figure.section, figure.counted.dimension, figure.window].append(figure)
    for group in groups.values():
        if not FEWEST_MEMBERS <= len(group) <= MOST_MEMBERS:
            continue
        for total in group:
            parts = [
                figure
                for figure in group
                if not relations.related(figure.id, total.id) and _is_part(figure, total, likeness)
            ]
            if len(parts) > 1:
                yield from _excess(total, parts)


def _is_part(figure: Figure, total: Figure, likeness: Likeness) -> bool:
    return (
        figure.metric is not total.metric
        and figure.label.head == total.label.head
        and figure.amount.value < total.amount.value
        and likeness.said(total.label, figure.label.pieces) >= WHOLE
        and likeness.said(figure.label, total.label.pieces) < WHOLE
    )


def _excess(total: Figure, parts: Sequence[Figure]) -> Iterator[Diagnostic]:
    made = sum((part.amount.value for part in parts), Decimal(0))
    doubt = total.amount.step + sum((part.amount.step for part in parts), Decimal(0)) / 2
    if not total.amount.value + doubt < made <= total.amount.value * AT_MOST:
        return
    message = (
        f"{listed([told_figure(part) for part in parts])} make {number(made / total.counted.factor, 12)},"
        f" more than {told_figure(total)}"
    )
    hint = (
        f"mend the numbers, or write `part_of: [{total.id}]` where it is a part and `distinct_from:` where it is none"
    )
    yield Diagnostic("M121", message, total.metric.span, hint, Severity.WARNING, parts[0].metric.span, "the first part")
