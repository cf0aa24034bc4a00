"""The resident: holds the last good state, makes it anew after a save, and says what changed."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from report import __version__
from report.diagnostics.diagnosed import unique
from report.serve.making import TypesettingJob
from report.serve.news import BEGUN, BUILDING, FAULT, PDF, READY, REFUSED, SITE, TYPESETTING, News
from report.serve.shown import ShownPdf, changed_leaves, changed_pages, show_site

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from report.diagnostics import Diagnosed, Diagnostic
    from report.model.composition import Composition
    from report.model.rendition import PageMap, Pdf, Renditions
    from report.pipeline import Order
    from report.serve.shown import Shown, ShownPage


@dataclass(frozen=True, slots=True)
class Crafts:
    """Who does the work; tests put others in their places."""

    make_site: Callable[[Order], Diagnosed[Renditions]]
    """Runs in a thread of its own, always the same."""
    typeset: Callable[[TypesettingJob], Awaitable[Diagnosed[tuple[Pdf, ...]]]]
    """May be cancelled at any time, and then stops working."""
    measure: Callable[[Pdf], tuple[ShownPage, ...]]
    """Names and measures the pages of a PDF; runs in any thread."""


class Resident:
    """Makes the report whenever it is asked to; all its methods belong to one event loop.

    Laws: what is shown comes from a build without errors. Any number of saves during a build cause exactly one more.
    At most one PDF job runs, and it is of the newest good state.
    """

    def __init__(
        self, order: Order, crafts: Crafts, tell: Callable[[News], None], guesses: Mapping[str, PageMap] | None = None
    ) -> None:
        self.order = order
        self.news = News(goal=order.goal, with_pdf=order.pdf)
        self._crafts = crafts
        self._tell_others = tell
        self._guesses = dict(guesses or {})
        self._asked = asyncio.Event()
        self._thread = ThreadPoolExecutor(1, "make-site")
        self._typesetting: asyncio.Task[None] | None = None
        self._typeset: tuple[Composition, ...] = ()
        """What the PDFs that are shown, or under way, are made from."""
        self._site_problems: tuple[Diagnostic, ...] = ()
        self._pdf_problems: tuple[Diagnostic, ...] = ()

    @property
    def shown(self) -> Shown:
        """The last good state."""
        return self.news.shown

    def rebuild(self) -> None:
        """Ask for a build: files were saved."""
        self._asked.set()

    def choose_goal(self, goal: str) -> None:
        """Build for another goal from now on."""
        self.order = replace(self.order, goal=goal)
        self.rebuild()

    async def work(self) -> None:
        """Build whenever asked, until cancelled."""
        try:
            while True:
                await self._asked.wait()
                self._asked.clear()
                await self._build()
        finally:
            self._thread.shutdown(wait=False, cancel_futures=True)
            await self._stop_typesetting()

    async def _build(self) -> None:
        """Make the website of the files as they are now; show it if it is good, and have its PDFs typeset."""
        began, order = time.monotonic(), self.order
        self._tell(replace(self.news, step=BEGUN, phase=BUILDING, goal=order.goal))
        try:
            loop = asyncio.get_running_loop()
            made, shown = await loop.run_in_executor(self._thread, self._make_site, order, self.shown)
        except Exception as error:  # noqa: BLE001 - a bug in a stage must not end the preview: it is shown there
            self._tell(replace(self.news, step=FAULT, fault=_sentence(error), site_is_current=False))
            return
        self._site_problems = made.diagnostics
        seconds = time.monotonic() - began
        if shown is None:
            self._tell(replace(self.news, step=REFUSED, seconds=seconds, fault="", site_is_current=False))
            return
        current = self.news.pdf_is_current
        if order.pdf and shown.compositions != self._typeset:
            current = False
            await self._start_typesetting(TypesettingJob(shown.compositions, dict(self._guesses), order))
        pdfs = {language: pdf for language, pdf in self.shown.pdfs.items() if language in shown.languages}
        self._tell(
            replace(
                self.news,
                step=SITE,
                shown=replace(shown, pdfs=pdfs),
                seconds=seconds,
                fault="",
                changed=changed_pages(shown, self.shown),
                site_is_current=True,
                pdf_is_current=current,
            )
        )

    def _make_site(self, order: Order, before: Shown) -> tuple[Diagnosed[Renditions], Shown | None]:
        """Return what was made, and the website where it can be shown; runs in the thread."""
        made = self._crafts.make_site(order)
        return made, None if made.value is None or made.failed else show_site(made.value, before, made.diagnostics)

    async def _start_typesetting(self, job: TypesettingJob) -> None:
        """Have a job done; one that is under way is of no use any more."""
        await self._stop_typesetting()
        self._typeset = job.compositions
        self._typesetting = asyncio.create_task(self._typeset_pdfs(job))

    async def _typeset_pdfs(self, job: TypesettingJob) -> None:
        began = time.monotonic()
        try:
            made = await self._crafts.typeset(job)
            pdfs = made.value if made.value is not None and not made.failed else ()
            measured = {pdf.language: ShownPdf(pdf, await asyncio.to_thread(self._crafts.measure, pdf)) for pdf in pdfs}
        except Exception as error:  # noqa: BLE001 - as above
            self._typesetting, self._typeset = None, ()
            self._tell(replace(self.news, step=FAULT, fault=_sentence(error)))
            return
        self._typesetting = None
        self._pdf_problems = made.diagnostics
        self._guesses |= {language: each.pdf.page_map for language, each in measured.items()}
        before = self.shown.pdfs
        self._tell(
            replace(
                self.news,
                step=PDF if pdfs else REFUSED,
                shown=replace(self.shown, pdfs={**before, **measured}),
                seconds=time.monotonic() - began,
                changed_leaves=sum(changed_leaves(pdf, before.get(language)) for language, pdf in measured.items()),
                pdf_is_current=bool(pdfs),
            )
        )

    async def _stop_typesetting(self) -> None:
        task, self._typesetting = self._typesetting, None
        if task is not None:
            task.cancel()
            await asyncio.wait({task})

    def _tell(self, news: News) -> None:
        """Take this for the state, with what is under way now, and pass it on."""
        phase = TYPESETTING if self._typesetting is not None else READY
        self.news = replace(
            news,
            number=self.news.number + 1,
            phase=BUILDING if news.step == BEGUN or self._asked.is_set() else phase,
            problems=unique((*self._site_problems, *self._pdf_problems)),
        )
        self._tell_others(self.news)


def _sentence(error: Exception) -> str:
    return f"this is a bug in report {__version__}: {type(error).__name__}: {error}"
