"""Tags: the structure that a PDF tells assistive technology (ISO 14289-1, ISO 32000-1 §14.7 and §14.8).

WeasyPrint tags boxes, of which an element has one per page and line. This package tags the document instead: one tag
for an element, wherever its pieces stand, in the order of the source.

    contents (pieces of pages -> elements) -> shaping (elements -> tags) -> writing (tags -> PDF)
"""

from report.typeset.tags.engine import tagging
from report.typeset.tags.writing import TreeWriter

__all__ = ["TreeWriter", "tagging"]
