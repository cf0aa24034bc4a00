"""Whole reports: what people wait for, in one run with plain WeasyPrint, Typst and Chromium.

Every work is a new process on the real command line, or an order to a process that stays. The works are done in turn,
round after round, so that a machine that slows down slows all of them; ratios count, seconds do not.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf

from report import pipeline
from report.publish import guessed_pages
from tests.bench.bench_project import BUILD, Project
from tests.bench.processes import ROOT, Sample, measure_process
from tests.bench.scaled import SIZES, write_scaled
from tests.bench.wanted import Line, Made, key_of, lines, table
from tests.bench.works import BOTH, WORKS
from tests.bench.yardsticks.commands import CHROMIUM, YARDSTICKS, command, output, versions
from tests.bench.yardsticks.documents import write_documents
from tests.bench.yardsticks.typst_markup import LACKS

if TYPE_CHECKING:
    from collections.abc import Sequence

REPEATS = 5
RESULT = ROOT / "build/bench.json"
SUBSET = re.compile(r"^/?[A-Z]{6}\+")


def whole(sizes: Sequence[int] = SIZES, repeats: int = REPEATS, only: str = "") -> str:
    """Measure, write build/bench.json, and return the table; `only` is a pattern that the names of works must match."""
    with tempfile.TemporaryDirectory(prefix="report-bench-") as folder:
        run = _Run(Path(folder), only)
        try:
            for size in sizes:
                run.set_up(size)
            for number in range(repeats):
                for size in sizes:
                    run.round(size, f"{number + 1}/{repeats}")
        except KeyboardInterrupt:
            _say("stopped: the table has what was measured so far")
        finally:
            run.close()
    found = lines(run.samples, run.made)
    _write(run, found)
    return (
        f"{table(found)}\n\nTypst's document lacks: {'; '.join(LACKS)}.\n{RESULT.relative_to(ROOT)} has every sample."
    )


class _Run:
    """The projects and documents of each size, and what was measured so far."""

    def __init__(self, folder: Path, only: str) -> None:
        self.folder, self.only = folder, only
        self.samples: defaultdict[tuple[int, str], list[Sample]] = defaultdict(list)
        self.made: dict[tuple[int, str], Made] = {}
        self.projects: dict[int, Project] = {}

    def set_up(self, size: int) -> None:
        """Write a project and build it, and write what the yardsticks read."""
        _say(f"{size} %: writing the project, building it once")
        project = self.projects[size] = Project(write_scaled(ROOT, self.folder / str(size), size))
        built = project.warm()
        if built.failure:
            message = f"the example at {size} % does not build: {built.failure}"
            raise RuntimeError(message)
        pages = guessed_pages(project.folder / "build")
        order = pipeline.Order(project.folder)
        report = pipeline.load(project.folder, audited=False)
        editions = report.then(lambda loaded: pipeline.edit(loaded, order, audited=False))
        for composition in editions.then(pipeline.compose).value or ():
            language = composition.language
            write_documents(composition, dict(pages[language].sections), self._documents(size, language))
            self.made[size, f"ours, {language}"] = _look(project.pdf(language))
        if size == 100:
            self._plain_engine(project)

    def round(self, size: int, name: str) -> None:
        """Do every work and every yardstick once."""
        for yardstick in YARDSTICKS:
            for language in BOTH:
                if yardstick != CHROMIUM or size == 100:
                    self._note(size, key_of(yardstick, language), name, self._yardstick(size, yardstick, language))
        project = self.projects[size]
        for work in WORKS:
            if size in work.sizes and re.search(self.only, work.name):
                self._note(size, work.key, name, project.measure(work))
        project.stop()

    def close(self) -> None:
        """End what still runs."""
        for project in self.projects.values():
            project.stop()

    def _documents(self, size: int, language: str) -> Path:
        return self.folder / f"{size}-{language}"

    def _yardstick(self, size: int, yardstick: str, language: str) -> Sample:
        folder = self._documents(size, language)
        words = command(yardstick, folder)
        if isinstance(words, str):
            return Sample(0, failure=words)
        sample = measure_process(words, folder)
        if not sample.failure and (size, key_of(yardstick, language)) not in self.made:
            self.made[size, key_of(yardstick, language)] = _look(folder / output(yardstick))
        return sample

    def _plain_engine(self, project: Project) -> None:
        """Look at the PDFs of `--engine plain`, where the command has it."""
        if "--engine" not in _help():
            return
        made = measure_process([*BUILD, "--project", str(project.folder), "--pdf", "--engine", "plain"])
        for language in BOTH if not made.failure else ():
            self.made[100, f"engine, {language}"] = _look(project.pdf(language))

    def _note(self, size: int, key: str, name: str, sample: Sample) -> None:
        self.samples[size, key].append(sample)
        _say(f"{name}  {size:3} %  {key}: {sample.failure or f'{sample.seconds:.2f} s'}")


def _look(path: Path) -> Made:
    """Return what a PDF is like."""
    programs: dict[tuple[int, int], str] = {}
    with pikepdf.open(path) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == pikepdf.Name.FontDescriptor:
                for name in ("/FontFile", "/FontFile2", "/FontFile3"):
                    if name in each:
                        programs[each[name].objgen] = SUBSET.sub("", str(each.get("/FontName", "")))
        pages = len(pdf.pages)
    return Made(pages, path.stat().st_size / 1024, len(programs), len(set(programs.values())))


def _help() -> str:
    return subprocess.run([*BUILD, "--help"], cwd=ROOT, capture_output=True, text=True, check=False).stdout


def _write(run: _Run, found: Sequence[Line]) -> None:
    RESULT.parent.mkdir(exist_ok=True)
    machine = {"platform": platform.platform(), "processor": _processor(), "cores": os.cpu_count()}
    result = {
        "machine": machine,
        "versions": versions(),
        "table": [asdict(line) for line in found],
        "samples": [
            {"size": size, "key": key, **asdict(sample)} for (size, key), each in run.samples.items() for sample in each
        ],
        "pdfs": [{"size": size, "key": key, **asdict(made)} for (size, key), made in run.made.items()],
    }
    RESULT.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _processor() -> str:
    try:
        words = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:  # not Linux
        return platform.processor()
    found = re.search(r"^model name\s*: (.+)$", words, re.MULTILINE)
    return found.group(1) if found else platform.processor()


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()
