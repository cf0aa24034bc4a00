"""Page numbers in the PDFs against the pages on which the words really stand."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.outputs import pdftext
from tests.outputs.example import ROOT
from tests.outputs.standing import standing

if TYPE_CHECKING:
    from tests.outputs.example import Example
    from tests.outputs.manuscript import Entry, Manuscript, Passage
    from tests.outputs.standing import Standing

pytestmark = pytest.mark.xdist_group("example")

KINDS = yaml.safe_load((ROOT / "templates" / "kinds.yaml").read_text(encoding="utf-8"))
DEPTHS = 3
"""Levels of the outline in the table of contents."""
INDEX = "appendix.index"


def listed(manuscript: Manuscript) -> list[Entry]:
    """Return the sections that the table of contents lists."""
    return [entry for entry in manuscript.outline if KINDS[entry.kind].get("contents", True) and entry.depth <= DEPTHS]


def indexed(manuscript: Manuscript) -> list[Entry]:
    """Return the sections that the index lists."""
    return [entry for entry in manuscript.outline if KINDS[entry.kind].get("indexed", False)]


def folio_shift(edition: Standing) -> int:
    """Return what the numbers printed at the foot are ahead of the physical pages; it must be the same throughout."""
    (shift,) = {printed - page for page, printed in pdftext.folios(edition.pdf).items()}
    return shift


def printed_range(edition: Standing, section: str) -> str:
    """Return how an index has to print the pages on which a section stands."""
    first, last = (page + folio_shift(edition) for page in edition.ranges[section])
    return str(first) if first == last else f"{first}–{last}"


def test_every_passage_is_printed(edition: Standing) -> None:
    """The first and the last words of every passage of the manuscript stand on some page."""
    passages = [(entry.id, p) for entry in edition.manuscript.outline for p in edition.manuscript.passages(entry.id)]
    lost = [
        (section, part)
        for section, passage in passages
        for snippet, from_end in edition.snippets(passage)
        if not any((part := snippet[-8:] if from_end else snippet[:8]) in page for page in edition.pages)
    ]
    assert len(passages) > 300
    assert not lost


def test_search_can_tell_where_each_section_ends(edition: Standing) -> None:
    """The last block of every section has words that only one page has, so that the ranges found can be relied on."""
    vague = [
        entry.id
        for entry in edition.manuscript.outline
        if (blocks := _blocks(edition.manuscript.passages(entry.id)))
        and not any(edition.pages_of(passage) for passage in blocks[-1])
    ]
    assert not vague


def _blocks(passages: tuple[Passage, ...]) -> list[list[Passage]]:
    """Gather passages into blocks: all rows of a table or items of a list are one; notes float and are none."""
    flowing = (passage for passage in passages if passage.role != "note")
    grouped = [list(group) for _, group in groupby(flowing, key=lambda passage: passage.role)]
    return [
        part
        for group in grouped
        for part in ([group] if group[0].role in {"row", "card", "item", "term"} else [[p] for p in group])
    ]


def test_manifest_has_the_pages_on_which_sections_stand(edition: Standing, example: Example) -> None:
    """First and last page of each section in the manifest are those on which its words are found."""
    stated = {
        section: (row["first_page"], row["last_page"]) for section, row in example.editions[edition.language].items()
    }
    assert stated == edition.ranges


def test_folios_count_the_physical_pages(edition: Standing, example: Example) -> None:
    """The numbers at the foot run along with the pages, and the manifest's folios are these numbers."""
    shift = folio_shift(edition)
    assert len(pdftext.folios(edition.pdf)) > len(edition.pages) * 0.75
    for row in example.editions[edition.language].values():
        assert (row["first_folio"], row["last_folio"]) == (row["first_page"] + shift, row["last_page"] + shift)


