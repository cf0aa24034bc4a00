"""A language that is not translated but converted from another one, script to script."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report.diagnostics import Span

CORNER, CURLY, KEEP = QUOTES = ("corner", "curly", "keep")
"""Quotation marks of a converted text: 「」 and 『』, “” and ‘’, or those of the text it is made from."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a language of the report is made from another one."""

    language: str
    """BCP 47 tag of the language that is made."""
    base: str
    """BCP 47 tag of the language that it is made from: the source language, or one with translations of its own."""
    conversion: str
    """Name of OpenCC's conversion: s2hk, s2tw, t2s …"""
    quotes: str
    """corner, curly or keep."""
    span: Span = field(compare=False)
    """Where the conversion is named."""


@dataclass(frozen=True, slots=True)
class ConvertedWord:
    """A word that is not left to the conversion."""

    word: str
    """As the base language has it."""
    written: str
    """As the derived language has it; the same where it stays."""
    span: Span = field(compare=False)
