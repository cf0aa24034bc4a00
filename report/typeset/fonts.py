"""Characters that no font of the design has. What fonts those are: report.typeset.faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable


def missing_glyphs(characters: Iterable[str], texts: Iterable[tuple[str, Span]], language: str) -> list[Diagnostic]:
    """Report characters that no font could show, each at the first text that has it."""
    places = list(texts)
    return [
        Diagnostic(
            "R107",
            f"no font of the design has {character!r} (U+{ord(character):04X}), used in the {language} edition",
            _place_of(character, places),
            "write it another way, or add a font that has it to the design's font list, behind the others",
            Severity.ERROR,
        )
        for character in sorted(characters)
    ]


def _place_of(character: str, places: list[tuple[str, Span]]) -> Span:
    for text, span in places:
        offset = text.find(character)
        if offset >= 0:
            return Span(span.path, span.line, span.column + offset)
    return Span("templates/print/document.html")
