"""The process that typesets for the preview, seen from the server."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from report.serve.typesetter import HEAD, Answer

if TYPE_CHECKING:
    from report.diagnostics import Diagnosed
    from report.model.rendition import Pdf
    from report.serve.making import TypesettingJob


class TypesettingError(Exception):
    """The process came upon a bug, or ended before its time."""


class Typesetting:
    """Hands jobs to a process that has the engine loaded; a job that is cancelled is stopped at once, with its process.

    One job at a time. The next process is started right away, so that it is ready when the next job comes.
    """

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> asyncio.subprocess.Process:
        """Return the process, started if it is not running."""
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-c", "from report.serve.typesetter import main; main()"),  # not -m: pickles name its classes
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                start_new_session=True,  # a group of its own: its children are stopped with it
            )
        return self._process

    async def typeset(self, job: TypesettingJob) -> Diagnosed[tuple[Pdf, ...]]:
        """Return the PDFs of a job.

        Raises TypesettingError where there is a bug in typesetting, or the process was ended by somebody else.
        """
        process = await self.start()
        try:
            answer = await _ask(process, job)
        except (BrokenPipeError, ConnectionResetError, asyncio.IncompleteReadError) as error:
            await self.stop()
            message = f"the process that typesets ended with {process.returncode}"
            raise TypesettingError(message) from error
        except asyncio.CancelledError:
            await self.stop()
            await self.start()
            raise
        if answer.made is None:
            raise TypesettingError(answer.fault)
        return answer.made

    async def stop(self) -> None:
        """End the process and its children."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            with suppress(ProcessLookupError):  # it ended by itself just now
                os.killpg(process.pid, signal.SIGKILL)
            # Not `wait`: that waits for ever where part of an answer stands in the pipe, and nobody reads it.
            await process.communicate()


async def _ask(process: asyncio.subprocess.Process, job: TypesettingJob) -> Answer:
    to_it, from_it = process.stdin, process.stdout
    if to_it is None or from_it is None:
        message = "a process without pipes"
        raise TypesettingError(message)
    content = pickle.dumps(job, pickle.HIGHEST_PROTOCOL)
    to_it.write(HEAD.pack(len(content)) + content)
    await to_it.drain()
    (length,) = HEAD.unpack(await from_it.readexactly(HEAD.size))
    answer: Answer = pickle.loads(await from_it.readexactly(length))  # noqa: S301 - from our own process, by a pipe
    return answer
