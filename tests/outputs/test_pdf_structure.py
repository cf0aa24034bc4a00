"""What the PDFs are beside their text: outline, links, form, fonts, metadata, bytes."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf.form import CheckboxField, Form, RadioButtonGroup, TextField

from tests.outputs import pdfstructure, pdftext
from tests.outputs.example import build_example
from tests.outputs.test_pdf_pages import indexed, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.outputs.example import Example
    from tests.outputs.manuscript import Manuscript
    from tests.outputs.standing import Standing

pytestmark = pytest.mark.xdist_group("example")

A4 = (595.28, 841.89)
UNSEARCHABLE = re.compile("[\u2e80-\u2fdf\ue000-\uf8ff\ufffd]")
MAX_SIZE = 3_000_000


@pytest.fixture
def pdf(edition: Standing) -> Iterator[pikepdf.Pdf]:
    """Open the PDF of an edition."""
    with pikepdf.open(edition.pdf) as opened:
        yield opened


def test_manifest_lists_the_files(example: Example, edition: Standing, pdf: pikepdf.Pdf) -> None:
    """Path, number of pages and checksum in the manifest are those of the file; the site offers the same file."""
    (row,) = [
        each for each in example.manifest["outputs"] if (each["kind"], each["language"]) == ("pdf", edition.language)
    ]
    content = (example.build / row["path"]).read_bytes()
    assert row["pages"] == len(pdf.pages)
    assert row["sha256"] == hashlib.sha256(content).hexdigest()
    assert content == (example.site / "downloads" / edition.pdf.name).read_bytes()


def test_file_is_sound_and_small(edition: Standing, pdf: pikepdf.Pdf) -> None:
    """The file has no syntax error and stays a size that can be sent around."""
    assert pdf.check_pdf_syntax() == []
    assert edition.pdf.stat().st_size < MAX_SIZE


def test_every_page_is_a4_upright(pdf: pikepdf.Pdf) -> None:
    """All pages measure 210 by 297 mm."""
    for page in pdf.pages:
        left, bottom, right, top = (float(edge) for edge in page.mediabox)
        assert (right - left, top - bottom) == pytest.approx(A4, abs=0.1)


def test_document_says_what_it_is(edition: Standing, pdf: pikepdf.Pdf) -> None:
    """Language, title, author and date are those of the project; viewers show the title, not the file name."""
    manuscript, language = edition.manuscript, edition.language
    settings = manuscript.settings
    title = manuscript.say(settings["title"], "report", language)
    assert str(pdf.Root.Lang) == language
    assert str(pdf.docinfo.Title) == title
    assert str(pdf.docinfo.Author) == manuscript.say(settings["organisation"], "report", language)
    assert str(pdf.docinfo.CreationDate).startswith(f"D:{settings['date']:%Y%m%d}")
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == title
        assert metadata["pdfuaid:part"] == "1"


def test_document_is_tagged(pdf: pikepdf.Pdf) -> None:
    """Assistive technology finds a tree of tags that begins with the document."""
    assert bool(pdf.Root.MarkInfo.Marked)
    roles = {str(element.S) for element in pdf.Root.StructTreeRoot.K}
    assert roles == {"/Document"}


def test_page_labels_are_the_folios(edition: Standing, pdf: pikepdf.Pdf) -> None:
    """A viewer calls each page by the number that is printed on it."""
    labels, folios = pdfstructure.labels(pdf), pdftext.folios(edition.pdf)
    assert {page: labels[page - 1] for page in folios} == {page: str(folio) for page, folio in folios.items()}


def test_outline_has_every_section_in_its_place(edition: Standing, pdf: pikepdf.Pdf) -> None:
    """Bookmarks name the sections of the outline, nested as they are, each leading to the page of its title."""
    manuscript = edition.manuscript
    titles = {entry.id: manuscript.title(entry.id, edition.language) for entry in manuscript.outline}
    parents = {entry.id: entry.parent for entry in manuscript.outline}

    def path(section: str) -> tuple[str, ...]:
        parent = parents[section]
        return (*path(parent), titles[parent]) if parent else ()

    wanted = [
        pdfstructure.Bookmark(titles[entry.id], edition.title_page(entry.id), path(entry.id))
        for entry in manuscript.outline
    ]
    found = pdfstructure.bookmarks(pdf)
    assert [bookmark for bookmark in found if bookmark in wanted] == wanted


def test_outline_leads_to_the_words_it_shows(edition: Standing, pdf: pikepdf.Pdf) -> None:
    """The page of every bookmark, those of headings inside sections included, has its title."""
    for bookmark in pdfstructure.bookmarks(pdf):
        assert pdftext.squeeze(bookmark.title) in edition.pages[bookmark.page - 1], bookmark


def test_links_lead_somewhere(edition: Standing, pdf: pikepdf.Pdf) -> None:
    """Every link has a destination: to a section, the page of its title; outward, the report's own site."""
    found = pdfstructure.links(pdf)
    assert len(found) > 100
    assert [link for link in found if link.leads_to is None] == []
    sections = {entry.id for entry in edition.manuscript.outline}
    wrong = [link for link in found if link.target in sections and link.leads_to != edition.title_page(link.target)]
    assert wrong == []
    site = str(edition.manuscript.settings.get("address", ""))
    elsewhere = [link for link in pdfstructure.outward_links(pdf) if not (site and link.startswith(site))]
    assert elsewhere == []


