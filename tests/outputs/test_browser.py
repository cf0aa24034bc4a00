"""The website as a reader uses it, in Chromium, from the disk and without a network."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests.outputs.webpages import page_paths, read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from tests.outputs.example import Example
    from tests.outputs.manuscript import Manuscript

pytestmark = pytest.mark.xdist_group("example")

QUIET = (
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
FEEDBACK = "appendix/feedback.html"
PAGE_TYPES = ("index", "contents", "letter", "trust", "trust/safety", "appendix/index", "appendix/feedback")
CLICKED = 6
"""Pages through which a walk goes by clicking; the links of the others are read."""
PATIENCE = 5_000
"""Milliseconds to wait for what takes a moment; a page from the disk takes a few."""

IN_VIEW = "id => { const top = document.getElementById(id).getBoundingClientRect().top; return 0 <= top && top < 200; }"
"""True when the element has come to the top of the window; scrolling there may be smooth."""
SPOKEN = "() => document.querySelector(\"form [role='status']\").textContent.trim() !== ''"
"""True when the form says how it went."""


@dataclass
class Visit:
    """A browser tab and what went wrong in it."""

    page: Page
    site: Path
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Go to a page of the site."""
        self.page.goto((self.site / address).as_uri())

    def follow(self, link: Locator) -> str:
        """Click a link and return the address of the page that it leads to."""
        with self.page.expect_navigation():
            link.click()
        return self.here

    @property
    def here(self) -> str:
        """Address of the current page within the site, without an anchor."""
        return self.page.url.partition("#")[0].removeprefix(self.site.as_uri() + "/")


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Start the machine's Chromium once for all tests of the module."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, example: Example) -> Iterator[Visit]:
    """Open a tab of its own that takes down errors, warnings and requests."""
    context = browser.new_context(accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    visit = Visit(page, example.site.resolve())
    page.on("console", lambda line: visit.complaints.append(line.text) if line.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.on("requestfailed", lambda request: visit.complaints.append(f"{request.url}: {request.failure}"))
    page.on("request", lambda request: visit.requests.append(request.url))
    yield visit
    context.close()


def test_every_page_loads_without_a_complaint(visit: Visit) -> None:
    """No page logs an error or a warning, or misses a file; all that it loads lies in the site."""
    for path in page_paths(visit.site):
        visit.open(path.relative_to(visit.site).as_posix())
        assert visit.complaints == [], path
    assert len(visit.requests) > len(page_paths(visit.site))
    assert [url for url in visit.requests if not url.startswith(visit.site.as_uri())] == []


def test_language_switch_stays_with_the_section(visit: Visit, example: Example) -> None:
    """The switch leads to the same section in the other language, and from there back again."""
    for name in PAGE_TYPES:
        visit.open(f"en/{name}.html")
        for language in ("zh-CN", "en"):
            switch = visit.page.locator(f"a[hreflang='{language}']:visible").first
            assert visit.follow(switch) == f"{language}/{name}.html"
            titles = {row["title"] for row in example.editions[language].values() if row["url"] == visit.here}
            heading = visit.page.locator("h1").inner_text()
            assert "".join(heading.split()) in {"".join(title.split()) for title in titles}
            assert visit.page.evaluate("document.documentElement.lang") == language


def test_root_offers_every_language(visit: Visit, manuscript: Manuscript) -> None:
    """From the root of the site a reader gets to the front page of each language."""
    for language in manuscript.settings["languages"]:
        visit.open("index.html")
        link = visit.page.locator(f"main a[hreflang='{language}']")
        assert visit.follow(link) == f"{language}/index.html"


def test_next_walks_through_the_report(visit: Visit, example: Example, language: str) -> None:
    """The front page leads to the first section, and from there `next` through all pages in the report's order."""
    order = list(dict.fromkeys(row["url"].partition("#")[0] for row in example.editions[language].values()))
    visit.open(f"{language}/index.html")
    walked = [visit.follow(visit.page.locator("main nav a").first)]
    assert walked == [f"{language}/letter.html"]
    begin = order.index(walked[0])
    while len(walked) < CLICKED:
        walked.append(visit.follow(visit.page.locator("a[rel='next']")))
    walked += linked(example.site, walked[-1], "next")
    assert walked == order[begin:]
    while len(walked) < len(order) - begin + CLICKED:
        visit.open(walked[-1])
        walked.append(visit.follow(visit.page.locator("a[rel='prev']")))
    walked += linked(example.site, walked[-1], "prev")
    assert walked[len(order) - begin :] == order[-2::-1]


def linked(site: Path, address: str, rel: str) -> Iterator[str]:
    """Yield the addresses to which the links of a kind lead, one page after the other."""
    seen = {address}
    while True:
        links = [a for a in read_page(site / address).all("a") if rel in a.attributes.get("rel", "").split()]
        if not links:
            return
        address = posixpath.normpath(posixpath.join(posixpath.dirname(address), links[0].attributes["href"]))
        assert address not in seen
        seen.add(address)
        yield address


def test_navigation_leads_to_every_chapter(visit: Visit, example: Example, language: str) -> None:
    """The navigation links all pages that it lists, marks the current one, and leads where it says."""
    for section in ("trust", "trust.green", "appendix.about"):
        row = example.editions[language][section]
        visit.open(f"{language}/letter.html")
        link = visit.page.locator("nav:visible").get_by_role("link", name=row["title"], exact=True).first
        assert visit.follow(link) == row["url"]
        current = visit.page.locator("nav a[aria-current='page']:visible").first
        assert current.inner_text() == row["title"]


def test_contents_lead_to_sections_in_mid_page(visit: Visit, example: Example, language: str) -> None:
    """A row of the contents for a part of a page brings that part into view."""
    row = example.editions[language]["trust.green.office"]
    visit.open(f"{language}/contents.html")
    visit.follow(visit.page.locator("nav.toc").get_by_role("link", name=row["title"], exact=True))
    assert visit.page.url.endswith(row["url"])
    visit.page.wait_for_function(IN_VIEW, arg="trust.green.office")


def test_form_can_be_filled_with_the_keyboard(visit: Visit, manuscript: Manuscript, language: str) -> None:
    """Without a mouse a reader answers the questionnaire and gets the answers as a file; nothing is sent."""
    visit.open(f"{language}/{FEEDBACK}")
    visit.requests.clear()
    page = visit.page
    status = page.locator("form [role='status']")
    assert status.inner_text() == ""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the link that skips the navigation
    chosen = []
    for question in manuscript.questions:
        for row in question.get("rows", [question]):
            name = question["id"] if row is question else f"{question['id']}-{row['id']}"
            tab_to(page, name)
            if question["kind"] == "open":
                page.keyboard.type("ABC 123")
                chosen.append("ABC 123")
                continue
            page.keyboard.press("Space")
            if question["kind"] in {"single", "matrix"}:
                page.keyboard.press("ArrowDown")
            option = row["options"][0 if question["kind"] == "multiple" else 1]
            chosen.append(manuscript.say(option, "appendix", language))
    tab_to_button(page)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    saved = Path(download.value.path()).read_text(encoding="utf-8-sig")
    for answer in chosen:
        assert answer in saved
    for question in manuscript.questions:
        assert manuscript.say(question["text"], "appendix", language) in saved
    page.wait_for_function(SPOKEN)
    assert status.is_visible()
    assert [url for url in visit.requests if not url.startswith(("blob:", "file:"))] == []
    assert visit.here == f"{language}/{FEEDBACK}"
    assert visit.complaints == []


def test_empty_form_says_so(visit: Visit, language: str) -> None:
    """Whoever saves without an answer is told, and gets no file."""
    visit.open(f"{language}/{FEEDBACK}")
    downloads: list[object] = []
    visit.page.on("download", lambda download: downloads.append(download))  # noqa: PLW0108 - Playwright marks it
    visit.page.locator("form button[type='submit']").click()
    visit.page.wait_for_function(SPOKEN)
    assert downloads == []


@pytest.mark.parametrize("width", [390, 320])
def test_narrow_screens_need_no_sideways_scroll(visit: Visit, language: str, width: int) -> None:
    """On a phone every kind of page fits the width of the screen."""
    visit.page.set_viewport_size({"width": width, "height": 740})
    for name in PAGE_TYPES:
        visit.open(f"{language}/{name}.html")
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width, name


def tab_to(page: Page, name: str) -> None:
    """Press Tab until a field of this name, or the first of several boxes, has the focus."""
    _tab_until(page, f"e => [{name!r}, '{name}-1'].includes(e.name)")


def tab_to_button(page: Page) -> None:
    """Press Tab until the form's button has the focus."""
    _tab_until(page, "e => e.type === 'submit'")


def _tab_until(page: Page, condition: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"({condition})(document.activeElement)"):
            return
    pytest.fail(f"the Tab key reaches no element with {condition}")
