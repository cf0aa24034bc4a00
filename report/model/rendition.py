"""Finished outputs in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.model.composition import Composition
    from report.model.report import Report


SCREEN, PRINT, PROOF = "pdf", "print", "proof"
"""Kinds of PDFs, as the manifest calls them: for screens, for a printer, and for those who review a translation."""


@dataclass(frozen=True, slots=True)
class PageRange:
    """Physical pages on which a section's text stands, 1-based, both ends included."""

    first: int
    last: int

    def united(self, other: PageRange) -> PageRange:
        """Return the range that covers both."""
        return PageRange(min(self.first, other.first), max(self.last, other.last))


@dataclass(frozen=True, slots=True)
class PageMap:
    """Where everything came to stand."""

    pages: int
    sections: tuple[tuple[str, PageRange], ...]
    places: tuple[tuple[str, int], ...]
    """(key of a printed metric, page)."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """One typeset edition, a part of it for a printer, or a proof of it."""

    language: str
    name: str
    content: bytes = field(repr=False)
    page_map: PageMap
    kind: str = SCREEN
    page_digests: tuple[str, ...] = field(repr=False, default=())
    """One a page: pages of equal digests look alike. Empty where nothing is known of that."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to publish; the path starts at build/."""

    path: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Renditions:
    """What one build made, in memory."""

    report: Report
    compositions: tuple[Composition, ...]
    pdfs: Mapping[str, Pdf]
    """Language to its PDF; empty where only the site was asked for."""
    site: tuple[OutputFile, ...]
    """Empty where only the PDFs were asked for."""
    prints: tuple[Pdf, ...] = ()
    """All other PDFs: inside and cover of each language for a printer, proofs of translations."""
