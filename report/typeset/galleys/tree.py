"""The part of the structure tree that a galley brings."""

from __future__ import annotations

from typing import Any

from report.typeset.galleys.captured import ANNOTATION_KEY, DOCUMENT, NOTE, GapInPdf
from report.typeset.tags import TreeWriter
from report.typeset.tags.shaping import Tag


class GalleyTree(TreeWriter):
    """Writes the tags of a galley; what stands in the document itself will stand in that of the whole PDF."""

    def __init__(self, pdf: Any, document: Any, marks: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        super().__init__(pdf, document, marks)
        self.top: list[bytes] = []

    def write(self, top: Any) -> list[str]:  # noqa: ANN401 - see TreeWriter
        """Write what stands in the document."""
        parent = GapInPdf(DOCUMENT, 0)
        self.top = [self.element(tag, parent).reference for tag in top.kids if isinstance(tag, Tag)]
        for number, (_, annotation) in enumerate(self.annotations):
            annotation["StructParent"] = GapInPdf(ANNOTATION_KEY, number)
        return self.untagged()

    def name_of_note(self, number: int) -> Any:  # noqa: ANN401 - pydyf is untyped
        """Return the gap for a note's name."""
        return GapInPdf(NOTE, number)
