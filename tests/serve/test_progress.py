"""The page of the progress: what it tells, and in a browser the way from there to a text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from report.model.catalog import message_id
from report.pipeline import Order
from report.serve.application import Preview, application
from report.serve.events import Broadcast
from report.serve.guard import Rules
from report.serve.making import Making
from report.serve.news import News
from report.serve.page_pictures import PagePictures
from report.serve.progress import progress_routes
from report.serve.resident import Resident
from report.serve.shown import Shown, show_site
from tests.projects import ENGLISH, TRANSLATIONS, write_project
from tests.serve.served import PATIENCE, new_tab
from tests.serve.workbench import Workbench

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.serve.served import Served

HERE = "http://127.0.0.1:8000"
WORK_PO = "locale/en/LC_MESSAGES/year.po"
METRICS_PO = "locale/en/LC_MESSAGES/metrics.po"
UNFINISHED = {
    WORK_PO: ENGLISH
    + TRANSLATIONS["year"]
    .replace('msgid "能源"', '#, fuzzy\n#| msgid "**能源**"\nmsgid "能源"')
    .replace('"Work"', '""'),
    METRICS_PO: ENGLISH + TRANSLATIONS["metrics"].replace('"Views"', '""'),
}


@pytest.fixture(scope="module")
def unfinished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Preview, TestClient]:
    """Return a preview of a project with unfinished texts, and a client of it."""
    project = write_project(tmp_path_factory.mktemp("unfinished"), UNFINISHED)
    made = Making(project).make_site(Order(project)).value
    assert made is not None
    bench = Workbench(made)
    resident = Resident(Order(project), bench.crafts(), bench.tell)
    resident.news = News("draft", with_pdf=False, shown=show_site(made, Shown()))
    preview = Preview(project, resident, Broadcast(), PagePictures(), Rules(token="secret"))  # noqa: S106 - a test's
    app = application(preview, progress_routes(preview))
    return preview, TestClient(app, HERE, client=("127.0.0.1", 50000), follow_redirects=False)


def languages(client: TestClient) -> dict[str, Any]:
    """Return what is told, by language."""
    return {each["language"]: each for each in client.get("/status/languages").json()["languages"]}


def test_page_is_strict_and_names_only_files_that_are_served(unfinished: tuple[Preview, TestClient]) -> None:
    """As the frame is; and as a file of its own it is not there."""
    _, client = unfinished
    answer = client.get("/status")
    assert "default-src 'none'; script-src 'self'" in answer.headers["content-security-policy"]
    assert '<meta name="report-token" content="secret">' in answer.text
    assert "{{" not in answer.text
    assert "<script>" not in answer.text
    for name in ("status.js", "status.css"):
        assert f"/static/{name}" in answer.text
        assert client.get(f"/static/{name}").status_code == 200
    assert client.get("/static/status.html").status_code == 404


def test_unfinished_texts_lead_to_where_they_are_shown(unfinished: tuple[Preview, TestClient]) -> None:
    """A text of a section to its page and place; the label of a metric to the section that prints it."""
    english = languages(unfinished[1])["en"]
    assert (english["total"], english["translated"], english["missing"], english["fuzzy"]["markup"]) == (10, 7, 2, 1)
    rows = {row["domain"]: row["messages"] for row in english["domains"]}
    work, energy = rows["year"]
    assert (work["why"], work["lang"], work["id"]) == ("missing", "zh-CN", message_id(("year", None, "工作")))
    assert work["links"] == [{"title": "工作", "page": "en/year.html", "at": "year"}]
    assert (energy["why"], energy["links"][0]["page"]) == ("markup", "en/year/energy.html")
    (views,) = rows["metrics"]
    assert [link["at"] for link in views["links"]] == ["year.energy"]


def test_source_language_has_only_the_words_of_templates(unfinished: tuple[Preview, TestClient]) -> None:
    """Which are English; where all of them come with the program there is nothing to tell."""
    assert list(languages(unfinished[1])) == ["en"]


def test_what_is_shown_is_told(unfinished: tuple[Preview, TestClient]) -> None:
    """Nothing before the first good build; and worked out once for each."""
    preview, client = unfinished
    before = preview.resident.news
    assert languages(client) == languages(client)
    preview.resident.news = replace(before, shown=Shown())
    assert languages(client) == {}
    preview.resident.news = before
    assert list(languages(client)) == ["en"]


def test_progress_asks_for_the_machines_own_name(unfinished: tuple[Preview, TestClient]) -> None:
    """The guard is that of the preview."""
    assert unfinished[1].get("/status/languages", headers={"host": "evil.example"}).status_code == 403


@pytest.mark.xdist_group("preview")
def test_page_follows_saves_and_leads_to_a_text(browser: Browser, served: Served) -> None:
    """In a browser: both languages are marked, nothing is wider than a telephone; a save is told; a link leads."""
    served.restore(UNFINISHED)
    with new_tab(browser, served) as tab:
        tab.open("?page=en/year.html")
        tab.page.get_by_role("link", name="Progress").click()
        page = tab.page
        page.set_viewport_size({"width": 390, "height": 844})
        table = page.get_by_role("table", name="English, by domain")
        row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="metrics"))
        expect(row).to_contain_text("2/3", timeout=PATIENCE)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        expect(page.get_by_role("heading", name="English")).to_have_attribute("lang", "en")
        page.get_by_text("metrics: 1 text").click()
        text = page.locator("#texts-en-metrics li")
        expect(text.locator("p").first).to_have_attribute("lang", "zh-CN")
        expect(text).to_contain_text("missing")
        served.write(METRICS_PO, ENGLISH + TRANSLATIONS["metrics"])
        expect(row).to_contain_text("3/3", timeout=PATIENCE)
        page.get_by_role("link", name="year", exact=True).click()
        expect(page.locator("#texts-en-year li")).to_have_count(12)
        page.locator("#texts-en-year a").first.click()
        expect(page.locator("#desk-source")).to_have_text("工作", timeout=PATIENCE)
        assert tab.complaints == []
