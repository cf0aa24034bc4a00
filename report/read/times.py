"""Dates and periods that are in the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.quantity import QuantityError, format_period

if TYPE_CHECKING:
    from report.markup.fields import Fields


def time_in_calendar(fields: Fields, key: str) -> str | None:
    """Return a date or period as written, or report that it is not in the calendar or runs backwards."""
    written = fields.matching(key)
    if written is None:
        return None
    try:
        format_period(written, "en")
    except QuantityError as error:
        fields.report("L115", str(error), fields.place(key), "write a date that exists, the earlier one first")
        return None
    return written
