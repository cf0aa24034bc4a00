"""Pages of PDFs as pictures, at the resolution of a screen."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

import pypdfium2

from report.serve.shown import ShownPage

if TYPE_CHECKING:
    from report.model.rendition import Pdf
    from report.serve.shown import ShownPdf

NARROWEST, WIDEST = 64, 4096
"""Pixels."""
MOST_BYTES = 128_000_000
"""Of pictures that are kept."""
MOST_OPEN = 6
"""PDFs: of two or three languages, those shown and those of a moment ago."""


class PagePictures:
    """Draws pages, and keeps what it drew by the pages' digests; any thread may ask.

    PDFium is not made for threads: one page is drawn at a time, and everything of it is closed under the lock.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._open: OrderedDict[int, tuple[Pdf, Any]] = OrderedDict()
        self._lock = Lock()

    def measure(self, pdf: Pdf) -> tuple[ShownPage, ...]:
        """Return the pages of a PDF with their sizes; without digests of their own, all differ from any other PDF's."""
        with self._lock:
            document = self._document(pdf)
            sizes = [document.get_page_size(number) for number in range(len(document))]
        digests = pdf.page_digests
        if len(digests) != len(sizes):
            whole = hashlib.sha256(pdf.content).hexdigest()[:20]
            digests = tuple(f"{whole}-{number}" for number in range(1, len(sizes) + 1))
        return tuple(ShownPage(digest, *size) for digest, size in zip(digests, sizes, strict=True))

    def picture(self, shown: ShownPdf, number: int, width: int) -> bytes:
        """Return page `number`, 1-based, as a PNG of this width in pixels."""
        width = min(max(width, NARROWEST), WIDEST)
        key = (shown.pages[number - 1].digest, width)
        with self._lock:
            known = self._kept.get(key)
            if known is None:
                known = _draw(self._document(shown.pdf), number - 1, width)
                self._keep(key, known)
            self._kept.move_to_end(key)
            return known

    def _document(self, pdf: Pdf) -> Any:  # noqa: ANN401 - pypdfium2 is untyped
        found = self._open.get(id(pdf))
        if found is None:
            document = pypdfium2.PdfDocument(pdf.content)
            document.init_forms()
            found = self._open[id(pdf)] = (pdf, document)  # the PDF too: while it is held, its id is its own
            while len(self._open) > MOST_OPEN:
                self._open.popitem(last=False)[1][1].close()
        self._open.move_to_end(id(pdf))
        return found[1]

    def _keep(self, key: tuple[str, int], content: bytes) -> None:
        self._kept[key] = content
        self._bytes += len(content)
        while self._bytes > self._most_bytes and len(self._kept) > 1:
            self._bytes -= len(self._kept.popitem(last=False)[1])


def _draw(document: Any, index: int, width: int) -> bytes:  # noqa: ANN401 - pypdfium2 is untyped
    page = document[index]
    bitmap = page.render(scale=width / page.get_width())
    picture = BytesIO()
    # The fastest compression: the picture travels no further than this machine.
    bitmap.to_pil().save(picture, "PNG", compress_level=1)
    bitmap.close()
    page.close()
    return picture.getvalue()
