"""What a screen reader is told of the example: every word of the report, once, in the order of the source."""

from __future__ import annotations

import json
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pikepdf
import pytest

from report.compose import PRINT, compose_edition
from report.model.rendition import PageRange
from report.pipeline import Order, edit, load
from report.typeset.late import fill_late_values
from tests.outputs import pdftext
from tests.outputs.example import GOAL
from tests.outputs.tagtree import Tagged, read_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.model.composition import Composition
    from report.model.report import Report
    from tests.outputs.example import Example
    from tests.outputs.standing import Standing

pytestmark = pytest.mark.xdist_group("example")

UNSEEN = dict.fromkeys(map(ord, "\u2060\u200b"))
"""Characters that steer line breaking and draw nothing."""
SILENT = ("head", "svg", "textarea")
AROUND = 30


class Reading(HTMLParser):
    """The words of a document as they are read; those that style sheets add to notes are said, as in the PDF."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep silent in pictures and fields; say the number of a note where it is called and where it stands."""
        facts = dict(attrs)
        if tag in SILENT:
            self._silent.append(tag)
        if facts.get("class") == "footnote":
            self.words += [str(facts["data-note"])] * 2

    def handle_endtag(self, tag: str) -> None:
        """Speak again after a picture or a field."""
        if self._silent and self._silent[-1] == tag:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        """Say words."""
        if not self._silent:
            self.words.append(data)


@pytest.fixture(scope="module")
def resolved(example: Example) -> Report:
    """Return the example as it is before it is translated."""
    report = load(example.project, GOAL, audited=False).value
    assert report is not None
    return report


@pytest.fixture(scope="module")
def composed(example: Example, resolved: Report, language: str) -> Composition:
    """Return an edition as composed for print."""
    order = Order(example.project, languages=(language,), goal=GOAL)
    (edition,) = edit(resolved, order, audited=False).value or ()
    composition = compose_edition(edition, (PRINT,)).value
    assert composition is not None
    return composition


@pytest.fixture(scope="module")
def heard(edition: Standing) -> tuple[Tagged, list[str]]:
    """Return the tags of an edition, and the text of each page that has none."""
    with pikepdf.open(edition.pdf) as pdf:
        return read_tags(pdf)


@pytest.fixture(scope="module")
def tags(heard: tuple[Tagged, list[str]]) -> Tagged:
    """Return the tags of an edition."""
    return heard[0]


def squeezed(text: str) -> str:
    """Return a text without what line breaking changes and without what cannot be seen."""
    return pdftext.squeeze(text.translate(UNSEEN))


def aloud(tag: Tagged) -> Iterator[str]:
    """Yield what a tag says, without the bullets and numbers that style sheets add to items.

    The letters of a drawing are not read: the words for the picture are.
    """
    added = tag.type == "L" and str(tag.attributes["/ListNumbering"]) != "/None"
    for kid in tag.kids:
        if isinstance(kid, str) and tag.type != "Figure":
            yield kid
        elif isinstance(kid, Tagged) and added and kid.type == "LI":
            yield from (word for each in kid.tags if each.type != "Lbl" for word in aloud(each))
        elif isinstance(kid, Tagged):
            yield from aloud(kid)


def test_reading_order_is_the_source_order(example: Example, composed: Composition, tags: Tagged) -> None:
    """The tags say the words of the composed HTML: all of them, once, in its order."""
    rows = example.editions[composed.language]
    ranges = {name: PageRange(row["first_page"], row["last_page"]) for name, row in rows.items()}
    reading = Reading()
    reading.feed(fill_late_values(composed.print_html, ranges, composed.first_folio))
    wanted, found = squeezed("".join(reading.words)), squeezed("".join(aloud(tags)))
    assert len(found) > 10_000
    at = next((at for at, (one, other) in enumerate(zip(wanted, found, strict=False)) if one != other), None)
    if at is not None:
        begin = max(0, at - AROUND)
        pytest.fail(f"written: {wanted[begin : at + AROUND]}\nread:    {found[begin : at + AROUND]}")
    assert len(wanted) == len(found)


