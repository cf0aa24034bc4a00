"""The routes of the translator's mode; all of them are for this machine's own browsers (`Guard`).

A text on a page of the preview stands between two comments, `<!--message 0123456789abcdef-->` and `<!--/message-->`,
with the `message_id` of what it translates; what is published has none.

- `GET /messages?language=en&page=en/year.html`: the messages of a page with their states, and the way to all unfinished
- `GET /messages/at?path=locale/en/LC_MESSAGES/year.po&line=7`: the message of an entry, and a page where it stands
- `GET /messages/{language}/{id}`: one message with everything that a translator needs to see
- `POST /messages/check` with `{language, id, strings, answers}`: what is wrong with a translation; nothing is written
- `POST /messages` with `{language, id, strings, fuzzy, answers, base}`: write it into its PO file

`answers` are findings that are right as they are, as in `# ignore-width`. `base` is that of the message as it was
shown. A save is refused (409) where the file says something else by now, with the message as it stands; where the
translation would stop every build, with the findings; and where the file cannot be written, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse
from starlette.routing import Route

from report.serve.desk import ChangedError, Desk, RefusedError, UnsoundError
from report.serve.message_json import finding_json, listing, pages_of, told
from report.translate.entering import Entered

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from report.model.report import Report
    from report.serve.resident import Resident
    from report.serve.shown import Shown

REFUSAL = "message"
"""Key of what is said where something is not done."""


def message_routes(root: Path, resident: Resident) -> list[BaseRoute]:
    """Return the routes of the translator's mode, for the files of a project."""
    routes = _Routes(Desk(root), resident)
    return [
        Route("/messages", routes.listing),
        Route("/messages", routes.save, methods=["POST"]),
        Route("/messages/check", routes.check, methods=["POST"]),
        Route("/messages/at", routes.at),
        Route("/messages/{language}/{id}", routes.message),
    ]


class _Routes:
    def __init__(self, desk: Desk, resident: Resident) -> None:
        self._desk = desk
        self._resident = resident

    async def listing(self, request: Request) -> Response:
        language, page = (request.query_params.get(name, "") for name in ("language", "page"))

        def answer(shown: Shown, report: Report) -> dict[str, Any]:
            return listing(shown, language, page, self._desk.messages(report, language))

        return await self._answered(answer)

    async def at(self, request: Request) -> Response:
        path, line = (request.query_params.get(name, "") for name in ("path", "line"))

        def answer(shown: Shown, report: Report) -> dict[str, Any]:
            language, name = self._desk.find(report, path, int(line) if line.isdecimal() else 0)
            page = next(iter(pages_of(shown, language, self._desk.messages(report, language))[name]), "")
            return {"language": language, "id": name, "page": page}

        return await self._answered(answer)

    async def message(self, request: Request) -> Response:
        asked, goal = request.path_params, self._resident.order.goal

        def answer(shown: Shown, report: Report) -> dict[str, Any]:
            return told(self._desk.take(report, asked["language"], asked["id"]), shown, goal)

        return await self._answered(answer)

    async def check(self, request: Request) -> Response:
        asked, goal = await _asked(request), self._resident.order.goal

        def answer(_shown: Shown, report: Report) -> dict[str, Any]:
            sheet = self._desk.take(report, asked.language, asked.name)
            findings = sheet.findings(asked.entered.strings, goal, frozenset(asked.entered.answers))
            return {"findings": [finding_json(each) for each in findings]}

        return await self._answered(answer)

    async def save(self, request: Request) -> Response:
        asked, goal = await _asked(request), self._resident.order.goal

        def answer(shown: Shown, report: Report) -> dict[str, Any]:
            try:
                sheet = self._desk.put(report, asked.language, asked.name, asked.entered, asked.base)
            except ChangedError as error:
                return _refusal(error) | {"standing": told(error.sheet, shown, goal)}
            except UnsoundError as error:
                return _refusal(error) | {"findings": [finding_json(each) for each in error.findings]}
            return told(sheet, shown, goal)

        return await self._answered(answer)

    async def _answered(self, answer: Callable[[Shown, Report], dict[str, Any]]) -> Response:
        """Answer from what is shown now, in a thread: files are read and written."""
        shown = self._resident.shown

        def work() -> dict[str, Any]:
            if shown.report is None:
                return {REFUSAL: "there is nothing to translate yet: mend the errors first"}
            try:
                return answer(shown, shown.report)
            except RefusedError as error:
                return _refusal(error)

        content = await run_in_threadpool(work)
        return JSONResponse(content, 409 if REFUSAL in content else 200)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a request says; what it does not say, or not as a browser of ours would, is empty and found nowhere."""

    language: str
    name: str
    base: str
    entered: Entered


async def _asked(request: Request) -> _Asked:
    try:
        value = await request.json()
    except ValueError:
        value = None
    said = value if isinstance(value, dict) else {}
    language, name, base = (said[key] if isinstance(said.get(key), str) else "" for key in ("language", "id", "base"))
    entered = Entered(_strings(said.get("strings")), said.get("fuzzy") is True, _strings(said.get("answers")))
    return _Asked(language, name, base, entered)


def _strings(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) and all(isinstance(each, str) for each in value) else ()


def _refusal(error: RefusedError) -> dict[str, Any]:
    return {REFUSAL: str(error)}
