"""What a chart is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

WIDTH = 480
"""Width of a drawing in its own units; it is scaled to the column."""
SHADES = {1: (1.0,), 2: (1.0, 0.45), 3: (1.0, 0.6, 0.3), 4: (1.0, 0.7, 0.45, 0.25), 5: (1.0, 0.75, 0.52, 0.33, 0.18)}
MANY = (1.0, 0.6, 0.3, 0.8, 0.45, 0.2, 0.7, 0.35)
"""Opacities of neighbouring parts: from dark to light while that tells them apart in grey, then in turns."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value of the drawing."""

    name: str
    value: Decimal
    label: str
    """The value as text."""
    key: str = ""
    """Key of the place where it is printed."""


@dataclass(frozen=True, slots=True)
class Row:
    """Marks that stand together, under one name."""

    name: str
    marks: tuple[Mark, ...]
    unit: str = ""
    """What is measured; rows of one unit share a scale."""


def shades(count: int) -> tuple[float, ...]:
    """Return an opacity for each of some parts.

    >>> shades(3)
    (1.0, 0.6, 0.3)
    """
    return SHADES.get(count) or tuple(MANY[index % len(MANY)] for index in range(count))
