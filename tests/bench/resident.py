"""A process that stays: it keeps the program and whatever the program keeps, and builds again when it is told to.

Reads orders from standard input, one a line, as JSON, and answers each with a line of JSON: the seconds it took.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from report import pipeline
from report.cache import Cache
from report.publish import guessed_pages

if TYPE_CHECKING:
    from concurrent.futures import Executor


def again(order: pipeline.Order) -> str:
    """Make the outputs of an order once more in this process; return what went wrong, or nothing.

    The one place that knows how the program is called when it stays.
    """
    made = pipeline.make(order, guessed_pages(order.root / "build"), lambda _: None, _kept(order.root), _processes())
    return "" if made.value is not None and not made.failed else made.diagnostics[0].message


@cache
def _kept(root: Path) -> Cache:
    """Return what the process keeps of a project, in memory as `report serve` does."""
    return Cache(root / pipeline.KEPT)


@cache
def _processes() -> Executor:
    """Return processes that stay, as those of `report serve` do."""
    from report.typeset.workers import processes  # noqa: PLC0415 - the website is made without

    return processes()


def _processor_time() -> float:
    """Return the processor time of this process and of those it started that have ended."""
    usages = [resource.getrusage(each) for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def main() -> None:
    """Serve orders until there are no more."""
    for line in sys.stdin:
        asked = json.loads(line)
        order = pipeline.Order(Path(asked["root"]), tuple(asked["languages"]), pdf=asked["pdf"], site=asked["site"])
        begin, used = time.perf_counter(), _processor_time()
        failure = again(order)
        taken = {"seconds": time.perf_counter() - begin, "processor": _processor_time() - used}
        answer = taken | {"failure": failure}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
