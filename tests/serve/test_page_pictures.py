"""Pictures of pages: drawn once for each look and width."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from report.serve.page_pictures import WIDEST, PagePictures
from report.serve.shown import ShownPdf

if TYPE_CHECKING:
    import pytest

    from report.model.rendition import Pdf


def size(picture: bytes) -> tuple[int, int]:
    """Return width and height in pixels."""
    with Image.open(BytesIO(picture)) as image:
        return image.size


def drawings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Let nothing be drawn; return a list that takes down (index, width) of what would be. A picture has 400 bytes."""
    drawn: list[tuple[int, int]] = []

    def draw(_document: object, index: int, width: int) -> bytes:
        drawn.append((index, width))
        return bytes(400)

    monkeypatch.setattr("report.serve.page_pictures._draw", draw)
    return drawn


def test_pages_are_measured(pdf: Pdf) -> None:
    """Sizes in points, and the digests that typesetting gave."""
    pages = PagePictures().measure(pdf)
    assert [(page.digest, page.width, page.height) for page in pages] == [("first", 300, 400), ("second", 400, 300)]


def test_pages_without_digests_differ_from_every_other_pdf(pdf: Pdf) -> None:
    """Where nothing is known of pages, all are new as soon as a byte is."""
    pictures = PagePictures()
    one = pictures.measure(replace(pdf, page_digests=()))
    two = pictures.measure(replace(pdf, page_digests=(), content=pdf.content + b"\n"))
    assert len({page.digest for page in (*one, *two)}) == 4
    assert pictures.measure(replace(pdf, page_digests=())) == one


def test_picture_has_the_width_asked_for(pdf: Pdf) -> None:
    """Each page keeps its shape; a width beyond reason is cut to the widest."""
    pictures = PagePictures()
    shown = ShownPdf(pdf, pictures.measure(pdf))
    assert size(pictures.picture(shown, 1, 600)) == (600, 800)
    assert size(pictures.picture(shown, 2, 600)) == (600, 450)
    assert size(pictures.picture(shown, 2, 10**9))[0] == WIDEST


def test_equal_digests_are_drawn_once(pdf: Pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that did not change is not drawn again for the next PDF; nor is one that was asked for before."""
    drawn = drawings(monkeypatch)
    pictures = PagePictures()
    shown = ShownPdf(pdf, pictures.measure(pdf))
    again = replace(pdf, content=pdf.content + b"\n", page_digests=("first", "other"))
    newer = ShownPdf(again, pictures.measure(again))
    for asked in (shown, shown, newer):
        pictures.picture(asked, 1, 100)
        pictures.picture(asked, 2, 100)
    assert drawn == [(0, 100), (1, 100), (1, 100)]


def test_what_is_kept_has_a_limit(pdf: Pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture asked for longest ago goes first."""
    drawn = drawings(monkeypatch)
    pictures = PagePictures(most_bytes=1000)
    shown = ShownPdf(pdf, pictures.measure(pdf))
    for width in (100, 200, 100, 300, 100, 200):
        pictures.picture(shown, 1, width)
    assert [width for _, width in drawn] == [100, 200, 300, 200]


def test_threads_may_ask_at_once(pdf: Pdf) -> None:
    """PDFium is not made for threads; asked by many, it still draws what one would get."""
    pictures = PagePictures()
    shown = ShownPdf(pdf, pictures.measure(pdf))
    asked = [(1 + n % 2, 100 + n) for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda page: pictures.picture(shown, *page), asked))
    alone = PagePictures()
    assert found == [alone.picture(shown, *page) for page in asked]
