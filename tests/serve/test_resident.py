"""The resident: what is shown is the last good state, and no work is done that nobody wants any more."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from report.diagnostics import Diagnosed
from report.pipeline import Order
from report.serve.news import BEGUN, BUILDING, FAULT, PDF, READY, REFUSED, SITE, TYPESETTING
from tests.serve.workbench import Workbench, at_work, pdf_of, problem

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from report.model.rendition import Renditions
    from report.serve.resident import Resident

    Story = Callable[[Workbench, Resident], Awaitable[None]]

ENERGY = "en/year/energy.html"


def play(made: Renditions, project: Path, story: Story, *, pdf: bool = True) -> None:
    """Run a story with a resident at work."""

    async def run() -> None:
        bench = Workbench(made)
        async with at_work(bench, Order(project, pdf=pdf)) as resident:
            await story(bench, resident)

    asyncio.run(run())


def test_website_is_shown_before_its_pdf(made: Renditions, project: Path) -> None:
    """The site of a save is there while its PDF is typeset; then the PDF is, too."""

    async def story(bench: Workbench, resident: Resident) -> None:
        resident.rebuild()
        assert (await bench.step(BEGUN)).phase == BUILDING
        bench.sites.put(bench.site("one"))
        news = await bench.step(SITE)
        assert news.phase == TYPESETTING
        assert news.shown.site[ENERGY].content == b"one"
        assert (news.site_is_current, news.pdf_is_current) == (True, False)
        bench.results[0].set_result(pdf_of("a", "b"))
        news = await bench.step(PDF)
        assert news.phase == READY
        assert news.pdf_is_current
        assert news.changed_leaves == 2
        assert [page.digest for page in news.shown.pdfs["en"].pages] == ["a", "b"]

    play(made, project, story)


def test_only_what_changed_is_said_to_have(made: Renditions, project: Path) -> None:
    """Web pages by path and PDF pages by digest: those that stay as they were are not named."""

    async def story(bench: Workbench, resident: Resident) -> None:
        for text, pages in (("one", ("a", "b", "c")), ("two", ("a", "x", "c"))):
            resident.rebuild()
            bench.sites.put(bench.site(text))
            news = await bench.step(SITE)
            bench.results[len(bench.jobs) - 1].set_result(pdf_of(*pages))
            leaves = (await bench.step(PDF)).changed_leaves
        assert news.changed == (ENERGY,)
        assert leaves == 1

    play(made, project, story)


def test_error_keeps_the_last_good_state(made: Renditions, project: Path) -> None:
    """A build with an error changes nothing that is shown, and says the error; the next good one clears it."""

    async def story(bench: Workbench, resident: Resident) -> None:
        resident.rebuild()
        bench.sites.put(bench.site("good"))
        await bench.step(SITE)
        for outcome in (Diagnosed(None, (problem(),)), Diagnosed(made, (problem(),))):
            resident.rebuild()
            bench.sites.put(outcome)
            news = await bench.step(REFUSED)
            assert news.problems == (problem(),)
            assert news.errors == 1
            assert not news.site_is_current
            assert news.shown.site[ENERGY].content == b"good"
        resident.rebuild()
        bench.sites.put(bench.site("mended"))
        news = await bench.step(SITE)
        assert news.problems == ()
        assert news.site_is_current
        assert resident.shown.site[ENERGY].content == b"mended"

    play(made, project, story)


def test_bug_keeps_the_last_good_state(made: Renditions, project: Path) -> None:
    """An exception in a stage is told in a sentence; the preview goes on."""

    async def story(bench: Workbench, resident: Resident) -> None:
        resident.rebuild()
        bench.sites.put(bench.site("good"))
        await bench.step(SITE)
        resident.rebuild()
        bench.sites.put(KeyError("slip"))
        news = await bench.step(FAULT)
        assert "this is a bug" in news.fault
        assert "KeyError: 'slip'" in news.fault
        assert news.shown.site[ENERGY].content == b"good"
        resident.rebuild()
        bench.sites.put(bench.site("mended"))
        assert (await bench.step(SITE)).fault == ""

    play(made, project, story)


def test_saves_during_a_build_cause_one_more(made: Renditions, project: Path) -> None:
    """However often files are saved while the site is being made, it is made once again, not more."""

    async def story(bench: Workbench, resident: Resident) -> None:
        resident.rebuild()
        await bench.step(BEGUN)
        for _ in range(5):
            resident.rebuild()
        bench.sites.put(bench.site("one"))
        assert (await bench.step(SITE)).phase == BUILDING
        bench.sites.put(bench.site("two"))
        assert (await bench.step(SITE)).shown.site[ENERGY].content == b"two"
        await asyncio.sleep(0)
        assert len(bench.orders) == 2

    play(made, project, story)


def test_newer_save_stops_an_unfinished_pdf(made: Renditions, project: Path) -> None:
    """The PDF of an older text is given up once a newer text is good, and never shown."""

    async def story(bench: Workbench, resident: Resident) -> None:
        for text in ("one", "two"):
            resident.rebuild()
            bench.sites.put(bench.site(text))
            await bench.step(SITE)
            await asyncio.sleep(0)
        assert bench.stopped == [0]
        bench.results[1].set_result(pdf_of("b"))
        news = await bench.step(PDF)
        assert [page.digest for page in news.shown.pdfs["en"].pages] == ["b"]

    play(made, project, story)


def test_error_lets_the_pdf_of_the_last_good_state_finish(made: Renditions, project: Path) -> None:
    """A faulty save does not take away the PDF that is under way."""

    async def story(bench: Workbench, resident: Resident) -> None:
        resident.rebuild()
        bench.sites.put(bench.site("good"))
        await bench.step(SITE)
        resident.rebuild()
        bench.sites.put(Diagnosed(None, (problem(),)))
        assert (await bench.step(REFUSED)).phase == TYPESETTING
        assert bench.stopped == []
        bench.results[0].set_result(pdf_of("a"))
        news = await bench.step(PDF)
        assert news.problems == (problem(),)
        assert "en" in news.shown.pdfs

    play(made, project, story)


def test_save_that_changes_nothing_typesets_nothing(made: Renditions, project: Path) -> None:
    """Neither a PDF that is there nor one that is under way is made again of the same compositions."""

    async def story(bench: Workbench, resident: Resident) -> None:
        for _ in range(2):
            resident.rebuild()
            bench.sites.put(bench.site("same"))
            await bench.step(SITE)
            await asyncio.sleep(0)
        bench.results[0].set_result(pdf_of("a"))
        await bench.step(PDF)
        resident.rebuild()
        bench.sites.put(bench.site("same"))
        news = await bench.step(SITE)
        assert (news.phase, news.changed, news.pdf_is_current) == (READY, (), True)
        assert len(bench.jobs) == 1
        assert bench.stopped == []

    play(made, project, story)


def test_pdf_with_an_error_keeps_the_last_one(made: Renditions, project: Path) -> None:
    """What is found only in typesetting is told as well, and stays told until the next PDF."""

    async def story(bench: Workbench, resident: Resident) -> None:
        outcomes = {"one": pdf_of("a"), "two": Diagnosed(None, (problem("no font"),))}
        for text, outcome in outcomes.items():
            resident.rebuild()
            bench.sites.put(bench.site(text))
            await bench.step(SITE)
            await asyncio.sleep(0)
            bench.results[len(bench.jobs) - 1].set_result(outcome)
            news = await bench.until(lambda news: news.step in {PDF, REFUSED})
        assert news.problems == (problem("no font"),)
        assert not news.pdf_is_current
        assert [page.digest for page in news.shown.pdfs["en"].pages] == ["a"]
        resident.rebuild()
        bench.sites.put(bench.site("three"))
        assert (await bench.step(SITE)).problems == (problem("no font"),)

    play(made, project, story)


def test_bug_in_typesetting_is_told_and_tried_again(made: Renditions, project: Path) -> None:
    """A process that broke off leaves a sentence; the next save has the PDF made, even of the same text."""

    async def story(bench: Workbench, resident: Resident) -> None:
        resident.rebuild()
        bench.sites.put(bench.site("one"))
        await bench.step(SITE)
        await asyncio.sleep(0)
        bench.results[0].set_exception(RuntimeError("broke off"))
        assert "broke off" in (await bench.step(FAULT)).fault
        resident.rebuild()
        bench.sites.put(bench.site("one"))
        assert (await bench.step(SITE)).phase == TYPESETTING

    play(made, project, story)


def test_pages_of_the_last_pdf_are_the_next_guess(made: Renditions, project: Path) -> None:
    """Typesetting begins with the page numbers of the PDF before it."""

    async def story(bench: Workbench, resident: Resident) -> None:
        made_pdf = pdf_of("a", "b")
        for text in ("one", "two"):
            resident.rebuild()
            bench.sites.put(bench.site(text))
            await bench.step(SITE)
            await asyncio.sleep(0)
            bench.results[len(bench.jobs) - 1].set_result(made_pdf)
            await bench.step(PDF)
        assert made_pdf.value is not None
        assert [dict(job.guesses) for job in bench.jobs] == [{}, {"en": made_pdf.value[0].page_map}]

    play(made, project, story)


def test_goal_is_that_of_the_next_build(made: Renditions, project: Path) -> None:
    """A goal that was chosen in the page has the report made anew for it."""

    async def story(bench: Workbench, resident: Resident) -> None:
        resident.choose_goal("review")
        bench.sites.put(bench.site("one"))
        assert (await bench.step(SITE)).goal == "review"
        assert [order.goal for order in bench.orders] == ["review"]

    play(made, project, story)


def test_without_pdf_nothing_is_typeset(made: Renditions, project: Path) -> None:
    """With --no-pdf the work is done when the website is."""

    async def story(bench: Workbench, resident: Resident) -> None:
        resident.rebuild()
        bench.sites.put(bench.site("one"))
        assert (await bench.step(SITE)).phase == READY
        assert bench.jobs == []

    play(made, project, story, pdf=False)
