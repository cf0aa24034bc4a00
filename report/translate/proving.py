"""What is wrong with a translation while it is being written; its place is that in the text, not in a file."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.cache import Cache
from report.diagnostics import Span
from report.markup.difference import differences
from report.model.catalog import Entry
from report.model.text import Segment
from report.translate.judging import MessageChecks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from report.diagnostics import Diagnostic
    from report.model.report import Report
    from report.translate.standing import Standing

ENTRY_LINE, TEXT_LINE = 1, 2
"""Lines of a finding: of the message as a whole, or of the text, where the column counts from 1."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A translation as it would be saved."""

    message: Standing
    strings: tuple[str, ...]
    """One for each plural form."""
    flags: frozenset[str] = frozenset()
    """As `Entry.flags`: what the translator has answered is among them."""


def proved(
    trial: Trial, report: Report, language: str, goal: str, others: Iterable[Standing] = ()
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a translation, if it were saved now; nothing where there is none yet.

    `others` are all messages of the language: the same text should be said in the same way in all of them.
    """
    message = trial.message
    if not all(map(str.strip, trial.strings)):
        return ()
    catalog = report.project.catalogs[language]
    checks = MessageChecks(report, language, goal, Cache())
    for other in others:
        if other.text.source == message.text.source and other.key != message.key:
            entry = catalog.find(*other.key)
            if entry is not None and entry.is_translated and not entry.derived:
                deque(checks.of(other.key[0], other.text, entry), 0)  # to be remembered, not to be told
    domain = message.key[0]
    place = Span(f"{domain}.po", ENTRY_LINE)
    entry = Entry(trial.strings, fuzzy=False, span=place, flags=trial.flags, segments=(Segment(0, TEXT_LINE, 1),))
    return tuple(checks.of(domain, message.text, entry))


def compared(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Return two texts as one: stretches that stayed (`same`), went (`gone`) and came (`new`), in order.

    >>> compared("约三成。", "约四成。")
    (('same', '约'), ('gone', '三'), ('new', '四'), ('same', '成。'))
    """
    found = []
    for before, after in differences(old, new):
        if before == after:
            found.append(("same", before))
        else:
            found += [(kind, text) for kind, text in (("gone", before), ("new", after)) if text]
    return tuple(found)
