"""The last good state: what the preview shows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.diagnostics import Diagnostic
    from report.model.composition import Composition
    from report.model.rendition import Pdf, Renditions
    from report.model.report import Report

SITE = "site/"
DOWNLOADS = "downloads/"


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file of the website."""

    content: bytes = field(repr=False)
    digest: str


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page of a PDF."""

    digest: str
    """Equal digests: pages that look alike."""
    width: float
    """In points, as is the height."""
    height: float


@dataclass(frozen=True, slots=True)
class ShownPdf:
    """A PDF that can be looked at page by page."""

    pdf: Pdf
    pages: tuple[ShownPage, ...]


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section in one language."""

    id: str
    title: str
    page: str
    """Path of its web page in the site."""
    anchor: str
    """Id of its element there; empty where it is the whole page."""
    source: str
    """Project path of the file in which it is written."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The website and the PDFs that the preview shows."""

    site: Mapping[str, ShownFile] = field(default_factory=dict)
    """Path in the site to the file."""
    languages: tuple[str, ...] = ()
    sections: Mapping[str, tuple[ShownSection, ...]] = field(default_factory=dict)
    """Language to its sections in reading order."""
    pdfs: Mapping[str, ShownPdf] = field(default_factory=dict)
    """Language to its PDF."""
    compositions: tuple[Composition, ...] = field(repr=False, default=())
    """What the website was made from."""
    report: Report | None = field(repr=False, default=None)
    """The report in its source language, with its catalogs; None while nothing is shown."""
    problems: tuple[Diagnostic, ...] = field(repr=False, default=())
    """What was said while the website was made."""

    def file(self, path: str) -> ShownFile | None:
        """Return a file of the site as it would be published, downloads included."""
        if path.startswith(DOWNLOADS):
            name = path.removeprefix(DOWNLOADS)
            found = (shown.pdf.content for shown in self.pdfs.values() if shown.pdf.name == name)
            content = next(found, None)
            return None if content is None else ShownFile(content, digest_of(content))
        return self.site.get(path)

    def sources(self) -> frozenset[str]:
        """Return the files in which the shown sections are written."""
        return frozenset(section.source for sections in self.sections.values() for section in sections)


def digest_of(content: bytes) -> str:
    """Return a short name for these bytes."""
    return hashlib.sha256(content).hexdigest()[:20]


def show_site(made: Renditions, before: Shown, problems: tuple[Diagnostic, ...] = ()) -> Shown:
    """Return a website that has been made, as it is shown; without PDFs."""
    site = {
        file.path.removeprefix(SITE): _file(file.content, before.site.get(file.path.removeprefix(SITE)))
        for file in made.site
    }
    languages = tuple(composition.language for composition in made.compositions)
    sections = {composition.language: _sections(made, composition) for composition in made.compositions}
    return Shown(site, languages, sections, {}, made.compositions, made.report, problems)


def changed_pages(shown: Shown, before: Shown) -> tuple[str, ...]:
    """Return the web pages that are new or look different, in reading order."""
    order = dict.fromkeys(section.page for sections in shown.sections.values() for section in sections)
    pages = [*order, *(path for path in shown.site if path.endswith(".html") and path not in order)]
    return tuple(path for path in pages if path in shown.site and shown.site[path] != before.site.get(path))


def changed_leaves(now: ShownPdf, before: ShownPdf | None) -> int:
    """Return how many pages of a PDF look different than the ones in their places, or are new."""
    old = before.pages if before is not None else ()
    return sum(n >= len(old) or page.digest != old[n].digest for n, page in enumerate(now.pages))


def _file(content: bytes, before: ShownFile | None) -> ShownFile:
    """Return a file; what has not changed is not hashed again."""
    return before if before is not None and before.content == content else ShownFile(content, digest_of(content))


def _sections(made: Renditions, composition: Composition) -> tuple[ShownSection, ...]:
    paths = {section.id: section.path for section in made.report.sections}
    own = {
        name: text.title.span.path for (name, tag), text in made.report.own_texts.items() if tag == composition.language
    }
    shown = []
    for title in composition.sections:
        page, _, anchor = title.url.partition("#")
        source = own.get(title.id) or paths[title.id]
        shown.append(ShownSection(title.id, title.title, page, anchor or title.id, source))
    return tuple(shown)
