"""What an agency gives back, taken into PO files message by message.

A unit is taken where only the agency has changed the translation. Where somebody else has done so too it is a
conflict, and the PO file stays as it is. Nothing that stands in a PO file is emptied.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from report.translate.entering import with_strings
from report.translate.handing import key_of, parts_of, state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from report.po import PoDocument, PoEntry
    from report.xliff import Unit


class Why(Enum):
    """Why what came back is not taken."""

    CONFLICT = auto()
    """The translation was changed here too."""
    UNKNOWN = auto()
    """No message of the PO files has this id any more, or it never had one."""
    EMPTIED = auto()
    """The agency has left it empty, and there was a translation."""
    INCOMPLETE = auto()
    """Plural forms are missing, there twice, or empty in part."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that gets another translation, or another standing."""

    domain: str
    before: PoEntry
    after: PoEntry


@dataclass(frozen=True, slots=True)
class Left:
    """What came back and is not taken."""

    why: Why
    unit: Unit
    domain: str = ""
    entry: PoEntry | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """The files that change, by domain, and what there is to say."""

    documents: Mapping[str, PoDocument]
    taken: tuple[Taken, ...]
    left: tuple[Left, ...]


def take_back(
    documents: Mapping[str, PoDocument],
    units: Iterable[Unit],
    is_sound: Callable[[str, PoEntry, Unit], bool] = lambda *_: True,
) -> Returned:
    """Return the PO files of a language with the translations that came back.

    `is_sound` is asked, with domain, message and unit, whether a translation may be printed; others are taken as fuzzy.
    A message whose source text has changed since gets its translation too, and stays fuzzy; one that is obsolete by
    now keeps it until its text comes back.
    """
    taking = _Taking(documents, is_sound)
    for forms in _gathered(units, taking.left).values():
        taking.take(forms)
    return taking.returned()


def _gathered(units: Iterable[Unit], left: list[Left]) -> dict[str, list[Unit]]:
    """Return the units of each message; those with an id that is not ours go to `left`."""
    found: dict[str, list[Unit]] = {}
    for unit in units:
        parts = parts_of(unit.id)
        if parts is None:
            left.append(Left(Why.UNKNOWN, unit))
        else:
            found.setdefault(parts[0], []).append(unit)
    return found


@dataclass
class _Taking:
    documents: Mapping[str, PoDocument]
    is_sound: Callable[[str, PoEntry, Unit], bool]
    taken: list[Taken] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    places: dict[str, tuple[str, int]] = field(init=False, default_factory=dict)
    """Where a message stands: domain, and number in its file."""
    changed: dict[str, dict[int, PoEntry]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Look up every message: as it is, as it was before its source text changed, or as obsolete, in this order."""
        for rank in range(3):
            for domain, document in self.documents.items():
                for number, entry in enumerate(document.entries):
                    key = _key(domain, entry, rank)
                    if key is not None:
                        self.places.setdefault(key, (domain, number))

    def take(self, forms: list[Unit]) -> None:
        """Take the units of one message, or say why not."""
        first = forms[0]
        key, base, was_fuzzy, _ = parts_of(first.id) or ("", "", False, 0)
        strings, fuzzy = _strings(forms), any(unit.fuzzy for unit in forms)
        if strings is not None and (state_of(strings), fuzzy) == (base, was_fuzzy):
            return  # as it went out
        if key not in self.places:
            self.left.append(Left(Why.UNKNOWN, first))
            return
        domain, number = self.places[key]
        entry = self.documents[domain].entries[number]
        if strings is None or len(strings) != len(entry.msgstrs) or any(strings) != all(strings):
            self.left.append(Left(Why.INCOMPLETE, first, domain, entry))
        elif not any(strings):
            self.left.append(Left(Why.EMPTIED, first, domain, entry))
        elif entry.msgstrs == strings and state_of(strings) != base:
            return  # the same was done here; whether it is right has been said here too
        elif state_of(entry.msgstrs) != base:
            self.left.append(Left(Why.CONFLICT, first, domain, entry))
        else:
            is_other = key != key_of(domain, entry.context, entry.msgid)
            is_fuzzy = fuzzy or is_other or (entry.obsolete and entry.fuzzy)
            self.put(domain, number, with_strings(entry, strings, fuzzy=is_fuzzy), first)

    def put(self, domain: str, number: int, after: PoEntry, unit: Unit) -> None:
        """Take a message into its file; one that would stop every build as fuzzy."""
        before = self.documents[domain].entries[number]
        if not (after.fuzzy or after.obsolete or self.is_sound(domain, after, unit)):
            after = with_strings(before, after.msgstrs, fuzzy=True)
        if after != before:
            self.taken.append(Taken(domain, before, after))
            self.changed.setdefault(domain, {})[number] = after

    def returned(self) -> Returned:
        made = {}
        for domain, changed in self.changed.items():
            document = self.documents[domain]
            entries = tuple(changed.get(number, entry) for number, entry in enumerate(document.entries))
            made[domain] = replace(document, entries=entries)
        return Returned(made, tuple(self.taken), tuple(self.left))


def _key(domain: str, entry: PoEntry, rank: int) -> str | None:
    """Return the name of a message by which it is looked up in a round, or None."""
    if entry.obsolete:
        return key_of(domain, entry.context, entry.msgid) if rank == 2 else None  # noqa: PLR2004 - the third round
    if rank == 0:
        return key_of(domain, entry.context, entry.msgid)
    if rank == 1 and entry.fuzzy and entry.previous is not None:
        return key_of(domain, entry.previous.context, entry.previous.msgid)
    return None


def _strings(forms: list[Unit]) -> tuple[str, ...] | None:
    """Return a translation in all its forms; None where the forms are not those of one message that went out."""
    numbers = [parts[3] for unit in forms if (parts := parts_of(unit.id)) is not None]
    heads = {unit.id.rsplit("-", 1)[0] if unit.id.count("-") > 1 else unit.id for unit in forms}
    if sorted(numbers) != list(range(len(forms))) or len(heads) > 1:
        return None
    return tuple(unit.target for _, unit in sorted(zip(numbers, forms, strict=True), key=lambda each: each[0]))
