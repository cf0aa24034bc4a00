"""Metrics that are made of others: worked out, or held against the value that is stated."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity, did_you_mean
from report.quantity import (
    Formula,
    FormulaError,
    Hedge,
    Quantity,
    Result,
    Term,
    agrees,
    evaluate,
    parse_formula,
    round_stated,
    stated_value,
    term_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from report.diagnostics import Span
    from report.model.metric import Metric


def work_out(metrics: Mapping[str, Metric]) -> tuple[dict[str, Metric], list[Diagnostic]]:
    """Return the metrics with every formula's result as their value, and what is wrong with formulas.

    A metric whose formula cannot be worked out keeps no value; the problem is an error.
    """
    sheet = _Sheet(metrics)
    for name in metrics:
        sheet.settle(name)
    sheet.compare_stated()
    return {name: sheet.known.get(name) or metric for name, metric in metrics.items()}, sheet.problems


class _Sheet:
    """The metrics while formulas are worked out, each after those it needs."""

    def __init__(self, metrics: Mapping[str, Metric]) -> None:
        self.metrics = metrics
        self.known: dict[str, Metric | None] = {}
        """Settled metrics; None where there is no value to be had."""
        self.problems: list[Diagnostic] = []
        self.formulas = {name: self._read(metric) for name, metric in metrics.items() if metric.formula is not None}

    def settle(self, name: str) -> None:
        """Work out a metric and before it all that it needs, without recursion: chains may be long."""
        path: dict[str, None] = {name: None}
        while path:
            current = next(reversed(path))
            metric, formula = self.metrics[current], self.formulas.get(current)
            waiting: Iterator[str] = iter(())
            if formula is not None and metric.value is None and current not in self.known:
                waiting = (each for each in formula.names if each not in self.known)
            needed = next(waiting, None)
            if needed in path:
                names = list(path)
                self._report_ring(names[names.index(needed) :])
            elif needed is not None:
                path[needed] = None
            else:
                self.known.setdefault(current, metric if metric.value is not None else self._derive(metric, formula))
                del path[current]

    def compare_stated(self) -> None:
        """Hold every stated value against its formula: a total that its parts deny, a ratio that they do not give."""
        for name, formula in self.formulas.items():
            metric = self.metrics[name]
            if metric.value is None or formula is None:
                continue
            if not isinstance(metric.value, Decimal):
                self._report("M111", f"`{name}` is a range and has a formula", metric.place("formula"))
                continue
            result = self._evaluate(metric, formula)
            hedge = Hedge(metric.hedge) if metric.hedge else None
            if result is not None and not agrees(Quantity(metric.value, metric.exponent, hedge), result):
                message = f"`{name}` is {metric.value:,f}, but its formula gives {_short(result)}"
                hint = "mend the value, the formula, or the figures that it reckons with"
                place, other = metric.place("value"), metric.place("formula")
                self.problems.append(Diagnostic("M113", message, place, hint, related=other, related_label="formula"))

    def _read(self, metric: Metric) -> Formula | None:
        place = metric.place("formula")
        try:
            formula = parse_formula(metric.formula or "")
        except FormulaError as error:
            self._report("M111", f"the formula of `{metric.id}`: {error}", place.shifted(error.offset))
            return None
        unknown = [name for name in formula.names if name not in self.metrics]
        for name in unknown:
            hint = did_you_mean(name, self.metrics, "a minus between two ids needs spaces around it")
            offset = next(step.offset for step in formula.steps if step.name == name)
            self.problems.append(
                Diagnostic("M106", f"there is no metric `{name}`", place.shifted(offset, len(name)), hint)
            )
        return None if unknown else formula

    def _report_ring(self, ring: list[str]) -> None:
        chain = " → ".join((*ring, ring[0]))
        self._report("M112", f"formulas go round in a circle: {chain}", self.metrics[ring[0]].place("formula"))
        self.known.update(dict.fromkeys(ring))

    def _derive(self, metric: Metric, formula: Formula | None) -> Metric | None:
        """Return the metric with the result of its formula; None where there is none."""
        if metric.formula is None:
            return metric
        result = self._evaluate(metric, formula) if formula else None
        if result is None:
            return None
        exponent = result.exponent if metric.exponent is None else metric.exponent
        hedge = Hedge(metric.hedge) if metric.hedge else None
        if result.hedged and hedge is None:
            names = ", ".join(f"`{name}`" for name in result.hedged)
            hint = "add a `qualifier:`, for example about"
            message = f"`{metric.id}` is stated as exact, but it is made of {names}, with a hedge"
            self.problems.append(Diagnostic("M114", message, metric.place("formula"), hint, Severity.WARNING))
        shown = round_stated(result.value, exponent, hedge)
        if metric.precision is not None and stated_value(metric.precision) != shown:
            message = f"`{metric.precision}` is {stated_value(metric.precision):,f}, but the formula gives {shown:,f}"
            hint = "mend the precision or the formula"
            self.problems.append(Diagnostic("M105", message, metric.place("precision"), hint))
        return replace(metric, value=shown, exponent=exponent)

    def _evaluate(self, metric: Metric, formula: Formula) -> Result | None:
        """Return what a formula gives; None where an operand has no number, with the problem said here or there."""
        terms: dict[str, Term] = {}
        for name in formula.names:
            operand = self.known[name]
            if operand is None:
                return None
            term = _term(operand)
            if term is None:
                message = f"`{metric.id}` reckons with `{name}`, a range or a date"
                self._report("M111", message, metric.place("formula"))
                return None
            terms[name] = term
        try:
            return evaluate(formula, terms)
        except FormulaError as error:
            place = metric.place("formula").shifted(error.offset)
            self._report("M111", f"the formula of `{metric.id}`: {error}", place)
            return None

    def _report(self, code: str, message: str, place: Span) -> None:
        hint = "use + - * / ( ), metric ids and plain numbers"
        self.problems.append(Diagnostic(code, message, place, hint))


def _term(metric: Metric) -> Term | None:
    """Return a metric as an operand; ranges and dates are none."""
    value = metric.current
    if not isinstance(value, Decimal):
        return None
    return term_of(value, metric.exponent, metric.hedge, metric.unit.text.source if metric.unit else None)


def _short(result: Result) -> str:
    """Return the result with the digits that a reader needs to see the difference."""
    rounded = round_stated(result.value, min(result.exponent, 0))
    return f"{rounded:,f}"
