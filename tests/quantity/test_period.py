"""Dates and periods in words."""

from __future__ import annotations

import pytest

from report.quantity import QuantityError, format_date, format_period


@pytest.mark.parametrize(
    ("date", "zh", "en"),
    [
        ("2012", "2012年", "2012"),
        ("2012-03", "2012年3月", "March 2012"),
        ("2020-04-22", "2020年4月22日", "22 April 2020"),
        ("2020-02-29", "2020年2月29日", "29 February 2020"),
    ],
)
def test_dates(date: str, zh: str, en: str) -> None:
    """A date is written to the part it states; a single date is a period too."""
    assert (format_date(date, "zh-CN"), format_date(date, "en")) == (zh, en)
    assert (format_period(date, "zh-CN"), format_period(date, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2020-04/2020-12", "2020年4月至12月", "April to December 2020"),
        ("2017-11/2020-11", "2017年11月至2020年11月", "November 2017 to November 2020"),
        ("2014/2020", "2014年至2020年", "2014 to 2020"),
        ("2020-04-08/2020-05-20", "2020年4月8日至5月20日", "8 April to 20 May 2020"),
        ("2020-04-08/2020-04-20", "2020年4月8日至20日", "8 to 20 April 2020"),
        ("2019-12-30/2020-01-02", "2019年12月30日至2020年1月2日", "30 December 2019 to 2 January 2020"),
        ("2020-01-23/2020-04", "2020年1月23日至2020年4月", "23 January 2020 to April 2020"),
        ("2020-01-01/2020-12-31", "2020年", "2020"),
        ("2020-01/2020-12", "2020年", "2020"),
        ("2018-01-01/2020-12-31", "2018年至2020年", "2018 to 2020"),
        ("2020-02-01/2020-02-29", "2020年2月", "February 2020"),
        ("2020-02-01/2020-03-31", "2020年2月至3月", "February to March 2020"),
        ("2020-02-01/2020-02-28", "2020年2月1日至28日", "1 to 28 February 2020"),
        ("2020/2020", "2020年", "2020"),
        ("2019-11/", "2019年11月起", "since November 2019"),
        ("2020-01-27/", "2020年1月27日起", "since 27 January 2020"),
        ("/2020-12", "截至2020年12月", "up to December 2020"),
        (" 2020-04 / 2020-12 ", "2020年4月至12月", "April to December 2020"),
    ],
)
def test_periods(period: str, zh: str, en: str) -> None:
    """What both ends share is said once; a period that is a whole year or month is named so."""
    assert (format_period(period, "zh-CN"), format_period(period, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("period", "reason"),
    [
        ("", "is not a date"),
        ("/", "names no date"),
        ("2020-13", "not in the calendar"),
        ("2021-02-29", "not in the calendar"),
        ("0000", "not in the calendar"),
        ("2020-4", "is not a date"),
        ("20", "is not a date"),
        ("2020/2021/2022", "is not a date"),
        ("2020-12/2020-04", "ends before it begins"),
        ("last year", "is not a date"),
    ],
)
def test_refused(period: str, reason: str) -> None:
    """What is no period is refused with its reason."""
    with pytest.raises(QuantityError, match=reason):
        format_period(period, "en")
