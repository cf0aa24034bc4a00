"""What a unit measures, whatever language it is in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from report.quantity.found import Kind
from report.quantity.measures import MEASURES

if TYPE_CHECKING:
    from report.quantity.measures import Measure

MEASURED = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MEASURE})
"""Kinds whose whole numbers are rounded ones: 60% and 12 tonnes are measured, 60 people are counted."""


@lru_cache(maxsize=1024)
def measure_of(unit: str) -> Measure | None:
    """Return what a unit measures; None for a classifier or noun that only names what is counted.

    >>> [measure.dimension if (measure := measure_of(unit)) else None for unit in ("吨", "RMB {}", "%", "场")]
    ['mass', 'CNY', 'share', None]
    """
    from report.quantity.languages.registry import PARSE_TABLES  # noqa: PLC0415 - the tables take long to import

    bare = unit.replace("{}", "").strip()
    for table in PARSE_TABLES.values():
        if bare in table.units:
            return MEASURES.get(table.units[bare].code)
        for words, code in table.currencies.items():
            if re.fullmatch(words, bare):
                return MEASURES.get(code)
    return MEASURES.get(bare)


def is_measured(unit: str) -> bool:
    """Tell whether amounts of a unit are measured, so that even a whole number is a rounded one.

    >>> is_measured("%"), is_measured("吨"), is_measured("名")
    (True, True, False)
    """
    measure = measure_of(unit)
    return measure is not None and measure.kind in MEASURED
