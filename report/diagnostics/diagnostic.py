"""One problem."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from report.diagnostics.rules import RULES

if TYPE_CHECKING:
    from report.diagnostics.span import Span


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"
    """The outputs would be wrong or missing; nothing is published."""
    WARNING = "warning"
    """The outputs are right but somebody should look."""
    NOTE = "note"
    """For information."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem with its place and the way out of it."""

    code: str
    """Permanent code, a key of `RULES`."""
    message: str
    """What is wrong here, one sentence without a full stop."""
    span: Span
    hint: str
    """What to do, in the imperative."""
    severity: Severity = Severity.ERROR
    related: Span | None = None
    """A second place that belongs to it, for example an earlier declaration."""
    related_label: str = "declared here"

    def __post_init__(self) -> None:
        if self.code not in RULES:
            message = f"no rule has the code {self.code}"
            raise ValueError(message)

    @property
    def slug(self) -> str:
        """The rule's readable name."""
        return RULES[self.code].slug

    @property
    def is_error(self) -> bool:
        """Whether it stops publication."""
        return self.severity is Severity.ERROR
