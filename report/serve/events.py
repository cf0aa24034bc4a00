"""News for browsers, as server-sent events (HTML standard, 9.2).

Each message says the whole state. So a reader that was late or away needs only the newest, and none waits in a queue.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PULSE = 15.0
"""Seconds of silence after which a comment is sent, so that a connection that is gone is noticed."""


class Broadcast:
    """The newest message, for any number of readers; of one event loop."""

    def __init__(self) -> None:
        self._message = ""
        self._number = 0
        self._open = True
        self._news = asyncio.Event()

    def publish(self, message: str) -> None:
        """Put a message, one line, in place of the last one."""
        self._message = message
        self._number += 1
        self._wake()

    def close(self) -> None:
        """End every stream."""
        self._open = False
        self._wake()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    async def stream(self, pulse: float = PULSE) -> AsyncIterator[str]:
        """Yield the newest message as an event, then each that follows; a slow reader skips those it was late for."""
        seen = 0
        while self._open:
            if self._number != seen:
                seen = self._number
                yield f"event: state\nid: {seen}\ndata: {self._message}\n\n"
                continue
            try:
                async with asyncio.timeout(pulse):
                    await self._news.wait()
            except TimeoutError:
                yield ": still here\n\n"
