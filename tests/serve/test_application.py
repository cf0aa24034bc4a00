"""The routes of the preview, and who may ask them for what."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from report.pipeline import Order
from report.serve.application import Preview, application
from report.serve.editors import NoEditorError
from report.serve.events import Broadcast
from report.serve.guard import Rules
from report.serve.news import News
from report.serve.page_pictures import PagePictures
from report.serve.resident import Resident
from report.serve.shown import Shown, ShownPdf, show_site
from report.serve.snapshot import snapshot
from tests.serve.workbench import Workbench, problem

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

    from report.model.rendition import Pdf, Renditions

HERE = "http://127.0.0.1:8000"
ENERGY = "/site/en/year/energy.html"
PAGE = "/pages/en/1/first/128.png"


@dataclass
class Visitor:
    """A client, and what the preview did for it."""

    client: TestClient
    token: str
    resident: Resident
    project: Path
    opened: list[tuple[str, int, int]] = field(default_factory=list)

    def post(self, path: str, body: object, **headers: str) -> Any:  # noqa: ANN401 - httpx2's answer
        """Send what the preview's own page would, but for the headers given."""
        usual = {"origin": HERE, "x-report-token": self.token, "content-type": "application/json"}
        sent = {name: value for name, value in (usual | headers).items() if value}
        return self.client.post(path, content=json.dumps(body), headers=sent)


@pytest.fixture
def visitor(made: Renditions, pdf: Pdf, project: Path) -> Visitor:
    """Return a client of a preview that shows the sample's website and a PDF, with one error since."""
    bench = Workbench(made)
    resident = Resident(Order(project), bench.crafts(), bench.tell)
    pictures = PagePictures()
    shown = replace(show_site(made, Shown()), pdfs={"en": ShownPdf(pdf, pictures.measure(pdf))})
    resident.news = News("draft", with_pdf=True, shown=shown, problems=(problem(),))
    opened: list[tuple[str, int, int]] = []

    def edit(file: Path, line: int, column: int) -> None:
        opened.append((file.relative_to(project).as_posix(), line, column))

    preview = Preview(project, resident, Broadcast(), pictures, Rules(token="secret"), edit)  # noqa: S106 - a test's
    client = TestClient(application(preview), HERE, client=("127.0.0.1", 50000), follow_redirects=False)
    return Visitor(client, "secret", resident, project, opened)


def test_frame_is_strict_and_knows_the_token(visitor: Visitor) -> None:
    """The page of the preview runs only scripts of its own and cannot be framed by another."""
    answer = visitor.client.get("/")
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert '<meta name="report-token" content="secret">' in answer.text
    assert "<script>" not in answer.text
    assert "style=" not in answer.text


def test_frame_names_only_files_that_are_served(visitor: Visitor) -> None:
    """Every script and style of the frame is there, with the type that browsers insist on."""
    types = {"main.js": "text/javascript", "morph.js": "text/javascript", "frame.css": "text/css"}
    for name, media_type in types.items():
        answer = visitor.client.get(f"/static/{name}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(media_type)
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert visitor.client.get("/static/frame.html").status_code == 404


def test_site_is_served_as_it_would_be_published(visitor: Visitor, made: Renditions) -> None:
    """Every file of the website is there byte for byte."""
    for file in made.site:
        assert visitor.client.get(f"/{file.path}").content == file.content


def test_folder_leads_to_its_index(visitor: Visitor) -> None:
    """The website's root and a language's folder can be asked for by themselves."""
    assert visitor.client.get("/site/").headers["location"] == "/site/index.html"
    assert visitor.client.get("/site/en/").headers["location"] == "/site/en/index.html"


def test_unchanged_file_is_not_sent_again(visitor: Visitor) -> None:
    """A browser that has a page is told so."""
    tag = visitor.client.get(ENERGY).headers["etag"]
    answer = visitor.client.get(ENERGY, headers={"if-none-match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_pdf_can_be_downloaded(visitor: Visitor, pdf: Pdf) -> None:
    """The link of the website finds the PDF that is shown; one that is not there yet is missing."""
    answer = visitor.client.get("/site/downloads/sample-en.pdf")
    assert (answer.headers["content-type"], answer.content) == ("application/pdf", pdf.content)
    assert visitor.client.get("/site/downloads/sample-zh-CN.pdf").status_code == 404


def test_page_of_the_pdf_is_a_picture(visitor: Visitor) -> None:
    """A page comes as a PNG, to be kept for good under its digest."""
    answer = visitor.client.get(PAGE)
    assert answer.content.startswith(b"\x89PNG")
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    ["/pages/en/1/second/128.png", "/pages/en/3/first/128.png", "/pages/en/0/first/128.png", "/pages/fr/1/first/9.png"],
)
def test_page_that_is_not_shown_is_missing(visitor: Visitor, path: str) -> None:
    """No page is drawn under a digest that it does not have."""
    assert visitor.client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/site/../content/report.yaml",
        "/site/%2e%2e/content/report.yaml",
        "/site/..%2fcontent/report.yaml",
        "/site//etc/passwd",
        "/site/%2fetc/passwd",
        "/static/../resident.py",
        "/static/..%2fresident.py",
        "/static/%2e%2e%2fresident.py",
        "/site/downloads/../../content/report.yaml",
    ],
)
def test_no_path_leads_to_the_disk(visitor: Visitor, path: str) -> None:
    """Only what is held in memory is found."""
    assert visitor.client.get(path).status_code == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "10.0.0.1"])
