"""What is wrong with a text that should be a PO file, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PoFault:
    """One fault; line and column count from 1, in signs of the text as given."""

    message: str
    line: int
    column: int


class PoSyntaxError(ValueError):
    """A text is no PO file; `faults` has every fault found, message, line and column are of the first."""

    def __init__(self, faults: tuple[PoFault, ...]) -> None:
        """Take at least one fault, in the order of the text."""
        first = faults[0]
        super().__init__(f"{first.message} (line {first.line}, column {first.column})")
        self.faults = faults
        self.message = first.message
        self.line = first.line
        self.column = first.column
