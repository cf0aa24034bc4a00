"""Where text came to stand, read from the laid-out boxes.

Why boxes and not anchors: an anchor tells where an element begins. Where its text ends, in mid-page or after
a break, only the boxes of the text itself can tell, and they cannot lie.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from report.model.rendition import PageMap, PageRange

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from report.model.composition import SectionTitle

SECTION, PLACE = "data-section", "data-place"


def map_pages(document: Any, root: Element, sections: tuple[SectionTitle, ...]) -> PageMap:  # noqa: ANN401
    """Return the pages of every section and of every printed metric.

    `document` is WeasyPrint's, `root` the element tree it was made from. A section covers the pages on which
    text or a picture of it or of a section below it stands.
    """
    found, places = find_text(document, root)
    return PageMap(len(document.pages), tuple(with_children(found, sections).items()), tuple(places.items()))


def find_text(document: Any, root: Element) -> tuple[dict[str, PageRange], dict[str, int]]:  # noqa: ANN401
    """Return the pages of each section's own text, and that of every printed metric."""
    owners = dict(_owners(root))
    found: dict[str, PageRange] = {}
    places: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for box in _boxes(page._page_box):  # noqa: SLF001 - no public way to the boxes; held by a test
            element = box.element
            if element is None:
                continue
            for key in element.get(PLACE, "").split():
                places.setdefault(key, number)
            owner = owners.get(element)
            if owner is not None and _shows(box):
                here = PageRange(number, number)
                found[owner] = found[owner].united(here) if owner in found else here
    return found, places


def _owners(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield every element inside a section with the section's id."""
    for section in root.iter():
        name = section.get(SECTION) if isinstance(section.tag, str) else None
        if name:
            for element in section.iter():
                yield element, name


def _boxes(box: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint is untyped
    """Yield all boxes of a page in tree order, without recursion: documents nest deeply."""
    waiting = [box]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(getattr(current, "children", ())))


def _shows(box: Any) -> bool:  # noqa: ANN401 - WeasyPrint is untyped
    """Tell whether a box puts something on the page: words or a picture."""
    text = getattr(box, "text", None)
    if isinstance(text, str):
        return bool(text.strip())
    return getattr(box, "replacement", None) is not None


def with_children(found: Mapping[str, PageRange], sections: tuple[SectionTitle, ...]) -> dict[str, PageRange]:
    """Let every section cover the sections below it; children come after their parents."""
    ranges = dict(found)
    for section in reversed(sections):
        if section.parent is not None and section.id in ranges:
            own = ranges[section.id]
            ranges[section.parent] = ranges[section.parent].united(own) if section.parent in ranges else own
    return {section.id: ranges[section.id] for section in sections if section.id in ranges}
