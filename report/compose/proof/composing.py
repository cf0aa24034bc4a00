"""Edition, beside the source -> the composition of a proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from report.cache import Cache
from report.compose.document import rendered_frame
from report.compose.proof.findings import findings_of
from report.compose.proof.parts import FRONT, Part, Table, parts_of, tallies_of
from report.compose.proof.rows import Messages
from report.compose.proof.writing import RowWriter, Shown, Speaker, titles_of
from report.compose.scene import PRINT, Composer
from report.compose.surroundings import Surroundings
from report.design.environment import TemplateFailure
from report.design.language_names import language_names
from report.design.sheets import proof_sheets
from report.diagnostics import Diagnosed, Diagnostic, Span
from report.model.catalog import message_id
from report.model.composition import FIRST, Composition, PrintedSection, SectionTitle, late_page
from report.model.rendition import PROOF
from report.quantity import format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from report.compose.proof.rows import Row
    from report.model.report import Edition

DOCUMENT, FIRST_PART, PART = "proof/document.html", "proof/front.html", "proof/part.html"

START = 64
"""How much of a message the list in front shows, in widths of a letter; a Chinese sign has two."""


def compose_proof(
    source: Edition, edition: Edition, problems: Iterable[Diagnostic], kept: Cache | None = None
) -> Diagnosed[Composition]:
    """Return the proof of a translation: unfinished messages in front, then every message beside its translation.

    `source` is the same report in its source language; `problems` are those that translating it has met. What is
    missing, fuzzy or wrong is shown, not refused; a broken template is reported with its line.
    """
    kept = kept or Cache()
    found = tuple(problems)
    catalogs = edition.report.project.catalogs
    catalog = catalogs[edition.language]
    messages = Messages(
        source,
        edition,
        catalog,
        catalogs.get(source.language),
        findings_of(found, catalog),
        frozenset(problem.span for problem in found if problem.code == "T103"),
    )
    composing = _Composing(messages, kept)
    try:
        composition, told = composing.around.design.observed(composing.composition)
    except TemplateFailure as failure:
        return Diagnosed(None, (*composing.around.design.problems, failure.diagnostic))
    return Diagnosed(composition, told)


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table with its rows as HTML."""

    table: Table
    rows: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class ToDo:
    """A line of the list in front."""

    part: Part
    shown: Shown
    page: str
    """Where the row stands in the proof."""
    start: str
    """The first words of the source text."""

    @property
    def full_place(self) -> str:
        """Where it is to be mended: in its catalog, or else where its source text stands."""
        place = self.shown.row.entry.span if self.shown.row.entry else self.shown.row.text.span
        return f"{place.path}:{place.line}"


class _Composing:
    def __init__(self, messages: Messages, kept: Cache) -> None:
        self.messages = messages
        self.edition = messages.edition
        self.around = Surroundings(messages.edition, kept)
        ours = Surroundings(messages.source, kept)
        self.scene = Composer(self.around, PRINT, messages.edition.report.sections[0])
        self.writer = RowWriter(
            Speaker(messages.source.language, ours.wording, titles_of(messages.source.report)),
            Speaker(messages.edition.language, self.around.wording, titles_of(messages.edition.report)),
        )
        self.parts = tuple(parts_of(messages))
        self.todo: list[ToDo] = []
        self._seen: set[object] = set()
        self.context = self._context()

    def composition(self) -> Composition:
        bodies = [PrintedSection(part.id, part.opens, self._part(part)) for part in self.parts]
        front = PrintedSection(FRONT, "page", self._render(FIRST_PART, self._front()))
        settings, templates = self.around.settings, self.around.templates
        own_fonts = any(name.startswith("font") for name, _ in settings.brand)
        title = self.scene.plain(settings.title)
        return Composition(
            language=self.edition.language,
            goal=self.edition.goal,
            slug=settings.slug,
            title=title,
            date=settings.date,
            first_folio=1,
            frame=rendered_frame(self.around.design, DOCUMENT, self.context),
            bodies=(front, *bodies),
            sheets=proof_sheets(settings, templates),
            pictures=(),
            sections=tuple(self._titles()),
            places=(),
            web_sections=(),
            texts=tuple(self._texts()),
            font_place=Span(settings.span.path if own_fonts else "templates/tokens.yaml"),
            families=tuple(family.strip().strip("'\"") for family in self.scene.font_families.split(",")),
            titles=((self.edition.language, title),),
            fonts=self.edition.report.project.fonts,
            kind=PROOF,
        )

    def _part(self, part: Part) -> str:
        tables = [ShownTable(table, tuple(self._shown(part, row) for row in table.rows)) for table in part.tables]
        own = None
        if part.own is not None:
            ours, theirs = part.own
            own = (
                [self.writer.source.write(text.source, {}) for text in ours],
                [self.writer.target.write(text.source, {}) for text in theirs],
            )
        return self._render(PART, {"part": part, "tables": tables, "own": own})

    def _shown(self, part: Part, row: Row) -> Shown:
        is_new = not row.is_finished and row.key not in self._seen
        self._seen.add(row.key)
        shown = self.writer.write(row, f"message_{message_id(row.key)}" if is_new else "")
        if is_new:
            self.todo.append(ToDo(part, shown, late_page(shown.anchor, FIRST), _start(row.text.source)))
        return shown

    def _front(self) -> Mapping[str, Any]:
        tallies = tallies_of(self.parts)
        first = {part.domain: part for part in reversed(self.parts)}
        return {
            "todo": self.todo,
            "tallies": [
                (first[domain], tally, late_page(first[domain].id, FIRST)) for domain, tally in tallies.items()
            ],
        }

    def _render(self, name: str, more: Mapping[str, Any]) -> str:
        return self.around.design.render((name,), {**self.context, **more})

    def _context(self) -> dict[str, Any]:
        """Return what all templates of a proof are given."""
        settings, language = self.around.settings, self.edition.language
        languages = (self.messages.source.language, language)
        return {
            "scene": self.scene,
            "settings": settings,
            "language": language,
            "source_language": self.messages.source.language,
            "names": tuple(language_names(languages, language).values()),
            "title": self.scene.plain(settings.title),
            "organisation": self.scene.plain(settings.organisation),
            "folder": f"locale/{language.replace('-', '_')}/LC_MESSAGES/",
            "date": format_date(settings.date, language),
        }

    def _titles(self) -> Iterator[SectionTitle]:
        for part in self.parts:
            yield SectionTitle(part.id, self.scene.plain(part.title) if part.title else part.id, "", (), None)
        for each in self.todo:
            yield SectionTitle(each.shown.anchor, each.shown.place, "", (), None)

    def _texts(self) -> Iterator[tuple[str, Span]]:
        for part in self.parts:
            for row in part.rows:
                yield row.text.source, row.text.span
                if row.entry is not None:
                    for said in row.entry.strings:
                        yield said, row.entry.span


def _start(text: str) -> str:
    """Return the first words of a text, as many as fit on two lines of the list."""
    room = START
    for place, sign in enumerate(text):
        room -= 2 if east_asian_width(sign) in "WF" else 1
        if room < 0:
            return text[:place].rstrip() + "…"
    return text
