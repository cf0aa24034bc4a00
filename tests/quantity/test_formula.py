"""Arithmetic between metrics: what is understood, what is refused, and what the result is worth."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from report.quantity import (
    FormulaError,
    Hedge,
    Quantity,
    Range,
    Result,
    Term,
    agrees,
    evaluate,
    format_quantity,
    parse_formula,
    term_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WIDE = Context(prec=40)


def reckon(text: str, **terms: str | Term) -> Result:
    """Return the result of a formula; a value given as text is stated as written."""
    return evaluate(parse_formula(text), {name: _term(term) for name, term in terms.items()})


def _term(term: str | Term) -> Term:
    return term if isinstance(term, Term) else Term(Decimal(term))


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("", 0, "the formula is empty; write it like `a.b / c.d`"),
        (" \n", 0, "the formula is empty; write it like `a.b / c.d`"),
        ("a.b +", 5, "the formula ends with `+`; a number or a metric has to follow"),
        ("a b", 2, "a sign is missing between `a` and `b`; write + - * or /"),
        ("2(a)", 1, "a sign is missing between `2` and `(`; write + - * or /"),
        ("(a) 2", 4, "a sign is missing between `)` and `2`; write + - * or /"),
        ("a- b", 3, "`-` after `a` needs a space on either side, because ids may hold dashes"),
        ("a * / b", 4, "`/` has no number and no metric before it"),
        ("+a", 0, "`+` has no number and no metric before it"),
        ("a ** b", 3, "`*` has no number and no metric before it"),
        ("()", 1, "these brackets are empty"),
        ("(a +)", 4, "nothing stands between `+` and `)`"),
        ("(a", 0, "a bracket is opened here and never closed"),
        ("a * ((b)", 4, "a bracket is opened here and never closed"),
        ("a)", 1, "a bracket is closed here that was never opened"),
        ("1,000 * a", 0, "`1,000` is no plain number; write 1000 or 0.5, without grouping, exponent and unit"),
        ("1e5", 0, "`1e5` is no plain number; write 1000 or 0.5, without grouping, exponent and unit"),
        ("3万", 0, "`3万` is no plain number; write 1000 or 0.5, without grouping, exponent and unit"),
        (".5", 0, "a number begins with a digit and an id with a letter, not with a point; write 0.5"),
        ("9999999999999999999", 0, "`9999999999999999999` is too large: numbers stay below 10^18"),
        ("a.b. + 1", 0, "`a.b.` is no metric id; ids have lower-case letters, digits, dashes and dots"),
        ("a_b", 0, "`a_b` is no metric id; ids have lower-case letters, digits, dashes and dots"),
        (
            "1 + Staff",
            4,
            "`Staff` is neither a number nor a metric id; ids have lower-case letters, digits, dashes and dots",
        ),
        ("a × b", 2, "write `*` for `×`"),
        ("（a + b)", 0, "write `(` for `（`"),
        ("a − b", 2, "write `-` for `−`"),
        ("a % 2", 2, "`%` has no meaning in a formula; write `* 100` for per cent, or `/ 100`"),
        ("a & b", 2, "`&` has no meaning in a formula; it knows + - * / ( )"),
        ("(" * 51 + "a" + ")" * 51, 50, "brackets stand in brackets more than 50 deep"),
        ("a" * 1001, 1000, "a formula has at most 1,000 signs, and this one has 1,001"),
    ],
)
def test_what_cannot_be_read(text: str, offset: int, message: str) -> None:
    """Each error says where it is and what to write."""
    with pytest.raises(FormulaError) as error:
        parse_formula(text)
    assert (str(error.value), error.value.offset) == (message, offset)


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("1 + a / (b - 3)", 6, "this divides by zero"),
        ("a + missing", 4, "`missing` has no value"),
        ("a-b", 0, "`a-b` has no value; a minus between two ids needs a space on either side"),
        ("1 + nan", 4, "`nan` cannot be reckoned with: NaN is not a number"),
        ("a * 999999999999999999", 0, "the result is too large: values stay below 10^18"),
        ("a / 100000000000", 0, "the result is too small: no digit from 10^-9 up is left"),
        ("/".join(["odd"] * 240), 711, "the formula is too long to be worked out exactly"),
    ],
)
def test_what_cannot_be_worked_out(text: str, offset: int, message: str) -> None:
    """A formula that is well written may have no result all the same."""
    terms = {"a": "2", "b": "3", "nan": "NaN", "odd": "123456789012345679"}
    with pytest.raises(FormulaError) as error:
        reckon(text, **terms)
    assert (str(error.value), error.value.offset) == (message, offset)


def test_names_come_once_in_their_order() -> None:
    """The names are those of the formula, each once."""
    formula = parse_formula("b.c-2 / (a + b.c-2) - 3.5 * z9.0x")
    assert formula.names == ("b.c-2", "a", "z9.0x")
    assert formula == parse_formula(formula.text)
    assert parse_formula("100 / 4").names == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("20 - 5 - 3", "12"),
        ("24 / 4 / 3", "2"),
        ("2 - -3", "5"),
        ("--2", "2"),
        ("-2 * -3", "6"),
        ("2*-(1+2)", "-6"),
        ("1 / 3 * 3", "1"),
        ("0.1 + 0.2", "0.3"),
        ("a/b", "0.4"),
        ("a -b", "-3"),
        ("2 -a", "0"),
        ("100 * a", "200"),
        ("(" * 50 + "7" + ")" * 50, "7"),
        (" + ".join(["(a)"] * 60), "120"),
        ("\n a\t+\u00a01 ", None),
    ],
)
def test_values(text: str, value: str | None) -> None:
    """Products bind before sums, both join from the left, and nothing is rounded on the way."""
    if value is None:
        with pytest.raises(FormulaError, match="has no meaning"):
            parse_formula(text)
    else:
        assert str(reckon(text, a="2", b="5").value) == value


@pytest.mark.parametrize(
    ("text", "terms", "exponent", "printed"),
    [
        ("a + b", {"a": Term(Decimal(350_000_000), 7), "b": Term(Decimal(1_286))}, 7, "350 million"),
        ("a + b", {"a": Term(Decimal(350_000_000), 7), "b": Term(Decimal(1_234_500), 2)}, 7, "350 million"),
        ("a * b", {"a": Term(Decimal("2.50"), -2), "b": Term(Decimal("1.234"), -3)}, -2, "3.09"),
        ("a / b", {"a": Term(Decimal(4_661_910_000), 4), "b": Term(Decimal(365))}, 2, "12.7724 million"),
        ("a * 100 / b", {"a": Term(Decimal(22)), "b": Term(Decimal(35))}, -1, "62.9"),
        ("a / b", {"a": Term(Decimal(30)), "b": Term(Decimal(2))}, 0, "15"),
        ("a / b", {"a": Term(Decimal(15_000)), "b": Term(Decimal(128))}, 0, "117"),
        ("a / b", {"a": Term(Decimal(3)), "b": Term(Decimal(4))}, -2, "0.75"),
        ("a * 0.05", {"a": Term(Decimal(12_345))}, -2, "617.25"),
        ("a - b", {"a": Term(Decimal(300_000_000), 8), "b": Term(Decimal(290_000_000), 7)}, 7, "10 million"),
        ("a - b", {"a": Term(Decimal("0.5"), -1), "b": Term(Decimal("0.5"), -1)}, -1, "0.0"),
        ("(a - a) * b", {"a": Term(Decimal("0.5"), -1), "b": Term(Decimal(20_000), 4)}, -1, "0.0"),
        ("a * 2", {"a": Term(Decimal("0.5"), -1, exact=True)}, 0, "1"),
        ("a * 3", {"a": Term(Decimal(60), 0, exact=False)}, 1, "180"),
    ],
)
def test_digits(text: str, terms: Mapping[str, Term], exponent: int, printed: str) -> None:
    """The result is as fine as its operands allow, counts and plain numbers are exact, and it can be printed."""
    result = evaluate(parse_formula(text), terms)
    assert result.exponent == exponent
    text = format_quantity(Quantity(result.value, result.exponent), "en")
    assert text.replace("\N{NO-BREAK SPACE}", " ") == printed
    top = result.value.adjusted() if result.value else result.exponent
    assert result.significant == top - result.exponent + 1


@pytest.mark.parametrize(
    ("term", "low", "high"),
    [
        (Term(Decimal("96.6")), "96.55", "96.65"),
        (Term(Decimal("12.0")), "11.95", "12.05"),
        (Term(Decimal(60)), "60", "60"),
        (Term(Decimal(60), 0, exact=False), "59.5", "60.5"),
        (term_of(Decimal(60), unit="%"), "59.5", "60.5"),
        (term_of(Decimal(60), unit="名"), "60", "60"),
        (term_of(Decimal(60), hedge="nearly", unit="%"), "50", "60"),
        (Term(Decimal(600_000_000), 8), "550000000", "650000000"),
        (Term(Decimal(600_000_000), 8, Hedge.OVER), "600000000", "700000000"),
        (Term(Decimal(60), None, Hedge.MORE_THAN), "60", "70"),
        (Term(Decimal(60), None, Hedge.NEARLY), "50", "60"),
        (Term(Decimal(60), None, Hedge.ABOUT), "50", "70"),
        (Term(Decimal(100), None, Hedge.SEVERAL), "200", "1000"),
    ],
)
def test_interval_of_one_operand(term: Term, low: str, high: str) -> None:
    """Rounding is half a unit either way; a hedge is one step in its direction; a count is what it is."""
    result = evaluate(parse_formula("a"), {"a": term})
    assert (str(result.low), str(result.high)) == (low, high)
    assert result.hedged == (("a",) if term.hedge else ())


def test_interval_is_open_where_a_divisor_may_be_zero() -> None:
    """Two rounded numbers that may be equal have a difference that may be zero."""
    result = reckon("1 / (a - b) + 1", a="2.5", b="2.4")
    assert (result.value, result.low, result.high) == (Decimal(11), Decimal("-Infinity"), Decimal("Infinity"))
    assert agrees(Quantity(Decimal(20)), result)


@pytest.mark.parametrize(
    ("stated", "low", "high", "expected"),
    [
        (Quantity(Decimal("3.5")), "3.47", "3.53", True),
        (Quantity(Decimal("3.5")), "3.56", "3.60", False),
        (Quantity(Decimal("3.5")), "3.55", "3.60", True),
        (Quantity(Decimal(4)), "3.5", "3.5", True),
        (Quantity(Decimal(24)), "25", "25", False),
        (Quantity(Decimal(3), hedge=Hedge.OVER), "3.2", "3.2", True),
        (Quantity(Decimal(3), hedge=Hedge.OVER), "3", "3", False),
        (Quantity(Decimal(3), hedge=Hedge.OVER), "2.9", "3.1", True),
        (Quantity(Decimal(3), hedge=Hedge.AT_LEAST), "3", "3", True),
        (Quantity(Decimal(3), hedge=Hedge.BELOW), "3", "3", False),
        (Quantity(Decimal(3), hedge=Hedge.NEARLY), "2.6", "2.65", False),
        (Quantity(Decimal(100), hedge=Hedge.SEVERAL), "150", "199", False),
        (Quantity(Decimal(100), hedge=Hedge.SEVERAL), "300", "300", True),
        (Quantity(Range(Decimal(2), Decimal(3))), "3.5", "3.6", True),
        (Quantity(Range(Decimal(2), Decimal(3))), "3.6", "3.7", False),
        (Quantity(Decimal(201_000)), "11941", "11941", False),
        (Quantity(Decimal(15_000_000_000), 8, Hedge.OVER), "15100000000", "15200000000", True),
    ],
)
def test_agreement(stated: Quantity, low: str, high: str, *, expected: bool) -> None:
    """A stated number agrees with a result if one true number may have led to both."""
    result = Result(Decimal(low), 0, (), 1, Decimal(low), Decimal(high))
    assert agrees(stated, result) is expected


@dataclass(frozen=True)
class Tree:
    """An expression as hypothesis draws it, with its value reckoned apart from the package."""

    text: str
    reckon: Callable[[Mapping[str, Fraction]], Fraction]
    binding: int
    """3 for what needs no brackets anywhere, 2 for products, 1 for sums."""


SIGNS = {"+": (1, operator.add), "-": (1, operator.sub), "*": (2, operator.mul), "/": (2, operator.truediv)}
NAMES = ("a", "b.c", "d-1.e-2")


@st.composite
def joined(draw: st.DrawFn, parts: st.SearchStrategy[Tree]) -> Tree:
    """Draw two expressions with a sign between them, in brackets where they need them, or one with a minus."""
    left, right, sign = draw(parts), draw(parts), draw(st.sampled_from([*SIGNS, "negative"]))
    if sign == "negative":
        text = left.text if left.binding == 3 else f"({left.text})"
        return Tree(f"-{text}", lambda values: -left.reckon(values), 3)
    binding, reckon = SIGNS[sign]
    first = left.text if left.binding >= binding else f"({left.text})"
    second = right.text if right.binding > binding else f"( {right.text})"
    return Tree(
        f"{first} {sign} {second}",
        lambda values: reckon(left.reckon(values), right.reckon(values)),
        binding,
    )


leaves = st.sampled_from(NAMES).map(lambda name: Tree(name, lambda values: values[name], 3)) | st.sampled_from(
    ["0", "1", "7", "100", "0.5", "12.25"]
).map(lambda text: Tree(text, lambda _: Fraction(text), 3))
trees = st.recursive(leaves, joined, max_leaves=12)
stated = st.tuples(st.integers(1, 99_999), st.integers(-3, 4)).map(
    lambda pair: Term(Decimal(pair[0]).scaleb(pair[1]), pair[1])
)
terms = st.fixed_dictionaries(dict.fromkeys(NAMES, stated))


@given(trees, terms)
def test_values_are_exact(tree: Tree, terms: dict[str, Term]) -> None:
    """The value is that of exact fractions, rounded once to 40 digits."""
    try:
        exact = tree.reckon({name: Fraction(term.value) for name, term in terms.items()})
    except ZeroDivisionError:
        with pytest.raises(FormulaError, match="divides by zero"):
            evaluate(parse_formula(tree.text), terms)
        return
    assume(Fraction(1, 10**9) <= abs(exact) < 10**18 or not exact)
    result = evaluate(parse_formula(tree.text), terms)
    assert result.value == WIDE.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    Quantity(result.value, result.exponent)
    assert result.low <= result.value <= result.high


@given(trees, terms, st.lists(st.fractions(Fraction(-1, 2), Fraction(1, 2)), min_size=3, max_size=3))
def test_true_values_lie_in_the_interval(tree: Tree, terms: dict[str, Term], errors: list[Fraction]) -> None:
    """Whatever the numbers were before they were rounded, their result lies in the interval."""
    true = {
        name: Fraction(term.value) + (error * Fraction(10) ** (term.exponent or 0) if term.exponent else 0)
        for (name, term), error in zip(terms.items(), errors, strict=True)
    }
    try:
        result = evaluate(parse_formula(tree.text), terms)
        value = tree.reckon(true)
    except (FormulaError, ZeroDivisionError):
        reject()
    assert result.low.is_infinite() or Fraction(result.low) <= value
    assert result.high.is_infinite() or Fraction(result.high) >= value


def place_of_error(text: str) -> int | None:
    """Return where a text is no formula; None for a formula."""
    try:
        parse_formula(text)
    except FormulaError as error:
        return error.offset
    return None


@given(trees)
def test_what_is_cut_off_is_refused_or_read(tree: Tree) -> None:
    """Half a formula is a formula or an error with a place in it, never anything else."""
    assert all(0 <= (place_of_error(tree.text[:end]) or 0) <= end for end in range(len(tree.text)))
    assert place_of_error(tree.text) is None


@given(st.text(alphabet="ab.-+*/() 019é×", max_size=40))
def test_any_text_is_refused_or_read(text: str) -> None:
    """No text breaks the reader."""
    assert 0 <= (place_of_error(text) or 0) <= len(text)
