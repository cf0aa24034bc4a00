"""Galleys made up are the same PDF as the document set as a whole: to the eye, to copying, to a screen reader."""

from __future__ import annotations

import subprocess
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image, ImageChops

from report.pipeline import PLAIN
from tests.outputs.tagtree import Tagged, read_tags
from tests.typeset.galleys.paper import set_paper, write_paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from report.model.rendition import Pdf

Both = tuple["Pdf", "Pdf"]
LANGUAGES = ("zh-CN", "en")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Both]:
    """Return each language's PDF by both engines."""
    root = write_paper(tmp_path_factory.mktemp("joined"))
    joined, whole = set_paper(root), set_paper(root, PLAIN)
    return {language: (joined[language], whole[language]) for language in LANGUAGES}


@pytest.fixture(params=LANGUAGES)
def both(request: pytest.FixtureRequest, made: dict[str, Both]) -> Both:
    """Return one language's PDF by both engines."""
    return made[request.param]


def poppler(program: str, content: bytes, *words: str) -> bytes:
    """Return what a program of Poppler's makes of a PDF."""
    return subprocess.run([program, *words], input=content, capture_output=True, check=True).stdout


def pictures(content: bytes) -> list[Image.Image]:
    """Return the pages as pictures."""
    drawn = poppler("pdftoppm", content, "-r", "60", "-")
    pages: list[Image.Image] = []
    place = 0
    while place < len(drawn):
        page = Image.open(BytesIO(drawn[place:]))
        page.load()
        pages.append(page)
        place += len(b"P6\n%d %d\n255\n" % page.size) + 3 * page.width * page.height
    return pages


def flat(tag: Tagged, depth: int = 0) -> list[tuple[int, str, str]]:
    """Return a structure tree in a row: depth, type, text."""
    rows = [(depth, tag.type, tag.text if not tag.tags else "")]
    return rows + [row for kid in tag.tags for row in flat(kid, depth + 1)]


def test_pages_look_the_same(both: Both) -> None:
    """No pixel differs on any page."""
    joined, whole = (pictures(pdf.content) for pdf in both)
    assert len(joined) == len(whole) > 8
    for number, (one, other) in enumerate(zip(joined, whole, strict=True), 1):
        assert ImageChops.difference(one, other).getbbox() is None, f"page {number}"


def test_pages_read_the_same(both: Both) -> None:
    """Text comes out the same, in the same places; so do the pages of sections and figures."""
    joined, whole = (poppler("pdftotext", pdf.content, "-bbox", "-", "-") for pdf in both)
    assert joined == whole
    assert both[0].page_map == both[1].page_map


def test_structure_is_the_same(both: Both) -> None:
    """Tags, outline, destinations, links, fields, page labels and metadata agree."""
    joined, whole = (pikepdf.open(BytesIO(pdf.content)) for pdf in both)
    assert flat(read_tags(joined)[0]) == flat(read_tags(whole)[0])
    assert read_tags(joined)[1] == read_tags(whole)[1]
    for name, part in PARTS.items():
        assert part(joined) == part(whole), name


def outline(pdf: pikepdf.Pdf) -> list[tuple[str, list[str]]]:
    """Return the titles of the outline with those below them."""
    with pdf.open_outline() as found:
        return [(item.title, [kid.title for kid in item.children]) for item in found.root]


def destinations(pdf: pikepdf.Pdf) -> dict[str, tuple[int, list[float]]]:
    """Return every anchor with its page and place."""
    numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
    names = list(pdf.Root.Names.Dests.Names)
    return {
        str(name): (numbers[place[0].objgen], [round(float(each), 2) for each in place[2:4]])
        for name, place in zip(names[::2], names[1::2], strict=True)
    }


def links_and_fields(pdf: pikepdf.Pdf) -> list[tuple[int, str, list[float], str, str, str]]:
    """Return links and fields: page, kind, place, target, words, name."""
    return [
        (
            number,
            str(each.Subtype),
            [round(float(edge), 2) for edge in each.Rect],
            str(each.get("/Dest", "")) + (str(each.A.get("/URI", "")) if "/A" in each else ""),
            str(each.get("/Contents", "")) + str(each.get("/TU", "")),
            str(each.get("/T", "")) + str(each.get("/AS", "")) + str("/AP" in each),
        )
        for number, page in enumerate(pdf.pages)
        for each in page.obj.get("/Annots", [])
    ]


def labels(pdf: pikepdf.Pdf) -> list[str]:
    """Return what viewers call the pages."""
    return [str(page.label) for page in pdf.pages]


def catalog(pdf: pikepdf.Pdf) -> list[str]:
    """Return what a PDF says it has."""
    return sorted([*map(str, pdf.Root.keys()), *map(str, pdf.Root.Names.keys())])


def metadata(pdf: pikepdf.Pdf) -> tuple[str, bytes, bytes]:
    """Return language, XMP and the attached figures."""
    attached = next(iter(pdf.attachments.values())).get_file().read_bytes()
    return str(pdf.Root.Lang), bytes(pdf.Root.Metadata.read_bytes()), attached


PARTS: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "outline": outline,
    "destinations": destinations,
    "links and fields": links_and_fields,
    "page labels": labels,
    "catalog": catalog,
    "metadata": metadata,
}


def test_one_program_for_a_face(both: Both) -> None:
    """No face is embedded twice, and galleys do not make the file large."""
    joined, whole = (pikepdf.open(BytesIO(pdf.content)) for pdf in both)

    def faces(pdf: pikepdf.Pdf) -> list[str]:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        return sorted(
            str(each.FontFamily) + str(each.Flags) for each in found if each.get("/Type") == "/FontDescriptor"
        )

    assert faces(joined) == faces(whole)
    assert len(both[0].content) < 1.1 * len(both[1].content)


def test_equal_pages_have_equal_digests(both: Both) -> None:
    """There is a digest for each page, and no two different pages share one."""
    assert len(set(both[0].page_digests)) == len(both[0].page_digests) == both[0].page_map.pages
