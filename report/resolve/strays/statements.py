"""The numbers that metrics state, found by value, so that no text is held against every metric."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from report.model.metric import Interval
from report.quantity import Hedge, Range, exact_arithmetic, own_exponent
from report.resolve.homes import home_of
from report.resolve.strays.passages import chapter_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from report.model.metric import Metric
    from report.resolve.strays.figure import Figure
    from report.resolve.strays.passages import Passage

FINE_DIGITS = 3
"""Numbers that agree in so many digits are looked at, whether they are nearly the same."""

EVERYWHERE = ""
"""Stands for a chapter's id where any will do."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A number that a metric states, and how to print it."""

    metric: Metric
    value: Decimal | Range
    home: str
    """The section the metric belongs to."""
    filters: tuple[str, ...] = ()
    """Point of a series, or `target`; empty for the metric's own number."""
    hedge: Hedge | None = None


class Statements:
    """All numbers of all metrics, by value and chapter."""

    def __init__(self, metrics: Mapping[str, Metric], sections: frozenset[str]) -> None:
        """Index every number by itself, by what it can be rounded to, and by its first digits."""
        self._by_key: dict[tuple[str, Hashable], list[Statement]] = defaultdict(list)
        self._by_metric: dict[str, list[Statement]] = defaultdict(list)
        for metric in metrics.values():
            for statement in _statements(metric, home_of(metric.id, sections)):
                self._by_metric[metric.id].append(statement)
                for key in _keys(statement.value):
                    self._by_key[EVERYWHERE, key].append(statement)
                    self._by_key[chapter_of(metric.id), key].append(statement)

    def of_metric(self, metric: str) -> list[Statement]:
        """Return the numbers of one metric."""
        return self._by_metric.get(metric, [])

    def alike(self, figure: Figure, passage: Passage) -> Iterator[Statement]:
        """Yield every statement that may be meant by a figure of a passage, some of them twice.

        Of a figure that says little (10, 三项) there may be many: only those of the chapter can be meant, and those
        that are printed there.
        """
        chapter = EVERYWHERE
        if figure.is_common:
            chapter = passage.chapter
            for metric in passage.printed:
                yield from self.of_metric(metric)
        for key in _keys_of_figure(figure):
            yield from self._by_key.get((chapter, key), ())


def round_down(value: Decimal, exponent: int) -> Decimal:
    """Return the value cut after the digit of a power of ten."""
    with exact_arithmetic():
        return value.quantize(Decimal((0, (1,), exponent)), ROUND_FLOOR)


def round_up(value: Decimal, exponent: int) -> Decimal:
    """Return the next number with its last digit at a power of ten."""
    with exact_arithmetic():
        return value.quantize(Decimal((0, (1,), exponent)), ROUND_CEILING)


def _keys(value: Decimal | Range) -> Iterator[Hashable]:
    """Yield the number, what it can be rounded to, and its first digits."""
    yield value
    if isinstance(value, Decimal) and value:
        for exponent in range(own_exponent(value.normalize()) + 1, value.adjusted() + 1):
            for rounded in {round_down(value, exponent), round_up(value, exponent)}:
                yield "rounded", exponent, rounded
        exponent, first = _first_digits(value)
        # Those above and below too: 77,932 has to meet 78,001.
        for step in (-1, 0, 1):
            yield "first", exponent, first + Decimal((0, (1,), exponent)) * step


def _keys_of_figure(figure: Figure) -> Iterator[Hashable]:
    yield figure.value
    if isinstance(figure.value, Decimal) and figure.value:
        yield "rounded", figure.exponent, figure.value
        yield "first", *_first_digits(figure.value)


def _first_digits(value: Decimal) -> tuple[int, Decimal]:
    exponent = value.adjusted() - FINE_DIGITS + 1
    return exponent, round_down(value, exponent)


def _statements(metric: Metric, home: str) -> Iterator[Statement]:
    hedge = Hedge(metric.hedge) if metric.hedge else None
    if metric.value is not None:
        value = metric.value
        yield Statement(metric, Range(value.low, value.high) if isinstance(value, Interval) else value, home, (), hedge)
    for point in metric.series:
        filters = () if point is metric.series[-1] else (point.period,)
        yield Statement(metric, point.value, home, filters, hedge)
    if metric.target is not None:
        yield Statement(metric, metric.target.value, home, ("target",))
