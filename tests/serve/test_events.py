"""News for browsers: the newest message, and no queue."""

from __future__ import annotations

import asyncio

from report.serve.events import Broadcast


async def take(broadcast: Broadcast, number: int, pulse: float = 15) -> list[str]:
    """Return so many events of a new stream."""
    stream = broadcast.stream(pulse)
    async with asyncio.timeout(10):
        return [await anext(stream) for _ in range(number)]


def test_new_reader_gets_the_newest() -> None:
    """Who comes late is told how things stand, as one event."""

    async def run() -> None:
        broadcast = Broadcast()
        broadcast.publish("old")
        broadcast.publish("new")
        assert await take(broadcast, 1) == ["event: state\nid: 2\ndata: new\n\n"]

    asyncio.run(run())


def test_every_reader_is_told() -> None:
    """All streams get each message that they are there for."""

    async def run() -> None:
        broadcast = Broadcast()
        readers = [asyncio.create_task(take(broadcast, 1)) for _ in range(3)]
        await asyncio.sleep(0)
        broadcast.publish("one")
        assert all("data: one" in events[0] for events in await asyncio.gather(*readers))

    asyncio.run(run())


def test_slow_reader_skips_what_it_missed() -> None:
    """Messages do not wait in a queue: each says everything."""

    async def run() -> None:
        broadcast = Broadcast()
        stream = broadcast.stream()
        broadcast.publish("one")
        assert "data: one" in await anext(stream)
        broadcast.publish("two")
        broadcast.publish("three")
        assert "data: three" in await anext(stream)

    asyncio.run(run())


def test_silence_has_a_pulse() -> None:
    """A comment keeps the connection, and finds out that it is gone."""

    async def run() -> None:
        assert await take(Broadcast(), 1, pulse=0.001) == [": still here\n\n"]

    asyncio.run(run())


def test_closing_ends_the_streams() -> None:
    """The server does not wait for readers when it is stopped."""

    async def run() -> None:
        broadcast = Broadcast()

        async def read() -> list[str]:
            return [event async for event in broadcast.stream()]

        reader = asyncio.create_task(read())
        await asyncio.sleep(0)
        broadcast.close()
        async with asyncio.timeout(10):
            assert await reader == []

    asyncio.run(run())