@pytest.mark.parametrize("path", ["/", "/events", ENERGY, PAGE])
def test_other_names_are_refused(visitor: Visitor, host: str, path: str) -> None:
    """A name that somebody has pointed at this machine gets nothing (DNS rebinding)."""
    assert visitor.client.get(path, headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost:8000", "LOCALHOST", "127.0.0.1:8000", "[::1]:8000"])
def test_own_names_are_taken(visitor: Visitor, host: str) -> None:
    """Whatever this machine calls itself to itself."""
    assert visitor.client.get("/", headers={"host": host}).status_code == 200


def test_network_preview_takes_addresses_only() -> None:
    """With --host, the machine's addresses are taken, and still no strange name."""
    rules = Rules("0.0.0.0")  # noqa: S104 - bound by nobody
    assert rules.allows_host("192.168.1.20:8000")
    assert not rules.allows_host("evil.example:8000")
    assert Rules("preview.lan").allows_host("preview.lan:8000")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/", ENERGY, "/edit"])
def test_other_methods_are_refused(visitor: Visitor, method: str, path: str) -> None:
    """There is reading, and POST of what a page of ours asks for."""
    answer = visitor.client.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST")


def test_head_is_get_without_a_body(visitor: Visitor) -> None:
    """HEAD works wherever GET does."""
    answer = visitor.client.head(ENERGY)
    assert (answer.status_code, answer.content) == (200, b"")


def test_get_changes_nothing(visitor: Visitor) -> None:
    """What changes something cannot be reached by a link or a picture."""
    assert visitor.client.get("/edit").status_code == 405
    assert visitor.client.get("/goal").status_code == 405


FOREIGN = {
    "another origin": {"origin": "https://evil.example"},
    "another port": {"origin": "http://127.0.0.1:9000"},
    "no origin": {"origin": ""},
    "null origin": {"origin": "null"},
    "no token": {"x-report-token": ""},
    "another token": {"x-report-token": "guess"},
    "a form": {"content-type": "application/x-www-form-urlencoded"},
    "plain text": {"content-type": "text/plain"},
    "another name": {"host": "evil.example", "origin": "http://evil.example"},
}


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=[name.replace(" ", "-") for name in FOREIGN])
@pytest.mark.parametrize("path", ["/edit", "/goal", "/further"])
def test_post_from_elsewhere_is_refused(visitor: Visitor, path: str, headers: dict[str, str]) -> None:
    """A POST must come from the preview's own page and carry its token; nothing is done otherwise."""
    body = {"path": "content/sections/year.md", "line": 3, "column": 6, "goal": "review"}
    assert visitor.post(path, body, **headers).status_code == (401 if "x-report-token" in headers else 403)
    assert visitor.opened == []
    assert visitor.resident.order.goal == "draft"


