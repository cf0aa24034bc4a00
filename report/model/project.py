"""Everything that was read, before any of it is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.model.catalog import Catalog
    from report.model.derivation import ConvertedWord
    from report.model.font import FontFile
    from report.model.glossary import Term
    from report.model.literal import Literal
    from report.model.metric import Metric
    from report.model.section import Kind, Manuscript
    from report.model.settings import Settings


INKS_SUFFIX = "-cmyk"
"""A design token of this ending says with which inks the colour of the same name is printed."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file."""

    path: str
    """Path from the content folder, with forward slashes."""
    content: bytes = field(repr=False)
    media_type: str


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template or style sheet; the project's own file hides the packaged one of the same name."""

    name: str
    text: str = field(repr=False)
    shown_path: str
    """Where a diagnostic says it stands."""
    own: bool = False
    """Whether it is the project's own, so that its words are the project's to translate."""


@dataclass(frozen=True, slots=True)
class Templates:
    """The design: templates, style sheets, scripts, tokens, kinds of sections, room for texts."""

    files: Mapping[str, TemplateFile]
    tokens: tuple[tuple[str, str], ...]
    kinds: Mapping[str, Kind]
    rooms: Mapping[str, float] = field(default_factory=dict)
    """Room for a text by its role, in ems: widths of a Han character."""


@dataclass(frozen=True, slots=True)
class Project:
    """All inputs of one report."""

    settings: Settings
    manuscripts: Mapping[str, Manuscript]
    """Section id to its text in the source language."""
    own_texts: Mapping[tuple[str, str], Manuscript]
    """(section id, language) to a text written in that language."""
    metrics: Mapping[str, Metric]
    pictures: Mapping[str, Picture]
    catalogs: Mapping[str, Catalog]
    """Language to the messages in it, all domains."""
    templates: Templates
    literals: tuple[Literal, ...] = ()
    """Numbers that may stand in texts as they are typed."""
    profile: bytes | None = field(repr=False, default=None)
    """The printer's ICC profile."""
    fonts: tuple[FontFile, ...] = ()
    """The project's own font files."""
    glossary: tuple[Term, ...] = ()
    """What things are called."""
    exceptions: Mapping[str, tuple[ConvertedWord, ...]] = field(default_factory=dict)
    """Derived language to the words that are not left to its conversion."""