def test_contents_link_every_row(edition: Standing, pdf: pikepdf.Pdf) -> None:
    """On the pages of the contents, the links lead to the listed sections, in their order, and nowhere else."""
    found = [link.target for link in pdfstructure.links(pdf) if link.page in edition.contents_pages]
    assert list(dict.fromkeys(found)) == [entry.id for entry in listed(edition.manuscript)]


def test_index_links_every_row(edition: Standing, pdf: pikepdf.Pdf) -> None:
    """On the pages of the index, title and pages of every row lead to its section, and so does its row by goal."""
    first, last = edition.ranges["appendix.index"]
    found = Counter(link.target for link in pdfstructure.links(pdf) if first <= link.page <= last)
    for entry in indexed(edition.manuscript):
        goals = edition.manuscript.goals(entry.id)
        assert found[entry.id] == 2 + len(goals), entry.id


def test_fonts_are_embedded_and_have_every_glyph(pdf: pikepdf.Pdf) -> None:
    """No page draws .notdef or a glyph that the embedded font has not."""
    codes = {name: pdfstructure.glyph_codes(font) - {0} for name, font in pdfstructure.fonts(pdf).items()}
    drawn = pdfstructure.glyphs(pdf)
    assert len(drawn) > 1000
    assert [glyph for glyph in drawn if glyph.code not in codes[glyph.font]] == []


def test_every_glyph_can_be_read_and_searched(pdf: pikepdf.Pdf) -> None:
    """Each glyph on a page says which character it stands for, and it is one that an author would type."""
    meanings = {name: pdfstructure.characters(font) for name, font in pdfstructure.fonts(pdf).items()}
    drawn = pdfstructure.glyphs(pdf)
    assert {glyph.font for glyph in drawn} <= meanings.keys()
    assert sorted({(g.font, g.code, g.page) for g in drawn if not meanings[g.font].get(g.code)}) == []
    read = {character for glyph in drawn for character in meanings[glyph.font][glyph.code]}
    # Kangxi radicals look like characters in use, and private ones like any; no search finds them.
    assert [character for character in sorted(read) if UNSEARCHABLE.match(character)] == []


