"""Dates and periods in files, after ISO 8601."""

from __future__ import annotations

from report.markup.shape import Words

_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"

DAY = Words(r"\d{4}-\d{2}-\d{2}", "a date such as 2021-03-25")
DATE = Words(_DATE, "2020, 2020-04 or 2020-04-22")
PERIOD = Words(rf"{_DATE}(/({_DATE})?)?", "2020, 2020-04, 2020-04-22, or two of them with / between")
