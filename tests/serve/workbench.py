"""A resident whose work is done by the test, step by step."""

from __future__ import annotations

import asyncio
import os
import queue
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from report.diagnostics import Diagnosed, Diagnostic, Span
from report.model.rendition import OutputFile, PageMap, Pdf
from report.serve.resident import Crafts, Resident
from report.serve.shown import ShownPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from report.model.rendition import Renditions
    from report.pipeline import Order
    from report.serve.making import TypesettingJob
    from report.serve.news import News

PATIENCE = 10
"""Seconds until something that should have happened is taken to be missing."""


@dataclass
class Workbench:
    """Hands out what the test lays ready, and takes down what was asked for and told."""

    made: Renditions
    orders: list[Order] = field(default_factory=list)
    sites: queue.Queue[Diagnosed[Renditions] | Exception] = field(default_factory=queue.Queue)
    """What the next builds of the website come to; a build waits for its own."""
    jobs: list[TypesettingJob] = field(default_factory=list)
    results: dict[int, asyncio.Future[Diagnosed[tuple[Pdf, ...]]]] = field(default_factory=dict)
    stopped: list[int] = field(default_factory=list)
    """Numbers of the jobs that were cancelled."""
    told: list[News] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def crafts(self) -> Crafts:
        """Return the work as the resident asks for it."""
        return Crafts(self.make_site, self.typeset, measure)

    def make_site(self, order: Order) -> Diagnosed[Renditions]:
        """Wait for what the test lays ready."""
        self.orders.append(order)
        result = self.sites.get(timeout=PATIENCE)
        if isinstance(result, Exception):
            raise result
        return result

    async def typeset(self, job: TypesettingJob) -> Diagnosed[tuple[Pdf, ...]]:
        """Wait for what the test says of this job."""
        number = len(self.jobs)
        self.jobs.append(job)
        self.results[number] = asyncio.get_running_loop().create_future()
        try:
            return await self.results[number]
        except asyncio.CancelledError:
            self.stopped.append(number)
            raise

    def tell(self, news: News) -> None:
        """Take news down."""
        self.told.append(news)
        self._news.set()

    async def until(self, wanted: Callable[[News], bool]) -> News:
        """Wait for news of this kind among those not yet waited for, and return them."""
        async with asyncio.timeout(PATIENCE):
            while True:
                while self.told:
                    news = self.told.pop(0)
                    if wanted(news):
                        return news
                self._news.clear()
                await self._news.wait()

    async def step(self, name: str) -> News:
        """Wait for news of a step."""
        return await self.until(lambda news: news.step == name)

    def site(self, text: str, **words: str) -> Diagnosed[Renditions]:
        """Return a website whose English energy page says this; its compositions differ by the text, too."""
        path = "site/en/year/energy.html"
        site = tuple(OutputFile(path, text.encode()) if file.path == path else file for file in self.made.site)
        compositions = tuple(replace(each, title=words.get("title", text)) for each in self.made.compositions)
        return Diagnosed(replace(self.made, site=site, compositions=compositions))


def measure(pdf: Pdf) -> tuple[ShownPage, ...]:
    """Return a page for each digest."""
    return tuple(ShownPage(digest, 300, 400) for digest in pdf.page_digests)


def pdf_of(*digests: str) -> Diagnosed[tuple[Pdf, ...]]:
    """Return an English PDF with pages that look so."""
    pages = PageMap(len(digests), (), ())
    return Diagnosed((Pdf("en", "sample-en.pdf", "".join(digests).encode(), pages, page_digests=digests),))


def problem(message: str = "there is no metric `a.b`") -> Diagnostic:
    """Return an error."""
    return Diagnostic("M106", message, Span("content/sections/year.md", 3, 6), "mend it")


class Working:
    """A resident at work, for the time of a `with`."""

    def __init__(self, resident: Resident) -> None:
        """Begin nothing yet."""
        self.resident = resident

    async def __aenter__(self) -> Resident:
        """Begin to work."""
        self._task = asyncio.create_task(self.resident.work())
        return self.resident

    async def __aexit__(self, *_: object) -> None:
        """Stop."""
        self._task.cancel()
        await asyncio.wait({self._task}, timeout=PATIENCE)


def at_work(bench: Workbench, order: Order) -> Working:
    """Return a resident to be entered with `async with`."""
    return Working(Resident(order, bench.crafts(), bench.tell))


def is_alive(process_id: int) -> bool:
    """Tell whether there is such a process."""
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True
