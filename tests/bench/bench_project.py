"""One project of a size: its files, its edits, its caches, and the process that stays."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from report.publish import guessed_pages
from tests.bench.edits import Editor, sections_by_size
from tests.bench.processes import ROOT, Sample, Watch, measure_process

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.works import Work

BUILD = (sys.executable, "-m", "report", "build", "--format", "concise")


class Project:
    """A copy of the example that is built, edited and built again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.editor = folder, Editor(folder)
        self.sections = dict(zip(("small", "medium", "large"), sections_by_size(folder), strict=True))
        self._left: str | None = None
        """The edit since every output was built: none is "", and None is no such build at all."""
        self._stays: subprocess.Popen[str] | None = None
        self._known: set[str] = set()
        """Works that the process that stays has done once, so that it has loaded what they need."""

    def warm(self) -> Sample:
        """Bring every output and every cache up to date with the files as they were."""
        self.editor.restore()
        warmed = measure_process([*BUILD, "--project", str(self.folder)])
        self._left = None if warmed.failure else ""
        return warmed

    def measure(self, work: Work) -> Sample:
        """Do a work and measure it; what has to be so before it is not measured."""
        failure = self._prepare(work)
        if failure:
            return Sample(0, failure=failure)
        if work.resident:
            return self._ask(work)
        languages = [word for each in work.languages for word in ("--lang", each)] if work.outputs else []
        return measure_process([*BUILD, "--project", str(self.folder), *work.outputs, *languages])

    def stop(self) -> None:
        """End the process that stays."""
        if self._stays is not None:
            assert self._stays.stdin is not None
            self._stays.stdin.close()
            self._stays.wait()
            self._stays = None
            self._known.clear()

    def pages(self) -> dict[str, int]:
        """Return the pages of the last PDFs by language."""
        return {language: pages.pages for language, pages in guessed_pages(self.folder / "build").items()}

    def pdf(self, language: str) -> Path:
        """Return the last PDF of a language."""
        return next((self.folder / "build/pdf").glob(f"*-{language}.pdf"))

    def _prepare(self, work: Work) -> str:
        """Clear the caches or edit, and warm up where an earlier work has left something undone."""
        if work.kept != "all":
            self._clear(keep_fonts=work.kept == "fonts")
            return ""
        turns = work.edit.startswith(("page", "no page"))
        if self._left != "" and (turns or self._left != work.edit):
            warmed = self.warm()
            if warmed.failure:
                return warmed.failure
        if work.resident and work.key not in self._known:
            begun = self._ask(work)
            if begun.failure:
                return begun.failure
            self._known.add(work.key)
        return self._edit(work) if work.edit else ""

    def _edit(self, work: Work) -> str:
        self._left = work.edit
        kind, _, size = work.edit.rpartition(" ")
        section = self.sections.get(size, "")
        if kind == "sentence":
            self.editor.sentence(section)
        elif kind == "message":
            self.editor.message(section)
        elif kind == "page":
            self.editor.page(section)
        elif kind == "no page":
            self.editor.page(section)
            longer = measure_process([*BUILD, "--project", str(self.folder)])
            self.editor.restore()
            self.editor.sentence(section)
            return longer.failure
        else:
            self.editor.metric()
        return ""

    def _clear(self, *, keep_fonts: bool) -> None:
        """Remove what earlier builds left."""
        self.editor.restore()
        self._left = None
        build = self.folder / "build"
        fonts, aside = build / ".cache/fonts", self.folder / "fonts-kept"
        if keep_fonts and fonts.is_dir():
            fonts.rename(aside)
        shutil.rmtree(build, ignore_errors=True)
        if aside.is_dir():
            fonts.parent.mkdir(parents=True)
            aside.rename(fonts)

    def _ask(self, work: Work) -> Sample:
        """Give the process that stays an order; start it where it does not run yet."""
        if self._stays is None:
            self._stays = subprocess.Popen(
                [sys.executable, "-m", "tests.bench.resident"],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self._stays.stdin is not None
        assert self._stays.stdout is not None
        pdf, site = not work.outputs or "--pdf" in work.outputs, not work.outputs or "--site" in work.outputs
        order = {"root": str(self.folder), "languages": work.languages, "pdf": pdf, "site": site}
        with Watch(self._stays.pid) as watch:
            self._stays.stdin.write(json.dumps(order) + "\n")
            self._stays.stdin.flush()
            line = self._stays.stdout.readline()
        if not line:
            self._stays = None
            return Sample(0, failure="the process that stays has ended")
        answer = json.loads(line)
        return Sample(answer["seconds"], watch.peak, answer["processor"], answer["failure"])
