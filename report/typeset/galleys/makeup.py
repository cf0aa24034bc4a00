"""Make-up: set galleys one after the other, with running heads, folios and all numbers of pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint.document import make_page_bookmark_tree
from weasyprint.matrix import Matrix
from weasyprint.pdf.anchors import add_outlines

from report.typeset.colour import INTENT
from report.typeset.galleys.captured import (
    COLOURS,
    DOCUMENT,
    FONTS,
    NOTE,
    PARENT,
    PROFILE,
    CapturedFont,
    CapturedStream,
    LateRun,
)
from report.typeset.galleys.engine import FOLIO
from report.typeset.galleys.numbering import LateFiller
from report.typeset.galleys.placing import MakeupPlan, Part, Placed
from report.typeset.galleys.programs import write_fonts
from report.typeset.tags.writing import announce_tree, tree_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.typeset.galleys.captured import Gap, SetGalley

POINTS = 0.75


def make_up(document: Any, pdf: Any, made: MakeupPlan) -> list[str]:  # noqa: ANN401 - WeasyPrint is untyped
    """Add everything to WeasyPrint's PDF of a document without pages; return a digest of how each page looks."""
    return _MakingUp(document, pdf, made).run()


class _MakingUp:
    def __init__(self, document: Any, pdf: Any, made: MakeupPlan) -> None:  # noqa: ANN401
        self.pdf = pdf
        self.plan = made
        self.runs = LateFiller(made.value)
        margins = {id(galley): galley for galley, _ in made.margins}
        fonts = write_fonts(pdf, self._fonts([*made.galleys, *margins.values()]), made.faces)
        pdf.add_object(fonts)
        resources = next(each for each in pdf.objects if isinstance(each, dict) and "ColorSpace" in each)
        self.root, self.top = pydyf.Dictionary(), pydyf.Dictionary()
        pdf.add_object(self.root)
        pdf.add_object(self.top)
        self.shared: dict[Gap, bytes] = {
            (PARENT, 0): pdf.pages.reference,
            (FONTS, 0): fonts.reference,
            (COLOURS, 0): resources["ColorSpace"],
            (PROFILE, 0): document.color_profiles[INTENT].pdf_reference,
            (DOCUMENT, 0): self.top.reference,
        }
        self.images: dict[str, Any] = {}
        self.margins = {key: Part(self, galley, is_margin=True) for key, galley in margins.items()}
        self.parts = [Part(self, galley) for galley in made.galleys]

    def _fonts(self, galleys: list[SetGalley]) -> Iterator[CapturedFont]:
        """Yield the fonts of all galleys, and the digits that late values bring."""
        for galley in galleys:
            runs = [
                item
                for each in galley.objects
                if isinstance(each, CapturedStream) and isinstance(each.content, tuple)
                for item in each.content
                if isinstance(item, LateRun)
            ]
            for font in galley.fonts:
                digits = {
                    int(run.codes[int(digit)], 16): (run.widths[int(digit)], digit)
                    for run in runs
                    if run.font == font.hash
                    for digit in set(filter(str.isdigit, self._text(run)))
                }
                yield replace(
                    font,
                    widths={**{glyph: width for glyph, (width, _) in digits.items()}, **font.widths},
                    to_unicode={**{glyph: digit for glyph, (_, digit) in digits.items()}, **font.to_unicode},
                )

    def _text(self, run: LateRun) -> str:
        if run.key != FOLIO:
            return self.plan.value(run.key)
        return "0123456789"

    def run(self) -> list[str]:
        number = annotations = notes = 0
        rows: list[Any] = []
        owners: list[Any] = []
        names: list[tuple[Any, Any]] = []
        digests: list[str] = []
        for part in self.parts:
            part.first, part.first_annotation, part.first_note = number, annotations, notes
            number += len(part.galley.pages)
            annotations += len(part.galley.annotations)
            notes += len(part.galley.notes)
            part.place_pages()
        for part in [*self.parts, *self.margins.values()]:
            part.pages_before = number
            part.fill_objects()
        for part in self.parts:
            digests += part.fill_pages(self.plan.margins, self.margins)
            for page in part.galley.pages:
                rows += [len(rows) // 2, part.fill(page.row)]
            owners += [part.fill(owner) for owner in part.galley.annotations]
            names += [(part.gap((NOTE, place)), part.fill(element)) for place, element in enumerate(part.galley.notes)]
        for key, owner in enumerate(owners, number):
            rows += [key, owner]
        self._write_tree(rows, names)
        self._write_outline()
        self._write_names()
        self._write_form()
        self._freeze()
        return digests

    def _freeze(self) -> None:
        """Make bytes of everything once: pydyf would do so three times, and compress each stream twice."""
        for number, each in enumerate(self.pdf.objects):
            if each.free != "f" and each is not self.pdf.catalog and not isinstance(each, Placed):
                placed = Placed(is_stream=isinstance(each, pydyf.Stream))
                placed.number, placed.content = each.number, each.data
                self.pdf.objects[number] = placed

    def _write_tree(self, rows: list[Any], names: list[tuple[Any, Any]]) -> None:
        self.top.update({"Type": "/StructElem", "S": "/Document", "P": self.root.reference})
        kids = [part.fill(part.galley.elements).strip(b"[]") for part in self.parts if part.galley.elements]
        self.top["K"] = b"[" + b" ".join(kid for kid in kids if kid) + b"]"
        self.root.update({"Type": "/StructTreeRoot"})
        self.root.update(tree_entries(self.pdf, self.top.reference, rows, names))
        announce_tree(self.pdf, self.root.reference)

    def _write_outline(self) -> None:
        tree: list[Any] = []
        skipped: list[Any] = []
        by_depth = [tree]
        level = number = 0
        for part in self.parts:
            for page in part.galley.pages:
                matrix = Matrix(a=POINTS, d=-POINTS, f=page.height * POINTS)
                level = make_page_bookmark_tree(page, skipped, by_depth, level, number, matrix)
                number += 1
        add_outlines(self.pdf, tree)

    def _write_names(self) -> None:
        places: dict[str, bytes] = {}
        for part in self.parts:
            for name, page, x, y in part.galley.anchors:
                place = pydyf.Array([part.pages[page].reference, "/XYZ", x, y, 0])
                places.setdefault(name, place)
        if places:
            listed = [each for name in sorted(places) for each in (pydyf.String(name), places[name])]
            names = self.pdf.catalog.setdefault("Names", pydyf.Dictionary())
            names["Dests"] = pydyf.Dictionary({"Names": pydyf.Array(listed)})

    def _write_form(self) -> None:
        parts = [part for part in self.parts if part.galley.fields != (b"[]",)]
        if parts:
            fields = b" ".join(part.fill(part.galley.fields).strip(b"[]") for part in parts)
            entries = {"Fields": b"[" + fields + b"]", "DR": parts[0].resources.reference}
            self.pdf.catalog["AcroForm"] = pydyf.Dictionary(entries)
