"""What a project calls things, in its languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.diagnostics import Span

Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of locale/glossary.yaml: a word of the source language, and what it is called in others."""

    source: str
    span: Span = field(compare=False)
    use: Mapping[str, Forms]
    """Approved forms by language tag; the first is the one to prefer."""
    avoid: Mapping[str, Forms]
    """Forms that are not to be used for it, by language tag."""
    note: str = ""
    free: bool = False
    """An ordinary word, which may be said in other ways: only forms to avoid are wrong."""


def of_language(forms: Mapping[str, Forms], language: str) -> Forms:
    """Return the forms of a language: of zh-Hant-HK, else of zh-Hant, else of zh."""
    while language:
        if language in forms:
            return forms[language]
        language = language.rpartition("-")[0]
    return ()
