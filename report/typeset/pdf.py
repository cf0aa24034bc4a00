"""Composition -> PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import weasyprint

from report.diagnostics import Diagnosed, Diagnostic
from report.diagnostics.diagnosed import unique
from report.model.rendition import PROOF, PageMap, Pdf
from report.typeset.advances import true_advances
from report.typeset.assets import SCHEME, AssetFetcher
from report.typeset.attached import attached_files
from report.typeset.cliffs import find_cliffs
from report.typeset.clock import clock_at
from report.typeset.colour import INTENT, intend_screen
from report.typeset.engine_log import EngineLog, engine_log
from report.typeset.faces import Faces, find_faces
from report.typeset.finishing import (
    describe_links,
    give_appearances,
    join_radio_buttons,
    label_pages,
    list_files_once,
    name_characters,
)
from report.typeset.fonts import missing_glyphs
from report.typeset.fullness import short_pages, tell_short_pages
from report.typeset.late import fill_late_values
from report.typeset.lines import setting_lines
from report.typeset.metadata import VARIANT, describe_document
from report.typeset.pagemap import map_pages
from report.typeset.pictures import SCREEN, pictures_beside, prepare
from report.typeset.sheets import DOCUMENT, LoadedSheets
from report.typeset.tags import tagging
from report.typeset.workers import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from report.model.composition import Composition
    from report.model.rendition import PageRange
    from report.typeset.pictures import Limits

T = TypeVar("T")

MAX_PASSES = 5
"""Numbers settle in two passes; more means that their width moves the pages back and forth."""


def typeset_edition(
    composition: Composition, guess: PageMap | None = None, store: Path | None = None
) -> Diagnosed[Pdf]:
    """Return the PDF with every page number true, or what stands against it.

    `guess` are the pages of an earlier build; they save a pass when they still hold and change nothing else. `store` is
    a folder that keeps the fonts as they were cut.
    """

    def make(typesetter: Typesetter, document: Any, pages: PageMap) -> Diagnosed[Pdf]:  # noqa: ANN401 - WeasyPrint is untyped
        short = () if composition.kind == PROOF else short_pages(document)  # in a proof they matter to nobody
        holes = tell_short_pages(short, composition.texts, composition.language, DOCUMENT)
        content = typesetter.write(document, pages)
        pdf = Pdf(composition.language, f"{composition.name}.pdf", content, pages, composition.kind)
        return Diagnosed(pdf, tuple(holes))

    return lay_out_edition(composition, guess, make, store)


def lay_out_edition(
    composition: Composition,
    guess: PageMap | None,
    make: Callable[[Typesetter, Any, PageMap], Diagnosed[T]],
    store: Path | None = None,
    limits: Limits = SCREEN,
) -> Diagnosed[T]:
    """Lay an edition out until its page numbers are true, and return what `make` makes of it.

    `make` is given the typesetter, WeasyPrint's document and its pages.
    """
    composition = replace(composition, pictures=prepare(composition.pictures, pictures_beside(store), limits))
    found = find_faces(composition, DOCUMENT, store)
    if found.value is None or found.failed:
        return Diagnosed(None, found.diagnostics)
    faces = found.value
    with engine_log(DOCUMENT) as log, uncollected(), setting_lines(), true_advances():
        made = _settled(Typesetter(composition, log, faces), guess, make)
        generated = log.missing_characters - faces.characters
        if generated:  # by style sheets, in a way nobody foresaw: the faces may have them, only they were cut off
            log.missing_characters.clear()
            faces.cut(generated)
            made = _settled(Typesetter(composition, log, faces), guess, make)
        glyphs = missing_glyphs(log.missing_characters, composition)
    return Diagnosed(
        made.value, unique((*find_cliffs(composition), *found.diagnostics, *log.problems, *glyphs, *made.diagnostics))
    )


def _settled(
    typesetter: Typesetter, guess: PageMap | None, make: Callable[[Typesetter, Any, PageMap], Diagnosed[T]]
) -> Diagnosed[T]:
    numbers = dict(guess.sections) if guess else {}
    for _ in range(MAX_PASSES):
        document, pages = typesetter.lay_out(numbers)
        if dict(pages.sections) == numbers:
            return make(typesetter, document, pages)
        numbers = dict(pages.sections)
    return Diagnosed(None, (_unsettled(),))


def _unsettled() -> Diagnostic:
    message = f"page numbers did not settle in {MAX_PASSES} passes"
    return Diagnostic("R108", message, DOCUMENT, "give page numbers a fixed width in the style sheets")


class Typesetter:
    """Holds what all passes over a document share."""

    def __init__(self, composition: Composition, log: EngineLog, faces: Faces) -> None:
        self.composition = composition
        self.log = log
        self.faces = faces
        self.fetcher = AssetFetcher((*composition.pictures, *faces.assets))
        self.cache: dict[str, Any] = {}
        self.sheets = LoadedSheets(composition.sheets, faces.rules, self.fetcher, log, composition.font_place)

    def lay_out(self, numbers: dict[str, PageRange]) -> tuple[Any, PageMap]:
        """Lay the document out with these page numbers; return it with the pages that came of it."""
        html = fill_late_values(self.composition.print_html, numbers, self.composition.first_folio)
        source = weasyprint.HTML(string=html, base_url=SCHEME, url_fetcher=self.fetcher)
        document = source.render(
            font_config=self.sheets.fonts,
            counter_style=self.sheets.counters,
            stylesheets=[self.sheets.everything],
            pdf_forms=True,
            cache=self.cache,
        )
        return document, map_pages(document, source.etree_element, self.composition.sections)

    def write(self, document: Any, pages: PageMap) -> bytes:  # noqa: ANN401 - WeasyPrint is untyped
        """Return the document as PDF/UA-1 and PDF/A-3a at once; the same document gives the same bytes."""
        titles = {section.id: section.title for section in self.composition.sections}

        def finish(_document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
            label_pages(pdf, self.composition.first_folio)
            describe_links(pdf, titles)
            join_radio_buttons(pdf)
            give_appearances(pdf)
            list_files_once(pdf)
            name_characters(document, pdf)

        describe_document(document.metadata, self.composition)
        intend_screen(document)
        with clock_at(self.composition.date), tagging(document):
            content = document.write_pdf(
                pdf_variant=VARIANT,
                pdf_forms=True,
                pdf_identifier=self.composition.name.encode(),
                output_intent=INTENT,
                attachments=attached_files(self.composition, pages),
                finisher=finish,
            )
        return bytes(content)
