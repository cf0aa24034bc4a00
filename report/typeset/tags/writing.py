"""Tags -> the structure tree of a PDF (ISO 32000-1 §14.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

from report.typeset.tags import roles
from report.typeset.tags.shaping import Tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from report.typeset.tags.contents import Piece

POINTS = 0.75
"""Points of a CSS pixel."""


def tree_entries(pdf: Any, top: bytes, parents: list[Any], notes: list[tuple[Any, Any]]) -> dict[str, Any]:  # noqa: ANN401
    """Return the entries of a tree's root.

    `parents` are the rows of its parent tree, key and owner by turns, `notes` names in order with their elements.
    """
    entries: dict[str, Any] = {
        "K": pydyf.Array([top]),
        "RoleMap": pydyf.Dictionary({name: f"/{standard}" for name, standard in roles.ROLE_MAP.items()}),
    }
    if notes:
        names = pydyf.Dictionary({"Names": pydyf.Array([part for note in notes for part in note])})
        pdf.add_object(names)
        entries["IDTree"] = names.reference
    rows = pydyf.Dictionary({"Nums": pydyf.Array(parents)})
    pdf.add_object(rows)
    return {**entries, "ParentTree": rows.reference, "ParentTreeNextKey": len(parents) // 2}


def announce_tree(pdf: Any, root: bytes) -> None:  # noqa: ANN401 - pydyf is untyped
    """Say in the catalog that the PDF is tagged."""
    pdf.catalog["StructTreeRoot"] = root
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


class TreeWriter:
    """Adds the structure tree of one document to WeasyPrint's PDF, or that of a galley for a tree made later."""

    def __init__(self, pdf: Any, document: Any, marks: Sequence[Mapping[Any, Mapping[str, Any]]]) -> None:  # noqa: ANN401
        self._pdf = pdf
        self._pages = document.pages
        self._page_references = pdf.page_references  # WeasyPrint's makes them anew whenever it is asked
        self._marks = marks
        """Of each page: what WeasyPrint noted of every box that it marked."""
        self.owners: list[dict[int, bytes]] = [{} for _ in marks]
        """Of each page: the element that has a mark."""
        self.annotations: list[tuple[bytes, Any]] = []
        """Annotations with the elements that have them."""
        self.notes: list[tuple[Any, Any]] = []
        """Notes with their elements."""

    def write(self, top: Tag) -> list[str]:
        """Write the tree; return the texts that no tag has, of which there must be none."""
        root = self._add({"Type": "/StructTreeRoot"})
        top_element = self.element(top, root.reference)
        notes = [(name, owner.reference) for name, owner in self.notes]
        root.update(tree_entries(self._pdf, top_element.reference, self._parents(), notes))
        announce_tree(self._pdf, root.reference)
        return self.untagged()

    def untagged(self) -> list[str]:
        """Return the texts that no tag has, of which there must be none."""
        return [
            str(getattr(box, "text", box.element_tag))
            for marks, owners in zip(self._marks, self.owners, strict=True)
            for box, mark in marks.items()
            if mark["mcid"] not in owners
        ]

    def _parents(self) -> list[Any]:
        """Return the rows of the parent tree: the owner of each piece of a page, and that of each annotation."""
        rows: list[Any] = []
        for number in range(len(self._pages)):
            rows += [number, self.row(number)]
        for number, (owner, annotation) in enumerate(self.annotations, len(self._pages)):
            annotation["StructParent"] = number
            rows += [number, owner]
        return rows

    def row(self, page: int) -> Any:  # noqa: ANN401 - pydyf is untyped
        """Return the owner of each mark of a page, in order."""
        owners = self.owners[page]
        return pydyf.Array(owners.get(mark, "null") for mark in range(len(self._marks[page])))

    def element(self, tag: Tag, parent: Any) -> Any:  # noqa: ANN401 - pydyf is untyped
        """Write a tag with all that is in it; `parent` is the reference of the element that it stands in."""
        element = self._add({"Type": "/StructElem", "S": f"/{tag.type}", "P": parent})
        if tag.language:
            element["Lang"] = pydyf.String(tag.language)
        if tag.alternate:
            element["Alt"] = pydyf.String(tag.alternate)
        if tag.type == "Note":
            element["ID"] = self.name_of_note(len(self.notes))
            self.notes.append((element["ID"], element))
        attributes = {name: f"/{value}" if isinstance(value, str) else value for name, value in tag.attributes.items()}
        if tag.type == "Figure":
            attributes |= self._box(tag)
        if len(attributes) > 1:
            element["A"] = pydyf.Dictionary(attributes)
        kids: list[Any] = []
        for kid in tag.kids:
            kids += (
                [self.element(kid, element.reference).reference] if isinstance(kid, Tag) else self._piece(kid, element)
            )
        element["K"] = pydyf.Array(kids)
        return element

    def name_of_note(self, number: int) -> Any:  # noqa: ANN401 - pydyf is untyped
        """Return the name of a note, which no other note of a PDF has."""
        return pydyf.String(f"note-{number + 1:05}")

    def _piece(self, piece: Piece, element: Any) -> list[Any]:  # noqa: ANN401 - pydyf is untyped
        """Return what an element says of a piece: its mark on the page, its annotation, both, or nothing."""
        found: list[Any] = []
        mark = self._marks[piece.page].get(piece.box)
        page = self._page_references[piece.page]
        if mark is not None:
            self.owners[piece.page][mark["mcid"]] = element.reference
            if element.setdefault("Pg", page) == page:
                found.append(mark["mcid"])
            else:
                found.append(pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": mark["mcid"]}))
        for annotation in (piece.box.link_annotation, piece.box.widget_annotation):
            if annotation is not None:
                self.annotations.append((element.reference, annotation))
                found.append(pydyf.Dictionary({"Type": "/OBJR", "Pg": page, "Obj": annotation.reference}))
        return found

    def _box(self, tag: Tag) -> dict[str, Any]:
        """Return the box of a picture as attributes, in points from the foot of the page."""
        piece = next((kid for kid in tag.kids if not isinstance(kid, Tag) and kid.is_drawn), None)
        if piece is None:
            return {}
        box, height = piece.box, self._pages[piece.page].height
        left, top = box.content_box_x(), box.content_box_y()
        edges = (left, height - top - box.height, left + box.width, height - top)
        return {"O": "/Layout", "BBox": pydyf.Array([round(edge * POINTS, 3) for edge in edges])}

    def _add(self, entries: dict[str, Any]) -> Any:  # noqa: ANN401 - pydyf is untyped
        dictionary = pydyf.Dictionary(entries)
        self._pdf.add_object(dictionary)
        return dictionary
