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


class TreeWriter:
    """Adds the structure tree of one document to WeasyPrint's PDF."""

    def __init__(self, pdf: Any, document: Any, marks: Sequence[Mapping[Any, Mapping[str, Any]]]) -> None:  # noqa: ANN401
        self._pdf = pdf
        self._pages = document.pages
        self._marks = marks
        """Of each page: what WeasyPrint noted of every box that it marked."""
        self._owners: list[dict[int, bytes]] = [{} for _ in marks]
        self._annotations: list[tuple[bytes, Any]] = []
        self._notes: list[tuple[str, bytes]] = []

    def write(self, top: Tag) -> list[str]:
        """Write the tree; return the texts that no tag has, of which there must be none."""
        root = self._add({"Type": "/StructTreeRoot"})
        root["K"] = pydyf.Array([self._element(top, root).reference])
        root["RoleMap"] = pydyf.Dictionary({name: f"/{standard}" for name, standard in roles.ROLE_MAP.items()})
        if self._notes:
            names = [part for name, owner in sorted(self._notes) for part in (pydyf.String(name), owner)]
            root["IDTree"] = self._add({"Names": pydyf.Array(names)}).reference
        root["ParentTree"] = self._add({"Nums": pydyf.Array(self._parents())}).reference
        root["ParentTreeNextKey"] = len(self._pages) + len(self._annotations)
        catalog = self._pdf.catalog
        catalog["StructTreeRoot"] = root.reference
        catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        return [
            str(getattr(box, "text", box.element_tag))
            for marks, owners in zip(self._marks, self._owners, strict=True)
            for box, mark in marks.items()
            if mark["mcid"] not in owners
        ]

    def _parents(self) -> list[Any]:
        """Return the rows of the parent tree: the owner of each piece of a page, and that of each annotation."""
        rows: list[Any] = []
        for number, (marks, owners) in enumerate(zip(self._marks, self._owners, strict=True)):
            rows += [number, pydyf.Array(owners.get(mark, "null") for mark in range(len(marks)))]
        for number, (owner, annotation) in enumerate(self._annotations, len(self._pages)):
            annotation["StructParent"] = number
            rows += [number, owner]
        return rows

    def _element(self, tag: Tag, parent: Any) -> Any:  # noqa: ANN401 - pydyf is untyped
        element = self._add({"Type": "/StructElem", "S": f"/{tag.type}", "P": parent.reference})
        if tag.language:
            element["Lang"] = pydyf.String(tag.language)
        if tag.alternate:
            element["Alt"] = pydyf.String(tag.alternate)
        if tag.type == "Note":
            name = f"note-{len(self._notes) + 1:05}"
            self._notes.append((name, element.reference))
            element["ID"] = pydyf.String(name)
        attributes = {name: f"/{value}" if isinstance(value, str) else value for name, value in tag.attributes.items()}
        if tag.type == "Figure":
            attributes |= self._box(tag)
        if len(attributes) > 1:
            element["A"] = pydyf.Dictionary(attributes)
        kids: list[Any] = []
        for kid in tag.kids:
            kids += [self._element(kid, element).reference] if isinstance(kid, Tag) else self._piece(kid, element)
        element["K"] = pydyf.Array(kids)
        return element

    def _piece(self, piece: Piece, element: Any) -> list[Any]:  # noqa: ANN401 - pydyf is untyped
        """Return what an element says of a piece: its mark on the page, its annotation, both, or nothing."""
        found: list[Any] = []
        mark = self._marks[piece.page].get(piece.box)
        page = self._pdf.page_references[piece.page]
        if mark is not None:
            self._owners[piece.page][mark["mcid"]] = element.reference
            if element.setdefault("Pg", page) == page:
                found.append(mark["mcid"])
            else:
                found.append(pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": mark["mcid"]}))
        for annotation in (piece.box.link_annotation, piece.box.widget_annotation):
            if annotation is not None:
                self._annotations.append((element.reference, annotation))
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
