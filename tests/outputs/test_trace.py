"""What `report metrics trace` says of places, against the PDFs and web pages themselves."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from report.cli import main
from report.pipeline import Order, register
from tests.outputs import pdftext
from tests.outputs.webpages import read_page

if TYPE_CHECKING:
    from report.model.register import Register, RegisterPlace
    from tests.outputs.example import Example

pytestmark = pytest.mark.xdist_group("example")

FEW = 12
"""Metrics whose pages are read."""


@pytest.fixture(scope="module")
def known(example: Example) -> Register:
    """Return the register of the built example."""
    made = register(Order(example.project)).value
    assert made is not None
    return made


@pytest.fixture(scope="module")
def places(known: Register) -> list[RegisterPlace]:
    """Return every place of a dozen metrics from all over the report."""
    printed = [row for row in known.rows if row.places]
    chosen = printed[:: max(1, len(printed) // FEW)]
    assert len(chosen) >= FEW
    return [place for row in chosen for place in row.places]


def test_the_register_is_that_of_the_build(example: Example, known: Register) -> None:
    """Right after a build every place has its page, and they are all the places of the manifest."""
    assert known.last_build == "same"
    assert {place.state for row in known.rows for place in row.places} == {"built"}
    assert Counter(
        (row.metric.id, place.language, place.section, place.page, place.url, place.text)
        for row in known.rows
        for place in row.places
    ) == Counter(
        (place["metric"], language, place["section"], place["page"], place["url"], place["text"])
        for language, found in example.places.items()
        for place in found
    )


def test_phrases_stand_on_the_pages_named(example: Example, places: list[RegisterPlace]) -> None:
    """Poppler finds the phrase on the PDF page of each place, as often as places name it."""
    pages = {language: pdftext.pages(pdf) for language, pdf in example.pdfs.items()}
    wanted = Counter((place.language, place.page, pdftext.squeeze(place.text)) for place in places)
    for (language, page, text), count in wanted.items():
        assert page is not None
        assert pages[language][page - 1].count(text) >= count, (language, page, text)


def test_folios_are_the_numbers_on_the_pages(example: Example, places: list[RegisterPlace]) -> None:
    """The folio of a place is what is printed at the foot of its page, if anything is."""
    feet = {language: pdftext.folios(pdf) for language, pdf in example.pdfs.items()}
    shown = [place for place in places if place.page in feet[place.language]]
    assert shown
    for place in shown:
        assert place.page is not None
        assert place.folio == str(feet[place.language][place.page]), place


def test_addresses_lead_to_the_phrase(example: Example, places: list[RegisterPlace]) -> None:
    """The web page of each place is there, and the element that the address names says the phrase."""
    for place in places:
        assert place.url is not None
        path, _, anchor = place.url.partition("#")
        (element,) = (each for each in read_page(example.site / path) if each.attributes.get("id") == anchor)
        assert element.text == " ".join(place.text.split()), place


def test_command_prints_each_place(example: Example, known: Register, capsys: pytest.CaptureFixture[str]) -> None:
    """The command itself names language, page, folio, section, address and phrase of all places of a metric."""
    row = max(known.rows, key=lambda each: len(each.places))
    assert main(["metrics", "trace", row.metric.id, "--project", str(example.project)]) == 0
    text = capsys.readouterr().out
    lines = [line for line in text.splitlines() if line.startswith(known.languages)]
    assert len(lines) == len(row.places)
    for line, place in zip(lines, row.places, strict=True):
        phrase = place.text.replace("\N{NO-BREAK SPACE}", " ")
        wanted = (place.language, str(place.page), str(place.folio), place.section, place.title, str(place.url), phrase)
        assert all(word in line for word in wanted), (line, wanted)
    assert "\npages          as in the last build\n" in text
