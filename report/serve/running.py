"""Starts the preview, and keeps it running until it is stopped."""

from __future__ import annotations

import asyncio
import signal
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import uvicorn

from report.publish import guessed_pages
from report.serve.application import Preview, application
from report.serve.events import Broadcast
from report.serve.guard import Rules
from report.serve.making import Making
from report.serve.messages import message_routes
from report.serve.page_pictures import PagePictures
from report.serve.progress import progress_routes
from report.serve.resident import Crafts, Resident
from report.serve.snapshot import snapshot
from report.serve.typesetting import Typesetting
from report.serve.watching import watch_project

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator

    from report.pipeline import Order
    from report.serve.news import News

SECONDS_TO_END = 2
"""For requests under way when the preview is stopped."""
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Ctrl-C, a polite request, and a terminal that was closed."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the preview is served."""

    socket: socket.socket
    host: str


def run_preview(order: Order, listening: Listening, tell: Callable[[News], None]) -> None:
    """Serve the preview of a project until a signal ends it; `tell` is given every new state."""
    asyncio.run(_run(order, listening, tell))


async def _run(order: Order, listening: Listening, tell: Callable[[News], None]) -> None:
    broadcast, pictures, typesetting = Broadcast(), PagePictures(), Typesetting()

    def tell_all(news: News) -> None:
        broadcast.publish(snapshot(news))
        tell(news)

    crafts = Crafts(Making(order.root).make_site, typesetting.typeset, pictures.measure)
    resident = Resident(order, crafts, tell_all, guessed_pages(order.root / "build"))
    preview = Preview(order.root, resident, broadcast, pictures, Rules(listening.host))
    server = _Server(preview)
    loop = asyncio.get_running_loop()
    for number in ENDINGS:
        loop.add_signal_handler(number, server.end)
    resident.rebuild()
    serving = asyncio.create_task(server.serve(sockets=[listening.socket]))
    works = [watch_project(order.root, resident.rebuild), resident.work()]  # watched before anything is read
    tasks = [serving, *(asyncio.create_task(work) for work in works)]
    if order.pdf:
        await typesetting.start()  # its engine is loaded while the website is made
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        server.end()
        await asyncio.wait({serving})
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        await typesetting.stop()
    for fault in ended:
        if isinstance(fault, Exception):
            raise fault


class _Server(uvicorn.Server):
    """A server that ends its streams before it ends itself."""

    def __init__(self, preview: Preview) -> None:
        self._broadcast = preview.broadcast
        further = [*message_routes(preview.root, preview.resident), *progress_routes(preview)]
        super().__init__(
            uvicorn.Config(
                application(preview, further),
                log_level="warning",
                access_log=False,
                lifespan="off",
                server_header=False,
                ws="none",
                timeout_graceful_shutdown=SECONDS_TO_END,
            )
        )

    def end(self) -> None:
        """Begin to end, as soon as the server looks up."""
        self.should_exit = True

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone: taken by uvicorn, they would end the process before its own processes are."""
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams, which would go on for ever, then the server."""
        self._broadcast.close()
        await super().shutdown(sockets)
