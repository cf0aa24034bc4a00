"""Units that mean the same in every language, and how they convert."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from report.quantity.found import Kind


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of a dimension; amounts of one dimension compare after multiplication by the factor."""

    kind: Kind
    dimension: str
    factor: Decimal = Decimal(1)


def _scale(kind: Kind, dimension: str, **factors: str) -> dict[str, Measure]:
    return {code: Measure(kind, dimension, Decimal(factor)) for code, factor in factors.items()}


CURRENCIES = ("CNY", "USD", "HKD", "EUR", "GBP", "JPY", "TWD", "KRW", "SGD", "INR")
"""ISO 4217."""

MEASURES: dict[str, Measure] = {
    **{code: Measure(Kind.MONEY, code) for code in CURRENCIES},
    **{code: Measure(Kind.PERCENT, "share") for code in ("%", "price", "off")},
    "‰": Measure(Kind.PERCENT, "share", Decimal("0.1")),
    "pp": Measure(Kind.POINTS, "points"),
    "bp": Measure(Kind.POINTS, "points", Decimal("0.01")),
    "times": Measure(Kind.RATIO, "times"),
    "times_more": Measure(Kind.RATIO, "share", Decimal(100)),
    **_scale(Kind.DURATION, "months", month="1", quarter="3", year="12", decade="120", century="1200"),
    **_scale(Kind.DURATION, "hours", hour="1", day="24", week="168", minute="1", second="1"),
    **_scale(Kind.MEASURE, "length", m="1", km="1000", cm="0.01", mm="0.001", li="500", mile="1609.344"),
    **_scale(Kind.MEASURE, "area", m2="1", ha="10000", km2="1000000"),
    **_scale(Kind.MEASURE, "mass", g="0.001", kg="1", jin="0.5", t="1000"),
    **_scale(Kind.MEASURE, "volume", L="1", mL="0.001", m3="1000"),
    **_scale(Kind.MEASURE, "angle", degree="1"),
    **_scale(Kind.MEASURE, "temperature", celsius="1"),
    **_scale(Kind.MEASURE, "energy", kWh="1", MWh="1000", GWh="1000000"),
    **_scale(Kind.MEASURE, "power", kW="1", MW="1000", GW="1000000"),
    **_scale(Kind.MEASURE, "sound", dB="1"),
    **_scale(Kind.MEASURE, "data", MB="1", GB="1000", TB="1000000", PB="1000000000"),
    **_scale(Kind.COUNT, "people", person="1"),
    **_scale(Kind.COUNT, "person-times", person_time="1"),
    **_scale(Kind.COUNT, "households", household="1"),
    **_scale(Kind.COUNT, "text length", character="1"),
    **_scale(Kind.COUNT, "word count", word="1"),
}
"""Code to measure. A month has no number of days, so months and days are two dimensions. 增长3倍 (times_more) is 300%
of growth; 八折 is 80% of the price, or 20% off."""

MEASURES |= {
    "minute": Measure(Kind.DURATION, "hours", Decimal(1) / 60),
    "second": Measure(Kind.DURATION, "hours", Decimal(1) / 3600),
    "mu": Measure(Kind.MEASURE, "area", Decimal(10000) / 15),
}

LANGUAGE_BOUND = frozenset({"character", "word"})
"""Counts that are true of one language only: eight characters may be four words."""
