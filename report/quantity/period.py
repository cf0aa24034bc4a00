"""Dates and periods as ISO 8601 writes them (2020, 2020-04, 2020-04/2020-12), written out in a language."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from report.quantity.quantity import QuantityError

if TYPE_CHECKING:
    from report.quantity.languages import DatePatterns, Speech

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class _Moment:
    """A day, or the year or month it begins or ends, as `part` says."""

    day: dt.date
    part: str
    """year, month or day: the smallest part stated."""


def format_date(date: str, language: str) -> str:
    """Return a year, month or day (2012, 2012-03, 2020-04-22) in words.

    >>> format_date("2012-03", "zh"), format_date("2020-04-22", "en")
    ('2012年3月', '22 April 2020')
    """
    speech = _speech(language)
    moment = _parse(date)
    return _write(moment, _pattern(speech.table.dates, moment.part), speech)


def format_period(period: str, language: str) -> str:
    """Return a period in words; what both ends share is said once, a whole year or month is named as such.

    >>> [format_period("2020-04/2020-12", language) for language in ("zh", "en")]
    ['2020年4月至12月', 'April to December 2020']
    >>> [format_period("2020-01-01/2020-12-31", language) for language in ("zh", "en")]
    ['2020年', '2020']
    """
    start, slash, end = (part.strip() for part in period.partition("/"))
    if not slash or start == end != "":
        return format_date(start, language)
    speech = _speech(language)
    patterns = speech.table.dates
    if not start and not end:
        message = f"`{period}` names no date; write it like 2020-04/2020-12 or 2019-11/"
        raise QuantityError(message)
    if not end:
        return patterns.since.replace("{}", format_date(start, language))
    if not start:
        return patterns.until.replace("{}", format_date(end, language))
    first, last = _coarsen(_parse(start), _parse(end))
    if first.day > last.day:
        message = f"period `{period}` ends before it begins"
        raise QuantityError(message)
    if first == last:
        return _write(first, _pattern(patterns, first.part), speech)
    first_pattern, last_pattern = _span_patterns(first, last, patterns)
    texts = _write(first, first_pattern, speech), _write(last, last_pattern, speech)
    return patterns.span.replace("{0}", texts[0]).replace("{1}", texts[1])


def days_of(period: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of a date or period; None where it is open.

    >>> [str(day) for day in days_of("2019-11/2020-02")], str(days_of("2020")[1]), days_of("2019-11/")[1]
    (['2019-11-01', '2020-02-29'], '2020-12-31', None)
    """
    start, slash, end = (part.strip() for part in period.partition("/"))
    first, last = _parse(start) if start else None, _parse(end) if end else None
    if not slash:
        last = first
    return first.day if first else None, _last_day(last) if last else None


def _speech(language: str) -> Speech:
    from report.quantity.languages import speech_for  # noqa: PLC0415 - days are told without a language

    return speech_for(language)


def _last_day(moment: _Moment) -> dt.date:
    month = 12 if moment.part == "year" else moment.day.month
    if moment.part == "day":
        return moment.day
    return moment.day.replace(month=month, day=calendar.monthrange(moment.day.year, month)[1])


def _parse(date: str) -> _Moment:
    """Return the first day of a date; missing parts count as 1."""
    match = DATE.fullmatch(date.strip())
    if match is not None:
        year, month, day = match.groups()
        try:
            moment = dt.date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            message = f"`{date}` is not in the calendar"
            raise QuantityError(message) from None
        return _Moment(moment, "day" if day else "month" if month else "year")
    message = f"`{date}` is not a date; write it like 2020, 2020-04 or 2020-04-22"
    raise QuantityError(message)


def _coarsen(first: _Moment, last: _Moment) -> tuple[_Moment, _Moment]:
    """Return the same period with the largest parts that state it: 2020-01-01/2020-12-31 is 2020."""
    if first.part == last.part == "day":
        length = calendar.monthrange(last.day.year, last.day.month)[1]
        if first.day.day == 1 and last.day.day == length:
            first, last = replace(first, part="month"), _Moment(last.day.replace(day=1), "month")
    if first.part == last.part == "month" and (first.day.month, last.day.month) == (1, 12):
        first, last = replace(first, part="year"), _Moment(last.day.replace(month=1), "year")
    return first, last


def _span_patterns(first: _Moment, last: _Moment, patterns: DatePatterns) -> tuple[str, str]:
    """Return the patterns of both ends; only ends stated to the same part may share one."""
    if first.part == last.part and first.day.year == last.day.year:
        shared = "month" if first.part == "day" and first.day.month == last.day.month else "year"
        if (first.part, shared) in patterns.elided:
            return patterns.elided[first.part, shared]
    return _pattern(patterns, first.part), _pattern(patterns, last.part)


def _pattern(patterns: DatePatterns, part: str) -> str:
    return {"year": patterns.year, "month": patterns.month, "day": patterns.day}[part]


def _write(moment: _Moment, pattern: str, speech: Speech) -> str:
    from babel import dates  # noqa: PLC0415 - where every phrase is known, none is written

    return dates.format_date(moment.day, pattern, locale=speech.locale)
