"""Who does the work: this process, or as many as there are cores, behind `concurrent.futures.Executor`.

Jobs are pure functions with arguments that can be pickled, so that another executor can take the place of ours:
Dask's, Ray's, or one of a test.
"""

from __future__ import annotations

import gc
import os
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from report.typeset.faces.loading import fonts_are_loaded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

T = TypeVar("T")

MOST = 8
"""Processes, where nobody asks for more."""


class Workers:
    """Runs jobs; processes are started when a second job waits, and end with the block."""

    def __init__(self, jobs: int = 0, executor: Executor | None = None) -> None:
        """Take at most so many processes, 0 for one a core, or somebody else's executor."""
        self.most = jobs or cores()
        self._given = executor
        self._own: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._own is not None:
            self._own.shutdown(cancel_futures=kind is not None)
            self._own = None
            gc.unfreeze()

    def submit(self, function: Callable[..., T], *arguments: Any) -> Future[T]:  # noqa: ANN401 - see Executor
        """Have a job done by another process."""
        return self._executor().submit(function, *arguments)

    def run(self, function: Callable[..., T], jobs: Iterable[tuple[Any, ...]]) -> list[T]:
        """Do jobs of one kind, and return what became of them in their order; the last is done here meanwhile."""
        rows = list(jobs)
        if self.is_alone or len(rows) <= 1:
            return [function(*arguments) for arguments in rows]
        waiting = [self.submit(function, *arguments) for arguments in rows[:-1]]
        here = function(*rows[-1])
        return [*(each.result() for each in waiting), here]

    @property
    def is_alone(self) -> bool:
        """Whether there is nobody but this process."""
        return self._given is None and self.most <= 1

    def _executor(self) -> Executor:
        if self._given is not None:
            return self._given
        if self._own is None:
            # Where processes begin as copies of this one, what it has loaded need not be loaded again; frozen, it is
            # not even touched by their garbage collectors, and stays shared.
            gc.collect()
            gc.freeze()
            self._own = processes(self.most)
        return self._own


def processes(jobs: int = 0) -> ProcessPoolExecutor:
    """Return so many processes, 0 for one a core, which begin with the first job; whoever keeps them ends them."""
    return ProcessPoolExecutor(jobs or cores(), mp_context=get_context(start_method()))


def cores() -> int:
    """Return how many processes are to work at once: as many as there are cores for this one, and at most 8.

    More save little: there are a few dozen galleys, and the longest takes a tenth of the time of all.
    """
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(own, quota(), MOST))


def quota(groups: Path = Path("/sys/fs/cgroup")) -> int:
    """Return how many cores a container may keep busy, rounded up; MOST where nothing limits it.

    In cgroups of both versions (Linux, admin-guide/cgroup-v2, `cpu.max`; scheduler/sched-bwc, `cpu.cfs_quota_us`).
    """
    try:
        if (groups / "cpu.max").is_file():
            told = (groups / "cpu.max").read_text(encoding="ascii").split()
        else:
            told = [(groups / "cpu" / f"cpu.cfs_{name}_us").read_text(encoding="ascii") for name in ("quota", "period")]
        time, period = map(int, told)
        return -(-time // period) if time > 0 and period > 0 else MOST
    except (OSError, ValueError):  # "max", or no such files
        return MOST


def start_method() -> str:
    """Return how processes are to begin: `fork`, the quickest, where a copy of this one can do the work.

    A copy may wait for ever for a lock that a thread of this process held, of Python or of a library; so may one of a
    process whose Pango has begun to read fonts, which it does in threads that come and go.
    """
    can_copy = "fork" in get_all_start_methods() and not fonts_are_loaded() and _threads() == 1
    return "fork" if can_copy else "spawn"


def _threads() -> int:
    """Return how many threads this process has, those that Python does not know included; 2 where nobody says."""
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir())
    except OSError:
        return 2


def as_they_come(waiting: dict[Future[T], Any]) -> Iterator[tuple[Any, T]]:
    """Yield what becomes of jobs, with what is noted of each, as soon as it does; more may be added meanwhile."""
    while waiting:
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            yield waiting.pop(future), future.result()


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector out.

    Boxes live as long as the document; looking for garbage among them costs a seventh of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
