"""Variable fonts: one file for all weights, from which WeasyPrint makes each weight anew in every build."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from report.diagnostics import Span

AXES = b"fvar"
"""The table that makes a font a variable one (OpenType)."""


def variable_face(path: str, place: Span, face: bytes) -> Diagnostic | None:
    """Return a warning where a face is a variable one; `face` is an OpenType file of one face, as it was cut."""
    if not _has_table(face, AXES):
        return None
    return Diagnostic(
        "R144",
        f"the font {path} is a variable one, which is cut into its weights again in every build",
        place,
        "use its static files, one for each weight that the style sheets ask for",
        Severity.WARNING,
    )


def _has_table(face: bytes, tag: bytes) -> bool:
    tables = struct.unpack_from(">H", face, 4)[0] if len(face) > 12 else 0  # noqa: PLR2004 - the header of a font file
    return any(face.startswith(tag, 12 + 16 * number) for number in range(tables))
