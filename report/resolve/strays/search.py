"""Finding the metric that a figure of a text repeats.

The fewer digits a figure has, the more has to agree beside its value: 46,721 is telling wherever it stands, 10 only
with the same unit in the same chapter.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

from report.quantity import DIRECTIONS, DOWN, UP, Found, Hedge, own_exponent
from report.resolve.strays.passages import chapter_of
from report.resolve.strays.statements import Statement, Statements, round_down, round_up
from report.resolve.strays.units import Likeness, Units, likeness

if TYPE_CHECKING:
    from report.model.text import Text
    from report.resolve.strays.figure import Figure
    from report.resolve.strays.passages import Passage

CLOSE_DIGITS = 4
"""Numbers of so many digits that are nearly the same are likely one number, and one of them out of date."""

CLOSE = Decimal("0.005")

CUT_DIGITS = 2
"""A number that is cut off and not rounded needs so many digits, or a hedge that says so."""


class Relation(IntEnum):
    """How the value of a figure stands to that of a metric."""

    NONE = 0
    CLOSE = 1
    """Nearly the same, both to the last digit."""
    ROUNDED = 2
    EQUAL = 3


class Nearness(IntEnum):
    """How near a text stands to a metric."""

    ELSEWHERE = 0
    CHAPTER = 1
    SECTION = 2
    """In the metric's section, or in one that prints it."""


Row = tuple[Relation, Likeness, Nearness]
"""The least that has to be reached, all three."""

LEAST: dict[int, tuple[Row, ...]] = {
    1: (
        (Relation.EQUAL, Likeness.SAME, Nearness.CHAPTER),
        (Relation.ROUNDED, Likeness.SAME, Nearness.SECTION),
    ),
    2: (
        (Relation.ROUNDED, Likeness.SAME, Nearness.CHAPTER),
        (Relation.ROUNDED, Likeness.OPEN, Nearness.SECTION),
    ),
    3: (
        (Relation.ROUNDED, Likeness.SAME, Nearness.ELSEWHERE),
        (Relation.ROUNDED, Likeness.OPEN, Nearness.CHAPTER),
        (Relation.ROUNDED, Likeness.OTHER, Nearness.SECTION),
    ),
    4: (
        (Relation.EQUAL, Likeness.OTHER, Nearness.ELSEWHERE),
        (Relation.ROUNDED, Likeness.OPEN, Nearness.ELSEWHERE),
        (Relation.ROUNDED, Likeness.OTHER, Nearness.CHAPTER),
        (Relation.CLOSE, Likeness.SAME, Nearness.CHAPTER),
    ),
}
"""What tells that a figure is a metric's, by the digits that the figure has; one row is enough."""

LARGE = (Relation.EQUAL, Likeness.SAME, Nearness.ELSEWHERE)
"""The row for two digits of a large number with the metric's own hedge: 超过15,000个家庭, where 15 would be nothing."""

WORD = ((Relation.EQUAL, Likeness.SAME, Nearness.SECTION),)
"""The row for a small number in words."""


@dataclass(frozen=True, slots=True, order=True)
class Strength:
    """How strongly a figure and a metric belong together; the strongest is meant."""

    relation: Relation
    unit: Likeness
    nearness: Nearness
    same_hedge: bool


@dataclass(frozen=True, slots=True)
class Match:
    """The metrics that a figure repeats, all equally strong, at least one."""

    strength: Strength
    statements: tuple[Statement, ...]


class Search:
    """Finds the metrics behind figures."""

    def __init__(self, statements: Statements, units: Units) -> None:
        """Search in these statements."""
        self.statements = statements
        self.units = units

    def is_own(self, figure: Figure, passage: Passage) -> bool:
        """Tell whether the words of a metric say the metric's own number, which they may: 前100名."""
        own = self.statements.of_metric(passage.metric) if passage.metric else []
        return any(_relation(figure, statement) is not Relation.NONE for statement in own)

    def match(self, figure: Figure, text: Text, passage: Passage) -> Match | None:
        """Return the metrics that a figure of a text repeats; None where there is none."""
        best: Strength | None = None
        found: dict[str, Statement] = {}
        for statement in self.statements.alike(figure, passage):
            relation = _relation(figure, statement)
            if relation is Relation.NONE:
                continue
            unit = likeness(figure.found, text.source, self.units.read(statement.metric.unit, passage.language))
            same_hedge = figure.found.hedge is statement.hedge
            strength = Strength(relation, unit, _nearness(statement, passage), same_hedge)
            if not _is_telling(figure, strength) or (best is not None and strength < best):
                continue
            if best is None or strength > best:
                best, found = strength, {}
            found.setdefault(statement.metric.id, statement)
        return Match(best, tuple(found.values())) if best else None


def _is_telling(figure: Figure, strength: Strength) -> bool:
    """Tell whether it is no accident that a figure agrees with a metric."""
    reached = (strength.relation, strength.unit, strength.nearness)
    rows = WORD if figure.is_word else LEAST[min(figure.digits, max(LEAST))]
    if figure.is_large and strength.same_hedge:
        rows = (*rows, LARGE)
    return any(all(is_ >= least for is_, least in zip(reached, row, strict=True)) for row in rows)


def _nearness(statement: Statement, passage: Passage) -> Nearness:
    if statement.home == passage.section or statement.metric.id in passage.printed:
        return Nearness.SECTION
    is_near = chapter_of(statement.metric.id) == passage.chapter
    return Nearness.CHAPTER if is_near else Nearness.ELSEWHERE


def _relation(figure: Figure, statement: Statement) -> Relation:
    value, stated = figure.value, statement.value
    if not _hedges_agree(figure.found, statement):
        return Relation.NONE
    if value == stated:
        return Relation.EQUAL
    if not (isinstance(value, Decimal) and isinstance(stated, Decimal)):
        return Relation.NONE
    if own_exponent(stated.normalize()) < figure.exponent and _is_rounded(figure, value, stated):
        return Relation.ROUNDED
    is_close = figure.digits >= CLOSE_DIGITS and abs(value - stated) <= abs(stated) * CLOSE
    return Relation.CLOSE if is_close else Relation.NONE


def _is_rounded(figure: Figure, value: Decimal, stated: Decimal) -> bool:
    """Tell whether a number is another one rounded: half up, cut off (7.7万 for 77,923), or as its hedge allows."""
    directions = DIRECTIONS[figure.found.hedge] if figure.found.hedge else frozenset()
    if (UP in directions and value > stated) or (DOWN in directions and value < stated):
        return UP in directions and DOWN in directions  # 低于1.1 is not 1.14
    if abs(value - stated) * 2 <= Decimal((0, (1,), figure.exponent)):
        return True
    if value == round_down(stated, figure.exponent):
        return figure.digits >= CUT_DIGITS or UP in directions
    return DOWN in directions and value == round_up(stated, figure.exponent)


def _hedges_agree(found: Found, statement: Statement) -> bool:
    """Tell whether two hedges can be those of one figure; 数百 and 100 are two figures."""
    one, other = found.hedge, statement.hedge
    if Hedge.SEVERAL in {one, other}:
        return one is other
    return one is None or other is None or bool(DIRECTIONS[one] & DIRECTIONS[other])
