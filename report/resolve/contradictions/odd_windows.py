"""One figure of another period among figures that share theirs."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity
from report.resolve.contradictions.telling import told_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from report.resolve.contradictions.figure import Figure
    from report.resolve.contradictions.windows import Window

FEWEST = 4
"""Figures that must share a period before another one stands out."""
ONE_IN = 8
"""So many figures may hold one that stands out; more of them are a second group."""
LONGER_THAN_A_YEAR = 367


def check_windows(figures: Sequence[Figure]) -> Iterator[Diagnostic]:
    """Yield the figures of a section that cover another period than the rest, and do not say why in `note` or `scope`.

    Within a year a shorter period is an event or a campaign and says so itself. Among figures of several years a year
    is read as if it were all of them.
    """
    by_section: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        is_result = not figure.metric.is_target and not figure.metric.series
        if is_result and figure.window is not None and not figure.window.cut_off:
            by_section[figure.section].append(figure)
    for group in by_section.values():
        shared, count = Counter(figure.window for figure in group).most_common(1)[0]
        others = [figure for figure in group if figure.window != shared]
        if shared is None or count < FEWEST or not others or len(others) > max(1, count // ONE_IN):
            continue
        model = next(figure for figure in group if figure.window == shared)
        for figure in others:
            if figure.metric.note is None and figure.metric.scope is None and _misleads(figure.window, shared):
                yield _finding(figure, model, count)


def _misleads(one: Window | None, shared: Window) -> bool:
    if one is None or one.start > shared.end or one.end < shared.start:
        return False
    inside = shared.start <= one.start and one.end <= shared.end
    return inside and shared.days > LONGER_THAN_A_YEAR


def _finding(figure: Figure, model: Figure, count: int) -> Diagnostic:
    message = f"{told_figure(figure)} covers another period than the {count} figures beside it ({model.metric.period})"
    hint = "say in `note:` why its period differs, or give the value for the same period"
    place = figure.metric.place("period")
    return Diagnostic("M128", message, place, hint, Severity.WARNING, model.metric.place("period"), "one beside it")
