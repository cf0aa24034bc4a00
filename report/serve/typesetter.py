"""The process that typesets for the preview: reads jobs from standard input, answers on standard output.

Both as pickles with their length before them. It ends when its input does, so it never outlives the server for long.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from report.serve.making import Making, TypesettingJob

if TYPE_CHECKING:
    from pathlib import Path

    from report.diagnostics import Diagnosed
    from report.model.rendition import Pdf

HEAD = struct.Struct(">Q")
"""The length of what follows, in bytes."""
PATIENCE = 5
"""Added to the process's niceness: who waits for the website goes first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a job."""

    made: Diagnosed[tuple[Pdf, ...]] | None
    fault: str = ""
    """A bug, where nothing was made."""


def main() -> None:
    """Answer jobs until there are no more."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get among the answers
    os.nice(PATIENCE)
    with suppress(OSError):  # a missing system library is told with the first job, as a diagnostic
        import report.typeset  # noqa: F401, PLC0415 - takes half a second, best spent before there is a job
    makers: dict[Path, Making] = {}
    while (job := _next_job(sys.stdin.buffer)) is not None:
        content = pickle.dumps(_answer(job, makers), pickle.HIGHEST_PROTOCOL)
        answers.write(HEAD.pack(len(content)) + content)
        answers.flush()


def _next_job(jobs: BinaryIO) -> TypesettingJob | None:
    head = jobs.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    job: TypesettingJob = pickle.loads(jobs.read(HEAD.unpack(head)[0]))  # noqa: S301 - from the server, by a pipe
    return job


def _answer(job: TypesettingJob, makers: dict[Path, Making]) -> Answer:
    try:
        making = makers.setdefault(job.order.root, Making(job.order.root))
        return Answer(making.make_pdfs(job))
    except Exception as error:  # noqa: BLE001 - told to the server, which shows it
        return Answer(None, f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
