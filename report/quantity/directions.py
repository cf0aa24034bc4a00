"""On which side of a hedged number the true one lies."""

from __future__ import annotations

from report.quantity.quantity import Hedge

UP, DOWN, NEAR = "up", "down", "near"

DIRECTIONS: dict[Hedge, frozenset[str]] = {
    **dict.fromkeys((Hedge.OVER, Hedge.MORE_THAN, Hedge.PLUS, Hedge.AT_LEAST, Hedge.SEVERAL), frozenset({UP})),
    Hedge.JUST_OVER: frozenset({UP, NEAR}),
    **dict.fromkeys((Hedge.AT_MOST, Hedge.BELOW, Hedge.UP_TO), frozenset({DOWN})),
    Hedge.AS_HIGH_AS: frozenset({UP, DOWN}),  # reached, and no more
    Hedge.NEARLY: frozenset({DOWN, NEAR}),
    Hedge.ABOUT: frozenset({NEAR}),
}
"""Where the true number lies. Hedges that share a direction may stand for each other: 以上 is often "more than"."""
