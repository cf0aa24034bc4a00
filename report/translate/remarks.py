"""What a careful reader would say of a translation: its words, terms, markup and length, each with a code.

Findings have no places in files, and are kept; a diagnostic is made anew each time, for lines move.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from report.diagnostics import Diagnostic
from report.model.goal import severity_for
from report.translate import emphasis, glossary, room, wording
from report.translate.messages import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.model.catalog import Entry
    from report.model.text import Text
    from report.translate.glossary import Glossary
    from report.translate.wording import Finding

CODES = {
    wording.COPIED: "T116",
    wording.WRONG_SCRIPT: "T117",
    wording.WIDTH: "T118",
    wording.UNBALANCED: "T119",
    wording.DOUBLED: "T120",
    wording.SPACE: "T121",
    wording.FINAL_MARK: "T122",
    glossary.TERM_MISSING: "T123",
    glossary.TERM_FORBIDDEN: "T124",
    room.TOO_LONG: "T125",
    emphasis.MARKUP: "T126",
}
TWO_WAYS = "T127"
IGNORE = "ignore-"
"""Begins the comment of an entry whose translator says that it is right as it is: `# ignore-width: a quotation`."""
IGNORED_AS = {glossary.TERM_MISSING: "term", glossary.TERM_FORBIDDEN: "term"}
IGNORE_TWO_WAYS = f"{IGNORE}two-ways"


class Question(NamedTuple):
    """One translation with all that findings depend on, besides languages and glossary."""

    source: str
    target: str
    filled: str
    """What the program prints into the translation: titles and units."""
    role: str
    room: float | None
    """In ems; None: as much as it needs."""


def find(asked: Question, languages: tuple[str, str], terms: Glossary) -> tuple[Finding, ...]:
    """Return what there is to say of a translation; `languages` are those of source and target."""
    return tuple(_found(asked, languages, terms))


def _found(asked: Question, languages: tuple[str, str], terms: Glossary) -> Iterator[Finding]:
    source, target = asked.source, asked.target
    yield from wording.check_wording(source, target, *languages, asked.role)
    yield from glossary.check_terms(source, target, languages[1], terms, asked.filled)
    yield from emphasis.check_markup(source, target)
    yield from room.check_length(target, asked.room, languages[1])


def told(findings: tuple[Finding, ...], text: Text, entry: Entry, goal: str) -> Iterator[Diagnostic]:
    """Yield findings as diagnostics, but for those that the translator has answered; places are those of the msgstr."""
    for finding in findings:
        answer = f"{IGNORE}{IGNORED_AS.get(finding.kind, finding.kind)}"
        if answer not in entry.flags:
            place = entry.place(finding.start, finding.length)
            hint = f"{finding.hint}; if it is right, write `# {answer}` above its msgid"
            yield Diagnostic(
                CODES[finding.kind], finding.message, place, hint, severity_for(goal), text.span, "source text"
            )


def said_in_two_ways(entry: Entry, earlier: Entry, goal: str) -> Diagnostic:
    """Return the problem of a text that an earlier file translates in another way."""
    message = f"the same text is “{shortened(earlier.strings[0])}” elsewhere"
    hint = f"say it in one way; if both are right, write `# {IGNORE_TWO_WAYS}` above this msgid"
    place, related = entry.place(0, len(entry.strings[0])), earlier.place(0, len(earlier.strings[0]))
    return Diagnostic(TWO_WAYS, message, place, hint, severity_for(goal), related, "elsewhere")
