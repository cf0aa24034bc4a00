"""What of every element stands on which page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure.boxes import MarginBox, PageBox, ReplacedBox, TextBox
from weasyprint.layout.absolute import AbsolutePlaceholder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

BODY, MARKER, CALL = "", "marker", "call"
"""Parts of an element: what it says, the marker before it, the mark in the text that calls it."""
_PARTS = {"marker": MARKER, "footnote-marker": MARKER, "footnote-call": CALL}
_REPEATED = ("thead", "tfoot")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A box: text or a picture, or one that may carry annotations."""

    page: int
    """From 0."""
    box: Any

    @property
    def is_text(self) -> bool:
        """Whether words stand in the box."""
        return isinstance(self.box, TextBox)

    @property
    def is_drawn(self) -> bool:
        """Whether the box puts something on the page by itself."""
        return isinstance(self.box, TextBox | ReplacedBox)

    @property
    def is_blank(self) -> bool:
        """Whether the box is white space: WeasyPrint marks it, but draws nothing."""
        return self.is_text and not self.box.text.strip()


@dataclass(slots=True, eq=False)
class Node:
    """A part of an element, with its pieces and the parts of elements in it, in reading order."""

    element: Element
    part: str = BODY
    kids: list[Node | Piece] = field(default_factory=list)


@dataclass(slots=True)
class Contents:
    """What a document says."""

    root: Node
    asides: list[Any]
    """Boxes that stand on pages and say nothing new: running heads, folios, repeated heads of tables."""


def read_contents(document: Any) -> Contents:  # noqa: ANN401 - WeasyPrint is untyped
    """Return what stands on the pages of WeasyPrint's document, by element."""
    reader = _Reader(document)
    for number, page in enumerate(document.pages):
        reader.read(page._page_box, number)  # noqa: SLF001 - no public way to the boxes; held by a test
    reader.sort()
    return Contents(reader.root, reader.asides)


class _Reader:
    def __init__(self, document: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        root = next(child.element for child in _children(document.pages[0]._page_box) if child.element is not None)  # noqa: SLF001
        self.root = Node(root)
        self.asides: list[Any] = []
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._ranks = {element: rank for rank, element in enumerate(root.iter())}
        self._nodes: dict[tuple[Element, str], Node] = {(root, BODY): self.root}
        self._first_pages: dict[Element, int] = {}

    def read(self, page_box: Any, page: int) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        """Take in the boxes of a page, without recursion: documents nest deeply."""
        waiting = [(page_box, False)]
        while waiting:
            box, is_aside = waiting.pop()
            is_aside = is_aside or isinstance(box, MarginBox) or self._is_repeated(box, page)
            self._take(box, page, is_aside=is_aside)
            waiting.extend((child, is_aside) for child in reversed(_children(box)))

    def _take(self, box: Any, page: int, *, is_aside: bool) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        piece = Piece(page, box)
        if piece.is_blank or (is_aside and piece.is_drawn):
            self.asides.append(box)
        # A link in a repeated head works like any, and has to be told of.
        elif box.element in self._ranks and not isinstance(box, PageBox):
            self._node(box.element, _PARTS.get(box.element_tag.partition("::")[2], BODY)).kids.append(piece)

    def _is_repeated(self, box: Any, page: int) -> bool:  # noqa: ANN401 - WeasyPrint is untyped
        if box.element_tag not in _REPEATED or box.element is None:
            return False
        return self._first_pages.setdefault(box.element, page) != page

    def _node(self, element: Element, part: str) -> Node:
        known = self._nodes.get((element, part))
        if known is None:
            known = self._nodes[element, part] = Node(element, part)
            # A call stands in the text; what it calls stands behind it, where the source has it.
            above = self._node(element, BODY) if part == MARKER else self._node(self._parents[element], BODY)
            above.kids.append(known)
            if part == CALL:
                self._node(element, BODY)
        return known

    def sort(self) -> None:
        """Put elements in the order of the source, where they are not parts of a line of text.

        A layout may have boxes in another order than they are written in, such as `order` of flex items.
        """
        for node in self._nodes.values():
            if not any(isinstance(kid, Piece) and kid.is_drawn for kid in node.kids):
                node.kids.sort(key=self._rank)

    def _rank(self, kid: Node | Piece) -> tuple[int, bool]:
        return (self._ranks[kid.element], kid.part == BODY) if isinstance(kid, Node) else (-1, False)


def _children(box: Any) -> list[Any]:  # noqa: ANN401 - WeasyPrint is untyped
    return [child._box if isinstance(child, AbsolutePlaceholder) else child for child in _kids(box)]  # noqa: SLF001


def _kids(box: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint is untyped
    return iter(getattr(box, "children", ()))
