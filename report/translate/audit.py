"""Whether the numbers that are typed into a text are the same in its translation.

Figures printed by `{{ }}` are the metrics' matter (T105, T106); this is about all others: years, percentages, 两条, a
third of them. The comparison itself is `report.quantity`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.model.goal import severity_for
from report.quantity import DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from report.diagnostics import Severity
    from report.model.catalog import Entry
    from report.model.text import Text
    from report.quantity import Difference

IGNORE = "ignore-figures"
"""Flag, or comment, of an entry whose translator says that its figures are right as they are."""

CODES = {
    DifferenceKind.MISSING: "T108",
    DifferenceKind.ADDED: "T109",
    DifferenceKind.CHANGED: "T110",
    DifferenceKind.POWER_OF_TEN: "T111",
    DifferenceKind.UNIT: "T112",
    DifferenceKind.HEDGE_LOST: "T113",
}

HEDGE_DIFFERS = "T114"
"""A hedge that turned round, or that only the translation has."""


def audit_translation(
    text: Text, entry: Entry, compare: Callable[[str, str], tuple[Difference, ...]], goal: str
) -> Iterator[Diagnostic]:
    """Yield what the figures of a msgstr state differently from its source; places are those of the msgstr.

    `compare` holds a source and its translation against each other. Errors for a release, else warnings.
    """
    if IGNORE in entry.flags:
        return
    severity = severity_for(goal)
    for difference in compare(text.source, entry.strings[0]):
        yield _problem(difference, text, entry, severity)


def _problem(difference: Difference, text: Text, entry: Entry, severity: Severity) -> Diagnostic:
    ours, theirs = difference.source, difference.target
    place = entry.place(theirs.start, theirs.end - theirs.start) if theirs else entry.place(0)
    related = text.place(ours.start, ours.end - ours.start) if ours else text.place(0)
    code = CODES.get(difference.kind, HEDGE_DIFFERS)
    hint = f"mend the translation; if it is right, write `# {IGNORE}` above its msgid"
    return Diagnostic(code, difference.message, place, hint, severity, related, "source text")
