"""`{{ metric | filter }}`: the only way a figure enters prose.

The grammar is closed on purpose: a metric id and names of filters, nothing to call and nothing to look up,
so that content and translations can run no code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from report.markup.times import DATE

FILTERS = ("bare", "number", "words", "ordinal", "label", "period", "unit", "scope", "note", "change", "target")
"""Names a figure may be piped through; besides, a point of its series: a year, month or day."""

EXPRESSION = re.compile(r"\{\{([^{}]*)\}\}")
METRIC_ID = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*")
_FILTER = re.compile(r"[a-z_]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class FigureExpression:
    """A parsed `{{ }}`."""

    metric: str
    filters: tuple[str, ...] = ()
    offset: int = 0
    """Where it begins in its text."""
    length: int = 0


class FigureSyntaxError(ValueError):
    """The text between the braces is no figure expression."""


def parse_expression(body: str) -> FigureExpression:
    """Parse what stands between the braces.

    Raises FigureSyntaxError with a sentence for the writer.

    >>> parse_expression(" dc.pue | bare ")
    FigureExpression(metric='dc.pue', filters=('bare',), offset=0, length=0)
    """
    parts = [part.strip() for part in body.split("|")]
    if not METRIC_ID.fullmatch(parts[0]):
        message = f"`{parts[0]}` is no metric id"
        raise FigureSyntaxError(message)
    for name in parts[1:]:
        if not (_FILTER.fullmatch(name) or is_point(name)):
            message = f"`{name}` is no filter name"
            raise FigureSyntaxError(message)
    return FigureExpression(parts[0], tuple(parts[1:]))


def is_filter(name: str) -> bool:
    """Tell whether a figure may be piped through it.

    >>> is_filter("bare"), is_filter("2019"), is_filter("bear")
    (True, True, False)
    """
    return name in FILTERS or is_point(name)


def is_point(name: str) -> bool:
    """Tell whether a filter names a point of a series: a year, month or day."""
    return DATE.matches(name)


def normalised(body: str) -> str:
    """Return the expression in its one canonical spelling, to compare a text with its translation."""
    return "|".join(part.strip() for part in body.split("|"))
