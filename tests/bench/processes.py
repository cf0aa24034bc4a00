"""A command as a new process, from start to finish: time and peak memory of it and of all processes it starts."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

ROOT = Path(__file__).parents[2]
EVERY = 0.1
"""Seconds between two looks at the memory, at least."""
SELDOM = 20
"""Times as long as a look took is the time to the next: looking takes a twentieth of a core at most."""
LIMIT = 1800


@dataclass(frozen=True, slots=True)
class Sample:
    """One measurement."""

    seconds: float
    megabytes: float | None = None
    """Peak of the proportional set size of all processes; None where the machine does not tell (it is Linux's)."""
    processor: float | None = None
    """Seconds of processor time of all processes; steadier than the other where others use the machine too."""
    failure: str = ""
    """What went wrong; then the figures mean nothing."""


def measure_process(command: Sequence[str], folder: Path = ROOT) -> Sample:
    """Run a command to its end and measure it."""
    begin, used = time.perf_counter(), _processor_time()
    try:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    except OSError as error:
        return Sample(0, failure=f"{command[0]}: {error.strerror}")
    with Watch(process.pid) as watch:
        try:
            output, _ = process.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            _end(process)
            return Sample(LIMIT, failure=f"not done after {LIMIT} s")
        except KeyboardInterrupt:
            _end(process)
            raise
    seconds = time.perf_counter() - begin
    failure = _last_words(output) if process.returncode else ""
    return Sample(seconds, watch.peak, _processor_time() - used, failure)


class Watch:
    """Looks at the memory of a process and of those below it until the block ends."""

    def __init__(self, process: int) -> None:
        self.peak: float | None = None
        self._process = process
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while True:
            begin = time.perf_counter()
            sizes = [size for each in tree(self._process) if (size := proportional_size(each)) is not None]
            if sizes:
                self.peak = max(self.peak or 0.0, sum(sizes))
            if self._over.wait(max(EVERY, SELDOM * (time.perf_counter() - begin))):
                return


def tree(process: int) -> list[int]:
    """Return a process and all below it; those that have ended meanwhile are left out."""
    found, waiting = [], [process]
    while waiting:
        each = waiting.pop()
        found.append(each)
        try:
            for task in Path(f"/proc/{each}/task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text().split()]
        except OSError:  # it has ended, or this is not Linux
            continue
    return found


def proportional_size(process: int) -> float | None:
    """Return the megabytes of a process, shared pages divided among those who share them; None if it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), None)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and those below it, which would go on without it."""
    for each in tree(process.pid):
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)
    process.communicate()


def _processor_time() -> float:
    """Return the processor time of all processes that this one started and that have ended, and of theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _last_words(output: bytes) -> str:
    lines = output.decode(errors="replace").strip().splitlines()
    return lines[-1][:200] if lines else "it failed and said nothing"
