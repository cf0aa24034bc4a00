"""The routes of the preview. Everything is answered from memory; no address becomes a path on the disk.

Messages are another matter (messages.py): they stand in the PO files of the report's domains.

- `GET /`: the frame with bar, panes and problems; `GET /static/{name}`: its scripts and styles
- `GET /events`: the state, and every new one (server-sent events)
- `GET /site/{path}`: the website as it would be published; texts that are translated are marked (see messages.py)
- `GET /pages/{language}/{number}/{digest}/{width}.png`: a page of a PDF
- `POST /edit` with `{path, line, column}`: open the editor
- `POST /goal` with `{goal}`: build for another goal
"""

from __future__ import annotations

import html
import mimetypes
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from report.model.goal import GOALS
from report.serve.editors import NoEditorError, open_editor
from report.serve.guard import Guard, Rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starlette.requests import Request

    from report.serve.events import Broadcast
    from report.serve.page_pictures import PagePictures
    from report.serve.resident import Resident

FRAME = "frame.html"
FRAME_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PAGE_POLICY = "frame-ancestors 'self'; object-src 'none'"
"""A web page states the rest itself, as it will when published."""
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""A picture may be SVG, and somebody may open it by itself: nothing in it runs."""
FOREVER = "private, max-age=31536000, immutable"
"""For what is named by its content."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What the routes speak of."""

    root: Path
    resident: Resident
    broadcast: Broadcast
    pictures: PagePictures
    rules: Rules = field(default_factory=Rules)
    edit: Callable[[Path, int, int], None] = open_editor


def application(preview: Preview, further: Sequence[BaseRoute] = ()) -> Starlette:
    """Return the preview as an ASGI application; `further` are routes of other modes, under the same rules."""
    routes = _Routes(preview)
    return Starlette(
        routes=[
            Route("/", routes.frame),
            Route("/static/{name}", routes.static),
            Route("/events", routes.events),
            Route("/site/{path:path}", routes.site),
            Route("/pages/{language}/{number:int}/{digest}/{width:int}.png", routes.page),
            Route("/edit", routes.edit, methods=["POST"]),
            Route("/goal", routes.goal, methods=["POST"]),
            *further,
        ],
        middleware=[Middleware(Guard, rules=preview.rules)],
    )


class _Routes:
    """The answers to requests."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._static = _static_files()

    async def frame(self, _request: Request) -> Response:
        text = filled(self._static[FRAME].decode(), self._preview)
        return Response(text, media_type="text/html", headers={"content-security-policy": FRAME_POLICY})

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        content = self._static.get(name)
        if content is None or name.endswith(".html"):
            return _missing()
        return Response(content, media_type=_media_type(name))

    async def events(self, _request: Request) -> Response:
        return StreamingResponse(self._preview.broadcast.stream(), media_type="text/event-stream")

    async def site(self, request: Request) -> Response:
        path = request.path_params["path"]
        shown = self._preview.resident.shown
        file = shown.file(path)
        if file is None:
            index = f"{path.rstrip('/')}/index.html".lstrip("/")
            return RedirectResponse(f"/site/{index}") if index in shown.site else _missing()
        media_type = _media_type(path)
        policy = PAGE_POLICY if media_type == "text/html" else FILE_POLICY
        # The second is for the script of the frame: the one header of a page that a script can read.
        headers = {
            "etag": f'"{file.digest}"',
            "server-timing": f'page;desc="{file.digest}"',
            "content-security-policy": policy,
        }
        if request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        return Response(file.content, media_type=media_type, headers=headers)

    async def page(self, request: Request) -> Response:
        asked = request.path_params
        shown = self._preview.resident.shown.pdfs.get(asked["language"])
        number = asked["number"]
        # A page that has changed since is not drawn under its old name: the browser is being told the new one.
        if shown is None or not 0 < number <= len(shown.pages) or shown.pages[number - 1].digest != asked["digest"]:
            return _missing()
        picture = await run_in_threadpool(self._preview.pictures.picture, shown, number, asked["width"])
        return Response(picture, media_type="image/png", headers={"cache-control": FOREVER})

    async def edit(self, request: Request) -> Response:
        asked = await _asked(request)
        path, line, column = asked.get("path"), asked.get("line", 1), asked.get("column", 1)
        file = self._editable(path) if isinstance(path, str) else None
        if file is None or not isinstance(line, int) or not isinstance(column, int):
            return _refused("there is no such file in the project")
        try:
            self._preview.edit(file, max(line, 1), max(column, 1))
        except NoEditorError as error:
            return _refused(str(error))
        return JSONResponse({"opened": path})

    async def goal(self, request: Request) -> Response:
        goal = (await _asked(request)).get("goal")
        if goal not in GOALS:
            return _refused(f"goals are {', '.join(GOALS)}")
        self._preview.resident.choose_goal(str(goal))
        return JSONResponse({"goal": goal})

    def _editable(self, path: str) -> Path | None:
        """Return a file that a problem or a section names; no other is opened, however it is asked for."""
        news = self._preview.resident.news
        named = news.shown.sources() | {problem.span.path for problem in news.problems}
        root = self._preview.root.resolve()
        file = (root / path).resolve() if path in named else root
        return file if file.is_file() and file.is_relative_to(root) else None


def filled(text: str, preview: Preview) -> str:
    """Return a page of the preview with its token and the project's name."""
    for name, value in (("token", preview.rules.token), ("project", preview.root.name)):
        text = text.replace(f"{{{{ {name} }}}}", html.escape(value))
    return text


def _static_files() -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in (files("report.serve") / "static").iterdir() if entry.is_file()}


def _media_type(path: str) -> str:
    known: Mapping[str, str] = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}
    suffix = PurePosixPath(path).suffix
    return known.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")


async def _asked(request: Request) -> dict[str, Any]:
    """Return the object in a request's body; empty where there is none."""
    try:
        value = await request.json()
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _missing() -> Response:
    return PlainTextResponse("there is nothing here\n", 404)


def _refused(message: str) -> Response:
    return JSONResponse({"message": message}, 409)
