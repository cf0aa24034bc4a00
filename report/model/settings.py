"""content/report.yaml as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report.diagnostics import Span
    from report.model.derivation import Derivation
    from report.model.text import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One section of the outline."""

    id: str
    kind: str
    span: Span = field(compare=False)
    kind_span: Span = field(compare=False)
    opens: str | None = None
    """page, recto or flow where the entry overrules its kind."""
    sections: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class ColophonRow:
    """One line of the colophon."""

    term: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Window:
    """A period outside the report's that several figures share."""

    period: str
    note: Text


@dataclass(frozen=True, slots=True)
class FigureRules:
    """What the figures of a report have to keep to."""

    approval: str = "required"
    """required: a release refuses figures that are not approved, or no longer; optional: it takes them."""
    units: tuple[str, ...] | None = None
    """The units that may be used; None: any."""
    windows: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintRules:
    """What the printer of a report asks for."""

    profile: str | None = None
    """Path of an ICC profile from the content folder; None: colours stay those of screens."""
    profile_span: Span | None = field(default=None, compare=False)
    spine: str | None = None
    """Width of the spine, with its unit; None: cover and back cover are two pages."""
    chapters: str = "recto"
    """recto: chapters with an opening page begin on right-hand pages; page: on the next page, as on screens."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project says about its report as a whole."""

    slug: str
    """File name of the PDFs, without language and ending."""
    title: Text
    short_title: Text
    organisation: Text
    languages: tuple[str, ...]
    """BCP 47 tags; the first is the source language."""
    outline: tuple[Entry, ...]
    date: str
    """Publication date, ISO 8601."""
    period: str
    """Reporting period, ISO 8601 interval."""
    span: Span = field(compare=False)
    notice: Text | None = None
    colophon: tuple[ColophonRow, ...] = ()
    brand: tuple[tuple[str, str], ...] = ()
    """Design tokens that overrule those of the templates."""
    first_folio: int = 1
    """Folio of the first page."""
    contact: str | None = None
    address: str | None = None
    """Where the website stands, https, with a slash at its end."""
    figures: FigureRules = FigureRules()
    printing: PrintRules = PrintRules()
    derived: tuple[Derivation, ...] = ()
    """The languages that are converted from another one."""
    wrap: int | None = None
    """Columns at which long strings of PO files are broken, 0 for never; None: files stay as they are."""

    @property
    def source_language(self) -> str:
        """The language that content/ is written in."""
        return self.languages[0]

    def derivation(self, language: str) -> Derivation | None:
        """Return how a language is made from another one, or None where it is written or translated."""
        return next((each for each in self.derived if each.language == language), None)
