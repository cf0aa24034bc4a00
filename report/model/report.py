"""The resolved report: sections in order, every reference known to hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.model.blocks import Block
    from report.model.metric import Metric
    from report.model.project import Project
    from report.model.section import Section
    from report.model.settings import Settings
    from report.model.text import Text


@dataclass(frozen=True, slots=True)
class OwnText:
    """A section's text written for one language instead of translated."""

    title: Text
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report in its source language."""

    settings: Settings
    sections: tuple[Section, ...]
    """Depth first, in the order of the outline."""
    metrics: Mapping[str, Metric]
    own_texts: Mapping[tuple[str, str], OwnText]
    project: Project = field(repr=False)
    """Where it came from: pictures, catalogs, templates."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A report in one language; the only source of both the PDF and the site."""

    language: str
    report: Report
    """The same report with every text in this language, or marked where it is missing."""
    goal: str
    """draft, review or release."""
    missing: int = 0
    fuzzy: int = 0
