"""Judging a printed figure by its true value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report.quantity import Hedge, Quantity, Range, check_hedge


@pytest.mark.parametrize(
    ("hedge", "stated", "true", "false"),
    [
        (Hedge.OVER, "3000", ["3000.1", "9999"], ["3000", "2998"]),
        (Hedge.PLUS, "150", ["151"], ["150", "149"]),
        (Hedge.MORE_THAN, "60", ["61", "69"], ["60", "70", "59"]),
        (Hedge.MORE_THAN, "15000000", ["15000001", "15999999"], ["16000000"]),
        (Hedge.MORE_THAN, "0", ["1"], ["0"]),
        (Hedge.JUST_OVER, "200", ["201", "220"], ["200", "221"]),
        (Hedge.AT_LEAST, "95", ["95", "96"], ["94.9"]),
        (Hedge.AT_MOST, "70", ["70", "3"], ["70.1"]),
        (Hedge.UP_TO, "100", ["100", "99"], ["101"]),
        (Hedge.BELOW, "8", ["7.9"], ["8", "9"]),
        (Hedge.AS_HIGH_AS, "96", ["96", "96.9"], ["95.9", "97"]),
        (Hedge.ABOUT, "50", ["45", "50", "55"], ["44.9", "55.1"]),
        (Hedge.NEARLY, "20", ["18", "19.9"], ["20", "17.9", "21"]),
        (Hedge.SEVERAL, "100", ["200", "999"], ["199", "1000"]),
        (None, "77000", ["77000"], ["77001"]),
    ],
)
def test_hedges(hedge: Hedge | None, stated: str, true: list[str], false: list[str]) -> None:
    """Each hedge holds for a stretch of values and for no other."""
    quantity = Quantity(Decimal(stated), 0, hedge)
    assert [check_hedge(quantity, Decimal(actual)) for actual in true] == [None] * len(true)
    assert all(check_hedge(quantity, Decimal(actual)) for actual in false)


def test_the_printed_number_is_judged() -> None:
    """A hedge is judged by the rounded number a reader sees."""
    printed = Quantity(Decimal(466_191_999_999), 6, Hedge.OVER)
    assert check_hedge(printed, Decimal(466_191_000_001)) is None


def test_range() -> None:
    """A range holds what lies in it when rounded like its ends."""
    quantity = Quantity(Range(Decimal(2), Decimal(3)))
    assert check_hedge(quantity, Decimal("3.4")) is None
    assert check_hedge(quantity, Decimal(4)) == "4 is outside the range 2 to 3"


@pytest.mark.parametrize(
    ("quantity", "actual", "message"),
    [
        (Quantity(Decimal(3000), hedge=Hedge.OVER), 2998, "2,998 is not over 3,000: that is a value above 3,000"),
        (
            Quantity(Decimal(60), hedge=Hedge.MORE_THAN),
            75,
            "75 is not more than 60: that is a value above 60 and below 70",
        ),
        (
            Quantity(Decimal(100), hedge=Hedge.SEVERAL),
            150,
            "150 is not several times 100: that is a value from 200 and below 1,000",
        ),
        (Quantity(Decimal(77_000), 3), 77_923, "77,923 is stated as 78,000, not 77,000"),
        (Quantity(Decimal(8), hedge=Hedge.AT_MOST), 9, "9 is not at most 8: that is a value up to 8"),
    ],
)
def test_explanation(quantity: Quantity, actual: int, message: str) -> None:
    """The explanation names both numbers and what the hedge would allow."""
    assert check_hedge(quantity, Decimal(actual)) == message
