"""What the unit of a figure counts: people, households, money of a currency, energy, or things of a name."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from report.quantity import Kind, measure_of
from report.resolve.contradictions.terms import HOUSEHOLD_UNITS, HOUSEHOLD_WORDS, PERSON_WORDS
from report.resolve.contradictions.wording import stem
from report.resolve.counters import ANYTHING, PERSONS

if TYPE_CHECKING:
    from report.model.metric import Unit

PEOPLE, HOUSEHOLDS, ATTENDANCES = "people", "households", "person-times"
NO_UNIT = ""
"""An index such as 1.14: indexes are never added up."""
THINGS = ANYTHING | {NO_UNIT}
"""What fits whatever is counted."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A dimension, and the factor to its smallest unit."""

    kind: Kind
    dimension: str
    factor: Decimal = Decimal(1)

    def fits(self, other: Counted) -> bool:
        """Whether amounts of the two can be compared at all."""
        if self.dimension == other.dimension:
            return True
        return self.kind is other.kind is Kind.COUNT and bool(THINGS & {self.dimension, other.dimension})

    def rivals(self, other: Counted) -> bool:
        """Whether the two are ways of counting one thing that readers must not mix up."""
        if self.dimension == other.dimension:
            return self.factor != other.factor
        beings = {PEOPLE, HOUSEHOLDS, ATTENDANCES}
        return (self.kind is other.kind is not Kind.COUNT) or {self.dimension, other.dimension} <= beings


def counted(unit: Unit | None) -> Counted:
    """Return what a unit counts."""
    if unit is None:
        return Counted(Kind.COUNT, NO_UNIT)
    return _counted(unit.plural or unit.text.source)


@lru_cache(maxsize=1024)
def _counted(text: str) -> Counted:
    bare = text.replace("{}", "").strip()
    words = {stem(word) for word in bare.split()}
    if bare in HOUSEHOLD_UNITS or words & HOUSEHOLD_WORDS:
        return Counted(Kind.COUNT, HOUSEHOLDS)
    if bare in PERSONS or words & PERSON_WORDS:
        return Counted(Kind.COUNT, PEOPLE)
    measure = measure_of(text)
    if measure is not None:
        return Counted(measure.kind, measure.dimension, measure.factor)
    return Counted(Kind.COUNT, " ".join(sorted(words)))
