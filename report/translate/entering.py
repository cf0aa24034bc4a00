"""A translation entered by hand: what it makes of a PO file, in which nothing else changes.

The date of the last revision in the header stays as it is, though Poedit sets it with every save: two translators who
work on a file under version control would have a conflict in each of their merges, and the log knows the date.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from report.model.catalog import CHANGED
from report.translate.updating import FUZZY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from report.po import PoDocument, PoEntry

PoKey = tuple[str | None, str]
"""(msgctxt, msgid); an empty msgctxt is none."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What a translator says of a message."""

    strings: tuple[str, ...]
    """One for each plural form."""
    fuzzy: bool = False
    """Whether it needs work: it is kept, and not printed."""
    answers: tuple[str, ...] = ()
    """Findings of the checks that are right as they are: `ignore-width` becomes a comment of the entry."""


def entry_digest(entry: PoEntry | None) -> str:
    """Return a short name for what a translator sees of an entry, and would overwrite: equal names, nothing changed."""
    seen = None if entry is None else (entry.msgstrs, entry.fuzzy, entry.previous)
    return hashlib.sha256(repr(seen).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def find_entry(document: PoDocument, key: PoKey) -> PoEntry | None:
    """Return the entry of a message, or None; one that is obsolete does not count."""
    return next((entry for entry in document.entries if not entry.obsolete and _key(entry) == key), None)


def with_entered(document: PoDocument, key: PoKey, entered: Entered) -> PoDocument:
    """Return the file with a translation entered; raise KeyError where it does not have the message.

    Who says that it needs no more work agrees with it as it stands: the mark `fuzzy`, the previous msgid and the note
    of what has changed go. As many strings as the entry has are expected.
    """
    found = find_entry(document, key)
    if found is None:
        raise KeyError(key)
    new = _entered(found, entered)
    return replace(document, entries=tuple(new if entry is found else entry for entry in document.entries))


def with_message(document: PoDocument, message: PoEntry, order: Iterable[PoKey]) -> PoDocument:
    """Return the file with an entry that it lacked, behind the one that comes before it in `order`."""
    known = {_key(entry): number for number, entry in enumerate(document.entries) if not entry.obsolete}
    at = 0
    for key in order:
        if key == _key(message):
            break
        at = known[key] + 1 if key in known else at
    return replace(document, entries=(*document.entries[:at], message, *document.entries[at:]))


def _key(entry: PoEntry) -> PoKey:
    return entry.context or None, entry.msgid


def _entered(entry: PoEntry, entered: Entered) -> PoEntry:
    answers = tuple(answer for answer in dict.fromkeys(entered.answers) if answer not in entry.marks)
    answered = replace(entry, comments=(*entry.comments, *answers))
    return with_strings(answered, entered.strings, fuzzy=entered.fuzzy and bool(entered.strings[0]))


def with_strings(entry: PoEntry, strings: tuple[str, ...], *, fuzzy: bool) -> PoEntry:
    """Return a message with a translation; one that is not fuzzy is agreed with as the source text stands now."""
    others = tuple(flag for flag in entry.flags if flag != FUZZY)
    if fuzzy:
        return replace(entry, msgstrs=strings, flags=(FUZZY, *others))
    extracted = tuple(line for line in entry.extracted if not line.startswith(CHANGED))
    return replace(entry, msgstrs=strings, flags=others, previous=None, extracted=extracted)
