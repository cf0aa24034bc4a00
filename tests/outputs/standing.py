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
from tests.outputs.manuscript import Entry, Manuscript, Passage, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONTENTS = "contents"
"""Kind of the section that holds the table of contents."""
PAGES = re.compile(r"\d+(?:–\d+)?")
SHORTEST = 4
"""Characters of the shortest snippet that is looked for."""
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
        found = {page for passage in self.manuscript.passages(section) for page in self.pages_of(passage)}
        listed = set(self.contents_pages) if section == CONTENTS else set()
        return found | listed | {self.title_page(section)}

    @cached_property
    def contents_pages(self) -> range:
        """The pages of the table of contents: those with rows of a title and a number, from its title on."""
        titles = [self.manuscript.title(entry.id, self.language) for entry in self.manuscript.outline]
        first = end = self._title_pages[CONTENTS]
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
        return {page for snippet in self.snippets(passage) if (page := self._page_of(*snippet))}

    def snippets(self, passage: Passage) -> Iterator[tuple[str, bool]]:
        """Yield stretches of a passage in the edition's language, each to be looked for from its start or end."""
        spoken = [self.manuscript.say(message, passage.domain, self.language) for message in passage.messages]
        for text in spoken:
            parts = [squeezed for part in stretches(text) if len(squeezed := pdftext.squeeze(part)) >= SHORTEST]
            for part in parts[:1]:
                yield part, False
            for part in parts[-1:]:
                yield part, True
        if len(spoken) > 1 and all(stretches(text) == [text] for text in spoken):
            yield pdftext.squeeze("".join(spoken)), False

    def title_page(self, section: str) -> int:
        """Return the page on which a section's title stands in large type, after those of the sections before."""
        return self._title_pages[section]

    @cached_property
    def _title_pages(self) -> dict[str, int]:
        found: dict[str, int] = {}
        page = 1
        for entry in self.manuscript.outline:
            page = self._next_title(entry, page)
            found[entry.id] = page
            while entry.id == CONTENTS
        return found

    def _next_title(self, entry: Entry, start: int) -> int:
        title = self.manuscript.title(entry.id, self.language)
        for number, page in enumerate(pdftext.words(self.pdf)[start - 1 :], start):
            usual = self._text_height
            if any(min(word.height for word in run) > LARGER * usual for run in pdftext.runs_of(title, page)):
                return number
        message = f"the title “{title}” stands nowhere from page {start} of {self.pdf.name}"
        raise AssertionError(message)

    @cached_property
    def _text_height(self) -> float:
        return median(word.height for page in pdftext.words(self.pdf) for word in page)

    def _page_of(self, snippet: str, from_end: bool) -> int | None:  # noqa: FBT001
        """Return the one page that has the shortest beginning (or ending) of the snippet that only one page has."""
        for length in range(SHORTEST, len(snippet) + 1):
            part = snippet[-length:] if from_end else snippet[:length]
            found = [number for number, text in enumerate(self.pages, 1) if part in text]
            if len(found) == 1:
                return found[0]
            if not found:
                return None
        return None


@cache
def standing(manuscript_of: Path, language: str, pdf: Path) -> Standing:
    """Return the reader of one edition; the same one for the same files."""
    return Standing(Manuscript(manuscript_of), language, pdf)
