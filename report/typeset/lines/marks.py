"""Chinese quotation marks, dashes and dots from the Chinese font, whatever font stands first.

“ ” ‘ ’ — … · are in Latin fonts too, narrow and at another height. Where a list of fonts begins with a Latin one,
Pango takes them from there; in Chinese text they belong to the font of the ideographs (clreq §3.1.2).
"""

from __future__ import annotations

import re
from typing import Any

from weasyprint.text.ffi import ffi, pango
from weasyprint.text.line_break import Layout

from report.typeset.loading import MORE

if hasattr(ffi, "cdef"):
    # WeasyPrint declares no attribute for a family; its declarations may be added to, where they were parsed just now.
    ffi.cdef(MORE)

_SHARED = re.compile("(?:—|…|⋯|“|”|‘|’|·)+".encode())
PROBE = "一“"
"""An ideograph and a mark that both fonts have."""


class ChineseMarks:
    """Knows for each style whether its marks come from another font than its ideographs."""

    def __init__(self) -> None:
        self._families: dict[object, bytes | None] = {}

    def put(self, layout: Layout, text: str, style: Any, key: object) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        """Let the marks of a layout's text be set in the font of its ideographs; `key` stands for the style."""
        if not str(style["lang"] or "").startswith(("zh", "ja")):
            return
        written = text.encode()
        places = [match.span() for match in _SHARED.finditer(written)]
        if not places:
            return
        if key not in self._families:
            self._families[key] = _other_family(style)
        family = self._families[key]
        if family is None:
            return
        attributes = pango.pango_layout_get_attributes(layout.layout)
        if attributes == ffi.NULL:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        for start, end in places:
            attribute = pango.pango_attr_family_new(family)
            attribute.start_index, attribute.end_index = start, end
            pango.pango_attr_list_insert(attributes, attribute)
        pango.pango_layout_set_attributes(layout.layout, attributes)


def _other_family(style: Any) -> bytes | None:  # noqa: ANN401 - WeasyPrint is untyped
    """Return the family of a style's ideographs if its marks come from another, else None."""
    layout = Layout(style)
    layout.set_text(PROBE)
    line, _ = layout.get_first_line()
    families = []
    run = line.runs
    while run != ffi.NULL:
        description = pango.pango_font_describe_with_absolute_size(run.data.item.analysis.font)
        families.append(bytes(ffi.string(pango.pango_font_description_get_family(description))))
        pango.pango_font_description_free(description)
        run = run.next
    return families[0] if len(set(families)) > 1 else None
