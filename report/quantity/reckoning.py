"""Working a formula out: its value, the digits that are justified, and the interval the true value may lie in.

Reckoning is exact, with fractions; only the results are rounded, to 40 digits. Three things are carried along:

- Digits. A sum is as fine as its coarsest operand; a product or quotient has as many significant digits as the
  operand that has fewest. Plain numbers, and things counted one by one, are exact and limit nothing; a quotient of
  exact numbers alone that is no whole number keeps the digits of its shortest operand, three at least.
- The interval. A rounded operand may lie half a unit of its last digit off. A hedged operand lies on the side its
  hedge says, within one step of its last digit that is not zero. An exact operand has no width.
- The names of hedged operands, because no result is surer than they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

from report.quantity.formula import Formula, FormulaError, Step
from report.quantity.hedge import interval_of
from report.quantity.quantity import DOWNWARD, MAX_POWER, MIN_EXPONENT, Hedge, Quantity, QuantityError, own_exponent
from report.quantity.unit_words import is_measured

if TYPE_CHECKING:
    from collections.abc import Mapping

LEAST_DIGITS = 3
"""Significant digits that a quotient of exact numbers has at least: 22 of 35 are 62.9%."""

MAX_BITS = 10_000
"""Longest numerator or denominator; longer ones come only of formulas that nobody writes, and take their time."""

WIDTH = 40
"""Digits of a result."""

INFINITY = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Term:
    """A metric as an operand."""

    value: Decimal
    exponent: int | None = None
    """Power of ten of the last digit stated; None takes it from the value."""
    hedge: Hedge | None = None
    exact: bool | None = None
    """Whether the value is no rounded one; None: whole numbers stated to the last one are counted, and exact."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a formula comes to."""

    value: Decimal
    """To 40 digits."""
    exponent: int
    """Power of ten of the last digit that the operands justify; a Quantity of value and exponent can be printed."""
    hedged: tuple[str, ...]
    """Operands that are stated with a hedge, in the order of the formula."""
    significant: int
    """How many digits that are; 1 at least."""
    low: Decimal
    high: Decimal
    """The interval the true value may lie in; infinite where a divisor may be zero."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """What lies on the stack."""

    value: Fraction
    low: Fraction
    high: Fraction
    exponent: int | None = None
    """None: exact."""
    digits: int = MAX_POWER
    """Digits of the shortest count in it."""
    is_open: bool = False
    """The interval has no ends."""
    is_quotient: bool = False

    @property
    def significant(self) -> int:
        """Return how many digits are justified."""
        if self.exponent is None:
            return MAX_POWER
        return max(1, _adjusted(self.value) - self.exponent + 1) if self.value else 1


def term_of(value: Decimal, exponent: int | None = None, hedge: str | None = None, unit: str | None = None) -> Term:
    """Return a stated number as an operand; of a measured unit even a whole number is a rounded one.

    >>> term_of(Decimal(60), unit="名").exact, term_of(Decimal(60), unit="%").exact
    (None, False)
    """
    return Term(value, exponent, Hedge(hedge) if hedge else None, False if unit and is_measured(unit) else None)


def evaluate(formula: Formula, terms: Mapping[str, Term]) -> Result:
    """Return what a formula comes to. Raises FormulaError for a missing term, a division by zero, too large a result.

    >>> from report.quantity.formula import parse_formula
    >>> result = evaluate(parse_formula("a / b"), {"a": Term(Decimal("7.0"), -1), "b": Term(Decimal(2))})
    >>> str(result.value), result.exponent, str(result.low), str(result.high)
    ('3.5', -1, '3.475', '3.525')
    """
    stack: list[_Amount] = []
    for step in formula.steps:
        if step.sign == "negative":
            stack.append(_negative(stack.pop()))
        elif step.sign:
            right, left = stack.pop(), stack.pop()
            stack.append(_joined(step, left, right))
        else:
            stack.append(_operand(step, terms))
    hedged = tuple(name for name in formula.names if terms[name].hedge is not None)
    return _result(stack.pop(), hedged)


def agrees(stated: Quantity, result: Result) -> bool:
    """Tell whether a stated quantity, with its precision and hedge, can be the result of its formula.

    >>> from report.quantity.formula import parse_formula
    >>> result = evaluate(parse_formula("a * 12"), {"a": Term(Decimal("996.2"), -1)})
    >>> agrees(Quantity(Decimal(201_000)), result), agrees(Quantity(Decimal(12_000), 3), result)
    (False, True)
    """
    return interval_of(stated).overlaps(result.low, result.high)


def _operand(step: Step, terms: Mapping[str, Term]) -> _Amount:
    """Return a plain number, which is exact, or the value of a metric."""
    if not step.name:
        value = Fraction(step.number)
        return _Amount(value, value, value)
    term = terms.get(step.name)
    if term is None:
        hint = "; a minus between two ids needs a space on either side" if "-" in step.name else ""
        message = f"`{step.name}` has no value{hint}"
        raise FormulaError(message, step.offset)
    try:
        exponent = Quantity(term.value, term.exponent).stated_exponent
    except QuantityError as error:
        message = f"`{step.name}` cannot be reckoned with: {error}"
        raise FormulaError(message, step.offset) from None
    value = Fraction(term.value)
    if term.hedge is not None:
        low, high = _hedged_ends(term.value, term.hedge)
        return _Amount(value, low, high, exponent)
    exact = value.denominator == 1 and exponent == 0 if term.exact is None else term.exact
    if exact:
        return _Amount(value, value, value, digits=max(1, term.value.adjusted() - min(0, own_exponent(term.value)) + 1))
    half = _power(exponent) / 2
    return _Amount(value, value - half, value + half, exponent)


def _hedged_ends(value: Decimal, hedge: Hedge) -> tuple[Fraction, Fraction]:
    """Return where the true number of a hedged one lies: over 3.5亿 from 3.5亿 to 3.6亿."""
    stated = Fraction(value)
    if hedge is Hedge.SEVERAL:
        return 2 * stated, 10 * stated
    step = _power(own_exponent(value.normalize())) if value else Fraction(1)
    below = step if hedge in DOWNWARD or hedge is Hedge.ABOUT else 0
    above = 0 if hedge in DOWNWARD else step
    return stated - below, stated + above


def _negative(amount: _Amount) -> _Amount:
    return _Amount(
        -amount.value, -amount.high, -amount.low, amount.exponent, amount.digits, amount.is_open, amount.is_quotient
    )


def _joined(step: Step, left: _Amount, right: _Amount) -> _Amount:
    """Return the sum, difference, product or quotient of two amounts."""
    if step.sign == "-":
        right = _negative(right)
    if step.sign == "/" and not right.value:
        message = "this divides by zero"
        raise FormulaError(message, step.offset)
    is_open = left.is_open or right.is_open
    if step.sign in "+-":
        value, ends = left.value + right.value, (left.low + right.low, left.high + right.high)
        exponents = [amount.exponent for amount in (left, right) if amount.exponent is not None]
        exponent = max(exponents, default=None)
    else:
        is_open = is_open or (step.sign == "/" and right.low <= 0 <= right.high)
        value = left.value * right.value if step.sign == "*" else left.value / right.value
        ends = (value, value) if is_open else _ends_of_product(step.sign, left, right)
        exponent = _exponent_of_product(value, left, right)
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > MAX_BITS:
        message = "the formula is too long to be worked out exactly"
        raise FormulaError(message, step.offset)
    is_quotient = step.sign == "/" or left.is_quotient or right.is_quotient
    return _Amount(value, *ends, exponent, min(left.digits, right.digits), is_open, is_quotient)


def _ends_of_product(sign: str, left: _Amount, right: _Amount) -> tuple[Fraction, Fraction]:
    """Return the lowest and the highest product; a divisor's interval does not hold zero."""
    others = (right.low, right.high) if sign == "*" else (1 / right.low, 1 / right.high)
    corners = [one * other for one in (left.low, left.high) for other in others]
    return min(corners), max(corners)


