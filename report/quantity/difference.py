"""What two texts state differently, told to a translator."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from report.quantity.found import Kind
from report.quantity.quantity import Range

if TYPE_CHECKING:
    from report.quantity.found import Found


UNIT_NAMES = {
    "pp": "percentage points",
    "bp": "basis points",
    "person": "persons",
    "person_time": "attendances",
    "m2": "square metres",
    "km2": "square kilometres",
    "ha": "hectares",
    "t": "tonnes",
}
"""Words for codes of `measures` that would read badly."""


class DifferenceKind(StrEnum):
    """How a figure of the source fared in the translation."""

    MISSING = "missing"
    ADDED = "added"
    CHANGED = "changed"
    POWER_OF_TEN = "power_of_ten"
    UNIT = "unit"
    HEDGE_LOST = "hedge_lost"
    HEDGE_FLIPPED = "hedge_flipped"
    HEDGE_ADDED = "hedge_added"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference, with the figure on either side; the missing side is None."""

    kind: DifferenceKind
    source: Found | None
    target: Found | None
    message: str
    """A sentence for a translator."""


def missing(source: Found) -> Difference:
    """Return the difference of a figure that the translation lacks."""
    message = f"`{source.text}`{_reading(source)} is not in the translation"
    return Difference(DifferenceKind.MISSING, source, None, message)


def added(target: Found) -> Difference:
    """Return the difference of a figure that only the translation has."""
    return Difference(DifferenceKind.ADDED, None, target, f"`{target.text}`{_reading(target)} is not in the source")


def changed(source: Found, target: Found) -> Difference:
    """Return the difference of two figures that stand for each other and disagree."""
    message = f"`{source.text}`{_reading(source)} became `{target.text}`{_reading(target)}"
    return Difference(DifferenceKind.CHANGED, source, target, message)


def power_of_ten(source: Found, target: Found, power: int) -> Difference:
    """Return the difference of the same digits with a factor of ten to the power between them."""
    direction = "large" if power > 0 else "small"
    message = (
        f"`{source.text}`{_reading(source)} became `{target.text}`{_reading(target)}, "
        f"{Decimal(10) ** abs(power):,f} times too {direction}"
    )
    return Difference(DifferenceKind.POWER_OF_TEN, source, target, message)


def unit_slip(source: Found, target: Found) -> Difference:
    """Return the difference of one number with two units."""
    message = f"`{source.text}` counts in {_unit(source)}, `{target.text}` in {_unit(target)}"
    return Difference(DifferenceKind.UNIT, source, target, message)


def hedge_lost(source: Found, target: Found) -> Difference:
    """Return the difference of a limit that the translation drops."""
    message = f"`{source.text}` says {_hedge(source)}, `{target.text}` states the figure as exact"
    return Difference(DifferenceKind.HEDGE_LOST, source, target, message)


def hedge_added(source: Found, target: Found) -> Difference:
    """Return the difference of an exact figure that the translation makes a limit: of 1500万, "more than" is false."""
    message = f"`{source.text}` states the figure as exact, `{target.text}` says {_hedge(target)}"
    return Difference(DifferenceKind.HEDGE_ADDED, source, target, message)


def hedge_flipped(source: Found, target: Found) -> Difference:
    """Return the difference of two hedges that point in different directions."""
    message = f"`{source.text}` says {_hedge(source)}, `{target.text}` says {_hedge(target)}"
    return Difference(DifferenceKind.HEDGE_FLIPPED, source, target, message)


def _hedge(found: Found) -> str:
    return found.hedge.replace("_", " ") if found.hedge else "nothing"


def _unit(found: Found) -> str:
    return UNIT_NAMES.get(found.unit, found.unit) if found.unit else "nothing"


def _reading(found: Found) -> str:
    """Return how the figure was read, in brackets, where the text does not already say so."""
    if found.date is not None:
        return "" if found.date in found.text else f" ({found.date})"
    if found.value is None or found.kind in {Kind.NAME, Kind.FRACTION}:
        return ""
    ends = (found.value.low, found.value.high) if isinstance(found.value, Range) else (found.value,)
    reading = " to ".join(f"{end:,f}" for end in ends)
    return "" if reading in found.text or reading.replace(",", "") in found.text else f" ({reading})"