def test_form_asks_what_the_questionnaire_asks(edition: Standing, pdf: pikepdf.Pdf) -> None:
    """Fields are named for the questions: one choice is a group of radio buttons, several are boxes that tick apart."""
    wanted: dict[str, type] = {}
    options: dict[str, int] = {}
    boxes: dict[str, int] = {}
    for question in edition.manuscript.questions:
        if question["kind"] == "multiple":
            boxes[question["id"]] = len(question["options"])
        elif question["kind"] == "open":
            wanted[question["id"]] = TextField
        for row in question["rows"] if question["kind"] == "matrix" else [question]:
            if question["kind"] in {"single", "matrix"}:
                name = question["id"] if row is question else f"{question['id']}-{row['id']}"
                wanted[name], options[name] = RadioButtonGroup, len(row["options"])
    listed_fields = len(pdf.Root.AcroForm.Fields)
    fields = dict(Form(pdf).items())  # finds fields that the list has not, too
    assert listed_fields == len(fields)
    ticked = {name: field for name, field in fields.items() if isinstance(field, CheckboxField)}
    assert {name: type(field) for name, field in fields.items() if name not in ticked} == wanted
    groups = {name: field for name, field in fields.items() if isinstance(field, RadioButtonGroup)}
    assert {name: len(group.options) for name, group in groups.items()} == options
    assert {question: sum(question in name for name in ticked) for question in boxes} == boxes


def test_form_fields_have_tooltips(edition: Standing, pdf: pikepdf.Pdf) -> None:
    """What a screen reader says of a field names its question and, where there are options, the option, in full."""
    manuscript, language = edition.manuscript, edition.language

    def say(message: str) -> str:
        return pdftext.squeeze(manuscript.say(message, "appendix", language))

    wanted = [
        (say(row["text"]), say(option))
        for question in manuscript.questions
        for row in question.get("rows", [question])
        for option in row.get("options", [""])
    ]
    widgets = [
        (pdftext.squeeze(str(annotation.get("/Parent", annotation).get("/TU", ""))), str(annotation.get("/TU", "")))
        for page in pdf.pages
        for annotation in page.obj.get("/Annots", ())
        if annotation.Subtype == pikepdf.Name.Widget
    ]
    assert len(widgets) == len(wanted)
    wrong = [
        (question, option, widget)
        for (question, option), widget in zip(wanted, widgets, strict=True)
        if question not in widget[0] or option not in pdftext.squeeze(widget[1])
    ]
    assert wrong == []


def test_form_can_be_filled(edition: Standing, tmp_path: Path) -> None:
    """An answer that is written into the form is there when the file is opened again."""
    with pikepdf.open(edition.pdf) as filled:
        form = Form(filled)
        text = next(field for _, field in form.items() if isinstance(field, TextField))
        boxes = [field for _, field in form.items() if isinstance(field, CheckboxField)]
        assert text.is_multiline
        assert not text.is_read_only
        text.value = "a suggestion"
        boxes[0].checked = boxes[2].checked = True
        filled.save(tmp_path / "filled.pdf")
    with pikepdf.open(tmp_path / "filled.pdf") as filled:
        form = Form(filled)
        assert next(field for _, field in form.items() if isinstance(field, TextField)).value == "a suggestion"
        assert [field.checked for _, field in form.items() if isinstance(field, CheckboxField)][:4] == [
            True,
            False,
            True,
            False,
        ]


def test_folios_of_the_manifest_are_page_labels(edition: Standing, example: Example, pdf: pikepdf.Pdf) -> None:
    """The folio that the manifest gives for a section is what a viewer calls its page."""
    labels = pdfstructure.labels(pdf)
    for row in example.editions[edition.language].values():
        assert labels[row["first_page"] - 1] == str(row["first_folio"])


def test_second_build_has_the_same_bytes(example: Example, manuscript: Manuscript, tmp_path: Path) -> None:
    """Another folder, another time zone and another order of hashing make no difference to a PDF."""
    language = manuscript.settings["languages"][-1]
    environment = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati"}
    words = ("--pdf", "--lang", language)
    again = build_example(tmp_path / "again", *words, source=example.project, environment=environment)
    assert again.pdfs[language].read_bytes() == example.pdfs[language].read_bytes()
