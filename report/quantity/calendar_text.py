"""Dates found in a text, as ISO 8601 writes them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from report.quantity.numerals import evaluate

if TYPE_CHECKING:
    import re

    from report.quantity.languages import ParseTable

CENTURY = 100

LEAP_YEAR = 2000
"""A date without a year may be 29 February."""


def read_date(match: re.Match[str], table: ParseTable) -> str | None:
    """Return the date of a match with groups y, m and d, or others that say it; None if no calendar has it.

    Others are decade, short (the second year of 2019–20), and hour with minute.

    Parts that are not stated are left out: 2020-04, --04-22, --04, ---22 (ISO 8601-1:2000), 198X (ISO 8601-2).
    """
    groups = match.groupdict()
    if groups.get("hour"):
        return f"T{int(groups['hour']):02}:{groups['minute']}"
    if groups.get("decade"):
        decade = _number(groups["decade"], table)
        return None if decade is None else f"{_in_full(decade)}"[:3] + "X"
    if groups.get("short"):
        return f"20{groups['short']}"
    year, month, day = (_number(groups.get(part), table) for part in "ymd")
    if any(groups.get(part) and number is None for part, number in zip("ymd", (year, month, day), strict=True)):
        return None
    try:
        dt.date(year or LEAP_YEAR, month or 1, day or 1)
    except ValueError:
        return None
    return _iso(year, month, day)


def _in_full(decade: int) -> int:
    """Return the year a decade begins with: 80年代 are the 1980s, 00后 were born in the 2000s."""
    if decade >= CENTURY:
        return decade
    return decade + (20 * CENTURY if decade == 0 else 19 * CENTURY)


def _iso(year: int | None, month: int | None, day: int | None) -> str:
    if year is None and month is None:
        return f"---{day:02}"
    parts = ["-" if year is None else f"{year}"] + [f"{part:02}" for part in (month, day) if part is not None]
    return "-".join(parts)


def _number(text: str | None, table: ParseTable) -> int | None:
    """Return a part of a date in digits, in words, or as a month's name."""
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    if text.lower() in table.months:
        return table.months[text.lower()]
    amount = evaluate(text, table)
    return int(amount.value) if amount is not None and isinstance(amount.value, Decimal) else None
