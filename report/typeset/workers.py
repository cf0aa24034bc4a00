"""Who does the work: this process, or as many as there are cores, behind `concurrent.futures.Executor`.

Jobs are pure functions with arguments that can be pickled, so that another executor can take the place of ours:
Dask's, Ray's, or one of a test.
"""

from __future__ import annotations

import gc
import os
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from multiprocessing import get_all_start_methods, get_context
from threading import active_count
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

T = TypeVar("T")


class Workers:
    """Runs jobs; processes are started when a second job waits, and end with the block."""

    def __init__(self, jobs: int = 0, executor: Executor | None = None) -> None:
        """Take at most so many processes, 0 for one a core, or somebody else's executor."""
        self.most = jobs or os.cpu_count() or 1
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
        """Do jobs of one kind, and return what became of them in their order; a single one is done here."""
        rows = list(jobs)
        if self.is_alone or len(rows) <= 1:
            return [function(*arguments) for arguments in rows]
        return [waiting.result() for waiting in [self.submit(function, *arguments) for arguments in rows]]

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
            # A copy of a process with threads may wait for ever for a lock that one of them held.
            can_copy = "fork" in get_all_start_methods() and active_count() == 1
            method = "fork" if can_copy else "spawn"
            self._own = ProcessPoolExecutor(self.most, mp_context=get_context(method))
        return self._own


def as_they_come(waiting: dict[Future[T], Any]) -> Iterator[tuple[Any, T]]:
    """Yield what becomes of jobs, with what is noted of each, as soon as it does; more may be added meanwhile."""
    while waiting:
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            yield waiting.pop(future), future.result()
