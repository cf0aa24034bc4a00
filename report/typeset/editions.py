"""Compositions -> PDFs: galleys of all languages at once, the biggest first, and only those that are not kept."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from weasyprint.text.ffi import pango

from report.diagnostics import Diagnosed
from report.diagnostics.diagnosed import unique
from report.model.rendition import SCREEN
from report.typeset.cliffs import find_cliffs
from report.typeset.faces import find_faces
from report.typeset.faces.harfbuzz import cutter
from report.typeset.galleys.captured import SetGalley
from report.typeset.galleys.dividing import can_divide
from report.typeset.galleys.edition import (
    Edition,
    can_join,
    characters_unforeseen,
    finish_edition,
    stock_of,
    unsettled,
)
from report.typeset.galleys.planning import UnsettledError
from report.typeset.galleys.setting import set_galley
from report.typeset.pdf import typeset_edition
from report.typeset.pictures import pictures_beside, prepare
from report.typeset.sheets import DOCUMENT
from report.typeset.workers import as_they_come

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from concurrent.futures import Future

    from report.cache import Cache
    from report.diagnostics import Diagnostic
    from report.model.composition import Composition
    from report.model.rendition import PageMap, Pdf
    from report.typeset.galleys.edition import MadeEdition
    from report.typeset.galleys.setting import Job
    from report.typeset.workers import Workers

KIND = "galley"


def guess_for(composition: Composition, guesses: Mapping[str, PageMap]) -> PageMap | None:
    """Return the pages of an earlier build, by language: those of the edition itself, not of a proof of it."""
    return guesses.get(composition.language) if composition.kind == SCREEN else None


def typeset_editions(
    compositions: Iterable[Composition],
    guesses: Mapping[str, PageMap],
    workers: Workers,
    kept: Cache | None = None,
    folder: Path | None = None,
) -> Diagnosed[tuple[Pdf, ...]]:
    """Return the PDF of each composition with every page number true, or what stands against it.

    `guesses` are the pages of an earlier build by language; `kept` has galleys of earlier builds, `folder` the fonts as
    they were cut. None of them changes the result.
    """
    with tempfile.TemporaryDirectory() as passing:
        spare = Path(passing)
        works = [_Work(each, guess_for(each, guesses), kept, folder or spare, spare) for each in compositions]
        _set(works, workers, kept)
        for work in works:
            if work.lacks():
                work.begin_again()
        _set([work for work in works if work.edition is not None], workers, kept)
        finished = iter(workers.run(finish_edition, [(work.made,) for work in works if work.made is not None]))
        plain = [work for work in works if work.is_plain]
        whole = iter(workers.run(typeset_edition, [(work.composition, work.guess, folder) for work in plain]))
        results = []
        for work in works:
            made = next(whole) if work.is_plain else next(finished) if work.made is not None else Diagnosed(None)
            results.append(Diagnosed(made.value, unique((*work.diagnostics, *made.diagnostics))))
    told = tuple(diagnostic for result in results for diagnostic in result.diagnostics)
    pdfs = [result.value for result in results]
    return Diagnosed(None if None in pdfs else tuple(pdf for pdf in pdfs if pdf is not None), told)


class _Work:
    """One edition on its way."""

    def __init__(
        self, composition: Composition, guess: PageMap | None, kept: Cache | None, folder: Path, spare: Path
    ) -> None:
        self.composition, self.guess, self.kept, self.folder, self.spare = composition, guess, kept, folder, spare
        pictures = prepare(composition.pictures, pictures_beside(folder))
        self.composition = replace(composition, pictures=pictures)
        self.made: MadeEdition | None = None
        self.edition: Edition | None = None
        """None where there is nothing to be set, or not in galleys."""
        self.diagnostics: tuple[Diagnostic, ...] = find_cliffs(composition)
        self.is_plain = not can_divide(composition)
        if self.is_plain:
            return
        found = find_faces(
            composition, DOCUMENT, folder, keep_numbers=True, known=kept.ledger("faces") if kept is not None else None
        )
        self.diagnostics = (*self.diagnostics, *found.diagnostics)
        if found.value is not None and not found.failed:
            self.faces = found.value
            self.is_plain = self.faces.has_variable
            if not self.is_plain:
                self._begin()

    def _begin(self) -> None:
        self.stock = stock_of(self.composition, self.faces, self.folder, self.spare, _program(self.kept))
        self.edition = Edition(self.composition, self.stock, self.guess)

    def begin_again(self) -> None:
        """Set the edition with all characters that turned out to be needed."""
        if self.made is not None:
            self.faces.cut(characters_unforeseen(self.made, self.faces))
            self.made = None
            self._begin()

    def lacks(self) -> bool:
        """Tell whether the faces were cut too far; note what makes the whole document necessary."""
        if self.made is None:
            return False
        if not can_join(self.made):
            self.made, self.is_plain = None, True
            return False
        return bool(characters_unforeseen(self.made, self.faces))

    def wanted(self) -> list[Job]:
        """Return the galleys that are to be set now; those that are kept are taken."""
        while self.edition is not None:
            try:
                asked = self.edition.wanted()
            except UnsettledError:
                self.edition, self.diagnostics = None, (*self.diagnostics, unsettled())
                break
            jobs = [job for job in asked if not self._is_known(job)]
            if jobs or not asked:
                return jobs
        return []

    def risk(self) -> Job | None:
        """Return a galley that may have to be set again."""
        while self.edition is not None:
            job = self.edition.risk()
            if job is None or not self._is_known(job):
                return job
        return None

    def _is_known(self, job: Job) -> bool:
        known = self.kept.get(KIND, job.key) if self.kept is not None else None
        if not isinstance(known, SetGalley) or known.missing or self.edition is None:
            return False
        self.edition.take(job, known)
        return True

    def take(self, job: Job, galley: SetGalley) -> None:
        """Take a galley that was set."""
        if self.kept is not None:
            self.kept.put(KIND, job.key, galley)
        if self.edition is not None:
            self.edition.take(job, galley)


def _set(works: list[_Work], workers: Workers, kept: Cache | None) -> None:
    """Bring all editions to the point where every number is true."""
    waiting: dict[Future[SetGalley], tuple[_Work, Job]] = {}
    while True:
        todo = [(work, job) for work in works for job in work.wanted()]
        todo += _risks(works, workers.most - len(waiting) - len(todo))
        if workers.is_alone:
            for work, job in todo:
                work.take(job, set_galley(work.stock, job))
        else:
            for work, job in sorted(todo, key=lambda each: (not each[1].is_urgent, -len(each[1].html))):
                waiting[workers.submit(set_galley, work.stock, job)] = work, job
        if waiting:
            (work, job), galley = next(as_they_come(waiting))
            work.take(job, galley)
        elif not todo:
            break
    for work in works:
        if work.edition is not None and work.edition.is_done:
            work.made, work.edition = work.edition.made(), None
    if kept is not None:
        kept.flush()


def _risks(works: list[_Work], idle: int) -> Iterator[tuple[_Work, Job]]:
    """Yield galleys for those who would have nothing to do."""
    for work in works:
        while idle > 0 and (job := work.risk()) is not None:
            idle -= 1
            yield work, job


def _program(kept: Cache | None) -> str:
    """Return what stands for everything that sets galleys besides their own words, sheets and fonts."""
    code = kept.key("galleys") if kept is not None else ""
    return f"{code} {cutter()} Pango {pango.pango_version()} {os.name}"
