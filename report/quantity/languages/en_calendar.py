"""Dates in English."""

from __future__ import annotations

LONG_MONTHS: tuple[str, ...] = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
)
LONG_MONTHS += ("November", "December")
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHS = {name.lower(): month for names in (LONG_MONTHS, SHORT_MONTHS) for month, name in enumerate(names, 1)}
MONTHS["sept"] = 9

LONG = "|".join(name for name in LONG_MONTHS if name != "May")
"""May is a verb as well, and a month only next to a day, a year or a preposition."""
MONTH = rf"(?P<m>{LONG}|Sept|{'|'.join(SHORT_MONTHS)})\b\.?"
DAY = r"(?<![\d.,])(?P<d>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"

DATES = (
    rf"{DAY} (?:of )?{MONTH}(?:,? {YEAR})?",
    rf"\b{MONTH} {DAY}(?![.,]\d| ?(?:%|million|billion|thousand))(?:,? {YEAR})?",
    rf"\b{MONTH},? {YEAR}",
    r"(?<=\b20\d\d[–/])(?P<short>\d\d)(?![\d/–-])",
    rf"(?<![\d.,])(?P<d>\d{{1,2}})(?= ?(?:[-–—]|to|and) ?\d{{1,2}} (?:{LONG}|May))",
    rf"\b(?P<m>{LONG})\b",
    r"(?:(?<=\bin )|(?<=\bby )|(?<=\bof )|(?<=\bto )|(?<=\bfrom )|(?<=\bsince )|(?<=\buntil ))(?P<m>May)\b",
    r"(?<![\d.,])(?P<m>\d{1,2})\.(?P<d>\d{1,2})(?= (?:[A-Z]\w* ){1,3}Day\b)",
    r"(?<=[“\"])(?P<m>\d{1,2})\.(?P<d>\d{1,2})(?=[”\"])",
    r"(?<![\d.,])(?P<decade>(?:19|20)\d0)s\b",
)
