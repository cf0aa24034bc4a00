"""A number that may stand in the text as it is typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Literal:
    """One entry of content/literals.yaml."""

    text: str
    """The figure as the text has it, with words around it where the writer wants to be exact: 17项."""
    why: str
    span: Span = field(compare=False)
    section: str | None = None
    """Where it is accepted: the id of a section, or the beginning of one; None: everywhere."""