def test_contents_number_is_the_page_of_the_title(edition: Standing) -> None:
    """Each listed section has one row in the contents, which ends in the folio of the page where it begins."""
    manuscript, shift = edition.manuscript, folio_shift(edition)
    found = {}
    for entry in listed(manuscript):
        title = manuscript.title(entry.id, edition.language)
        found[entry.id] = [number for page in edition.contents_pages for number in edition.numbers_after(title, page)]
    # A title that begins another one, as Charity and Charity projects, is found in both rows.
    titles = {entry.id: manuscript.title(entry.id, edition.language) for entry in listed(manuscript)}
    assert found == {
        section: [str(edition.ranges[other][0] + shift) for other, longer in titles.items() if _begins(title, longer)]
        for section, title in titles.items()
    }


def _begins(title: str, longer: str) -> bool:
    return longer == title or longer.startswith(f"{title} ")


def test_index_rows_print_the_pages_of_their_sections(edition: Standing) -> None:
    """Each row of the SDG index, by section or by goal, ends in the pages where the section's text stands."""
    manuscript = edition.manuscript
    first, last = edition.ranges[INDEX]
    found, expected = {}, {}
    for entry in indexed(manuscript):
        title = manuscript.title(entry.id, edition.language)
        found[entry.id] = [n for page in range(first, last + 1) for n in edition.numbers_after(title, page)]
        rows = 1 + len(manuscript.goals(entry.id))
        expected[entry.id] = [printed_range(edition, entry.id)] * rows
    assert found == expected


def test_index_prints_single_pages_and_ranges(example: Example, manuscript: Manuscript) -> None:
    """Both forms of a row occur in the sample: one number for a section on one page, two for a longer one."""
    editions = [standing(example.project, language, pdf) for language, pdf in example.pdfs.items()]
    forms = {"–" in printed_range(edition, entry.id) for edition in editions for entry in indexed(manuscript)}
    assert forms == {True, False}


def test_sections_share_a_page_in_the_sample(edition: Standing) -> None:
    """At least once a section of the index ends in mid-page and the next one begins below it on the same page."""
    ranges = edition.ranges
    sharing = [
        (before, after)
        for before, after in pairwise(indexed(edition.manuscript))
        if before.parent == after.parent and ranges[before.id][1] == ranges[after.id][0]
    ]
    assert sharing
    for before, after in sharing:
        page = edition.pages[ranges[after.id][0] - 1]
        last_words = _words_on(edition, _descendants(edition.manuscript, before), page)
        first_words = _words_on(edition, [after], page)
        assert last_words
        assert first_words
        assert page.rindex(last_words[-1]) < page.rindex(first_words[0])


def test_sections_above_cover_those_below(edition: Standing, example: Example) -> None:
    """The pages of a chapter reach to the end of its last section, although its own text ends on its first page."""
    stated = example.editions[edition.language]
    below = [row["last_page"] for section, row in stated.items() if section.startswith("trust.")]
    assert stated["trust"]["last_page"] == max(below) > max(edition.own_pages("trust"))


def test_references_print_the_page_of_their_section(edition: Standing) -> None:
    """Every cross reference in the text prints the folio of the page on which its section begins."""
    manuscript, shift = edition.manuscript, folio_shift(edition)
    flowing = [entry for entry in manuscript.outline if entry.id != INDEX and KINDS[entry.kind].get("contents", True)]
    wanted = Counter(target for entry in flowing for target in manuscript.references(entry.id))
    text = "".join(edition.pages)
    for section, count in wanted.items():
        title = re.escape(pdftext.squeeze(manuscript.title(section, edition.language)))
        numbers = re.findall(title + r"[(（]\D{0,6}(\d+)\D{0,6}?[)）]", text)
        assert numbers == [str(edition.ranges[section][0] + shift)] * count, section


def _descendants(manuscript: Manuscript, entry: Entry) -> list[Entry]:
    return [each for each in manuscript.outline if each.id == entry.id or each.id.startswith(f"{entry.id}.")]


def _words_on(edition: Standing, entries: list[Entry], page: str) -> list[str]:
    """Return the words that begin or end passages of some sections, as far as a page has them, in reading order."""
    return [
        words
        for entry in entries
        for passage in edition.manuscript.passages(entry.id)
        if passage.role != "note"
        for snippet, from_end in edition.snippets(passage)
        if len(words := snippet[-12:] if from_end else snippet[:12]) > 8 and words in page
    ]
