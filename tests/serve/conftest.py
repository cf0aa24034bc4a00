"""What tests of the preview share: a website that was really made, and a PDF with pages."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from playwright.sync_api import sync_playwright

from report.model.rendition import PageMap, PageRange, Pdf
from report.pipeline import Order
from report.serve.making import Making
from tests.projects import write_project
from tests.serve.served import Served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from report.model.rendition import Renditions


QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Start the machine's Chromium once for all tests of a module.

    Not of the session: Playwright's event loop runs for as long, and other modules have loops of their own.
    """
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a project's website: without PDFs, a save is shown in a moment. Who uses it puts the project in order."""
    with Served(tmp_path_factory.mktemp("served"), "--no-pdf") as served:
        yield served


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample project; nobody changes it."""
    return write_project(tmp_path_factory.mktemp("preview"))


@pytest.fixture(scope="session")
def made(project: Path) -> Renditions:
    """Return the website of the sample project."""
    value = Making(project).make_site(Order(project)).value
    assert value is not None
    return value


@pytest.fixture(scope="session")
def pdf() -> Pdf:
    """Return a PDF of two pages, the second lying on its side; the first holds the section `year`."""
    document = pypdfium2.PdfDocument.new()
    for size in ((300, 400), (400, 300)):
        document.new_page(*size).close()
    content = BytesIO()
    document.save(content)
    document.close()
    pages = PageMap(2, (("year", PageRange(1, 2)),), ())
    return Pdf("en", "sample-en.pdf", content.getvalue(), pages, page_digests=("first", "second"))
