"""The page that says how far the translations are: `report status`, with the way to every unfinished text.

- `GET /status`: the page
- `GET /status/languages`: what it shows; of the last good state, as all of the preview. The shape is that of
  `report status --json --messages`; each message has its `id` and `lang` besides, and `links` to where it is shown:
  `{title, page, at}`, the section's title, its web page, and the id of its element there.
"""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from report.model.catalog import message_id
from report.model.register import NONE, UNKNOWN
from report.publish import last_manifest
from report.serve.application import FRAME_POLICY, filled
from report.translate.beside import surroundings_of
from report.translate.extract import extract_messages
from report.translate.messages import INTERFACE
from report.translate.progress import as_json
from report.translate.status import count_messages

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from report.model.composition import Composition
    from report.serve.application import Preview
    from report.serve.shown import Shown
    from report.translate.status import Unfinished

PAGE = "status.html"


def progress_routes(preview: Preview) -> list[BaseRoute]:
    """Return the routes of the page, for the project of a preview."""
    text = (files("report.serve") / "static" / PAGE).read_text(encoding="utf-8")

    async def page(_request: Request) -> Response:
        headers = {"content-security-policy": FRAME_POLICY}
        return Response(filled(text, preview), media_type="text/html", headers=headers)

    last: tuple[Shown | None, list[dict[str, Any]]] = (None, [])

    async def languages(_request: Request) -> Response:
        nonlocal last
        shown = preview.resident.shown
        if last[0] is not shown:
            last = shown, await run_in_threadpool(progress_of, shown, preview.root)
        return JSONResponse({"languages": last[1]})

    return [Route("/status", page), Route("/status/languages", languages)]


def progress_of(shown: Shown, root: Path) -> list[dict[str, Any]]:
    """Return how far each language is that the preview shows; nothing before the first good build."""
    if shown.report is None:
        return []
    report = shown.report
    messages = extract_messages(report).value or {}
    pages = surroundings_of(report, last_manifest(root / "build")).pages
    found = []
    for composition in shown.compositions:
        language = composition.language
        rows = count_messages(report, language, messages, pages)
        if not rows:
            continue
        standing = UNKNOWN if any(language in each for each in pages.values()) else NONE
        told = as_json(language, standing, rows, messages=True)
        ways = _Ways(shown, composition)
        for row, domain in zip(rows, told["domains"], strict=True):
            for each, message in zip(row.unfinished, domain["messages"], strict=True):
                message["id"] = message_id((each.domain, each.context, each.msgid))
                message["lang"] = "en" if each.domain == INTERFACE else report.settings.source_language
                message["links"] = ways.to(each)
        found.append(told)
    return found


class _Ways:
    """Where texts of a language are shown."""

    def __init__(self, shown: Shown, composition: Composition) -> None:
        self.sections = {section.id: section for section in shown.sections[composition.language]}
        self.printed: dict[str, dict[str, None]] = defaultdict(dict)
        """The sections that print a metric."""
        for place in composition.places:
            self.printed[place.metric][place.section] = None

    def to(self, unfinished: Unfinished) -> list[dict[str, str]]:
        """Return the sections that show a text, each with its page and its element there."""
        sections = dict.fromkeys(unfinished.sections)
        for metric in unfinished.metrics:
            sections |= self.printed.get(metric, {})
        found = (self.sections[name] for name in sections if name in self.sections)
        return [{"title": each.title, "page": each.page, "at": each.anchor} for each in found]
