"""Formulas between metrics: worked out, held against stated values, never in a circle."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from report.read.metrics import parse_metrics
from report.resolve.formulas import work_out

if TYPE_CHECKING:
    from report.model.metric import Metric


def metrics_of(yaml: str) -> dict[str, Metric]:
    """Return the metrics of a text that is sound in itself."""
    metrics, problems = parse_metrics("m.yaml", yaml)
    assert problems == []
    return {metric.id: metric for metric in metrics}


def codes(yaml: str) -> list[str]:
    """Return the codes of what is wrong with the formulas."""
    return [problem.code for problem in work_out(metrics_of(yaml))[1]]


@pytest.mark.parametrize(
    ("formula", "value", "exponent"),
    [
        ("a.women / (a.women + a.men) * 100", "40", 0),
        ("a.women + a.men", "500", 0),
        ("a.income / a.people", "12000", 3),
        ("a.pue - 1", "0.14", -2),
        ("a.last * 2", "2.28", -2),
    ],
)
def test_result_has_the_digits_that_its_parts_justify(formula: str, value: str, exponent: int) -> None:
    """A derived figure is no finer than what it is made of."""
    settled, problems = work_out(
        metrics_of(
            "a.women: {label: 女, value: 200}\na.men: {label: 男, value: 300}\n"
            "a.income: {label: 收入, value: 5_254_000_000, precision: 52.54亿}\n"
            "a.people: {label: 人数, value: 440_000, precision: 44万}\n"
            "a.pue: {label: 能效, value: 1.14}\na.last: {label: 能效, series: {2019: 1.16, 2020: 1.14}}\n"
            f"a.result: {{label: 得数, formula: {formula}}}\n"
        )
    )
    assert problems == []
    assert (str(settled["a.result"].value), settled["a.result"].exponent) == (value, exponent)


def test_unknown_metric_is_shown_where_it_stands() -> None:
    """The place is that of the id itself, not of a longer one that begins alike."""
    text = "a.bc: {label: 甲, value: 3}\na.d: {label: 乙, formula: a.bc + a.b}\n"
    (problem,) = work_out(metrics_of(text))[1]
    column = text.splitlines()[1].index("+ a.b") + 3
    assert (problem.code, str(problem.span), problem.span.length) == ("M106", f"m.yaml:2:{column}", 3)


def test_formula_of_formulas_in_any_order() -> None:
    """A metric may reckon with one that is declared further down and is itself derived."""
    settled, problems = work_out(
        metrics_of(
            "a.c: {label: 丙, formula: a.b * 2}\na.b: {label: 乙, formula: a.a + 1}\na.a: {label: 甲, value: 3}\n"
        )
    )
    assert problems == []
    assert settled["a.c"].value == Decimal(8)


@pytest.mark.parametrize(
    ("stated", "agrees"),
    [
        ("value: 11_940", True),
        ("value: 12_000, precision: 1.2万", True),
        ("value: 10_000, precision: 1万, qualifier: over", True),
        ("value: 12_000, precision: 1.2万, qualifier: about", True),
        ("value: 201_000", False),
        ("value: 13_000, precision: 1.3万, qualifier: over", False),
    ],
)
def test_stated_value_is_held_against_its_formula(stated: str, *, agrees: bool) -> None:
    """A value beside a formula must be one that the formula can give, hedge and precision respected."""
    found = codes(
        "a.income: {label: 收入, value: 5_254_000_000, precision: 52.54亿}\n"
        "a.people: {label: 人数, value: 440_000, precision: 44万}\n"
        f"a.each: {{label: 人均, {stated}, formula: a.income / a.people}}\n"
    )
    assert found == ([] if agrees else ["M113"])


def test_derived_from_hedged_wants_a_hedge() -> None:
    """What is made of "over 100" is not exact."""
    parts = "a.a: {label: 甲, value: 100, qualifier: over}\n"
    assert codes(parts + "a.b: {label: 乙, formula: a.a / 4}\n") == ["M114"]
    assert codes(parts + "a.b: {label: 乙, formula: a.a / 4, qualifier: over}\n") == []


def test_stated_values_need_no_order() -> None:
    """Two stated values may check each other: nothing has to be worked out first."""
    both = "a.a: {label: 甲, value: 3, formula: a.b / 2}\na.b: {label: 乙, value: 6, formula: a.a * 2}\n"
    assert codes(both) == []


def test_circle_is_told_once_and_spares_the_rest() -> None:
    """A circle is one problem; what reckons with it says nothing more, and others are worked out."""
    settled, problems = work_out(
        metrics_of(
            "a.a: {label: 甲, formula: a.b * 2}\na.b: {label: 乙, formula: a.a / 2}\n"
            "a.c: {label: 丙, formula: a.a + 1}\n"
            "a.d: {label: 丁, formula: a.e + 1}\na.e: {label: 戊, value: 1}\n"
        )
    )
    assert [problem.code for problem in problems] == ["M112"]
    assert settled["a.d"].value == Decimal(2)
    assert settled["a.c"].value is None


def test_precision_of_a_derived_figure_is_held_against_it() -> None:
    """`precision:` beside a formula says how the result is stated, so it must be the result."""
    parts = "a.a: {label: 甲, value: 123_456}\n"
    assert codes(parts + "a.b: {label: 乙, formula: a.a * 2, precision: 24.7万}\n") == []
    assert codes(parts + "a.b: {label: 乙, formula: a.a * 2, precision: 25.7万}\n") == ["M105"]


def test_long_chains_are_worked_out_without_recursion() -> None:
    """Three thousand formulas, each of the one before, in the order that is worst."""
    lines = [f"a.m{n}: {{label: 甲, formula: a.m{n + 1} + 1}}\n" for n in range(3000)]
    settled, problems = work_out(metrics_of("".join(lines) + "a.m3000: {label: 甲, value: 0}\n"))
    assert problems == []
    assert settled["a.m0"].value == Decimal(3000)
