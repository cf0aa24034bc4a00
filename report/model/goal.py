"""How finished a report claims to be, which says how strict its checks are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report.diagnostics import Severity

DRAFT, REVIEW, RELEASE = GOALS = ("draft", "review", "release")


def severity_for(goal: str) -> Severity:
    """Return how bad it is that something is not ready: an error for a release, before that a warning."""
    from report.diagnostics import Severity  # noqa: PLC0415 - the command line asks for the goals alone

    return Severity.ERROR if goal == RELEASE else Severity.WARNING
