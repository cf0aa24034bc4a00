"""Messages handed to an agency: the entries of a PO file as units of XLIFF.

A unit's id says which message it is, and which translation stood there when it was handed out: when it comes back,
what the agency changed and what somebody else changed meanwhile can be told apart.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from report.markup.figures import EXPRESSION
from report.xliff import Unit, is_writable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from report.po import PoDocument, PoEntry

CODES = re.compile(rf"{EXPRESSION.pattern}|\[\]\([^()\s]*\)|\]\([^()\s]+\)|\[\^[^\]\s]+\]", EXPRESSION.flags)
"""What agencies' tools are to keep as it is: figures, references, the ends of links, footnotes."""
FUZZY, DONE = "f", "t"
_ID = re.compile(r"([0-9a-f]{16})-([0-9a-f]{12})([ft])(?:-([0-9]))?")


def units_of(domain: str, document: PoDocument, *, unfinished: bool) -> tuple[Unit, ...]:
    """Return the messages of a domain as units, in the order of the file; obsolete ones stay at home.

    `unfinished` leaves out what is translated. Messages with characters that XML cannot hold are left out, see
    `unwritable`.
    """
    wanted = (entry for entry in document.entries if not entry.obsolete and not (unfinished and entry.is_translated))
    return tuple(unit for entry in wanted if _fits(entry) for unit in _units(domain, entry))


def unwritable(document: PoDocument) -> tuple[PoEntry, ...]:
    """Return the messages with characters that XML cannot hold."""
    return tuple(entry for entry in document.entries if not entry.obsolete and not _fits(entry))


def key_of(domain: str, context: str | None, msgid: str) -> str:
    """Return a short name for a message."""
    return _hash(16, domain, context or "", msgid)


def state_of(msgstrs: Iterable[str]) -> str:
    """Return a short name for a translation in all its forms."""
    return _hash(12, *msgstrs)


def parts_of(name: str) -> tuple[str, str, bool, int] | None:
    """Return what a unit's id says: message, translation, whether it was fuzzy, and the number of the plural form."""
    match = _ID.fullmatch(name)
    return (match[1], match[2], match[3] == FUZZY, int(match[4] or 0)) if match else None


def _hash(length: int, *texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:length]


def _fits(entry: PoEntry) -> bool:
    return all(map(is_writable, (entry.context or "", entry.msgid, entry.plural or "", *entry.msgstrs)))


def _units(domain: str, entry: PoEntry) -> Iterator[Unit]:
    name = f"{key_of(domain, entry.context, entry.msgid)}-{state_of(entry.msgstrs)}{FUZZY if entry.fuzzy else DONE}"
    notes = [("developer", "\n".join(entry.extracted)), ("translator", "\n".join(entry.comments))]
    places = tuple(_place(reference) for reference in entry.references)
    for number, msgstr in enumerate(entry.msgstrs):
        yield Unit(
            name if entry.plural is None else f"{name}-{number}",
            entry.msgid if number == 0 or entry.plural is None else entry.plural,
            msgstr,
            entry.fuzzy and bool(msgstr),
            entry.context,
            tuple((who, words) for who, words in notes if words and is_writable(words)),
            places,
            _previous(entry, number),
            "" if entry.plural is None else name,
        )


def _previous(entry: PoEntry, number: int) -> str | None:
    previous = entry.previous
    if previous is None or not entry.fuzzy:
        return None
    text = previous.plural or previous.msgid if number else previous.msgid
    return text if is_writable(text) else None


def _place(reference: str) -> tuple[str, str]:
    path, colon, line = reference.strip("\u2068\u2069").rpartition(":")
    path = path.rstrip("\u2069")
    return (path, line) if colon and line.isdecimal() else (reference.strip("\u2068\u2069"), "")
