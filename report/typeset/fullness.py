"""Pages that end with a hole: less than 60 % full although no break was asked for after them.

A figure, a table or a row of large figures that may not be divided goes to the next page whole and leaves white
behind. Where a chapter or a section that opens a page ends, white is right.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes

from report.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LEAST = 0.6
"""Of the height that text may take."""
FORCED = frozenset({"page", "left", "right", "recto", "verso", "always"})


def short_pages(document: Any) -> list[tuple[int, float, str]]:  # noqa: ANN401 - WeasyPrint is untyped
    """Return the pages, from 0, that are less than 60 % full in the middle of running text: how full, what follows."""
    pages = [page._page_box for page in document.pages]  # noqa: SLF001 - no public way to the boxes
    found = []
    for number, (page, following) in enumerate(pairwise(pages)):
        full = _fullness(page)
        if full < LEAST and not _breaks_before(following, _elements(page)):
            found.append((number, full, next(_texts(_flow(following)), "")))
    return found


def tell_short_pages(
    pages: Iterable[tuple[int, float, str]], texts: Iterable[tuple[str, Span]], language: str, fallback: Span
) -> list[Diagnostic]:
    """Report short pages, each with what did not fit there."""
    places = list(texts)
    return [
        Diagnostic(
            "R130",
            f"page {number + 1} of the {language} PDF is {full:.0%} full: what follows did not fit there",
            _place_of(beginning, places, fallback),
            "put it after the next paragraph, make it smaller, or let its template be divided",
            Severity.WARNING,
        )
        for number, full, beginning in pages
    ]


def _flow(page: Any) -> Any:  # noqa: ANN401 - WeasyPrint is untyped
    """Return the root element's box: without footnotes and margins."""
    return page.children[0]


def _fullness(page: Any) -> float:  # noqa: ANN401 - WeasyPrint is untyped
    """Return how far down the page text and pictures reach, as a part of what is left above the footnotes."""
    top, bottom = page.content_box_y(), page.content_box_y() + page.height
    for area in page.children:
        if isinstance(area, boxes.FootnoteAreaBox) and area.children:
            bottom = min(bottom, area.position_y)
    lowest = max((box.position_y + box.margin_height() for box in _shown(_flow(page))), default=bottom)
    return min(1.0, (lowest - top) / (bottom - top)) if bottom > top else 1.0


def _shown(root: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint is untyped
    """Yield the boxes that put something on the page, in tree order."""
    waiting = [root]
    while waiting:
        box = waiting.pop()
        if (isinstance(box, boxes.TextBox) and box.text.strip()) or isinstance(box, boxes.ReplacedBox):
            yield box
        waiting.extend(reversed(getattr(box, "children", ())))


def _texts(root: Any) -> Iterator[str]:  # noqa: ANN401 - WeasyPrint is untyped
    return (box.text.strip() for box in _shown(root) if isinstance(box, boxes.TextBox))


def _elements(page: Any) -> set[int]:  # noqa: ANN401 - WeasyPrint is untyped
    """Return the elements that have a part on a page."""
    waiting, found = [_flow(page)], set()
    while waiting:
        box = waiting.pop()
        found.add(id(box.element))
        waiting.extend(getattr(box, "children", ()))
    return found


def _breaks_before(page: Any, before: set[int]) -> bool:  # noqa: ANN401 - WeasyPrint is untyped
    """Tell whether the page begins with an element that asks for a new page, and did not begin on the one before."""
    box = _flow(page)
    while getattr(box, "children", ()):
        box = next((child for child in box.children if child.is_in_normal_flow()), None)
        if box is None:
            return True
        if id(box.element) not in before and box.style["break_before"] in FORCED:
            return True
    return False


def _place_of(text: str, places: list[tuple[str, Span]], fallback: Span) -> Span:
    return next((span for each, span in places if text and each.startswith(text)), fallback)
