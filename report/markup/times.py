"""Dates and periods in files, after ISO 8601: how they are written, and whether the calendar has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report import quantity
from report.markup.shape import Words

if TYPE_CHECKING:
    from report.diagnostics import Span
    from report.markup.fields import Fields

_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"

DAY = Words(r"\d{4}-\d{2}-\d{2}", "a date such as 2021-03-25")
DATE = Words(_DATE, "2020, 2020-04 or 2020-04-22")
PERIOD = Words(rf"{_DATE}(/({_DATE})?)?", "2020, 2020-04, 2020-04-22, or two of them with / between")


def read_time(fields: Fields, key: str, form: Words | None = None, *, required: bool = False) -> str | None:
    """Return a date or period as written, or report that it has another form or that there is no such time.

    A shape says itself which form a field has; without one, `form` does.
    """
    written = fields.matching(key, form, required=required)
    return written if written is not None and is_in_calendar(written, fields, fields.place(key)) else None


def is_in_calendar(written: str, fields: Fields, place: Span) -> bool:
    """Tell whether a date or period of the right form is in the calendar; report one that is not or runs backwards."""
    try:
        quantity.format_period(written, "en")
    except quantity.QuantityError as error:
        fields.report("L115", str(error), place, "write a date that exists, the earlier one first")
        return False
    return True
