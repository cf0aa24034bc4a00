"""Fonts: whether each family is there, and whether it has every character.

fontconfig answers for the machine; a family it does not know would be replaced in silence, Chinese even by
glyphs of Japanese form.
"""

from __future__ import annotations

import subprocess
from functools import cache
from shutil import which
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

GENERIC = ("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui")


@cache
def is_installed(family: str) -> bool:
    """Tell whether this machine has a font family of this very name."""
    program = which("fc-match")
    if program is None:
        return False
    result = subprocess.run([program, "-f", "%{family}", family], capture_output=True, text=True, check=False)  # noqa: S603
    known = {name.strip().lower() for name in result.stdout.replace("\\", "").split(",")}
    return family.lower() in known


def check_families(families: Iterable[str], language: str, place: Span) -> list[Diagnostic]:
    """Report every family of the design that this machine lacks."""
    return [
        Diagnostic(
            "R106",
            f"the font {family}, which the design names for {language}, is not installed",
            place,
            "run `report doctor` for the command that installs it, or name another font in `brand:`",
        )
        for family in families
        if family not in GENERIC and not is_installed(family)
    ]


def missing_glyphs(characters: Iterable[str], texts: Iterable[tuple[str, Span]], language: str) -> list[Diagnostic]:
    """Report characters that no font could show, each at the first text that has it."""
    places = list(texts)
    return [
        Diagnostic(
            "R107",
            f"no font has the character {character!r} (U+{ord(character):04X}), used in the {language} edition",
            _place_of(character, places),
            "write it another way, or add a font that has it to the design's font list",
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
