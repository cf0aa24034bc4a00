"""How far the translation is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.model.catalog import Catalog
    from report.translate.extract import Extracted


@dataclass(frozen=True, slots=True)
class DomainStatus:
    """Counts of one domain in one language."""

    language: str
    domain: str
    translated: int
    fuzzy: int
    missing: int

    @property
    def total(self) -> int:
        """All messages."""
        return self.translated + self.fuzzy + self.missing


def count_messages(messages: Mapping[str, tuple[Extracted, ...]], catalog: Catalog) -> tuple[DomainStatus, ...]:
    """Return a row for each domain; obsolete entries do not count."""
    return tuple(_count(domain, found, catalog) for domain, found in messages.items())


def _count(domain: str, messages: tuple[Extracted, ...], catalog: Catalog) -> DomainStatus:
    entries = [catalog.find(domain, found.message.context, found.message.msgid) for found in messages]
    translated = sum(entry is not None and entry.is_translated for entry in entries)
    fuzzy = sum(entry is not None and entry.fuzzy for entry in entries)
    return DomainStatus(catalog.language, domain, translated, fuzzy, len(messages) - translated - fuzzy)
