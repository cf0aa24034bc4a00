"""`report serve` as a process of its own, and a tab of a browser that looks at it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Self
from urllib.error import HTTPError
from urllib.request import urlopen

from playwright.sync_api import expect

from tests.projects import write_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    from playwright.sync_api import Browser, ConsoleMessage, Frame, FrameLocator, Page

ROOT = Path(__file__).parent.parent.parent
COVER, YEAR, ENERGY = (f"content/sections/{name}.md" for name in ("cover", "year", "year/energy"))
LONG = (
    "# 能源\n\n" + "\n\n".join(f"第{{{{ dc.pue }}}}段，{'能源' * 30}。{n}" for n in "甲乙丙丁戊己庚辛壬癸" * 4) + "\n"
)
"""A page that has to be scrolled; it ends with 癸."""
PATIENCE = 90_000
"""Milliseconds until what should have happened is taken to be missing: a start on a busy machine takes 30 s."""


class Served:
    """A preview at work on a project of its own."""

    def __init__(self, folder: Path, *words: str) -> None:
        """Write the project; `editor` is a pipe to which the editor writes where it was opened."""
        self.project = write_project(folder / "project", {ENERGY: LONG})
        self.editor = folder / "editor"
        os.mkfifo(self.editor)
        self._words = words
        self._stories = 0

    def __enter__(self) -> Self:
        """Start, and learn the address."""
        writes = f"{sys.executable} -c 'import sys; open(sys.argv[1], \"w\").write(sys.argv[2])'"
        command = [sys.executable, "-m", "report", "serve", "--project", str(self.project), "--port", "0", *self._words]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
            env=os.environ | {"REPORT_EDITOR": f"{writes} {self.editor} {{file}}:{{line}}:{{column}}"},
        )
        self.address = self.line().partition(" at ")[2].split()[0]
        return self

    def line(self) -> str:
        """Return the next line that it prints; it is ended, and the line empty, if none comes."""
        assert self.process.stdout is not None
        ending = Timer(PATIENCE / 1000, self.process.kill)
        ending.start()
        line = self.process.stdout.readline()
        ending.cancel()
        return line

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Stop it, if it is not stopped yet."""
        self.process.terminate()
        try:
            self.process.communicate(timeout=PATIENCE / 1000)
        finally:
            self.process.kill()

    def write(self, path: str, text: str) -> None:
        """Save a file as an editor does: written aside, then renamed."""
        target = self.project / path
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = target.with_name(f".{target.name}.swp")
        aside.write_text(text, encoding="utf-8")
        aside.rename(target)

    def restore(self, changes: Mapping[str, str] | None = None) -> None:
        """Put the project back as it was, but for a word on the cover, and wait until that is shown.

        `changes` are files that are to be otherwise.
        """
        self._stories += 1
        word = f"第{self._stories}回。"
        shutil.rmtree(self.project / "templates", ignore_errors=True)
        write_project(self.project, {ENERGY: LONG, COVER: f"# 示例报告\n\n{word}\n", **(changes or {})})
        # Each event brings a new state; the server is local, and says so at once. Without news it says that it lives.
        begun = time.monotonic()
        with urlopen(f"{self.address}events", timeout=PATIENCE / 1000) as events:  # noqa: S310 - our own server
            while word not in self.read("site/zh-CN/index.html"):
                assert events.readline()
                assert time.monotonic() < begun + PATIENCE / 1000, "the save was not seen"

    def opened(self) -> str:
        """Return where the editor was opened."""
        ending = Timer(PATIENCE / 1000, lambda: self.editor.write_text("nowhere", encoding="utf-8"))
        ending.start()
        found = self.editor.read_text(encoding="utf-8")
        ending.cancel()
        return found

    def read(self, path: str) -> str:
        """Return a file that the preview serves; empty where there is none yet."""
        try:
            with urlopen(self.address + path, timeout=PATIENCE / 1000) as answer:  # noqa: S310 - as above
                return str(answer.read().decode())
        except HTTPError as error:
            error.close()
            return ""


@dataclass
class Tab:
    """A tab of a browser at the preview, and what went wrong in it."""

    page: Page
    served: Served
    complaints: list[str] = field(default_factory=list)
    marked: list[Frame] = field(default_factory=list)

    def open(self, query: str = "", size: tuple[int, int] = (1440, 900)) -> Tab:
        """Look at the preview and wait until everything is there."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.goto(self.served.address + query)
        self.expect_ready()
        return self

    def expect_ready(self) -> None:
        """Wait until nothing is under way, and nothing is wrong."""
        expect(self.page.locator("#status.fine")).to_contain_text("eady", timeout=PATIENCE)

    @property
    def site(self) -> FrameLocator:
        """The website in its frame."""
        return self.page.frame_locator("#site")

    def mark(self) -> None:
        """Leave marks that only a reload takes away, in the frame and, where it is shown, in the website."""
        self.marked = [self.page.main_frame]
        if "view=pdf" not in self.page.url:
            self.page.wait_for_function(
                "() => { const site = document.querySelector('#site').contentWindow;"
                " return site.location.pathname.startsWith('/site/') && site.document.readyState === 'complete'; }"
            )
            self.marked.append(next(frame for frame in self.page.frames if "/site/" in frame.url))
        for frame in self.marked:
            frame.evaluate("window.mark = true")

    @property
    def is_marked(self) -> bool:
        """Whether nothing was loaded anew since."""
        return all(frame.evaluate("window.mark === true") for frame in self.marked)

    def picture(self, number: int) -> str:
        """Return the address of the picture of a page, once it is drawn."""
        picture = self.page.locator(f"#page-{number} img[src]")
        picture.wait_for(state="attached", timeout=PATIENCE)
        return picture.get_attribute("src") or ""

    def listen(self) -> None:
        """Take down what goes wrong."""
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, line: ConsoleMessage) -> None:
        if line.type in {"error", "warning"}:
            self.complaints.append(line.text)


@contextmanager
def new_tab(browser: Browser, served: Served) -> Iterator[Tab]:
    """Open a tab in which nothing may go wrong."""
    context = browser.new_context(color_scheme="light")
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    tab = Tab(context.new_page(), served)
    tab.listen()
    yield tab
    context.close()
    assert not tab.complaints, tab.complaints
