"""The catalogs of a language brought up to date: every translation of yesterday serves a message of today, or rests."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from report.model.catalog import CHANGED
from report.po import PoDocument, PoEntry, Previous, plural_forms
from report.translate.audit import IGNORE
from report.translate.carrying import carried_over
from report.translate.changes import kind_of_change
from report.translate.matches import Known, Source
from report.translate.matching import match_messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from report.translate.matches import Match

FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Kept:
    """A translation that was kept although its text has changed, because the change cannot concern it."""

    domain: str
    old: str
    new: str
    translation: str


@dataclass(frozen=True, slots=True)
class Updated:
    """The files of a language by domain, and what a translator may want to look at."""

    documents: Mapping[str, PoDocument]
    kept: tuple[Kept, ...]


def update_documents(
    templates: Mapping[str, PoDocument], old: Mapping[str, PoDocument], language: str, forms: int
) -> Updated:
    """Return the files of a language for the messages of today.

    `templates` have the messages by domain, without translations; `old` are the files as they are, of these domains and
    of any other; `forms` is the number of plural forms. Moved text keeps its translation across files; changed text
    becomes fuzzy with the previous msgid; what nobody wants any more becomes obsolete, and serves again when its text
    comes back.
    """
    return _Updating(templates, old, language, forms).updated()


class _Updating:
    def __init__(
        self, templates: Mapping[str, PoDocument], old: Mapping[str, PoDocument], language: str, forms: int
    ) -> None:
        self.templates, self.old, self.language, self.forms = templates, old, language, forms
        self.kept: list[Kept] = []
        self.served: set[Known] = set()
        """Old entries that serve, and so need not rest beside."""

    def updated(self) -> Updated:
        wanted = [(domain, entry) for domain, template in self.templates.items() for entry in template.entries]
        entries = dict(self._known())
        matches = match_messages(_sources(wanted), entries)
        made: dict[str, list[PoEntry]] = {domain: [] for domain in self.templates}
        for number, (domain, entry) in enumerate(wanted):
            entry = replace(entry, msgstrs=("",) * self._forms_in(domain, entry))  # noqa: PLW2901 - as the file has them
            match = matches.get(number)
            if match is not None:
                entry = self._translated(domain, entry, entries[match.known], match)  # noqa: PLW2901 - now with its translation
                self.served.add(match.known)
            made[domain].append(entry)
        for known, old in entries.items():
            domain = known.source.domain
            if known not in self.served and domain in made and _has_words(old):
                made[domain].append(_resting(old))
        documents = {
            domain: replace(self.old.get(domain, self.templates[domain]), entries=tuple(found))
            for domain, found in made.items()
        }
        return Updated(documents, tuple(self.kept))

    def _known(self) -> Iterable[tuple[Known, PoEntry]]:
        """Yield the old entries that have anything to lose; of two that are alike in everything, the last."""
        wanted = {(domain, entry.key) for domain, template in self.templates.items() for entry in template.entries}
        for domain, document in self.old.items():
            for position, entry in enumerate(document.entries):
                if any(entry.msgstrs) or entry.comments:
                    source = _source(domain, position, entry)
                    used = not entry.obsolete and (domain, entry.key) in wanted
                    previous = entry.previous.msgid if entry.fuzzy and entry.previous else ""
                    yield Known(source, "\0".join(entry.msgstrs), used, entry.fuzzy, previous), entry

    def _translated(self, domain: str, entry: PoEntry, old: PoEntry, match: Match) -> PoEntry:
        """Return a message with the translation and everything else that stood beside it."""
        flags = tuple(flag for flag in old.flags if flag not in {FUZZY, IGNORE})
        comments = (*old.comments, *([IGNORE] if IGNORE in old.flags else []))  # gettext's tools drop flags of others
        with_words = replace(entry, msgstrs=self._strings(domain, entry, old), flags=flags, comments=comments)
        said = Previous(old.msgid, old.context, old.plural)
        previous = old.previous if old.fuzzy and old.previous else said
        is_same = (previous.context, previous.msgid) == entry.key and (previous.plural is None) == (
            entry.plural is None
        )
        if is_same and (not old.fuzzy or old.previous is not None):
            return with_words
        if not match.fuzzy and previous.msgid == entry.msgid:
            return with_words
        carried = None
        if not old.fuzzy and previous.context == entry.context and entry.plural is None and len(old.msgstrs) == 1:
            carried = carried_over(previous.msgid, entry.msgid, old.msgstrs[0], self.language)
        if carried is not None:
            self.kept.append(Kept(domain, previous.msgid, entry.msgid, carried))
            return replace(with_words, msgstrs=(carried,))
        if not any(with_words.msgstrs):
            return with_words
        return _fuzzy(with_words, None if is_same else previous)

    def _strings(self, domain: str, entry: PoEntry, old: PoEntry) -> tuple[str, ...]:
        """Return the translation in as many forms as the message has."""
        if entry.plural is None:
            return old.msgstrs[-1:]
        forms = self._forms_in(domain, entry)
        known = old.msgstrs[:forms]
        return (*known, *known[-1:] * (forms - len(known)))

    def _forms_in(self, domain: str, entry: PoEntry) -> int:
        """Return how many forms a message has in its file: its header may count otherwise than CLDR does."""
        if entry.plural is None:
            return 1
        document = self.old.get(domain)
        said = plural_forms(document.header) if document else None
        return said[0] if said else self.forms


def _sources(wanted: Sequence[tuple[str, PoEntry]]) -> list[Source]:
    positions: Counter[str] = Counter()
    found = []
    for domain, entry in wanted:
        found.append(_source(domain, positions[domain], entry))
        positions[domain] += 1
    return found


def _source(domain: str, position: int, entry: PoEntry) -> Source:
    section = (
        "" if entry.obsolete or not entry.references else entry.references[0].rpartition(":")[0] or entry.references[0]
    )
    return Source(domain, position, entry.msgid, entry.context or "", section)


def _fuzzy(entry: PoEntry, previous: Previous | None) -> PoEntry:
    extracted = entry.extracted
    if previous is not None and previous.msgid != entry.msgid:
        extracted = (*extracted, f"{CHANGED}{kind_of_change(previous.msgid, entry.msgid).value}")
    return replace(entry, flags=(FUZZY, *entry.flags), previous=previous, extracted=extracted)


def _has_words(entry: PoEntry) -> bool:
    return any(entry.msgstrs) or bool(entry.comments)


def _resting(entry: PoEntry) -> PoEntry:
    """Return a message that is obsolete: where it stood, and what it was, says nothing any more."""
    return replace(entry, obsolete=True, references=(), extracted=())
