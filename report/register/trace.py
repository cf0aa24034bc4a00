"""Everything that a register knows of one metric, the metrics around it included."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from report.quantity import FormulaError, evaluate, parse_formula, term_of
from report.register.facts import details, exactly

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from report.model.metric import Metric
    from report.model.register import Register, RegisterRow
    from report.quantity import Term


def trace(register: Register, metric: str) -> dict[str, Any]:
    """Return what a metric states, what it is made of and what is made of it, and where it is printed.

    Raises KeyError for an id that the register does not have.
    """
    rows = {row.metric.id: row for row in register.rows}
    row = rows[metric]
    return {
        **details(row, register),
        "calculation": _calculation(row.metric, rows, register.languages[0]),
        "used_in": [other for other in rows if metric in operands(rows[other].metric)],
        "part_of": list(row.metric.part_of),
        "parts": [other for other in rows if metric in rows[other].metric.part_of],
        "same_as": _both_ways(row.metric.same_as, rows, metric, "same_as"),
        "distinct_from": _both_ways(row.metric.distinct_from, rows, metric, "distinct_from"),
        "last_build": register.last_build,
    }


def operands(metric: Metric) -> tuple[str, ...]:
    """Return the metrics that a metric's formula needs; a formula that cannot be read needs none."""
    try:
        return parse_formula(metric.formula).names if metric.formula else ()
    except FormulaError:
        return ()  # `report check` names it; a trace of another metric need not


def _both_ways(stated: tuple[str, ...], rows: Mapping[str, RegisterRow], metric: str, field: str) -> list[str]:
    """Return what a metric names, then those that name it: such a relation holds in both directions."""
    back = (other for other, row in rows.items() if metric in getattr(row.metric, field))
    return list(dict.fromkeys((*stated, *back)))


def _calculation(metric: Metric, rows: Mapping[str, RegisterRow], language: str) -> dict[str, Any] | None:
    """Return the operands of a formula with their values, and its result or why there is none."""
    if metric.formula is None:
        return None
    names = operands(metric)
    terms = dict(_terms(names, rows))
    made: dict[str, Any] = {
        "operands": [
            {
                "id": name,
                "value": exactly(terms[name].value) if name in terms else None,
                "phrase": dict(rows[name].phrases).get(language) if name in rows else None,
            }
            for name in names
        ],
        "result": None,
        "problem": None,
    }
    try:
        made["result"] = exactly(evaluate(parse_formula(metric.formula), terms).value)
    except FormulaError as error:
        made["problem"] = str(error)
    return made


def _terms(names: tuple[str, ...], rows: Mapping[str, RegisterRow]) -> Iterator[tuple[str, Term]]:
    for name in names:
        metric = rows[name].metric if name in rows else None
        if metric is not None and isinstance(metric.current, Decimal):
            unit = metric.unit.text.source if metric.unit else None
            yield name, term_of(metric.current, metric.exponent, metric.hedge, unit)
