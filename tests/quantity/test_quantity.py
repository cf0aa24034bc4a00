"""The values themselves: what they refuse."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report.quantity import Hedge, Quantity, QuantityError, Range, UnitForms


@pytest.mark.parametrize(("value", "exponent"), [("5", 0), ("1E+3", 0), ("96.6", -1), ("5.0", -1), ("0", 0)])
def test_exponent_of_the_value(value: str, exponent: int) -> None:
    """Without a stated exponent a decimal is as exact as its own digits, an integer to the last."""
    assert Quantity(Decimal(value)).stated_exponent == exponent


def test_exponent_of_a_range() -> None:
    """A range is as exact as its finer end."""
    assert Quantity(Range(Decimal(2), Decimal("2.5"))).stated_exponent == -1


@pytest.mark.parametrize(
    ("value", "exponent", "hedge", "reason"),
    [
        ("NaN", None, None, "is not a number"),
        ("Infinity", 0, None, "is not a number"),
        ("1E+18", None, None, "too large"),
        ("1E-10", None, None, "is stated to"),
        ("0", 18, None, "is stated to"),
        ("900000", 6, None, "hides the value"),
        ("200", None, Hedge.SEVERAL, "needs a base"),
        ("0", None, Hedge.SEVERAL, "needs a base"),
        ("0.1", None, Hedge.SEVERAL, "needs a base"),
        ("110", None, Hedge.SEVERAL, "needs a base"),
    ],
)
def test_refused(value: str, exponent: int | None, hedge: Hedge | None, reason: str) -> None:
    """A quantity that cannot be printed truly is refused."""
    with pytest.raises(QuantityError, match=reason):
        Quantity(Decimal(value), exponent, hedge)


@pytest.mark.parametrize(("low", "high"), [("3", "2"), ("2", "2"), ("NaN", "2"), ("2", "Infinity")])
def test_range_rises(low: str, high: str) -> None:
    """A range has two different numbers, the lower one first."""
    with pytest.raises(QuantityError, match="a range rises"):
        Range(Decimal(low), Decimal(high))


def test_several_is_no_range() -> None:
    """Several stands for a stretch already."""
    with pytest.raises(QuantityError, match="needs a base"):
        Quantity(Range(Decimal(10), Decimal(100)), hedge=Hedge.SEVERAL)


@pytest.mark.parametrize(
    "forms",
    [
        (),
        (("one", "day"),),
        (("other", "days"), ("plural", "days")),
        (("other", "a"), ("other", "b")),
        (("other", "{} {}"),),
    ],
)
def test_unit_forms_refused(forms: tuple[tuple[str, str], ...]) -> None:
    """A unit needs `other`, known categories once each, and one place for the number at most."""
    with pytest.raises(QuantityError):
        UnitForms(forms)
