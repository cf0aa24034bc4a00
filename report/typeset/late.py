"""Late values: page numbers that are filled in when pages exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from report.model.composition import FIRST, LAST, LATE_PATTERN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from report.model.rendition import PageRange

ATTRIBUTE = "data-late"
"""Says of an element what its digits are the number of."""
_LATE = re.compile(LATE_PATTERN)
_IN_TAG = re.compile(f"<[^<>]*{LATE_PATTERN}[^<>]*>")
_ALONE = re.compile(rf"(<([a-z]+)\b[^<>]*)>{LATE_PATTERN}</\2>")
_DIGIT = re.compile("[0-9]")
UNKNOWN = "000"
"""Stands for a number that is not known yet; about as wide as a real one."""
SHEET = f"[{ATTRIBUTE}] {{ white-space: nowrap; font-variant-numeric: tabular-nums; }}\n"
"""A range of pages is not divided, and one digit takes as much room as any other."""


def fill_late_values(html: str, ranges: Mapping[str, PageRange], first_folio: int) -> str:
    """Return a document with every late value as a folio, in an element that says of what."""
    return _filled(html, lambda edge, section: folio(ranges, edge, section, first_folio))


def shape_late_values(html: str, ranges: Mapping[str, PageRange], first_folio: int) -> str:
    """Return a document with a 0 for every digit of a late value.

    It stays the same as long as no folio in it gets more or fewer digits. Values in attributes, which are not
    drawn, are filled in.
    """
    html = _IN_TAG.sub(lambda tag: _LATE.sub(lambda each: folio(ranges, each[1], each[2], first_folio), tag[0]), html)
    return _filled(html, lambda edge, section: shape(folio(ranges, edge, section, first_folio)))


def shape(text: str) -> str:
    """Return a text with a 0 for every digit."""
    return _DIGIT.sub("0", text)


def late_values(html: str) -> list[tuple[str, str]]:
    """Return the late values of a document: edge and section."""
    return [(each[1], each[2]) for each in _LATE.finditer(html)]


def folio(ranges: Mapping[str, PageRange], edge: str, section: str, first_folio: int) -> str:
    """Return the number printed on a section's first or last page, or both: physical page 1 has `first_folio`."""
    pages = ranges.get(section)
    if pages is None:
        return UNKNOWN
    first, last = pages.first + first_folio - 1, pages.last + first_folio - 1
    if edge in {FIRST, LAST}:
        return str(first if edge == FIRST else last)
    return str(first) if first == last else f"{first}–{last}"


def _filled(html: str, value: Callable[[str, str], str]) -> str:
    html = _IN_TAG.sub(lambda tag: _LATE.sub(lambda each: value(each[1], each[2]), tag[0]), html)
    # WeasyPrint makes a link of every element in a link; an element that holds nothing else can say it itself.
    html = _ALONE.sub(
        lambda each: f'{each[1]} {ATTRIBUTE}="{each[3]}:{each[4]}">{value(each[3], each[4])}</{each[2]}>', html
    )
    return _LATE.sub(lambda each: f'<span {ATTRIBUTE}="{each[1]}:{each[2]}">{value(each[1], each[2])}</span>', html)