def _exponent_of_product(value: Fraction, left: _Amount, right: _Amount) -> int | None:
    exponents = [amount.exponent for amount in (left, right) if amount.exponent is not None]
    if not exponents:
        return None
    if not value:
        return min(exponents)
    return _adjusted(value) - min(left.significant, right.significant) + 1


def _result(amount: _Amount, hedged: tuple[str, ...]) -> Result:
    """Return the amount with its justified digits, as decimals."""
    value = _decimal(amount.value, ROUND_HALF_EVEN)
    top = value.adjusted() if value else None
    if top is not None and top >= MAX_POWER:
        message = f"the result is too large: values stay below 10^{MAX_POWER}"
        raise FormulaError(message)
    exponent = _exponent_of_exact(amount, value) if amount.exponent is None else amount.exponent
    exponent = max(MIN_EXPONENT, exponent if top is None else min(exponent, top))
    if top is not None and top < MIN_EXPONENT:
        message = f"the result is too small: no digit from 10^{MIN_EXPONENT} up is left"
        raise FormulaError(message)
    low = -INFINITY if amount.is_open else _decimal(amount.low, ROUND_FLOOR)
    high = INFINITY if amount.is_open else _decimal(amount.high, ROUND_CEILING)
    return Result(value, exponent, hedged, 1 if top is None else top - exponent + 1, low, high)


def _exponent_of_exact(amount: _Amount, value: Decimal) -> int:
    """Return the exponent of exact operands' result: that of its own last digit, or of a few digits for quotients."""
    if amount.value.denominator == 1:
        return 0
    own = own_exponent(value)
    if not amount.is_quotient:
        return own
    digits = max(LEAST_DIGITS, amount.digits if amount.digits < MAX_POWER else 0)
    return max(own, min(0, value.adjusted() - digits + 1))


def _decimal(number: Fraction, rounding: str) -> Decimal:
    """Return a fraction to 40 digits, all integer digits written out, without zeros after the point."""
    with localcontext(Context(prec=WIDTH, rounding=rounding, Emax=999_999, Emin=-999_999)):
        quotient = (Decimal(number.numerator) / Decimal(number.denominator)).normalize()
        is_whole = own_exponent(quotient) > 0 and quotient.adjusted() < WIDTH
        return quotient.quantize(Decimal(1)) if is_whole else quotient


def _power(exponent: int) -> Fraction:
    return Fraction(10) ** exponent


def _adjusted(number: Fraction) -> int:
    """Return the power of ten of the first digit: 2 for 466."""
    return _decimal(number, ROUND_FLOOR if number > 0 else ROUND_CEILING).adjusted()
