"""How processes begin: as copies of this one only where a copy cannot wait for a lock that nobody will release."""

from __future__ import annotations

import os
import subprocess
import sys
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from report.typeset.workers import MOST, Workers, cores, quota

if TYPE_CHECKING:
    from pathlib import Path

CODE = """
import sys
sys.path.insert(0, "")
from threading import Event, Thread
from report.typeset.faces.loading import given_fonts_only
from report.typeset.workers import Workers, start_method
"""


def said(code: str) -> str:
    """Run Python in a process without threads of pytest's, and return what it says."""
    words = [sys.executable, "-c", CODE + code]
    return subprocess.run(words, capture_output=True, text=True, check=True, timeout=120).stdout.strip()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere no process is copied")
def test_copies_of_a_process_that_has_nothing_open() -> None:
    """The quickest way where it is safe."""
    assert said("print(start_method())") == "fork"


def test_no_copies_beside_a_thread() -> None:
    """A thread may hold a lock, which is held for ever in a copy."""
    assert said("end = Event()\nThread(target=end.wait).start()\nprint(start_method())\nend.set()") == "spawn"


def test_no_copies_once_fonts_are_loaded() -> None:
    """Pango reads fonts in threads of its own, which Python does not see."""
    assert said("given_fonts_only()\nprint(start_method())") == "spawn"


def test_jobs_come_back_in_order() -> None:
    """From processes that begin anew, too."""
    end = Event()
    thread = Thread(target=end.wait)
    thread.start()
    with Workers(2) as workers:
        assert workers.run(divmod, [(number, 3) for number in range(7)]) == [divmod(number, 3) for number in range(7)]
    end.set()
    thread.join()


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="no way to be given fewer cores")
def test_only_the_cores_that_are_given_count() -> None:
    """A container may have fewer than its machine."""
    given = os.sched_getaffinity(0)
    assert cores() == min(len(given), quota(), MOST)
    os.sched_setaffinity(0, {min(given)})
    try:
        assert cores() == 1
    finally:
        os.sched_setaffinity(0, given)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, MOST),
        ({"cpu.max": "max 100000\n"}, MOST),
        ({"cpu.max": "200000 100000\n"}, 2),
        ({"cpu.max": "150000 100000\n"}, 2),
        ({"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, MOST),
        ({"cpu/cpu.cfs_quota_us": "50000\n", "cpu/cpu.cfs_period_us": "100000\n"}, 1),
        ({"cpu.max": "nonsense"}, MOST),
    ],
    ids=["no container", "no limit", "two", "one and a half", "old, no limit", "old, half", "damaged"],
)
def test_quota_of_a_container(files: dict[str, str], expected: int, tmp_path: Path) -> None:
    """As the kernel tells it, in both of its ways."""
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="ascii")
    assert quota(tmp_path) == expected
