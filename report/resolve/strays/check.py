"""Every figure of every text: printed from a metric, accepted, or reported."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from report.cache import Cache
from report.model.goal import DRAFT
from report.resolve.strays.accepted import unused
from report.resolve.strays.passages import METRICS, grouped_passages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from report.cache import Ledger
    from report.diagnostics import Diagnostic
    from report.model.literal import Literal
    from report.model.report import Report
    from report.resolve.strays.judge import Judge
    from report.resolve.strays.passages import Group


def check_strays(
    report: Report, literals: tuple[Literal, ...], goal: str, kept: Cache | None = None
) -> Iterator[Diagnostic]:
    """Yield a problem for every figure that is typed and should be printed, or accepted.

    A number that a metric states is a warning, and an error for a release (P120). One that no metric states is a
    warning unless the goal is a draft (P121), and so is an accepted one that no text has (P122).
    """
    kept = kept or Cache()
    judge = cache(lambda: _judge(report, literals, goal, kept))
    seen = kept.key(*_seen(report, literals, goal, kept))
    judged: Ledger[tuple[tuple[Diagnostic, ...], frozenset[int]]] = kept.ledger("strays")
    used: set[int] = set()
    for group in grouped_passages(report):
        key = kept.key(seen, tuple([kept.content(each) for each in group.made_from]))
        problems, needed = judged.answer(key, partial(_judged, judge, group))
        yield from problems
        used |= needed
    if goal != DRAFT:
        yield from unused(literals, used)


def _judged(judge: Callable[[], Judge], group: Group) -> tuple[tuple[Diagnostic, ...], frozenset[int]]:
    return judge().group(group)


def _judge(report: Report, literals: tuple[Literal, ...], goal: str, kept: Cache) -> Judge:
    from report.resolve.strays.judge import Judge  # noqa: PLC0415 - where every text is judged already, nothing of it is needed

    return Judge(report, literals, goal, kept)


def _seen(report: Report, literals: tuple[Literal, ...], goal: str, kept: Cache) -> tuple[object, ...]:
    """Return what the texts are held against."""
    settings, catalogs = report.settings, report.project.catalogs
    sections = tuple(section.id for section in report.sections)
    metrics = tuple([kept.content(metric) for metric in report.metrics.values()])
    own = sorted({language for _, language in report.own_texts})
    units = tuple(
        (name, each)
        for lang in own
        if lang in catalogs
        for name, each in catalogs[lang].entries.items()
        if name[0] == METRICS
    )
    return literals, goal, settings.source_language, sections, metrics, own, units
