"""`report serve` where it cannot begin, and what it says."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from report.cli import main
from report.cli.serve import LIBRARIES, Telling
from report.serve.news import BEGUN, FAULT, PDF, REFUSED, SITE, News
from tests.serve.served import Served
from tests.serve.workbench import is_alive, problem

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", LIBRARIES)
def test_missing_library_is_said(name: str, project: Path) -> None:
    """Without the extra there is a diagnostic with the command that installs it."""
    words = ["serve", "--project", str(project)]
    # In a process of its own: here, the library is known already.
    code = f"import sys; sys.modules[{name!r}] = None\nfrom report.cli import main; sys.exit(main({words!r}))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert f"error[V105] preview-not-installed: the preview needs {name}, which is not installed" in ended.stderr
    assert f"-m pip install {' '.join(LIBRARIES)}" in ended.stderr


@pytest.fixture
def _unserved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Serve nothing, which would go on for ever: here, a preview that begins is a mistake."""

    def begun(*_: object) -> None:
        pytest.fail("the preview has begun")

    monkeypatch.setattr("report.serve.running.run_preview", begun)


@pytest.mark.usefixtures("_unserved")
def test_port_that_is_taken_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another program listens there."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["serve", "--project", str(project), "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert f"error[V104] address-taken: cannot listen at 127.0.0.1:{port}" in said
    assert "--port" in said


@pytest.mark.usefixtures("_unserved")
def test_strange_address_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An address that is not this machine's, with and without a port."""
    for words in ((), ("--port", "8000")):
        assert main(["serve", "--project", str(project), "--host", "192.0.2.1", *words]) == 1
        assert "error[V104] address-taken: cannot listen at 192.0.2.1:8000" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["70000", "-1", "http"])
def test_port_that_is_none_is_wrong_usage(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, as for every word that `report` does not understand."""
    with pytest.raises(SystemExit, match="2"):
        main(["serve", f"--port={port}"])
    assert f"{port} is no port" in capsys.readouterr().err


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda ending: ending.name)
def test_end_is_the_end_of_all_processes(ending: signal.Signals, tmp_path: Path) -> None:
    """Ended while it typesets, the preview leaves no process behind, and says that it has stopped."""
    pgrep = shutil.which("pgrep")
    if pgrep is None:
        pytest.skip("no pgrep on this machine, which finds the children of a process")
    with Served(tmp_path) as served:
        assert served.line().startswith("website in")
        found = subprocess.run([pgrep, "-P", str(served.process.pid)], capture_output=True, text=True, check=True)
        children = [int(child) for child in found.stdout.split()]
        assert children
        served.process.send_signal(ending)
        said, _ = served.process.communicate(timeout=30)
        assert said.endswith("stopped\n")
        assert served.process.returncode == 0
        assert not any(is_alive(child) for child in children)


def test_each_step_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The terminal says what was made and how long that took; problems once, and again when they have changed."""
    tell = Telling("concise", tmp_path)
    found = (problem(),)
    for news in (
        News("draft", with_pdf=True, step=BEGUN),
        News("draft", with_pdf=True, step=SITE, seconds=0.42, changed=("en/year.html",)),
        News("draft", with_pdf=True, step=PDF, seconds=2.04, changed_leaves=3),
        News("draft", with_pdf=True, step=REFUSED, problems=found),
        News("draft", with_pdf=True, step=REFUSED, problems=found),
        News("draft", with_pdf=True, step=FAULT, problems=found, fault="this is a bug"),
    ):
        tell(news)
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "website in 0.4 s, 1 web page changed",
        "PDFs in 2.0 s, 3 pages changed",
        "the last good state is still shown",
        "the last good state is still shown",
        "this is a bug",
    ]
    assert said.err.count("error[M106]") == 1
