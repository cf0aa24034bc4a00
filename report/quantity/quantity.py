"""The values the package works on: a quantity, its hedge, its unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

MAX_POWER = 18
"""Values stay below 10 to this power: enough for any report, and far inside Decimal's default precision of 28."""

MIN_EXPONENT = -9
"""Smallest power of ten a value may be stated to."""

PLURAL_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The plural categories of CLDR, https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules."""


class QuantityError(ValueError):
    """A quantity that cannot be understood or written; the message tells the author why."""


class Hedge(StrEnum):
    """How a stated number stands to the true one."""

    OVER = "over"
    JUST_OVER = "just_over"
    MORE_THAN = "more_than"
    PLUS = "plus"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BELOW = "below"
    UP_TO = "up_to"
    AS_HIGH_AS = "as_high_as"
    ABOUT = "about"
    NEARLY = "nearly"
    SEVERAL = "several"
    """数百: the value is the base alone (100), the true number lies from twice to ten times the base."""


UPWARD = frozenset({Hedge.OVER, Hedge.JUST_OVER, Hedge.MORE_THAN, Hedge.PLUS, Hedge.AT_LEAST})
"""Hedges whose true number does not lie below the stated one."""
DOWNWARD = frozenset({Hedge.AT_MOST, Hedge.BELOW, Hedge.UP_TO, Hedge.NEARLY})
"""Hedges whose true number does not lie above the stated one."""


@dataclass(frozen=True, slots=True)
class Range:
    """An interval whose two ends are printed."""

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        """Refuse a range that does not rise."""
        if not (self.low.is_finite() and self.high.is_finite() and self.low < self.high):
            message = f"a range rises, but {self.low} is not a number below {self.high}"
            raise QuantityError(message)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a report states it.

    >>> from decimal import Decimal
    >>> Quantity(Decimal("96.6")).stated_exponent
    -1
    """

    value: Decimal | Range
    exponent: int | None = None
    """Power of ten of the last digit stated (6.88亿: 6; 187,771: 0; 96.6: -1); None takes it from the value."""
    hedge: Hedge | None = None
    zeros: bool = False
    """The source states zeros after the point (1.50亿), and they are written as far as each language has the point
    there: 1.50亿, but 150 million. Without, such zeros come of counting in large units (1,500万 is 15.00 million), and
    go. A number written with all its digits keeps its decimals either way. See `states_zeros`."""

    def __post_init__(self) -> None:
        """Refuse numbers that no report prints, precision that hides the value, and `several` of a non-base."""
        for end in self.ends:
            _check_size(end, self.stated_exponent)
        if self.hedge is Hedge.SEVERAL and (isinstance(self.value, Range) or not is_base(self.value)):
            message = f"`several` needs a base such as 10, 100 or 1,000, not {self.value}"
            raise QuantityError(message)

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """Return the value alone, or both ends of the range."""
        return (self.value.low, self.value.high) if isinstance(self.value, Range) else (self.value,)

    @property
    def stated_exponent(self) -> int:
        """Return the exponent, or the one of the value's own last digit: 0 for integers, -1 for 96.6."""
        if self.exponent is not None:
            return self.exponent
        return min(0, *(own_exponent(end) for end in self.ends))


@dataclass(frozen=True, slots=True)
class UnitForms:
    """A unit in one language, by CLDR plural category: (("one", "day"), ("other", "days")).

    A text may hold `{}` where the number stands: "RMB {}".
    """

    forms: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        """Refuse unknown categories, a missing `other`, and two places for one number."""
        categories = [category for category, _ in self.forms]
        if "other" not in categories:
            message = "a unit needs at least the plural form `other`"
            raise QuantityError(message)
        for category, text in self.forms:
            if category not in PLURAL_CATEGORIES or categories.count(category) > 1:
                message = f"`{category}` is unknown or given twice; plural categories: {sorted(PLURAL_CATEGORIES)}"
                raise QuantityError(message)
            if text.count("{}") > 1:
                message = f"unit `{text}` has more than one place for the number"
                raise QuantityError(message)

    def text(self, category: str) -> str:
        """Return the form of a plural category, `other` when the language gives no such form.

        >>> UnitForms((("one", "day"), ("other", "days"))).text("few")
        'days'
        """
        forms = dict(self.forms)
        return forms.get(category, forms["other"])


@dataclass(frozen=True, slots=True)
class Style:
    """Which parts of a quantity are written."""

    hedge: bool = True
    """Write the hedge. `several` is written even without: its value alone would be false."""
    unit: bool = True
    words: bool = False
    """Spell whole numbers from 0 to 10, and half of a time: half a year."""


def own_exponent(value: Decimal) -> int:
    """Return the power of ten of the last digit a decimal holds."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        message = f"{value} is not a number"
        raise QuantityError(message)
    return exponent


def is_base(value: Decimal) -> bool:
    """Return whether the value is a power of ten: 1, 10, 100."""
    return value >= 1 and set(value.as_tuple().digits[1:]) <= {0} and value.as_tuple().digits[0] == 1


def _check_size(value: Decimal, exponent: int) -> None:
    """Raise when a value is too large or too fine, or when the stated precision hides it."""
    if not value.is_finite():
        message = f"{value} is not a number"
        raise QuantityError(message)
    if value and value.adjusted() >= MAX_POWER:
        message = f"{value} is too large: values stay below 10^{MAX_POWER}"
        raise QuantityError(message)
    if not MIN_EXPONENT <= exponent < MAX_POWER:
        message = (
            f"{value} is stated to 10^{exponent}; the last digit stated lies from 10^{MIN_EXPONENT} to 10^{MAX_POWER}"
        )
        raise QuantityError(message)
    if value and value.adjusted() < exponent:
        message = f"a precision of 10^{exponent} hides the value {value:f}"
        raise QuantityError(message)
