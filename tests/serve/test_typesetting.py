"""The process that typesets: it answers, it can be stopped in the middle, and its end is no end of the preview."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest

from report.pipeline import Order
from report.serve.making import TypesettingJob
from report.serve.typesetting import Typesetting, TypesettingError
from tests.serve.workbench import is_alive

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from report.model.rendition import Renditions

PATIENCE = 60


def working(story: Callable[[Typesetting], Awaitable[None]]) -> None:
    """Run a story with a process, and end it."""

    async def run() -> None:
        typesetting = Typesetting()
        try:
            async with asyncio.timeout(PATIENCE):
                await story(typesetting)
        finally:
            async with asyncio.timeout(PATIENCE):
                await typesetting.stop()

    asyncio.run(run())


async def ended(task: asyncio.Task[Any]) -> None:
    """Cancel a task and wait for its end, but not for ever."""
    task.cancel()
    await asyncio.wait({task}, timeout=PATIENCE / 2)
    assert task.cancelled()


def job(made: Renditions, project: Path) -> TypesettingJob:
    """Return the job of the sample's PDFs in English."""
    english = tuple(each for each in made.compositions if each.language == "en")
    return TypesettingJob(english, {}, Order(project))


def test_job_is_answered_and_stopped_and_answered(made: Renditions, project: Path) -> None:
    """A cancelled job takes its process with it; the next one is ready for the next job."""

    async def story(typesetting: Typesetting) -> None:
        first = await typesetting.start()
        given_up = asyncio.create_task(typesetting.typeset(job(made, project)))
        await asyncio.sleep(0)
        await ended(given_up)
        assert not is_alive(first.pid)
        second = await typesetting.start()
        answer = await typesetting.typeset(job(made, project))
        assert answer.value is not None
        assert [pdf.language for pdf in answer.value] == ["en"]
        assert answer.value[0].content.startswith(b"%PDF")
        assert (await typesetting.start()).pid == second.pid
        await typesetting.stop()
        assert not is_alive(second.pid)

    working(story)


def test_process_that_is_killed_is_replaced(made: Renditions, project: Path) -> None:
    """The job fails with a sentence; the next has a process again."""

    async def story(typesetting: Typesetting) -> None:
        process = await typesetting.start()
        os.kill(process.pid, signal.SIGKILL)
        with pytest.raises(TypesettingError, match="ended with -9"):
            await typesetting.typeset(job(made, project))
        assert (await typesetting.start()).pid != process.pid

    working(story)


def test_half_an_answer_keeps_nobody_waiting(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A job that is cancelled while its answer comes is stopped, though nobody reads the rest of it."""
    answers = tmp_path / "answers"
    code = "import os, struct; os.write(1, struct.pack('>Q', 1 << 40))\nwhile True: os.write(1, bytes(65536))"
    answers.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{code}"\n', encoding="utf-8")
    answers.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(answers))

    async def story(typesetting: Typesetting) -> None:
        process = await typesetting.start()
        asked = asyncio.create_task(typesetting.typeset(TypesettingJob((), {}, Order(project))))
        answers = process.stdout
        assert answers is not None
        # Nothing but the reader's own buffer tells that part of an answer has come.
        while len(answers._buffer) < 1_000_000:  # type: ignore[attr-defined]  # noqa: ASYNC110, SLF001
            await asyncio.sleep(0)
        await ended(asked)
        assert not is_alive(process.pid)

    working(story)


def test_bug_in_a_job_is_told(project: Path) -> None:
    """An exception comes back as a sentence, and the process lives on."""

    async def story(typesetting: Typesetting) -> None:
        process = await typesetting.start()
        with pytest.raises(TypesettingError, match="AttributeError"):
            await typesetting.typeset(TypesettingJob((None,), {}, Order(project)))  # type: ignore[arg-type]
        assert (await typesetting.start()).pid == process.pid

    working(story)
