"""WeasyPrint's PDF of a galley -> what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

from report.typeset.colour import INTENT
from report.typeset.galleys.captured import (
    COLOURS,
    FONTS,
    OBJECT,
    PAGE,
    PAGE_KEY,
    PARENT,
    PROFILE,
    RESOURCES,
    TITLE,
    CapturedFont,
    CapturedPage,
    Capturing,
    Gap,
    GapInPdf,
    SetGalley,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from report.typeset.galleys.tree import GalleyTree

POINTS = 0.75
"""Points of a CSS pixel."""
PRINTED = 1 << 2
"""Flag of an annotation that is printed (ISO 19005-3 §6.3.2)."""
CATEGORIES = ("ExtGState", "XObject", "Pattern", "Shading")
_SHARED = ("Parent", "Resources", "Contents", "StructParents")


def capture(document: Any, pdf: Any, tree: GalleyTree, identify: Callable[[Any], str]) -> SetGalley:  # noqa: ANN401
    """Return what make-up needs of a galley's PDF; what its text says of itself is left empty.

    `identify` tells which face a font of WeasyPrint's is.
    """
    pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    resources = _referred(pdf, pages[0]["Resources"])
    known = _known(document, pdf, pages, resources)
    kept = [each for each in pdf.objects if each.free != "f" and each.number not in known]
    capturing = Capturing(known | {each.number: (OBJECT, place) for place, each in enumerate(kept)})
    streams = {_referred(pdf, page["Contents"]).number for page in pages}
    for each in kept:
        if isinstance(each, dict) and each.get("Type") == "/Annot":
            each["F"] = PRINTED
            if each.get("Subtype") == "/Link" and isinstance(each.get("Contents"), pydyf.String):
                each["Contents"] = GapInPdf(TITLE, each["Contents"].string)
    form = pdf.catalog.get("AcroForm") or {"Fields": []}
    return SetGalley(
        objects=tuple(_captured(each, capturing, is_page=each.number in streams) for each in kept),
        pages=tuple(_pages(document, pdf, pages, tree, capturing)),
        resources={
            category: {name: capturing.piece(value) for name, value in resources[category].items()}
            for category in CATEGORIES
        },
        fonts=tuple(_font(font, identify(font)) for font in document.fonts.values()),
        elements=capturing.piece(tree.top),
        annotations=tuple(capturing.piece(owner) for owner, _ in tree.annotations),
        notes=tuple(capturing.piece(element.reference) for _, element in tree.notes),
        fields=capturing.piece(list(form["Fields"])),
        anchors=tuple(_anchors(document)),
        targets=(),
        sections=(),
        places=(),
        holes=(),
        problems=(),
        missing=(),
        is_rigid=False,
        begins=_first_break(document),
    )


def _known(document: Any, pdf: Any, pages: list[Any], resources: Any) -> dict[int, Gap]:  # noqa: ANN401
    """Return what stands for objects that a galley does not bring."""
    profile = document.color_profiles[INTENT].pdf_reference
    colours = resources["ColorSpace"]
    return {
        pdf.pages.number: (PARENT, 0),
        pdf.catalog.number: (PARENT, 0),
        resources.number: (RESOURCES, 0),
        _referred(pdf, resources["Font"]).number: (FONTS, 0),
        _referred(pdf, profile).number: (PROFILE, 0),
        _referred(pdf, colours).number: (COLOURS, 0),
        **{page.number: (PAGE, number) for number, page in enumerate(pages)},
    }


def _referred(pdf: Any, reference: bytes) -> Any:  # noqa: ANN401 - pydyf is untyped
    return pdf.objects[int(reference.split()[0])]


def _captured(each: Any, capturing: Capturing, *, is_page: bool) -> Any:  # noqa: ANN401 - pydyf is untyped
    if not isinstance(each, pydyf.Stream):
        return capturing.piece(each)
    return capturing.stream(each, is_page=is_page)


def _pages(
    document: Any,  # noqa: ANN401 - WeasyPrint is untyped
    pdf: Any,  # noqa: ANN401
    pages: list[Any],
    tree: GalleyTree,
    capturing: Capturing,
) -> Iterator[CapturedPage]:
    for number, (page, written) in enumerate(zip(document.pages, pages, strict=True)):
        box = page._page_box  # noqa: SLF001 - no public way to the boxes
        entries = {name: value for name, value in written.items() if name not in _SHARED}
        gap = capturing.gaps[_referred(pdf, written["Contents"]).number]
        strings: dict[str, list[str]] = {}
        for each in box.descendants():
            if each.string_set and each.string_set != "none":
                for name, text in each.string_set:
                    strings.setdefault(name, []).append(text)
        yield CapturedPage(
            head=capturing.entries({**entries, "StructParents": GapInPdf(PAGE_KEY, number)}),
            contents=int(gap[1]),
            row=capturing.piece(tree.row(number)),
            name=str(box.page_type.name),
            height=page.height,
            strings=tuple((name, tuple(texts)) for name, texts in strings.items()),
            bookmarks=tuple(tuple(bookmark) for bookmark in page.bookmarks),
        )


def _anchors(document: Any) -> Iterator[tuple[str, int, float, float]]:  # noqa: ANN401 - WeasyPrint is untyped
    known: set[str] = set()
    for number, page in enumerate(document.pages):
        for name, place in page.anchors.items():
            if name not in known:
                known.add(name)
                yield name, number, place[0] * POINTS, (page.height - place[1]) * POINTS


def _font(font: Any, identity: str) -> CapturedFont:  # noqa: ANN401 - WeasyPrint is untyped
    return CapturedFont(
        hash=font.hash,
        name=font.name,
        family=font.family,
        flags=font.flags,
        ascent=font.ascent,
        descent=font.descent,
        italic_angle=font.italic_angle,
        stemv=font.stemv,
        stemh=font.stemh,
        type=font.type,
        used_in_forms=font.used_in_forms,
        identity=identity,
        widths=dict(font.widths),
        to_unicode=dict(font.to_unicode),
    )


def _first_break(document: Any) -> str:  # noqa: ANN401 - WeasyPrint is untyped
    """Return the break before the first section."""
    box = document.pages[0]._page_box.children[0]  # noqa: SLF001 - no public way to the boxes
    while getattr(box, "children", ()):
        box = next((child for child in box.children if child.is_in_normal_flow()), None)
        if box is None:
            break
        if box.style["break_before"] != "auto":
            return str(box.style["break_before"])
    return "auto"
