"""What the cells of a metric's row hold."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from report.model.metric import Interval
from report.quantity import own_exponent
from report.register.columns import SERIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from report.model.metric import Metric
    from report.model.register import RegisterPlace, RegisterRow

Cell = Decimal | str
SAFE_DIGITS = 15
"""Decimal digits that a spreadsheet's binary numbers keep (IEEE 754 double precision)."""
LONGEST = 32_000
"""A cell takes 32,767 characters."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The complement of Char, https://www.w3.org/TR/xml/#charsets"""


def cells_of(metric: Metric) -> dict[str, Cell]:
    """Return what a metric states, by key of the column; empty cells are left out."""
    approval = metric.approval
    found: dict[str, Cell | None] = {
        "date": metric.date,
        "qualifier": metric.hedge,
        "precision": metric.precision,
        "unit": metric.unit.text.source if metric.unit else None,
        "period": metric.period,
        "as_of": metric.as_of,
        "scope": metric.scope.source if metric.scope else None,
        "note": metric.note.source if metric.note else None,
        "source": metric.source,
        "owner": metric.owner,
        "better": metric.better,
        "status": approval.status,
        "approved_by": approval.by,
        "approved_on": approval.on,
        "valid_until": approval.until,
    }
    if isinstance(metric.value, Interval):
        found |= {"min": metric.value.low, "max": metric.value.high}
    elif metric.value is not None:
        stated = "value" in dict(metric.places)
        found["value"] = metric.value if stated else Context(prec=SAFE_DIGITS).plus(metric.value)
    found |= {SERIES + point.period: point.value for point in metric.series}
    return {key: cell for key, cell in found.items() if cell is not None}


def row_cells(row: RegisterRow) -> Mapping[str, Cell]:
    """Return all cells of a row of the register, but for the mark."""
    found: dict[str, Cell] = {"id": row.metric.id, "chapter": row.chapter_title, "file": row.metric.span.path}
    found |= cells_of(row.metric)
    found |= {f"label:{language}": label for language, label in row.labels}
    found |= {f"phrase:{language}": phrase for language, phrase in row.phrases}
    for language in dict(row.phrases):
        pages = page_list(place for place in row.places if place.language == language)
        if pages:
            found[f"pages:{language}"] = pages
    return {key: cell if isinstance(cell, Decimal) else fitting(cell) for key, cell in found.items()}


def page_list(places: Iterable[RegisterPlace]) -> str:
    """Return the pages of some places by their printed numbers, neighbours drawn together: 4, 12–14.

    A page that shows no number is given by its place in the PDF; `?` stands for places whose page is not known.
    """
    numbers: set[int] = set()
    others: set[str] = set()
    for place in places:
        if place.folio is not None and place.folio.isdecimal():
            numbers.add(int(place.folio))
        else:
            others.add("?" if place.page is None else f"PDF {place.page}")
    neighbours = groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0])
    runs = [[number for _, number in run] for _, run in neighbours]
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return ", ".join([*shown, *sorted(others, reverse=True)])


def fitting(text: str) -> str:
    """Return a text that a cell can hold: not too long, and without characters that XML has no way to write."""
    text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def travels_as_text(value: Decimal) -> bool:
    """Tell whether a spreadsheet's number would lose digits of a value."""
    return len(value.normalize(Context(prec=100)).as_tuple().digits) > SAFE_DIGITS


def decimals(value: Decimal) -> int:
    """Return how many digits stand behind the point."""
    return max(0, -own_exponent(value))
