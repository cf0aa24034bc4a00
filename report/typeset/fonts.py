"""Characters that no font of the design has. What fonts those are: report.typeset.faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity, Span
from report.model.rendition import PROOF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from report.model.composition import Composition


def missing_glyphs(characters: Iterable[str], composition: Composition) -> list[Diagnostic]:
    """Report characters that no font could show, each at the first text that has it.

    In a proof they are for information: it shows more than is printed.
    """
    places, language = list(composition.texts), composition.language
    is_proof = composition.kind == PROOF
    what = "proof" if is_proof else "edition"
    return [
        Diagnostic(
            "R107",
            f"no font of the design has {character!r} (U+{ord(character):04X}), used in the {language} {what}",
            _place_of(character, places),
            "write it another way, or add a font that has it to the design's font list, behind the others",
            Severity.WARNING if is_proof else Severity.ERROR,
        )
        for character in sorted(characters)
    ]


def _place_of(character: str, places: list[tuple[str, Span]]) -> Span:
    for text, span in places:
        offset = text.find(character)
        if offset >= 0:
            return Span(span.path, span.line, span.column + offset)
    return Span("templates/print/document.html")
