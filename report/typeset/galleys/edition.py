"""An edition by galleys: which of them are to be set, until every number of a page is true; then make-up."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import weasyprint

from report.diagnostics import Diagnosed, Diagnostic, Severity
from report.diagnostics.diagnosed import unique
from report.model.rendition import SCREEN, PageMap, PageRange, Pdf
from report.typeset.assets import SCHEME, AssetFetcher
from report.typeset.attached import attached_files
from report.typeset.clock import clock_at
from report.typeset.colour import INTENT, intend_screen
from report.typeset.faces import given_fonts_only
from report.typeset.finishing import label_pages, list_files_once
from report.typeset.fonts import missing_glyphs
from report.typeset.fullness import tell_short_pages
from report.typeset.galleys.dividing import PAGE
from report.typeset.galleys.engine import making_up
from report.typeset.galleys.makeup import make_up
from report.typeset.galleys.margins import Row, margins_of, rows_of
from report.typeset.galleys.placing import MakeupPlan
from report.typeset.galleys.planning import MOST_TIMES, Plan
from report.typeset.galleys.setting import FacePath, Job, Stock
from report.typeset.late import folio
from report.typeset.metadata import VARIANT, describe_document
from report.typeset.pagemap import with_children
from report.typeset.sheets import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from report.model.composition import Composition
    from report.typeset.faces import Faces
    from report.typeset.galleys.captured import SetGalley


@dataclass(frozen=True, slots=True)
class MadeEdition:
    """An edition in galleys whose numbers are true."""

    composition: Composition
    galleys: tuple[SetGalley, ...]
    margins: tuple[tuple[int, int], ...]
    """Of each page: the row of margins, and the page in it."""
    rows: tuple[SetGalley, ...]
    faces: tuple[FacePath, ...]
    numbers: tuple[tuple[str, PageRange], ...]
    problems: tuple[Diagnostic, ...] = field(default=())


class Edition:
    """An edition on its way: its galleys first, then running heads and folios."""

    def __init__(self, composition: Composition, stock: Stock, guess: PageMap | None) -> None:
        """`guess` are the pages of an earlier build: they save work when they still hold, and change nothing else."""
        self.composition, self.stock = composition, stock
        self.plan = Plan(composition, stock, guess)
        self._rigid: frozenset[Any] = frozenset()
        self._rows: dict[str, Row] = {}
        self._set_rows: dict[str, SetGalley] = {}
        self._is_in_margins = False

    def wanted(self) -> list[Job]:
        """Return what is to be set next and was not asked for.

        Raises UnsettledError.
        """
        if not self._is_in_margins:
            jobs = self.plan.wanted()
            if jobs or not self.plan.is_done:
                return jobs
            self._is_in_margins = True
            return self._margins()
        tight = {self._rows[key].strings for key, row in self._set_rows.items() if row.is_rigid} - self._rigid
        if tight and not self._is_waiting():
            self._rigid |= tight
            return self._margins()
        return []

    def risk(self) -> Job | None:
        """Return a galley that may have to be set again, where somebody has nothing else to do."""
        return None if self._is_in_margins else self.plan.risk()

    def take(self, job: Job, galley: SetGalley) -> None:
        """Take what was asked for."""
        if job.margins:
            self._set_rows[job.key] = galley
        else:
            self.plan.take(job.key, galley)

    @property
    def is_done(self) -> bool:
        """Whether all is set."""
        return self._is_in_margins and not self._is_waiting()

    def made(self) -> MadeEdition:
        """Return the edition."""
        galleys, keys = self.plan.galleys, list(self._rows)
        places = {
            margin: (keys.index(key), page) for key, row in self._rows.items() for margin, page in row.pages.items()
        }
        margins = margins_of(galleys, self.composition.first_folio, self._rigid)
        numbers = with_children(self.plan.numbers(), self.composition.sections)
        rows = tuple(self._set_rows[key] for key in keys)
        return MadeEdition(
            composition=self.composition,
            galleys=galleys,
            margins=tuple(places[margin] for margin in margins),
            rows=rows,
            faces=self.stock.faces,
            numbers=tuple(numbers.items()),
            problems=_problems(galleys, rows),
        )

    def _is_waiting(self) -> bool:
        return any(key not in self._set_rows for key in self._rows)

    def _margins(self) -> list[Job]:
        rows = rows_of(margins_of(self.plan.galleys, self.composition.first_folio, self._rigid))
        jobs = {job.key: (row, job) for row in rows for job in [_margin_job(self.stock, row)]}
        self._rows = {key: row for key, (row, _) in jobs.items()}
        self._set_rows = {key: row for key, row in self._set_rows.items() if key in jobs}
        return [job for key, (_, job) in jobs.items() if key not in self._set_rows]


def finish_edition(made: MadeEdition) -> Diagnosed[Pdf]:
    """Make an edition up; the same galleys give the same bytes."""
    composition, numbers = made.composition, dict(made.numbers)
    page_map = _page_map(made)
    source = weasyprint.HTML(string="".join(composition.frame), base_url=SCHEME, url_fetcher=AssetFetcher(()))
    document = source.render(font_config=given_fonts_only())
    document.pages = []
    describe_document(document.metadata, composition)
    intend_screen(document)
    plan = MakeupPlan(
        galleys=made.galleys,
        margins=tuple((made.rows[row], page) for row, page in made.margins),
        faces={face.identity: face.read() for face in made.faces},
        titles={section.id: section.title for section in composition.sections},
        value=lambda key: folio(numbers, key.partition(":")[0], key.partition(":")[2], composition.first_folio),
        first_folio=composition.first_folio,
    )
    digests: list[str] = []

    def finish(document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        digests.extend(make_up(document, pdf, plan))
        label_pages(pdf, composition.first_folio)
        list_files_once(pdf)

    with clock_at(composition.date), making_up():
        content = document.write_pdf(
            pdf_variant=VARIANT,
            pdf_forms=True,
            pdf_identifier=composition.name.encode(),
            output_intent=INTENT,
            attachments=attached_files(composition, page_map),
            finisher=finish,
        )
    pdf = Pdf(
        composition.language, f"{composition.name}.pdf", bytes(content), page_map, composition.kind, tuple(digests)
    )
    return Diagnosed(pdf, unique((*made.problems, *_told(made))))


def stock_of(composition: Composition, faces: Faces, folder: Path, spare: Path, code: str) -> Stock:
    """Return what the galleys of an edition share; `code` stands for the program that sets them.

    The faces lie in `folder`; those that could not be written there go to `spare`.
    """
    sheets = tuple(sheet for sheet in composition.sheets if sheet.name != "folio")
    said = hashlib.sha256(f"{code}\0{composition.frame!r}\0".encode())
    for sheet in sheets:
        said.update(f"{sheet.name}\0{sheet.span.path}\0{sheet.css}\0".encode())
    paths = []
    for family, name in faces.rules:
        said.update(f"{family}\0{faces.identities[name]}\0".encode())
        path = folder / name
        if not path.is_file():
            path = spare / name
            path.write_bytes(faces.files[name])
        paths.append(FacePath(family, name, faces.identities[name], path))
    return Stock(said.hexdigest(), sheets, composition.frame, tuple(paths))


def characters_unforeseen(made: MadeEdition, faces: Faces) -> frozenset[str]:
    """Return the characters that style sheets made up, and the faces may have, only they were cut off."""
    missing = {character for galley in (*made.galleys, *made.rows) for character in galley.missing}
    return frozenset(missing) - faces.characters


def _margin_job(stock: Stock, row: Row) -> Job:
    said = hashlib.sha256(f"{stock.key}\0margins\0{row.html}\0{row.sheet}".encode())
    return Job(said.hexdigest(), row.html, (), row.sheet, margins=True)


def _page_map(made: MadeEdition) -> PageMap:
    places: dict[str, int] = {}
    before = 0
    for galley in made.galleys:
        for key, page in galley.places:
            places.setdefault(key, before + page + 1)
        before += len(galley.pages)
    return PageMap(before, made.numbers, tuple(places.items()))


def _problems(galleys: Iterable[SetGalley], rows: Iterable[SetGalley]) -> tuple[Diagnostic, ...]:
    made = tuple(galleys)
    anchors = {name for galley in made for name, *_ in galley.anchors}
    lost = [target for galley in made for target in galley.targets if target not in anchors]
    links = tuple(
        Diagnostic(
            "R105",
            f"No anchor #{target} for internal URI reference",
            DOCUMENT,
            "look at the template or picture that is named",
            Severity.ERROR,
        )
        for target in lost
    )
    return unique((*(problem for galley in (*made, *rows) for problem in galley.problems), *links))


def _told(made: MadeEdition) -> list[Diagnostic]:
    """Return what is to be said of pages and characters, at their places in the text."""
    composition = made.composition
    holes: list[tuple[int, float, str]] = []
    before = 0
    for galley in made.galleys if composition.kind == SCREEN else ():  # in a proof short pages matter to nobody
        holes += [(before + number, full, words) for number, full, words in galley.holes]
        before += len(galley.pages)
    missing = {character for galley in (*made.galleys, *made.rows) for character in galley.missing}
    return [
        *missing_glyphs(missing, composition),
        *tell_short_pages(holes, composition.texts, composition.language, DOCUMENT),
    ]


def can_join(made: MadeEdition) -> bool:
    """Tell whether every galley but the first asks for a new page, as its section said it would."""
    return all(galley.begins in {PAGE, "always"} for galley in made.galleys[1:])


def unsettled() -> Diagnostic:
    """Say that the number of a page changes the layout that it comes from."""
    message = f"page numbers did not settle although galleys were set {MOST_TIMES} times"
    return Diagnostic("R108", message, DOCUMENT, "give page numbers a fixed width in the style sheets")
