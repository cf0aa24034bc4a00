"""Closest names for a name that does not exist."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `name`, or None when none is near.

    >>> closest("dc.pvue", ["dc.pue", "dc.wue"])
    'dc.pue'
    """
    candidates = list(known)
    matches = difflib.get_close_matches(name, candidates, n=1, cutoff=0.6)
    if matches:
        return matches[0]
    last = name.rpartition(".")[2]
    ending = [candidate for candidate in candidates if last and candidate.rpartition(".")[2] == last]
    return ending[0] if len(ending) == 1 else None


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return a hint that names the closest known name, or `otherwise`."""
    match = closest(name, known)
    return f"did you mean `{match}`?" if match else otherwise
