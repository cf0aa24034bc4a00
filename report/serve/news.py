"""What there is to say of the preview at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report.serve.shown import Shown

if TYPE_CHECKING:
    from report.diagnostics import Diagnostic

BUILDING, TYPESETTING, READY = PHASES = ("building", "typesetting", "ready")
BEGUN, SITE, PDF, REFUSED, FAULT = STEPS = ("begun", "site", "pdf", "refused", "fault")


@dataclass(frozen=True, slots=True)
class News:
    """The whole state, and the step that led to it."""

    goal: str
    with_pdf: bool
    number: int = 0
    """Grows with each step."""
    phase: str = BUILDING
    """What is under way: the website, the PDFs, or nothing."""
    step: str = BEGUN
    """What has just happened: a build began, a website or PDFs were made, a build was refused or came upon a bug."""
    shown: Shown = field(repr=False, default_factory=Shown)
    problems: tuple[Diagnostic, ...] = ()
    fault: str = ""
    """A bug of the program, in a sentence."""
    seconds: float = 0.0
    """How long the step took."""
    changed: tuple[str, ...] = ()
    """Web pages that the last good build changed."""
    changed_leaves: int = 0
    """How many pages of the PDFs the last typesetting changed."""
    site_is_current: bool = False
    """Whether the website is that of the files as they were last read."""
    pdf_is_current: bool = False
    """Whether the PDFs are of that website."""

    @property
    def errors(self) -> int:
        """How many errors there are, a bug included."""
        return sum(problem.is_error for problem in self.problems) + bool(self.fault)
