"""An edition as HTML, before pages exist."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report.diagnostics import Span
from report.model.rendition import SCREEN

if TYPE_CHECKING:
    from report.model.font import FontFile

FIRST = "first"
LAST = "last"
RANGE = "range"
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private-use characters that enclose a late value; content cannot contain them (P108)."""


def late_page(section: str, edge: str) -> str:
    """Return the marker of a page number that is known only after typesetting."""
    return f"{_OPEN}{edge}:{section}{_CLOSE}"


LATE_PATTERN = f"{_OPEN}([a-z]+):([^{_CLOSE}]+){_CLOSE}"
PRIVATE_MARKS = _OPEN + _CLOSE


@dataclass(frozen=True, slots=True)
class Place:
    """One printing of a metric."""

    key: str
    """Unique in the edition, equal in print and on the web."""
    metric: str
    section: str
    text: str
    """The phrase as printed, plain."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric that an edition prints, as data."""

    id: str
    label: str
    phrase: str
    """As it is printed without filters."""
    value: str | None
    """Every digit, or a calendar date in ISO 8601."""
    limits: tuple[str, str] | None
    """The least and the greatest of a value that is a range."""
    series: tuple[tuple[str, str], ...]
    """(period, value)."""
    unit: str | None
    period: str | None
    as_of: str | None
    hedge: str | None


@dataclass(frozen=True, slots=True)
class ComposedSection:
    """One section as HTML."""

    id: str
    html: str = field(repr=False)
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """One section as HTML for print."""

    id: str
    opens: str
    """page, recto, or flow: whether it begins on a new page."""
    html: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SectionTitle:
    """What the manifest says of a section in one language."""

    id: str
    title: str
    url: str
    goals: tuple[int, ...]
    parent: str | None
    summary: str = ""
    """Its first paragraph, plain, cut to a length that search engines show."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet with the place it came from."""

    name: str
    css: str = field(repr=False)
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Ink:
    """How the colour of a design token is printed."""

    name: str
    color: str
    """As the token says it; empty where there is no such token."""
    percent: tuple[int, ...]
    """Cyan, magenta, yellow, black."""
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Press:
    """What a printer's files need beside the document that screens show."""

    cover_html: str | None = field(repr=False)
    """Cover, spine and back cover as a document of their own; None where the report has no cover."""
    sheets: tuple[Sheet, ...]
    """To be read after those of the document."""
    inks: tuple[Ink, ...]
    profile: bytes | None = field(repr=False)
    """ICC profile of the printing condition."""
    profile_path: str
    profile_span: Span = field(compare=False)
    spine: str | None
    """Width with its unit."""


@dataclass(frozen=True, slots=True)
class Composition:
    """An edition composed for print and for the web, or a proof of it."""

    language: str
    goal: str
    slug: str
    title: str
    date: str
    first_folio: int
    frame: tuple[str, str] = field(repr=False)
    """What stands before and after the sections in the document for print."""
    bodies: tuple[PrintedSection, ...] = field(repr=False)
    """The sections in print, with late values where page numbers go."""
    sheets: tuple[Sheet, ...]
    pictures: tuple[tuple[str, bytes, str], ...] = field(repr=False)
    """(path, bytes, media type) of what the document shows."""
    sections: tuple[SectionTitle, ...]
    places: tuple[Place, ...]
    web_sections: tuple[ComposedSection, ...] = field(repr=False)
    words: tuple[tuple[str, str], ...] = ()
    """Plain words of report.yaml by name: organisation, short_title, notice."""
    texts: tuple[tuple[str, Span], ...] = field(repr=False, default=())
    """Every text with its place, to find where a glyph is missing."""
    families: tuple[str, ...] = ()
    """Font families the design asks for, best first."""
    font_place: Span = field(default=Span("templates/tokens.yaml"), compare=False)
    """The file that names them."""
    titles: tuple[tuple[str, str], ...] = ()
    """(language, title) for each language of the report that has it."""
    figures: tuple[Figure, ...] = ()
    """The metrics that are printed."""
    fonts: tuple[FontFile, ...] = ()
    """The project's own font files."""
    press: Press | None = field(repr=False, default=None)
    kind: str = SCREEN
    """What kind of PDF it becomes; for a printer it stays that of screens."""

    @property
    def name(self) -> str:
        """The name of its PDF, without ending."""
        return f"{self.slug}-{self.language}" + ("" if self.kind == SCREEN else f"-{self.kind}")

    @property
    def print_html(self) -> str:
        """The whole document for print."""
        return "\n".join(body.html for body in self.bodies).join(self.frame)
