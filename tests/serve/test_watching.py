"""Saves that call for a build are seen, others are not."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from report.serve import watching
from report.serve.watching import is_input, watch_project
from tests.projects import write_project

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

PATIENCE = 10
ENERGY = "content/sections/year/energy.md"


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        (ENERGY, True),
        ("content/images/a b.png", True),
        ("templates/tokens.yaml", True),
        ("locale/en/LC_MESSAGES/year.po", True),
        ("locale/year.pot", False),
        ("build/site/en/year.html", False),
        ("README.md", False),
        ("content/sections/.year.md.swp", False),
        ("content/sections/year.md~", False),
        ("content/sections/4913", False),
        ("content/.git/index", False),
    ],
)
def test_inputs(path: str, counts: bool) -> None:  # noqa: FBT001 - the expected answer
    """Files of the three folders count, but for what editors leave for a moment and what is derived."""
    assert is_input(f"/p/{path}", Path("/p")) == counts


def watched(project: Path, story: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Run a story while a project is watched; the event is set by each burst of saves."""

    async def run() -> None:
        seen = asyncio.Event()
        watching = asyncio.create_task(watch_project(project, seen.set))
        try:
            async with asyncio.timeout(PATIENCE):
                await begin(project, seen)
                await story(seen)
        finally:
            watching.cancel()
            done, _ = await asyncio.wait({watching}, timeout=PATIENCE)
            assert done

    asyncio.run(run())


async def begin(project: Path, seen: asyncio.Event) -> None:
    """Wait until saves are seen: how long a watch takes to begin is the system's to say."""
    while not seen.is_set():
        (project / ENERGY).touch()
        try:
            async with asyncio.timeout(0.2):
                await seen.wait()
        except TimeoutError:
            continue
    await quiet(seen)


async def quiet(seen: asyncio.Event) -> None:
    """Wait until the last burst is over."""
    while seen.is_set():
        seen.clear()
        try:
            async with asyncio.timeout(0.3):
                await seen.wait()
        except TimeoutError:
            return


def test_save_is_seen(tmp_path: Path) -> None:
    """A file is written anew, another put in its place by renaming as editors do, a third is new in a new folder."""

    async def story(seen: asyncio.Event) -> None:
        for path in (ENERGY, "content/sections/new/one.md", "locale/en/LC_MESSAGES/year.po"):
            target = project / path
            target.parent.mkdir(exist_ok=True)
            aside = target.with_name(".aside")
            aside.write_text("# 新\n", encoding="utf-8")
            aside.rename(target)
            await seen.wait()
            await quiet(seen)

    project = write_project(tmp_path)
    watched(project, story)


def test_folders_may_come_and_go(tmp_path: Path) -> None:
    """A folder that is new, and one that another has taken the place of, are watched from then on."""

    async def story(seen: asyncio.Event) -> None:
        (project / "templates").mkdir()
        await seen.wait()
        await quiet(seen)
        shutil.copytree(project / "content", project / "other")
        (project / "content").rename(project / "old")
        (project / "other").rename(project / "content")
        await seen.wait()
        await quiet(seen)
        for path in ("templates/tokens.yaml", ENERGY):
            (project / path).write_text("# 新\n", encoding="utf-8")
            await seen.wait()
            await quiet(seen)

    project = write_project(tmp_path)
    watched(project, story)


def test_nothing_is_lost_between_two_watches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that comes ends one watch and begins the next; what is saved in between is told once that has begun."""
    watches: list[tuple[str, ...]] = []
    told_after: list[int] = []

    async def awatch(*folders: Path, stop_event: asyncio.Event | None, **_rest: object) -> AsyncIterator[set[object]]:
        if stop_event is None:  # of the folder above
            await come.wait()
            (project / "templates").mkdir()
            yield set()
        else:
            watches.append(tuple(folder.name for folder in folders))
            come.set()
            await stop_event.wait()
            return
        await asyncio.Event().wait()

    def tell() -> None:
        told_after.append(len(watches))
        if len(told_after) > 1:
            told_twice.set()

    async def run() -> None:
        monkeypatch.setattr(watching, "awatch", awatch)
        task = asyncio.create_task(watch_project(project, tell))
        async with asyncio.timeout(PATIENCE):
            await told_twice.wait()
        task.cancel()
        await asyncio.wait({task}, timeout=PATIENCE)

    project, come, told_twice = write_project(tmp_path), asyncio.Event(), asyncio.Event()
    asyncio.run(run())
    assert watches == [("content", "locale"), ("content", "templates", "locale")]
    assert told_after == [1, 2]


def test_build_is_not_seen(tmp_path: Path) -> None:
    """What a build writes calls for no build."""

    async def story(seen: asyncio.Event) -> None:
        (project / "build" / ".cache").mkdir(parents=True)
        (project / "build" / "manifest.json").write_text("{}", encoding="utf-8")
        (project / "notes.md").write_text("", encoding="utf-8")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.4):
                await seen.wait()

    project = write_project(tmp_path)
    watched(project, story)


def test_full_watch_list_is_no_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system will not watch one more file, files are looked at in turns."""
    asked = []

    async def awatch(*_folders: Path, force_polling: bool | None, **_rest: object) -> AsyncIterator[set[object]]:
        asked.append(force_polling)
        if not force_polling:
            raise OSError(28, "OS file watch limit reached")
        yield set()

    async def run() -> None:
        seen = asyncio.Event()
        monkeypatch.setattr(watching, "awatch", awatch)
        task = asyncio.create_task(watch_project(write_project(tmp_path), seen.set))
        async with asyncio.timeout(PATIENCE):
            await seen.wait()
        task.cancel()
        await asyncio.wait({task}, timeout=PATIENCE)

    asyncio.run(run())
    assert True in asked
