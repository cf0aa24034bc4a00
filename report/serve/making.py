"""What the preview asks of the pipeline: the website first, then the PDFs of the same compositions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from report.cache import Cache
from report.pipeline import KEPT, STOPPED, Order, make, typeset

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Executor
    from pathlib import Path

    from report.diagnostics import Diagnosed
    from report.model.composition import Composition
    from report.model.rendition import PageMap, Pdf, Renditions


@dataclass(frozen=True, slots=True)
class TypesettingJob:
    """PDFs to be typeset."""

    compositions: tuple[Composition, ...]
    guesses: Mapping[str, PageMap]
    """Language to the pages of its last PDF."""
    order: Order


class Making:
    """Makes things again and again, with all that has not changed still in memory.

    On the disk they are kept where `report build` keeps them: what one has made, the other need not make again.
    """

    def __init__(self, root: Path) -> None:
        """Open nothing yet, and start nothing."""
        self._kept = Cache(root / KEPT)
        self._processes: Executor | None = None

    def make_site(self, order: Order) -> Diagnosed[Renditions]:
        """Make the website; where PDFs are wanted, its pages link to them before they are typeset.

        Translated texts on it are marked: see report/serve/messages.py.
        """
        linked = frozenset(order.languages or _languages_of(order.root)) if order.pdf else frozenset()
        only_site = replace(order, pdf=False, site=True, printed=False, standing_pdfs=linked, marked=True)
        return make(only_site, {}, _say_nothing, self._kept)

    def make_pdfs(self, job: TypesettingJob) -> Diagnosed[tuple[Pdf, ...]]:
        """Typeset the PDFs of a job, in processes that stay and have style sheets and fonts ready for the next."""
        only_pdfs = replace(job.order, pdf=True, printed=False)
        if self._processes is None:
            from report.typeset.workers import processes  # noqa: PLC0415 - who makes the website does without it

            self._processes = processes(job.order.jobs)
        made = typeset(job.compositions, job.guesses, only_pdfs, self._kept, self._processes)
        if any(problem.code == STOPPED for problem in made.diagnostics):
            self._processes = None  # the next job has others
        return made


def _say_nothing(_stage: str) -> None:
    """Take note of a stage: the state of a preview is told as a whole."""


def _languages_of(root: Path) -> tuple[str, ...]:
    from report.read.folders import SETTINGS_PATH  # noqa: PLC0415 - see report/pipeline.py

    try:
        return _languages_in(root, (root / SETTINGS_PATH).read_bytes())
    except OSError:
        return ()  # the build that follows says so, with the place


@lru_cache(1)
def _languages_in(root: Path, _settings: bytes) -> tuple[str, ...]:
    """Return the languages of a report; none where its settings are faulty, for then there will be no site either."""
    from report.read.files import ProjectFiles  # noqa: PLC0415 - as above
    from report.read.settings import read_settings  # noqa: PLC0415 - as above

    settings = read_settings(ProjectFiles(root))
    return settings.languages if settings is not None else ()
