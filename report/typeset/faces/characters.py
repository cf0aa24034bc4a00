"""The characters an edition could need: too many cost little, one too few costs a second pass."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING

from report.typeset.faces.stacks import CODE

if TYPE_CHECKING:
    from report.model.composition import Composition

_ESCAPED = re.compile(r"\\([0-9A-Fa-f]{1,6})")
ALWAYS = frozenset(
    [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2000, 0x2070))]
    + [*"•◦▪■□▶▾‣⁃₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹−×÷≤≥≈℃™℠№←↑→↓˅", *"　、。〈〉《》「」『』【】〔〕・"]
    + [*"〇一二三四五六七八九十百千万零"]
    + [chr(code) for code in range(0xFF01, 0xFF5F)]
)
"""What style sheets and WeasyPrint bring in: bullets, numbers of lists and pages, hyphens, spaces, quotes."""


def characters_of(composition: Composition) -> frozenset[str]:
    """Return the characters of an edition's text, style sheets and drawings, with what can become of them."""
    sheets, texts = list(composition.sheets), [composition.print_html]
    if composition.press is not None:
        sheets += composition.press.sheets
        texts.append(composition.press.cover_html or "")
    texts += [content.decode("utf-8", "replace") for _, content, kind in composition.pictures if "svg" in kind]
    found = set(ALWAYS)
    for text in texts:
        written = unescape(text)
        found.update(written, unicodedata.normalize("NFC", written))
    for sheet in sheets:
        found.update(sheet.css)
        found.update(chr(int(code, 16)) for code in _ESCAPED.findall(sheet.css) if int(code, 16) <= 0x10FFFF)  # noqa: PLR2004 - Unicode's last
    return frozenset(_with_forms(found))


def code_characters(composition: Composition) -> frozenset[str]:
    """Return the characters that are set as program code."""
    return frozenset(character for match in CODE.finditer(composition.print_html) for character in unescape(match[2]))


def _with_forms(characters: set[str]) -> set[str]:
    """Return characters with their capitals and small letters (text-transform), and taken apart (HarfBuzz)."""
    forms = set(characters)
    for character in characters:
        forms.update(character.upper(), character.lower(), character.title())
        forms.update(unicodedata.normalize("NFD", character))
    return {form for form in forms if not "\ud800" <= form <= "\udfff"}
