"""Which saves call for a build."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from watchfiles import Change, awatch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

INPUTS = ("content", "templates", "locale")
"""Folders of a project; what else lies beside them is no input."""
NO_INPUT = re.compile(r"\..*|.*~|#.*#|4913|.*\.(?:swp|swx|tmp|bak|pot|pyc)|__pycache__")
"""Names of what editors leave for a moment, and of what is derived from the inputs."""
STEP, LONGEST = 20, 200
"""Milliseconds: a burst of changes ends when nothing happens for a step; it is told after the longest at the latest."""


def is_input(path: str, root: Path) -> bool:
    """Tell whether a build can depend on a file of the project.

    >>> is_input("/p/content/sections/a.md", Path("/p")), is_input("/p/content/sections/.a.md.swp", Path("/p"))
    (True, False)
    """
    parts = PurePath(path).relative_to(root).parts
    return bool(parts) and parts[0] in INPUTS and not any(NO_INPUT.fullmatch(part) for part in parts)


async def watch_project(root: Path, saved: Callable[[], None]) -> None:
    """Call `saved` after each burst of changes to inputs, until cancelled.

    The folders may come and go: a checkout puts new ones in their places, and a watch of the old ones sees nothing.
    """
    exchanged = asyncio.Event()

    async def watch_top() -> None:
        async for _ in _changes(root, [root], recursive=False):
            exchanged.set()
            saved()

    async def watch_folders() -> None:
        while True:
            exchanged.clear()
            folders = [root / name for name in INPUTS if (root / name).is_dir()]
            async for _ in _changes(root, folders, until=exchanged):
                saved()
            await exchanged.wait()
            # What is saved between the end of this watch and the beginning of the next is seen by neither. The next
            # one begins before the loop comes to this call.
            asyncio.get_running_loop().call_soon(saved)

    async with asyncio.TaskGroup() as group:
        group.create_task(watch_top())
        group.create_task(watch_folders())


async def _changes(
    root: Path, folders: list[Path], *, recursive: bool = True, until: asyncio.Event | None = None
) -> AsyncIterator[object]:
    """Yield each burst of changes; where the system will watch no more files, they are looked at in turns."""

    def concerns(_change: Change, path: str) -> bool:
        return is_input(path, root)

    if not folders:
        return
    for polling in (None, True):
        try:
            async for burst in awatch(
                *folders,
                watch_filter=concerns,
                recursive=recursive,
                stop_event=until,
                step=STEP,
                debounce=LONGEST,
                force_polling=polling,
            ):
                yield burst
        except FileNotFoundError:
            return  # a folder went away just now, which is seen from above
        except OSError:
            if polling:
                raise
        else:
            return
