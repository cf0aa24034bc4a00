"""A set galley on its way into the PDF: its objects get numbers, and the gaps in them are filled."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import pydyf

from report.typeset.galleys.captured import (
    ANNOTATION_KEY,
    COLOURS,
    FONTS,
    NOTE,
    OBJECT,
    PAGE,
    PAGE_KEY,
    PARENT,
    RESOURCES,
    TITLE,
    CapturedStream,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from report.typeset.galleys.captured import CapturedPage, Gap, Piece, SetGalley
    from report.typeset.galleys.numbering import LateFiller


@dataclass(frozen=True, slots=True)
class MakeupPlan:
    """What is to be put together."""

    galleys: tuple[SetGalley, ...]
    margins: tuple[tuple[SetGalley, int], ...]
    """Of each page: where its margins were set, and on which page there."""
    faces: Mapping[str, bytes]
    """Cut faces by identity."""
    titles: Mapping[str, str]
    """Of sections, which links to them are described by."""
    value: Callable[[str], str]
    """The text of a late value."""
    first_folio: int


class Placed(pydyf.Object):  # type: ignore[misc]  # pydyf is untyped
    """An object whose bytes are known once all objects have numbers."""

    def __init__(self, *, is_stream: bool = False) -> None:
        super().__init__()
        self.is_stream = is_stream
        self.content = b""

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self.content

    @property
    def compressible(self) -> bool:
        """Whether it may stand among others in a stream."""
        return not self.is_stream


class Making(Protocol):
    """What all galleys of a PDF share while it is made up."""

    pdf: Any
    plan: MakeupPlan
    runs: LateFiller
    shared: dict[Gap, bytes]
    images: dict[str, Placed]


class Part:
    """A galley on its way into the PDF."""

    def __init__(self, making: Making, galley: SetGalley, *, is_margin: bool = False) -> None:
        """Of margins, what pages draw goes into the pages of others, and is no object of the PDF."""
        self.making = making
        self.galley = galley
        self.page_streams = {page.contents for page in galley.pages}
        self.first = self.first_annotation = self.first_note = self.pages_before = 0
        self.objects = [
            Placed(is_stream=True) if is_margin and number in self.page_streams else self._placed(each)
            for number, each in enumerate(galley.objects)
        ]
        self.pages: list[Placed] = []
        self.resources = Placed()

    def _placed(self, each: Piece | CapturedStream) -> Any:  # noqa: ANN401 - pydyf is untyped
        is_stream = isinstance(each, CapturedStream)
        known = self.making.images.get(each.digest) if isinstance(each, CapturedStream) and each.digest else None
        if known is not None:
            return known
        placed = Placed(is_stream=is_stream)
        if isinstance(each, CapturedStream) and each.digest:
            self.making.images[each.digest] = placed
        self.making.pdf.add_object(placed)
        return placed

    def place_pages(self) -> None:
        """Give the pages their places."""
        self.making.pdf.add_object(self.resources)
        for _ in self.galley.pages:
            page = Placed()
            self.making.pdf.add_page(page)
            self.pages.append(page)

    def fill(self, piece: Piece) -> bytes:
        """Return a piece with its gaps filled."""
        return b"".join([part if isinstance(part, bytes) else self.gap(part) for part in piece])

    def gap(self, gap: Gap) -> bytes:
        """Return what stands in a gap."""
        kind, number = gap
        if kind == OBJECT:
            return bytes(self.objects[int(number)].reference)
        if kind == PAGE:
            return bytes(self.pages[int(number)].reference)
        if kind == RESOURCES:
            return bytes(self.resources.reference)
        if kind == PAGE_KEY:
            return str(self.first + int(number)).encode()
        if kind == ANNOTATION_KEY:
            return str(self.pages_before + self.first_annotation + int(number)).encode()
        if kind == NOTE:
            return f"(note-{self.first_note + int(number) + 1:05})".encode()
        if kind == TITLE:
            return bytes(pydyf.String(self.making.plan.titles.get(str(number), str(number))).data)
        return bytes(self.making.shared[gap])

    def fill_objects(self) -> None:
        """Fill all objects but what pages draw."""
        for number, (each, placed) in enumerate(zip(self.galley.objects, self.objects, strict=True)):
            if placed.content or number in self.page_streams:
                continue  # a picture of an earlier galley, or for later
            if isinstance(each, CapturedStream):
                placed.content = _stream(self.fill(each.head), *self.making.runs.compressed(each))
            else:
                placed.content = self.fill(each)

    def fill_pages(self, margins: tuple[tuple[SetGalley, int], ...], parts: Mapping[int, Part]) -> Iterator[str]:
        """Fill the pages, and what they draw with; yield a digest of each."""
        making = self.making
        categories = {
            name: {key: self.fill(piece) for key, piece in found.items()}
            for name, found in self.galley.resources.items()
        }
        for number, page in enumerate(self.galley.pages):
            galley, place = margins[self.first + number]
            drawn = parts[id(galley)].drawn(place, str(making.plan.first_folio + self.first + number), categories)
            placed = self.objects[page.contents]
            stream = self._stream_of(page)
            placed.content = _stream(self.fill(stream.head), *making.runs.compressed(stream, drawn))
            self.pages[number].content = self._page(page, placed.reference)
            yield hashlib.sha256(placed.content).hexdigest()
        self.resources.content = _resources(categories, making.shared)

    def _page(self, page: CapturedPage, contents: bytes) -> bytes:
        shared = b"/Parent " + self.making.shared[PARENT, 0] + b"/Resources " + self.resources.reference
        return b"".join((b"<<", self.fill(page.head), shared, b"/Contents ", contents, b">>"))

    def _stream_of(self, page: CapturedPage) -> CapturedStream:
        stream = self.galley.objects[page.contents]
        if not isinstance(stream, CapturedStream):
            message = "a page is drawn by a stream"
            raise TypeError(message)
        return stream

    def drawn(self, number: int, folio: str, categories: dict[str, dict[str, bytes]]) -> bytes:
        """Return what draws the margins of a page; what it draws with is added to that of another galley."""
        drawn = self.making.runs.plain(self._stream_of(self.galley.pages[number]), folio)
        if not _draws(drawn):
            return b""
        for category, found in self.galley.resources.items():
            for name, piece in found.items():
                used = re.compile(rb"/" + re.escape(name.encode()) + rb"(?![\w])")
                if used.search(drawn):
                    content = self.fill(piece)
                    fresh = f"m{hashlib.sha256(content).hexdigest()[:6]}{name}"
                    categories[category][fresh] = content
                    drawn = used.sub(b"/" + fresh.encode(), drawn)
        return drawn


def _stream(head: bytes, content: bytes, is_deflated: bool) -> bytes:  # noqa: FBT001
    if is_deflated:
        head += b"/Filter /FlateDecode"
    return b"".join((b"<<", head, b"/Length %d>>\nstream\n" % len(content), content, b"\nendstream"))


def _resources(categories: Mapping[str, Mapping[str, bytes]], shared: Mapping[Gap, bytes]) -> bytes:
    found = b"<</ColorSpace " + shared[COLOURS, 0] + b"/Font " + shared[FONTS, 0]
    for name, entries in categories.items():
        listed = b"".join(b"/" + key.encode() + b" " + value for key, value in entries.items())
        found += b"/" + name.encode() + b" <<" + listed + b">>"
    return found + b">>"


def _draws(operators: bytes) -> bool:
    """Tell whether operators put anything on a page, instead of only preparing it."""
    return any(line not in {b"q", b"Q"} and not line.endswith(b" cm") for line in operators.split(b"\n") if line)
