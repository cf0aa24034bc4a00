"""Where the words of each section stand in a PDF, found by looking for them.

Nothing of the program's own page map is used: words are taken from the manuscript and searched for in the text
that Poppler reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from statistics import median
from typing import TYPE_CHECKING

from tests.outputs import pdftext
from tests.outputs.manuscript import Manuscript, Passage, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONTENTS = "contents"
"""Kind of the section that holds the table of contents."""
PAGES = re.compile(r"\d+(?:–\d+)?")
SHORTEST = 4
"""Characters of the shortest snippet that is looked for."""
SENTENCE = 16
"""Characters of a card's text that tells a page: names and short remarks stand in other sections' tables too."""
LARGER = 1.05
"""A title is set at least this much larger than the text."""


@dataclass(frozen=True)
class Standing:
    """One edition, manuscript and PDF side by side."""

    manuscript: Manuscript
    language: str
    pdf: Path

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Squeezed text of each page."""
        return pdftext.pages(self.pdf)

    @cached_property
    def ranges(self) -> dict[str, tuple[int, int]]:
        """First and last page of each section, sections below it included."""
        found = {entry.id: self.own_pages(entry.id) for entry in self.manuscript.outline}
        for entry in reversed(self.manuscript.outline):
            if entry.parent:
                found[entry.parent] |= found[entry.id]
        return {section: (min(numbers), max(numbers)) for section, numbers in found.items()}

    def own_pages(self, section: str) -> set[int]:
        """Return the pages on which the title and snippets of a section stand."""
        found = set(self._text_pages[section])
        if self.title_page(section) in self.contents_pages:
            found |= set(self.contents_pages)
        return found | {self.title_page(section)}

    @cached_property
    def _text_pages(self) -> dict[str, frozenset[int]]:
        """The pages on which snippets of each section stand; the search is long."""
        return {
            entry.id: frozenset(
                page for passage in self.manuscript.passages(entry.id) for page in self.pages_of(passage)
            )
            for entry in self.manuscript.outline
        }

    @cached_property
    def contents_pages(self) -> range:
        """The pages of the table of contents: those with rows of a title and a number, from its title on."""
        entry = next(entry for entry in self.manuscript.outline if entry.kind == CONTENTS)
        first = end = self.title_page(entry.id)
        titles = [self.manuscript.title(each.id, self.language) for each in self.manuscript.outline]
        while any(self.numbers_after(title, end) for title in titles):
            end += 1
        return range(first, end)

    def numbers_after(self, title: str, number: int) -> list[str]:
        """Return the page numbers or ranges that end the rows of a page in which a title stands."""
        page = pdftext.words(self.pdf)[number - 1]
        cells = (pdftext.last_cell(run, page) for run in pdftext.runs_of(title, page))
        return [cell for cell in cells if PAGES.fullmatch(cell)]

    def pages_of(self, passage: Passage) -> set[int]:
        """Return the pages of a passage that its first and last words single out."""
        least = SENTENCE if passage.role == "card" else SHORTEST
        return {page for snippet in self.snippets(passage, least) if (page := self._page_of(*snippet))}

    def snippets(self, passage: Passage, least: int = SHORTEST) -> Iterator[tuple[str, bool]]:
        """Yield stretches of a passage in the edition's language, each to be looked for from its start or end."""
        spoken = [self.manuscript.say(message, passage.domain, self.language) for message in passage.messages]
        for text in spoken:
            parts = [squeezed for part in stretches(text) if len(squeezed := pdftext.squeeze(part)) >= least]
            for part in parts[:1]:
                yield part, False
            for part in parts[-1:]:
                yield part, True
        if passage.role == "row" and len(spoken) > 1 and all(stretches(text) == [text] for text in spoken):
            yield pdftext.squeeze("".join(spoken)), False

    def title_page(self, section: str) -> int:
        """Return the page on which a section's title stands in large type: the nearest one before its text.

        Contents and openers list titles in large type too.
        """
        known = self._title_pages
        if section not in known:
            known[section] = self._find_title(section)
        return known[section]

    @cached_property
    def _title_pages(self) -> dict[str, int]:
        return {}

    def _find_title(self, section: str) -> int:
        text = self._text_pages[section]
        upto = min(text) if text else len(self.pages)
        title = self.manuscript.title(section, self.language)
        found = [number for number in range(1, upto + 1) if self._has_title(title, number)]
        assert found, f"the title “{title}” stands nowhere before page {upto + 1} of {self.pdf.name}"
        return found[-1] if text else found[0]

    def _has_title(self, title: str, number: int) -> bool:
        runs = pdftext.runs_of(title, pdftext.words(self.pdf)[number - 1])
        return any(min(word.height for word in run) > LARGER * self._text_height for run in runs)

    @cached_property
    def _text_height(self) -> float:
        return median(word.height for page in pdftext.words(self.pdf) for word in page)

    def _page_of(self, snippet: str, from_end: bool) -> int | None:  # noqa: FBT001
        """Return the one page that has the shortest beginning (or ending) of the snippet that only one page has."""
        found = list(range(1, len(self.pages) + 1))
        for length in range(SHORTEST, len(snippet) + 1):
            part = snippet[-length:] if from_end else snippet[:length]
            found = [number for number in found if part in self.pages[number - 1]]
            if len(found) == 1:
                return found[0]
            if not found:
                return None
        return None


@cache
def standing(project: Path, language: str, pdf: Path) -> Standing:
    """Return one edition of a project; the same object for the same files, which keeps what it has found."""
    return Standing(Manuscript(project), language, pdf)
