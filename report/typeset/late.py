"""Late values: page numbers that are filled in when pages exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from report.model.composition import FIRST, LAST, LATE_PATTERN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.model.rendition import PageRange

_LATE = re.compile(LATE_PATTERN)
UNKNOWN = "000"
"""Stands for a number that is not known yet; about as wide as a real one."""


def fill_late_values(html: str, ranges: Mapping[str, PageRange], first_folio: int) -> str:
    """Return the document with every late value as a folio.

    A folio is the number printed on a page: physical page 1 has the folio `first_folio`.
    """

    def folio(match: re.Match[str]) -> str:
        pages = ranges.get(match.group(2))
        if pages is None:
            return UNKNOWN
        first, last = pages.first + first_folio - 1, pages.last + first_folio - 1
        if match.group(1) in {FIRST, LAST}:
            return str(first if match.group(1) == FIRST else last)
        return str(first) if first == last else f"{first}–{last}"

    return _LATE.sub(folio, html)
