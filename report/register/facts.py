"""A metric of the register as plain values, for JSON and for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from report.model.metric import Interval

if TYPE_CHECKING:
    from decimal import Decimal

    from report.diagnostics import Span
    from report.model.metric import Metric
    from report.model.register import Register, RegisterPlace, RegisterRow


def summary(row: RegisterRow, register: Register) -> dict[str, Any]:
    """Return what a list says of a metric."""
    metric = row.metric
    return {
        "id": metric.id,
        "chapter": row.chapter,
        "defined": place_of(metric.span),
        "label": dict(row.labels),
        "phrase": dict(row.phrases),
        "period": metric.period,
        "as_of": metric.as_of,
        "status": metric.approval.standing(register.date),
        "owner": metric.owner,
        "source": metric.source,
        "printed": {language: row.printed(language) for language in register.languages},
    }


def details(row: RegisterRow, register: Register) -> dict[str, Any]:
    """Return all that the metric itself states; a field that is not stated is None, a list of nothing is empty."""
    metric = row.metric
    target, restated = metric.target, metric.restated
    return {
        **summary(row, register),
        "value": exactly(metric.value),
        "value_is_stated": "value" in dict(metric.places),
        "date": metric.date,
        "series": {point.period: exactly(point.value) for point in metric.series},
        "formula": metric.formula,
        "precision": metric.precision,
        "qualifier": metric.hedge,
        "bounds": exactly(metric.bounds),
        "unit": _unit(metric),
        "scope": metric.scope.source if metric.scope else None,
        "note": metric.note.source if metric.note else None,
        "approved_by": metric.approval.by,
        "approved_on": metric.approval.on,
        "valid_until": metric.approval.until,
        "better": metric.better,
        "is_target": metric.is_target,
        "target": {"value": exactly(target.value), "by": target.by} if target else None,
        "restated": {"was": exactly(restated.was), "reason": restated.reason.source} if restated else None,
        "disclosures": {standard: list(codes) for standard, codes in metric.disclosures},
        "places": [printed_place(place) for place in row.places],
    }


def place_of(span: Span) -> dict[str, Any]:
    """Return where something is written."""
    return {"path": span.path, "line": span.line, "column": span.column}


def printed_place(place: RegisterPlace) -> dict[str, Any]:
    """Return one printing; `state` says why there may be no page."""
    return {
        "language": place.language,
        "section": place.section,
        "title": place.title,
        "folio": place.folio,
        "page": place.page,
        "state": place.state,
        "url": place.url,
        "text": place.text,
    }


def exactly(value: Decimal | Interval | None) -> str | dict[str, str] | None:
    """Return a value with every digit, as text: JSON's numbers may lose some.

    >>> from decimal import Decimal
    >>> exactly(Decimal("4.6619E+11"))
    '466190000000'
    """
    if isinstance(value, Interval):
        return {"min": f"{value.low:f}", "max": f"{value.high:f}"}
    return None if value is None else f"{value:f}"


def _unit(metric: Metric) -> dict[str, str | None] | None:
    if metric.unit is None:
        return None
    return {"one": metric.unit.text.source, "other": metric.unit.plural, "context": metric.unit.text.context}
