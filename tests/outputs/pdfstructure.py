"""The parts of a PDF that are not its text: outline, links, glyphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Operator, Page, String

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAPPING = re.compile(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline."""

    title: str
    page: int
    path: tuple[str, ...]
    """Titles of the entries above."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the document."""

    page: int
    target: str
    leads_to: int | None
    """The page of its destination, or None where there is none."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A use of a glyph."""

    page: int
    font: str
    code: int


def bookmarks(pdf: pikepdf.Pdf) -> list[Bookmark]:
    """Return the outline from top to bottom."""
    with pdf.open_outline() as outline:
        return list(_bookmarks(pdf, outline.root, ()))


def links(pdf: pikepdf.Pdf) -> list[Link]:
    """Return every link that is meant to lead to a place in the document."""
    targets = pikepdf.NameTree(pdf.Root.Names.Dests)
    return [
        Link(number, name, _page_of(pdf, targets[name]) if name in targets else None)
        for number, page in enumerate(pdf.pages, 1)
        for annotation in page.obj.get("/Annots", ())
        if annotation.get("/Subtype") == Name.Link and (name := _target(annotation)) is not None
    ]


def outward_links(pdf: pikepdf.Pdf) -> list[str]:
    """Return the addresses that the document leads to outside of itself."""
    return [
        str(annotation.A.get("/URI"))
        for page in pdf.pages
        for annotation in page.obj.get("/Annots", ())
        if "/A" in annotation and annotation.A.get("/S") != Name.GoTo
    ]


def labels(pdf: pikepdf.Pdf) -> list[str]:
    """Return what a viewer calls each page."""
    pages: Any = pdf.pages  # whose stubs take `label` for a method
    return [str(page.label) for page in pages]


def fonts(pdf: pikepdf.Pdf) -> dict[str, Dictionary]:
    """Return the composite fonts that pages use, by name."""
    return {str(font.BaseFont): font for page in pdf.pages for font in _fonts(page.obj).values()}


def embedded_file(font: Dictionary) -> bytes:
    """Return the font program of a composite font; KeyError where none is embedded."""
    descriptor = font.DescendantFonts[0].FontDescriptor
    name = next((name for name in ("/FontFile2", "/FontFile3") if name in descriptor), "/FontFile3")
    return bytes(descriptor[name].read_bytes())


def glyph_codes(font: Dictionary) -> set[int]:
    """Return the codes of the glyphs that the embedded font has: places, or CIDs where outlines alone are embedded."""
    content = embedded_file(font)
    if content[:1] == b"\x01":  # a CFF table begins with its version
        outlines = CFFFontSet()
        outlines.decompile(BytesIO(content), None)
        return {0, *(int(name.removeprefix("cid")) for name in outlines[0].charset[1:])}
    return set(range(len(TTFont(BytesIO(content)).getGlyphOrder())))


def characters(font: Dictionary) -> dict[int, str]:
    """Return what a font's ToUnicode says its codes stand for."""
    mapping = font.ToUnicode.read_bytes().decode("ascii")
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in _MAPPING.findall(mapping)}


def glyphs(pdf: pikepdf.Pdf) -> set[Glyph]:
    """Return every glyph that a page draws with an embedded font, drawings inside pages included."""
    return {glyph for number, page in enumerate(pdf.pages, 1) for glyph in _glyphs(number, page)}


def _bookmarks(pdf: pikepdf.Pdf, items: Any, path: tuple[str, ...]) -> Iterator[Bookmark]:  # noqa: ANN401 - pikepdf's lists
    for item in items:
        yield Bookmark(item.title, _number(pdf, item.destination[0]), path)
        yield from _bookmarks(pdf, item.children, (*path, item.title))


def _target(annotation: Any) -> str | None:  # noqa: ANN401 - any PDF object
    if "/Dest" in annotation:
        return str(annotation.Dest)
    if "/A" in annotation and annotation.A.get("/S") == Name.GoTo:
        return str(annotation.A.D)
    return None


def _page_of(pdf: pikepdf.Pdf, destination: Any) -> int:  # noqa: ANN401 - any PDF object
    array = destination.D if isinstance(destination, Dictionary) else destination
    return _number(pdf, array[0])


def _number(pdf: pikepdf.Pdf, page: Any) -> int:  # noqa: ANN401 - any PDF object
    return pdf.pages.index(Page(page)) + 1


def _fonts(resources_of: Any) -> dict[str, Any]:  # noqa: ANN401 - a page or a form XObject
    found = resources_of.get("/Resources", {}).get("/Font", {})
    return {name: font for name, font in found.items() if font.Subtype == Name.Type0}


def _glyphs(number: int, page: Any) -> Iterator[Glyph]:  # noqa: ANN401 - a page or a form XObject
    holder = page.obj if isinstance(page, Page) else page
    available = _fonts(holder)
    current: str | None = None
    for instruction in pikepdf.parse_content_stream(page):
        operator = instruction.operator
        if operator == Operator("Tf"):
            current = str(instruction.operands[0])
        elif operator in {Operator("Tj"), Operator("TJ")} and current in available:
            font = str(available[current].BaseFont)
            for text in _strings(instruction.operands[0]):
                codes = bytes(text)
                yield from (Glyph(number, font, int.from_bytes(codes[i : i + 2])) for i in range(0, len(codes), 2))
        elif operator == Operator("Do"):
            drawing = holder.Resources.XObject[str(instruction.operands[0])]
            if drawing.get("/Subtype") == Name.Form:
                yield from _glyphs(number, drawing)


def _strings(operand: Any) -> Iterator[String]:  # noqa: ANN401 - the operand of Tj or TJ
    for item in operand if isinstance(operand, Array) else [operand]:
        if isinstance(item, String):
            yield item
