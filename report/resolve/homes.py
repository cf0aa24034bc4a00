"""Where a metric is at home, by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def home_of(metric: str, sections: Collection[str]) -> str:
    """Return the section a metric belongs to by its id: the nearest that exists, or the id without its last part.

    >>> home_of("year.energy.office.trees", {"year", "year.energy"}), home_of("dc.pue", {"year"})
    ('year.energy', 'dc')
    """
    above = metric
    while above := above.rpartition(".")[0]:
        if above in sections:
            return above
    return metric.rpartition(".")[0]