def test_post_from_another_machine_is_refused(visitor: Visitor) -> None:
    """Even where the network may read, only this machine opens an editor."""
    visitor.client = TestClient(visitor.client.app, HERE, client=("192.168.1.30", 50000))
    assert visitor.post("/edit", {"path": "content/sections/year.md"}).status_code == 403


def test_long_post_is_refused(visitor: Visitor) -> None:
    """A request that says so little needs no more than a few words."""
    assert visitor.post("/edit", {"path": "a" * 5000}).status_code == 403


def test_editor_is_opened_at_a_problem(visitor: Visitor) -> None:
    """The place of a problem, and a section's text."""
    for place in (("content/sections/year.md", 3, 6), ("content/sections/year/energy.md", 1, 1)):
        answer = visitor.post("/edit", dict(zip(("path", "line", "column"), place, strict=True)))
        assert answer.status_code == 200
    assert visitor.opened == [("content/sections/year.md", 3, 6), ("content/sections/year/energy.md", 1, 1)]


@pytest.mark.parametrize(
    "body",
    [
        {"path": "content/report.yaml"},
        {"path": "../../etc/passwd"},
        {"path": "/etc/passwd"},
        {"path": 3},
        {"path": "content/sections/year.md", "line": "3; rm"},
        {},
        [],
        None,
    ],
    ids=str,
)
def test_no_other_file_is_opened(visitor: Visitor, body: object) -> None:
    """Files that neither a problem nor a section names, and requests that make no sense."""
    assert visitor.post("/edit", body).status_code == 409
    assert visitor.opened == []


def test_missing_editor_is_said(visitor: Visitor, made: Renditions, project: Path) -> None:
    """The page is told what to do."""

    def edit(_file: Path, _line: int, _column: int) -> None:
        message = "set REPORT_EDITOR"
        raise NoEditorError(message)

    preview = Preview(project, visitor.resident, Broadcast(), PagePictures(), Rules(token="secret"), edit)  # noqa: S106
    visitor.client = TestClient(application(preview), HERE, client=("127.0.0.1", 50000))
    answer = visitor.post("/edit", {"path": "content/sections/year.md"})
    assert (answer.status_code, answer.json()) == (409, {"message": "set REPORT_EDITOR"})
    assert made.site


def test_goal_can_be_chosen(visitor: Visitor) -> None:
    """One of the three; another is refused."""
    assert visitor.post("/goal", {"goal": "release"}).status_code == 200
    assert visitor.resident.order.goal == "release"
    assert visitor.post("/goal", {"goal": "print"}).status_code == 409
    assert visitor.resident.order.goal == "release"


def test_further_routes_have_the_same_guard(visitor: Visitor, project: Path) -> None:
    """Another mode brings routes, and no rules of its own."""

    async def answer(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("done")

    preview = Preview(project, visitor.resident, Broadcast(), PagePictures(), Rules(token="secret"))  # noqa: S106
    further = application(preview, [Route("/further", answer, methods=["POST"])])
    visitor.client = TestClient(further, HERE, client=("127.0.0.1", 50000))
    assert visitor.post("/further", {}).text == "done"
    assert visitor.post("/further", {}, origin="https://evil.example").status_code == 403


def test_state_says_where_sections_are(visitor: Visitor) -> None:
    """The state joins web pages, pages of the PDF and sources, and places problems."""
    state = json.loads(snapshot(visitor.resident.news))
    row = next(section for section in state["sections"]["en"] if section["id"] == "year")
    assert row == {
        "id": "year",
        "title": "Work",
        "page": "en/year.html",
        "anchor": "year",
        "source": "content/sections/year.md",
        "first": 1,
        "last": 2,
    }
    assert state["pdfs"]["en"]["pages"] == [["first", 300.0, 400.0], ["second", 400.0, 300.0]]
    assert [(p["path"], p["line"], p["column"]) for p in state["problems"]] == [("content/sections/year.md", 3, 6)]
    assert set(state["files"]) == set(visitor.resident.shown.site)


def test_state_is_one_line(visitor: Visitor) -> None:
    """An event ends at a line's end: no text may bring one in."""
    visitor.resident.news = replace(visitor.resident.news, fault="one\ntwo\r\nthree\u2028four")
    assert "\n" not in snapshot(visitor.resident.news)
    assert "\r" not in snapshot(visitor.resident.news)
