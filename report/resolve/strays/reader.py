"""Reading the figures of texts, each text once, in this run or in an earlier one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from report import quantity

if TYPE_CHECKING:
    from report.cache import Cache, Ledger
    from report.quantity import Found

FigureReader = Callable[[str, str], "tuple[Found, ...]"]
"""Takes a text and its language."""


def figures_in(kept: Cache) -> FigureReader:
    """Return what reads the figures of a text, as `parse_quantities` does, and keeps them."""
    ledger: Ledger[tuple[Found, ...]] = kept.ledger("figures")

    def read(text: str, language: str) -> tuple[Found, ...]:
        return ledger.answer((text, language), lambda: quantity.parse_quantities(text, language))

    return read
