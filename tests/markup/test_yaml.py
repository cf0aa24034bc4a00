"""YAML with places."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.diagnostics import Diagnostic
from report.markup.fields import Fields
from report.markup.yamltree import Mapping, Scalar, parse_yaml


def test_values_stay_as_written() -> None:
    """`no`, a date and a number with underscores are what they look like until a type is asked for."""
    tree, problems = parse_yaml("a: no\nb: 2020-04\nc: 1_000\n", "x.yaml")
    assert isinstance(tree, Mapping)
    assert not problems
    assert [value.text for _, value in tree.entries if isinstance(value, Scalar)] == ["no", "2020-04", "1_000"]


def test_numbers_are_exact() -> None:
    """A value is the decimal that is written, not the nearest binary fraction."""
    tree, problems = parse_yaml("v: 466_191_000_000.10\n", "x.yaml")
    assert isinstance(tree, Mapping)
    assert Fields(tree, problems, "x").number("v") == Decimal("466191000000.10")


@pytest.mark.parametrize(
    "text",
    [
        "a: &x [1, *x]\n",
        "a: !!python/name:os.system\n",
        "? [a]\n: b\n",
        "a: b: c\n",
        "\ta: b\n",
        "a: 'b\n",
        "[" * 5000,
        (
            "x: &a [1,1]\ny: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nz: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
            "u: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\nv: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"
            "w: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n"
        ),
    ],
)
def test_hostile_yaml_is_a_problem(text: str) -> None:
    """Tags, bombs, loops and damage are reported, never run and never raised."""
    tree, problems = parse_yaml(text, "x.yaml")
    assert tree is None
    assert [problem.code for problem in problems] in (["L101"], ["L105"])


@given(st.text(max_size=60))
def test_any_text_is_read_or_reported(text: str) -> None:
    """No text makes the reader raise; what cannot be read has a problem in the file."""
    tree, problems = parse_yaml(text, "x.yaml")
    assert tree is not None or problems
    assert all(isinstance(problem, Diagnostic) and problem.span.line >= 1 for problem in problems)