def test_running_heads_are_artifacts(edition: Standing, heard: tuple[Tagged, list[str]]) -> None:
    """Beside the document's words, pages have running heads, a folio and heads of tables that go on; no more."""
    heads = {squeezed(tag.text) for tag in heard[0].all() if tag.type in {"TH", "H1", "H2"}}
    settings = edition.manuscript.settings
    heads.add(squeezed(edition.manuscript.say(settings["short_title"], "report", edition.language)))
    folios = pdftext.folios(edition.pdf)
    for number, words in enumerate(map(squeezed, heard[1]), 1):
        rest = words.removesuffix(str(folios[number])) if number in folios else words
        for head in sorted(heads, key=len, reverse=True):
            rest = rest.replace(head, "")
        assert rest == "", f"page {number}: {words}"


def test_nothing_is_empty(tags: Tagged) -> None:
    """A tag says something, shows something or holds a link or a field; only cells may be empty."""
    empty = [tag.type for tag in tags.all() if not tag.kids and tag.type not in {"TD", "TH", "TR"}]
    assert empty == []


def test_headings_leave_no_gap(tags: Tagged) -> None:
    """Below a heading comes one of the next level at the most; the first is of level 1."""
    levels = [int(tag.type[1]) for tag in tags.all() if tag.type[0] == "H" and tag.type[1:].isdigit()]
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_parts_have_what_they_need(tags: Tagged) -> None:
    """Pictures have words, heads of tables a scope, notes a name each, links words and a target each."""
    found = list(tags.all())
    of = {name: [tag for tag in found if tag.type == name] for name in {tag.type for tag in found}}
    assert all(tag.alternate for tag in of["Figure"])
    assert {str(tag.attributes.get("/Scope")) for tag in of["TH"]} <= {"/Column", "/Row"}
    assert len({tag.id for tag in of["Note"]}) == len(of["Note"]) == len(of["Reference"])
    assert all(tag.annotations and tag.annotations[0].contents for tag in of["Link"])
    assert all(len(tag.annotations) == 1 for tag in of["Form"])
    assert all(tag.attributes["/ListNumbering"] for tag in of["L"])
    inside = {kid.type for tag in of["Figure"] for kid in tag.tags}
    assert inside <= {"Caption"}


def test_no_litter(tags: Tagged, composed: Composition) -> None:
    """Spans say that the language changes, and nothing else does without a reason."""
    counts = Counter(tag.type for tag in tags.all())
    assert counts["Span"] <= composed.print_html.count(" lang=")
    assert counts["NonStruct"] == 0
    assert all(len(tag.tags) > 1 for tag in tags.all() if tag.type == "Div")


def test_figures_are_attached(example: Example, edition: Standing) -> None:
    """The PDF carries what it prints of each metric as data: every printing, with its page and folio."""
    language = edition.language
    with pikepdf.open(edition.pdf) as pdf:
        (specification,) = pdf.Root.AF
        assert str(specification.AFRelationship) == "/Data"
        assert list(pdf.attachments) == ["figures.json"]
        file = pdf.attachments["figures.json"].get_file()
        assert file.mime_type == "application/json"
        data = json.loads(file.read_bytes())
    assert data["language"] == language
    wanted = {(place["metric"], place["text"], place["page"]) for place in example.places[language]}
    found = {(row["id"], place["text"], place["page"]) for row in data["figures"] for place in row["places"]}
    assert found == wanted
    assert all(row["label"] and (row["value"] or row["series"]) for row in data["figures"])


def test_titles_in_every_language(edition: Standing) -> None:
    """The metadata have the title for readers of each language of the report, and the author and language."""
    manuscript = edition.manuscript
    titles = {
        language: manuscript.say(manuscript.settings["title"], "report", language)
        for language in manuscript.settings["languages"]
    }
    with pikepdf.open(edition.pdf) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["dc:creator"] == [
            manuscript.say(manuscript.settings["organisation"], "report", edition.language)
        ]
        assert metadata["dc:language"] == {edition.language}
        packet = str(metadata)
    for language, title in {"x-default": titles[edition.language], **titles}.items():
        assert f'<rdf:li xml:lang="{language}">{title}</rdf:li>' in packet
