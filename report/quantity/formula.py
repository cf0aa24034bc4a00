"""Arithmetic between metrics as an author writes it: `courses.viewers / (courses.held + courses.repeated) * 100`.

Read with two stacks into postfix order, never by recursion, so that no text can overflow anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from report.quantity.quantity import MAX_POWER, QuantityError

MAX_LENGTH = 1000
MAX_NESTING = 50

TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<number>\d+(?:\.\d+)?)|(?P<name>[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*)|(?P<sign>[-+*/()])",
    re.ASCII,
)

CONTINUED = re.compile(r"[\w.,]+")
"""What must not follow a number or an id directly: 5a, 1,000, a_b."""

BINDING = {"(": 0, "+": 1, "-": 1, "*": 2, "/": 2, "negative": 3}
"""How tightly a sign holds its operands."""

MEANT = {
    **dict.fromkeys("×✕·", "*"),
    **dict.fromkeys("÷：:", "/"),
    **dict.fromkeys("−–—－", "-"),
    "＋": "+",
    "＊": "*",
    "／": "/",
    "（": "(",
    "）": ")",
}
"""Signs that people type, and the one they mean."""


class FormulaError(QuantityError):
    """A formula that cannot be read or worked out; `offset` is the place in its text."""

    def __init__(self, message: str, offset: int = 0) -> None:
        """Take a sentence for the author, and the place it speaks of."""
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the calculation: put a number or a metric on the stack, or join what lies there."""

    offset: int
    sign: str = ""
    """One of + - * / negative; empty for an operand."""
    name: str = ""
    number: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that has been read."""

    text: str
    names: tuple[str, ...]
    """The metrics it needs, each once, in the order they stand there."""
    steps: tuple[Step, ...] = field(repr=False, compare=False, default=())
    """In postfix order."""


def parse_formula(text: str) -> Formula:
    """Return the formula of a text: + - * / ( ), metric ids, plain numbers such as 100 or 0.5.

    Ids may hold dashes, so a minus between two ids has a space on either side: `a.b-c.d` is one id. Where the project
    has no metric of that name, say so. Raises FormulaError.

    >>> parse_formula("staff.women / (staff.women + staff.men) * 100").names
    ('staff.women', 'staff.men')
    """
    if len(text) > MAX_LENGTH:
        message = f"a formula has at most {MAX_LENGTH:,} signs, and this one has {len(text):,}"
        raise FormulaError(message, MAX_LENGTH)
    reader = _Reader(text)
    position = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            raise _unknown(text, position)
        if match["number"] or match["name"]:
            reader.operand(match)
        elif match["sign"]:
            reader.sign(match["sign"], position)
        position = match.end()
    steps = reader.close()
    return Formula(text, tuple(dict.fromkeys(step.name for step in steps if step.name)), steps)


class _Reader:
    """The state while a formula is read: what is written, what waits for its right side, what comes next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.steps: list[Step] = []
        self.waiting: list[Step] = []
        self.nesting = 0
        self.last = ""
        """The number, id or sign before, as written; empty at the beginning."""

    @property
    def wants_operand(self) -> bool:
        """Tell whether a number, an id or a bracket has to come next."""
        return self.last in {"", "(", "+", "-", "*", "/"}

    def operand(self, match: re.Match[str]) -> None:
        """Take a number or an id."""
        word, offset = match[0], match.start()
        rest = CONTINUED.match(self.text, match.end())
        if rest is not None:
            raise FormulaError(_continued(word + rest[0], is_number=bool(match["number"])), offset)
        if not self.wants_operand:
            raise FormulaError(self._two_in_a_row(word), offset)
        if match["name"]:
            self.steps.append(Step(offset, name=word))
        else:
            number = Decimal(word)
            if number and number.adjusted() >= MAX_POWER:
                message = f"`{word}` is too large: numbers stay below 10^{MAX_POWER}"
                raise FormulaError(message, offset)
            self.steps.append(Step(offset, number=number))
        self.last = word

    def sign(self, sign: str, offset: int) -> None:
        """Take a bracket or a sign of arithmetic."""
        if sign == "(":
            self._open(offset)
        elif self.wants_operand and sign == "-":
            self.waiting.append(Step(offset, "negative"))
        elif self.wants_operand:
            raise FormulaError(self._nothing_before(sign), offset)
        elif sign == ")":
            self._close_bracket(offset)
        else:
            self._write(BINDING[sign])
            self.waiting.append(Step(offset, sign))
        self.last = sign

    def close(self) -> tuple[Step, ...]:
        """Return all steps; nothing may be left open."""
        if not self.last:
            message = "the formula is empty; write it like `a.b / c.d`"
            raise FormulaError(message, 0)
        if self.wants_operand:
            message = f"the formula ends with `{self.last}`; a number or a metric has to follow"
            raise FormulaError(message, len(self.text))
        self._write(1)
        if self.waiting:
            message = "a bracket is opened here and never closed"
            raise FormulaError(message, self.waiting[-1].offset)
        return tuple(self.steps)

    def _open(self, offset: int) -> None:
        if not self.wants_operand:
            raise FormulaError(self._two_in_a_row("("), offset)
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            message = f"brackets stand in brackets more than {MAX_NESTING} deep"
            raise FormulaError(message, offset)
        self.waiting.append(Step(offset, "("))

    def _close_bracket(self, offset: int) -> None:
        self._write(1)
        if not self.waiting:
            message = "a bracket is closed here that was never opened"
            raise FormulaError(message, offset)
        self.waiting.pop()
        self.nesting -= 1

    def _write(self, binding: int) -> None:
        """Write what waits and holds its operands at least as tightly."""
        while self.waiting and BINDING[self.waiting[-1].sign] >= binding:
            self.steps.append(self.waiting.pop())

    def _two_in_a_row(self, word: str) -> str:
        if self.last.endswith("-"):
            return f"`-` after `{self.last[:-1]}` needs a space on either side, because ids may hold dashes"
        return f"a sign is missing between `{self.last}` and `{word}`; write + - * or /"

    def _nothing_before(self, sign: str) -> str:
        if sign == ")":
            return "these brackets are empty" if self.last == "(" else f"nothing stands between `{self.last}` and `)`"
        return f"`{sign}` has no number and no metric before it"


def _continued(word: str, *, is_number: bool) -> str:
    """Return what is wrong with a number or an id that runs on."""
    if is_number:
        return f"`{word}` is no plain number; write 1000 or 0.5, without grouping, exponent and unit"
    return f"`{word}` is no metric id; ids have lower-case letters, digits, dashes and dots"


def _unknown(text: str, offset: int) -> FormulaError:
    """Return the error of a sign that no formula has."""
    sign = text[offset]
    if sign in MEANT:
        return FormulaError(f"write `{MEANT[sign]}` for `{sign}`", offset)
    if sign == ".":
        return FormulaError("a number begins with a digit and an id with a letter, not with a point; write 0.5", offset)
    if sign == "%":
        return FormulaError("`%` has no meaning in a formula; write `* 100` for per cent, or `/ 100`", offset)
    word = re.match(r"\w+", text[offset:])
    if word:
        message = (
            f"`{word[0]}` is neither a number nor a metric id; ids have lower-case letters, digits, dashes and dots"
        )
        return FormulaError(message, offset)
    return FormulaError(f"`{sign}` has no meaning in a formula; it knows + - * / ( )", offset)
