"""How far the translation is: what is left, why, how much of it, and where it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.translate.amount import count_characters, count_words
from report.translate.changes import Change, kind_of_change
from report.translate.messages import INTERFACE, METRICS
from report.translate.pages import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from report.diagnostics import Span
    from report.model.catalog import Catalog, Entry, MessageKey
    from report.model.report import Report
    from report.translate.extract import Extracted
    from report.translate.pages import Pages

MISSING = "missing"
OTHER = "other"
FUZZY_KINDS = (*(change.value for change in Change), OTHER)
"""What made a message fuzzy: the kinds of change of its source text, or something else, for example a translator."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One message that is missing or fuzzy."""

    domain: str
    msgid: str
    context: str | None
    why: str
    """MISSING, or for a fuzzy one one of FUZZY_KINDS."""
    words: int
    characters: int
    place: Span | None
    """In the PO file; None where it is not in there yet, and `report update` has to be run."""
    source: Span
    sections: tuple[str, ...] = ()
    """Sections that show the text, in reading order."""
    metrics: tuple[str, ...] = ()
    """Metrics that say it."""
    pages: Pages = ()


@dataclass(frozen=True, slots=True)
class DomainStatus:
    """One domain in one language."""

    language: str
    domain: str
    total: int
    unfinished: tuple[Unfinished, ...]

    @property
    def translated(self) -> int:
        """Messages that are done."""
        return self.total - len(self.unfinished)

    @property
    def missing(self) -> int:
        """Messages without a translation."""
        return sum(each.why == MISSING for each in self.unfinished)

    @property
    def fuzzy(self) -> dict[str, int]:
        """Messages in doubt, by FUZZY_KINDS; all of them, in their order."""
        counts = Counter(each.why for each in self.unfinished)
        return {kind: counts[kind] for kind in FUZZY_KINDS}

    @property
    def words(self) -> int:
        """Words of the source texts that are left."""
        return sum(each.words for each in self.unfinished)

    @property
    def characters(self) -> int:
        """Characters of the source texts that are left."""
        return sum(each.characters for each in self.unfinished)

    @property
    def pages(self) -> Pages:
        """Where unfinished text stands."""
        return rows_of(
            {page for each in self.unfinished for first, last in each.pages for page in range(first, last + 1)}
        )


def domains_of(
    report: Report, language: str, messages: Mapping[str, tuple[Extracted, ...]]
) -> dict[str, tuple[Extracted, ...]]:
    """Return what a language has to translate, by domain: the templates' words are English already.

    Words of packaged templates that come translated with the program are left out.
    """
    is_source = language == report.settings.source_language
    is_english = language.split("-", maxsplit=1)[0] == "en"
    catalog = report.project.catalogs.get(language)
    shipped = catalog.shipped if catalog else frozenset()
    found = {
        domain: tuple(each for each in found if each.message.own or _key(each) not in shipped)
        for domain, found in messages.items()
        if not (is_english if domain == INTERFACE else is_source)
    }
    return {domain: messages for domain, messages in found.items() if messages}


def count_messages(
    report: Report,
    language: str,
    messages: Mapping[str, tuple[Extracted, ...]],
    pages: Mapping[str, Mapping[str, AbstractSet[int]]] | None = None,
) -> tuple[DomainStatus, ...]:
    """Return a row for each domain that the language has to translate; obsolete entries do not count.

    `pages` has those of each section and metric by language (`report.translate.beside`).
    """
    catalog = report.project.catalogs[language]
    printed = {part: found[language] for part, found in (pages or {}).items() if language in found}
    return tuple(
        DomainStatus(language, domain, len(found), tuple(_unfinished(found, catalog, printed)))
        for domain, found in domains_of(report, language, messages).items()
    )


def _key(found: Extracted) -> MessageKey:
    message = found.message
    return message.domain, message.context, message.msgid


def _unfinished(
    messages: Iterable[Extracted], catalog: Catalog, pages: Mapping[str, AbstractSet[int]]
) -> Iterable[Unfinished]:
    for each in messages:
        message, entry = each.message, catalog.find(*_key(each))
        if entry is None or not entry.is_translated or entry.is_doubtful:
            is_figure = message.domain == METRICS
            yield Unfinished(
                message.domain,
                message.msgid,
                message.context,
                why_unfinished(message.msgid, entry),
                count_words(message.msgid),
                count_characters(message.msgid),
                entry.span if entry else None,
                each.places[0],
                () if is_figure else each.parts,
                each.parts if is_figure else (),
                rows_of({page for part in each.parts for page in pages.get(part, ())}),
            )


def why_unfinished(msgid: str, entry: Entry | None) -> str:
    """Return MISSING, or what made a fuzzy entry fuzzy: the change from the msgid that it was translated for."""
    if entry is None or not entry.is_doubtful:
        return MISSING
    if not entry.previous or entry.previous == msgid:
        return OTHER
    return kind_of_change(entry.previous, msgid).value
