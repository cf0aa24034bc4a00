"""One rule."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code means."""

    code: str
    slug: str
    what: str
    """What it found."""
    why: str
    """Why that is a problem."""
    wrong: str
    """An example that causes it."""
    right: str
    """The same, mended."""
