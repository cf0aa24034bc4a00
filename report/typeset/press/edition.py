"""Composition -> the files for a printer: the inside, and the cover apart."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any

from weasyprint.css import ColorProfile

from report.diagnostics import Diagnosed, Diagnostic, Severity
from report.model.composition import Press, Sheet
from report.model.rendition import PRINT, PageMap, Pdf
from report.typeset.clock import clock_at
from report.typeset.finishing import label_pages, name_characters
from report.typeset.pdf import Typesetter, lay_out_edition
from report.typeset.pictures import PRESS
from report.typeset.press.inks import Inks, check_press, inking
from report.typeset.press.resolution import coarse_pictures
from report.typeset.press.sheet import MM, mark_sheets

if TYPE_CHECKING:
    from pathlib import Path

    from report.model.composition import Composition

CSS_POINT = 0.75
"""Points of a CSS pixel."""
SIGNATURE = 4
"""Pages on a folded sheet, at least."""
INTENT, SCREEN = "press", "DefaultRGB"
"""Names of the two profiles. A space named Default… tells what colours of devices mean (ISO 32000-1 §8.6.5.6)."""


def typeset_print(
    composition: Composition, guess: PageMap | None = None, store: Path | None = None
) -> Diagnosed[tuple[Pdf, ...]]:
    """Return the files for a printer, the inside first, with page numbers that are true for them."""
    press = composition.press
    if press is None:
        return Diagnosed(())
    faults = check_press(press)
    if faults:
        return Diagnosed(None, tuple(faults))
    inside = _inside(composition, press)

    def make(typesetter: Typesetter, document: Any, pages: PageMap) -> Diagnosed[tuple[Pdf, ...]]:  # noqa: ANN401 - WeasyPrint is untyped
        writer = _Writer(inside, press)
        made, documents = [writer.write(document, "print", pages)], [document]
        if press.cover_html is not None:
            cover = _cover(inside, press, document)
            sheet, on_it = Typesetter(cover, typesetter.log, typesetter.faces).lay_out({})
            made.append(writer.write(sheet, "cover", replace(on_it, sections=(), places=())))
            documents.append(sheet)
        told = [*_told(inside, press, pages), *coarse_pictures(documents, inside.language)]
        return Diagnosed(tuple(made), tuple(told))

    return lay_out_edition(inside, guess, make, store, PRESS)


def _inside(composition: Composition, press: Press) -> Composition:
    """Return the edition as it is bound.

    Right-hand pages have odd folios. Where the cover would have an even one, the inside begins with the page after it
    instead of with a title page in its place.
    """
    sheets = (*composition.sheets, *press.sheets)
    if composition.first_folio % 2:
        return replace(composition, sheets=sheets)
    first = composition.first_folio + 1
    css = (
        f"body:not(.press-cover) .layout-cover {{ display: none; }}\n@page :first {{ counter-reset: page {first}; }}\n"
    )
    own = Sheet("inside", css, press.profile_span)
    return replace(composition, sheets=(*sheets, own), first_folio=first)


def _cover(inside: Composition, press: Press, document: Any) -> Composition:  # noqa: ANN401 - WeasyPrint is untyped
    """Return the cover as an edition of its own; its leaves are as large as the pages of the inside."""
    width, height = document.pages[0].width, document.pages[0].height
    spine = press.spine or "0mm"
    sheet_width = f"calc(2 * {width}px + {spine})" if press.spine else f"{width}px"
    css = (
        f":root {{ --leaf-width: {width}px; --leaf-height: {height}px; --spine: {spine}; }}\n"
        f"@page cover-sheet {{ size: {sheet_width} {height}px; }}\n"
    )
    sheets = (*inside.sheets, Sheet("cover", css, press.profile_span))
    return replace(inside, frame=(press.cover_html or "", ""), bodies=(), sheets=sheets)


class _Writer:
    """Writes WeasyPrint's documents for a printer."""

    def __init__(self, composition: Composition, press: Press) -> None:
        self.composition = composition
        self.press = press
        self.inks = None if press.profile is None else Inks(press.profile, press.inks)

    def write(self, document: Any, part: str, pages: PageMap) -> Pdf:  # noqa: ANN401 - WeasyPrint is untyped
        """Return one file; `part` goes into its name. The same document gives the same bytes."""
        is_inside = part == "print"
        folds = () if is_inside else self._folds(document)

        def finish(_document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
            if is_inside:
                label_pages(pdf, self.composition.first_folio)
            name_characters(document, pdf)
            leave_paper(pdf)
            mark_sheets(pdf, folds)

        name = f"{self.composition.slug}-{self.composition.language}-{part}"
        self._intend(document)
        with clock_at(self.composition.date), nullcontext() if self.inks is None else inking(self.inks):
            content = document.write_pdf(pdf_identifier=name.encode(), finisher=finish)
        return Pdf(self.composition.language, f"{name}.pdf", bytes(content), pages, PRINT)

    def _intend(self, document: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        """Say for which press the inks are meant, and which colours photographs have that are no inks."""
        if self.press.profile is None:
            return
        press = ColorProfile(
            BytesIO(self.press.profile), self.press.profile_path, "relative-colorimetric", [[each] for each in "cmyk"]
        )
        document.color_profiles[INTENT] = press
        with (files("weasyprint.pdf") / "sRGB2014.icc").open("rb") as opened:
            document.color_profiles[SCREEN] = ColorProfile(
                opened, "sRGB2014.icc", "relative-colorimetric", [["r"], ["g"], ["b"]]
            )
        document.output_intent = INTENT

    def _folds(self, document: Any) -> tuple[float, ...]:  # noqa: ANN401 - WeasyPrint is untyped
        if self.press.spine is None:
            return ()
        spine = float(self.press.spine.removesuffix("mm")) * MM
        leaf = (document.pages[0].width * CSS_POINT - spine) / 2
        return leaf, leaf + spine


def leave_paper(pdf: Any) -> None:  # noqa: ANN401 - pydyf is untyped
    """Take out what paper cannot do: links, fields, and what they lead to."""
    pdf.catalog.pop("AcroForm", None)
    for each in pdf.objects:
        if isinstance(each, dict) and each.get("Type") == "/Page":
            each.pop("Annots", None)


def _told(inside: Composition, press: Press, pages: PageMap) -> list[Diagnostic]:
    """Return what somebody should look at before the files go to a printer."""
    place = press.profile_span
    told = []
    if rest := pages.pages % SIGNATURE:
        message = (
            f"the inside of the {inside.language} print edition has {pages.pages} pages, no multiple of {SIGNATURE}"
        )
        hint = f"add {SIGNATURE - rest}, cut {rest}, or agree with the printer where empty pages go"
        told.append(Diagnostic("R121", message, place, hint, Severity.WARNING))
    if press.profile is None:
        message = "the print edition has the colours of screens (RGB): no ICC profile is given"
        hint = "ask the printer for one and name it in report.yaml, or agree that the printer converts the colours"
        told.append(Diagnostic("R124", message, place, hint, Severity.WARNING))
    if press.cover_html is None:
        message = "the report has no section with the template `cover`, so there is no cover to print"
        told.append(
            Diagnostic("R125", message, place, "add one to the outline, or give the printer a cover", Severity.WARNING)
        )
    return told
