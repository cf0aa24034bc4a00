"""Every glyph of a PDF with its place, read from the content streams: what a printer would draw, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Matrix = tuple[float, float, float, float, float, float]
Operands = list[pikepdf.Object]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph: what it stands for, left of its box, baseline, width by its font and size; points.

    `mark` is the number of the marked content it belongs to, None for artifacts.
    """

    text: str
    x: float
    y: float
    width: float
    size: float
    mark: int | None
    page: int

    @property
    def right(self) -> float:
        """Where its box ends."""
        return self.x + self.width


def glyphs_of(path: Path) -> Iterator[Glyph]:
    """Yield the glyphs of all pages in drawing order, those of form fields left out."""
    with pikepdf.open(path) as pdf:
        fonts: dict[Any, _Font] = {}
        for number, page in enumerate(pdf.pages, 1):
            yield from _Drawing(page, number, fonts).glyphs()


def lines_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return glyphs of one paragraph as its lines, without spaces; marks of footnotes stand in their line."""
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        if not glyph.text.strip():
            continue
        last = lines[-1][-1] if lines else None
        near = last is not None and last.page == glyph.page and abs(last.y - glyph.y) < max(last.size, glyph.size) / 2
        if last is not None and near and glyph.x > last.x - last.size:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return lines


def paragraphs_of(path: Path) -> list[tuple[str, list[Glyph]]]:
    """Return the glyphs of every tagged element that holds text of its own: its type and what is drawn for it."""
    with pikepdf.open(path) as pdf:
        owners = dict(_owners(pdf.Root.StructTreeRoot))
        pages = [page.objgen for page in pdf.pages]
    tagged = [
        (owners[key], glyph) for glyph in glyphs_of(path) if (key := (pages[glyph.page - 1], glyph.mark)) in owners
    ]
    tagged.sort(key=lambda pair: pair[0][0])  # stable: drawing order within an element
    return [(kind, [glyph for _, glyph in group]) for (_, kind), group in groupby(tagged, key=lambda pair: pair[0])]


BLOCKS = {
    "P",
    "LBody",
    "TD",
    "TH",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "Note",
    "Caption",
    "Div",
    "BlockQuote",
    "Figure",
}


def _owners(root: pikepdf.Object) -> Iterator[tuple[tuple[Any, int], tuple[int, str]]]:
    """Yield (page, number of marked content) with (number, type) of the nearest block that it belongs to."""
    waiting: list[tuple[Any, tuple[int, str], Any]] = [(root, (0, ""), None)]
    count = 0
    while waiting:
        element, owner, page = waiting.pop()
        kind = str(element.get("/S", ""))[1:]
        if kind in BLOCKS:
            count += 1
            owner = (count, kind)
        page = element.get("/Pg", page)
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                yield (page.objgen, kid), owner
            elif "/MCID" in kid:
                yield (kid.get("/Pg", page).objgen, int(kid.MCID)), owner
            elif "/S" in kid:
                waiting.append((kid, owner, page))


class _Font:
    """Codes, widths and characters of a font."""

    def __init__(self, font: pikepdf.Object) -> None:
        self.double = font.Subtype == "/Type0"
        self.widths: dict[int, float] = {}
        self.default = 1000.0
        self.text = dict(_characters(font))
        if self.double:
            below = font.DescendantFonts[0]
            self.default = float(below.get("/DW", 1000))
            self.widths = dict(_widths(list(below.get("/W", []))))

    def codes(self, string: bytes) -> Iterator[int]:
        """Yield the codes of a string."""
        if self.double:
            yield from (int.from_bytes(string[place : place + 2]) for place in range(0, len(string) - 1, 2))
        else:
            yield from string


def _widths(entries: list[Any]) -> Iterator[tuple[int, float]]:
    while entries:
        first, second = int(entries[0]), entries[1]
        if isinstance(second, pikepdf.Array):
            yield from ((first + place, float(width)) for place, width in enumerate(second))
            entries = entries[2:]
        else:
            yield from ((code, float(entries[2])) for code in range(first, int(second) + 1))
            entries = entries[3:]


def _characters(font: pikepdf.Object) -> Iterator[tuple[int, str]]:
    if "/ToUnicode" in font:
        source = font.ToUnicode.read_bytes().decode("latin-1")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
            for code, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", block):
                yield int(code, 16), bytes.fromhex(text).decode("utf-16-be", "replace")


class _Drawing:
    """A page while its operators are followed (ISO 32000-1 §9.4)."""

    def __init__(self, page: pikepdf.Page, number: int, fonts: dict[Any, _Font]) -> None:
        self.page, self.number, self.fonts = page, number, fonts
        self.space, self.stack = SAME, list[Matrix]()
        self.line, self.size, self.rise = SAME, 1.0, 0.0
        self.font: _Font | None = None
        self.marks: list[int | None] = []

    def glyphs(self) -> Iterator[Glyph]:
        for instruction in pikepdf.parse_content_stream(self.page):
            name, operands = str(instruction.operator), list(instruction.operands)
            if name == "TJ":
                yield from self.show(list(operands[0]))
            elif name == "Tj":
                yield from self.show(operands)
            elif name in OPERATORS:
                OPERATORS[name](self, operands)

    def show(self, parts: Iterable[pikepdf.Object]) -> Iterator[Glyph]:
        for part in parts:
            if not isinstance(part, pikepdf.String):
                self.advance(-float(part) / 1000 * self.size)
                continue
            assert self.font is not None
            for code in self.font.codes(bytes(part)):
                width = self.font.widths.get(code, self.font.default) / 1000 * self.size
                place = _times((1, 0, 0, 1, 0, self.rise), _times(self.line, self.space))
                scale = float((place[0] ** 2 + place[1] ** 2) ** 0.5)
                mark = self.marks[-1] if self.marks else None
                text = self.font.text.get(code, "")
                yield Glyph(text, place[4], place[5], width * scale, self.size * scale, mark, self.number)
                self.advance(width)

    def advance(self, width: float) -> None:
        self.line = _times((1, 0, 0, 1, width, 0), self.line)

    def take_font(self, operands: Operands) -> None:
        font = self.page.Resources.Font[str(operands[0])]
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = _Font(font)
        self.font, self.size = self.fonts[font.objgen], float(operands[1])

    def mark(self, operands: Operands) -> None:
        properties = operands[1]
        known = isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
        outer = self.marks[-1] if self.marks else None
        self.marks.append(int(properties["/MCID"]) if known else outer)

    def set_space(self, matrix: Matrix) -> None:
        self.space = matrix

    def set_line(self, matrix: Matrix) -> None:
        self.line = matrix

    def set_rise(self, rise: float) -> None:
        self.rise = rise


OPERATORS: dict[str, Any] = {
    "q": lambda drawing, _: drawing.stack.append(drawing.space),
    "Q": lambda drawing, _: drawing.set_space(drawing.stack.pop()),
    "cm": lambda drawing, operands: drawing.set_space(_times(_matrix(operands), drawing.space)),
    "BT": lambda drawing, _: drawing.set_line(SAME),
    "Tm": lambda drawing, operands: drawing.set_line(_matrix(operands)),
    "Td": lambda drawing, operands: drawing.set_line(
        _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), drawing.line)
    ),
    "Tf": lambda drawing, operands: drawing.take_font(operands),
    "Ts": lambda drawing, operands: drawing.set_rise(float(operands[0])),
    "BDC": lambda drawing, operands: drawing.mark(operands),
    "BMC": lambda drawing, _: drawing.marks.append(None),
    "EMC": lambda drawing, _: drawing.marks.pop(),
}


def _matrix(operands: Operands) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return (a, b, c, d, e, f)


def _times(first: Matrix, second: Matrix) -> Matrix:
    """Return the product of two matrices: first, then second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
