"""Whoever does the work, the PDF is the same: this process, several, or a cluster."""

from __future__ import annotations

import os
import pickle
import signal
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from distributed import Client, LocalCluster

from report.cache import Cache
from report.pipeline import Order, compose, edit, load
from report.serve.making import Making, TypesettingJob
from tests.projects import SETTINGS, write_project
from tests.typeset.galleys.paper import OUTLINE, SECTIONS, SENTENCE, set_paper, write_paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")
COMPANIES = 20 if "SOAK" in os.environ else 6


class Recording(Executor):
    """Does every job at once, after a way through bytes, and notes it."""

    def __init__(self) -> None:
        self.jobs: list[tuple[str, str]] = []

    def submit(self, function: Callable[..., T], /, *arguments: Any, **_: Any) -> Future[T]:  # noqa: ANN401 - see Executor
        """Do a job."""
        function, arguments = pickle.loads(pickle.dumps((function, arguments)))  # noqa: S301 - our own, of a moment ago
        future: Future[T] = Future()
        future.set_result(pickle.loads(pickle.dumps(function(*arguments))))  # noqa: S301 - as above
        kind = "margins" if getattr(arguments[-1], "margins", False) else function.__name__
        self.jobs.append((kind, getattr(arguments[-1], "html", "")))
        return future

    def set_texts(self) -> list[str]:
        """Return the galleys that were set."""
        return [html for kind, html in self.jobs if kind == "set_galley"]


def test_jobs_go_through_bytes(tmp_path: Path) -> None:
    """Jobs and results can be pickled, and jobs need nothing that is not in them."""
    root = write_paper(tmp_path)
    recording = Recording()
    assert set_paper(root, executor=recording) == set_paper(root)
    assert recording.set_texts()


def test_only_what_changed_is_set(tmp_path: Path) -> None:
    """A section that grows by two pages moves the others, and they are not set again; neither is anything twice."""
    settings = SETTINGS.partition("outline:")[0] + "first_folio: 101\n" + OUTLINE  # every number has three digits
    root, kept = write_paper(tmp_path / "report", {"content/report.yaml": settings}), Cache(tmp_path / "kept")
    before = set_paper(root, kept=kept)
    guesses = {language: pdf.page_map for language, pdf in before.items()}
    again = Recording()
    assert set_paper(root, kept=kept, guesses=guesses, executor=again) == before
    assert again.set_texts() == []
    work = root / "content" / "sections" / "year" / "water.md"
    work.write_text(SECTIONS["year/water"] + f"{SENTENCE * 9}\n\n" * 12, encoding="utf-8")
    grown = Recording()
    after = set_paper(root, kept=kept, guesses=guesses, executor=grown)
    assert after["zh-CN"].page_map.pages >= before["zh-CN"].page_map.pages + 2
    assert all('id="year.water"' in html for html in grown.set_texts())
    assert after == set_paper(root)


def test_without_pages_of_an_earlier_build(tmp_path: Path) -> None:
    """Where nobody knows a page, hardly any galley is set twice, and the result is the same."""
    root = write_paper(tmp_path)
    recording = Recording()
    made = set_paper(root, executor=recording)
    guesses = {language: pdf.page_map for language, pdf in made.items()}
    knowing = Recording()
    assert set_paper(root, guesses=guesses, executor=knowing) == made
    assert len(recording.set_texts()) <= len(knowing.set_texts()) + 4


def killed(*_: object) -> None:
    """End this process as a machine without memory does."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_process_that_is_ended_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a diagnostic that says what to do, and no PDF; the preview has other processes for its next job."""
    monkeypatch.setattr("report.typeset.editions.set_galley", killed)
    root = write_project(tmp_path)
    making, order = Making(root), Order(root, languages=("en",), jobs=1)
    composed = load(root).then(lambda report: edit(report, order)).then(compose).value
    assert composed is not None
    job = TypesettingJob(composed, {}, order)
    told = making.make_pdfs(job)
    assert told.value is None
    assert [problem.code for problem in told.diagnostics] == ["R112"]
    monkeypatch.undo()
    assert making.make_pdfs(job).value is not None


@pytest.fixture(scope="module")
def cluster() -> Any:  # noqa: ANN401 - Dask is untyped
    """Return a client of a cluster of two processes on this machine."""
    # Left alone, Dask divides the machine's memory by its cores, and stops those that take more: for ever, where a
    # container has few of many cores.
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, memory_limit=None, dashboard_address=None) as local,
        Client(local) as client,
    ):
        yield client


def test_a_group_of_companies_on_a_cluster(cluster: Any, tmp_path: Path) -> None:  # noqa: ANN401 - Dask is untyped
    """Six reports (in `make soak` twenty), each with its own words, come from a Dask cluster as they do from here."""
    executor = cluster.get_executor(pure=True)
    settings = SETTINGS.replace("[zh-CN, en]", "[zh-CN]")
    roots = [
        write_project(
            tmp_path / str(number),
            {"content/report.yaml": settings, "content/sections/year.md": f"# 工作\n\n第{number + 1}家公司。\n"},
        )
        for number in range(COMPANIES)
    ]
    made = [set_paper(root, executor=executor) for root in roots]
    assert made == [set_paper(root) for root in roots]
    assert len({pdfs["zh-CN"].content for pdfs in made}) == COMPANIES
