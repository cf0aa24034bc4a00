"""The manuscript as its writers and translators wrote it, read without the program.

Only as much Markdown as the example uses; what it does not know it takes for a paragraph, and the tests that
look for the text in the outputs will say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import yaml
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Catalog

_FENCE = re.compile(r"(:{3,})\{([\w-]+)\} ?(.*)")
_NOTE = re.compile(r"\[\^[\w-]+\]: ")
_ITEM = re.compile(r"(?:[-*]|\d+\.) +")
_RULE = re.compile(r"\|[\s:|-]+\|")
_MARKUP = re.compile(r"\{\{.*?\}\}|\[\^[\w-]+\]|\[[^\]]*\]\([^)]*\)|`")
REFERENCE = re.compile(r"\[\]\(#([\w.-]+)\)")
"""A cross reference that prints title and page."""
_FIGURE = re.compile(r"\{\{ *([\w.-]+)((?: *\| *\w+)*) *\}\}")
_KPI = re.compile(r"^:{3,}\{kpi\}.*?\n(.*?)^:{3,}$", re.DOTALL | re.MULTILINE)
_CHART = re.compile(r"^(?:metrics|pairs): \[(.*?)\]$|^whole: (\S+)$", re.MULTILINE)
_LABELLED = re.compile(r"\bfigures: \[(.*?)\]")
_DATA = re.compile(r"^:{3,}\{(?:timeline|table)\} (data/\S+)$", re.MULTILINE)
_EVENT = re.compile(r"^ *-? *\{?(?:date: .*?, .*?)?\bsection: ([\w.-]+)", re.MULTILINE)
_ID = re.compile(r"[\w.-]+")
_ROWS = {
    "timeline": ("events", ("text",)),
    "process": ("steps", ("title", "text")),
    "programme": ("items", ("name", "who", "text")),
    "profile": ("people", ("role", "place", "text")),
}
"""Directives that are lists: the field of the list, and what of an item is text."""
_WORDS_OF_A_METRIC = {"label", "period", "scope", "unit"}
_EMPHASIS = re.compile(r"\*+|\\(?=\n)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline."""

    id: str
    kind: str
    parent: str | None
    depth: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a section in the source language, message by message."""

    role: str
    """heading, paragraph, item, row (of a table), card (of another list), caption, term, question or note."""
    messages: tuple[str, ...]
    domain: str


@dataclass(frozen=True)
class Manuscript:
    """The sources of a project."""

    project: Path

    @cached_property
    def settings(self) -> dict[str, Any]:
        """The parsed content/report.yaml."""
        return _yaml(self.project / "content" / "report.yaml")

    @property
    def source_language(self) -> str:
        """The language that the manuscript is written in."""
        return str(self.settings["languages"][0])

    @cached_property
    def outline(self) -> tuple[Entry, ...]:
        """All sections in reading order."""
        return tuple(_entries(self.settings["outline"], None, 1))

    @cached_property
    def metrics(self) -> dict[str, dict[str, Any]]:
        """All metrics by id."""
        found: dict[str, dict[str, Any]] = {}
        for file in sorted((self.project / "content" / "metrics").glob("*.yaml")):
            found.update(_yaml(file))
        return found

    @cached_property
    def questions(self) -> list[dict[str, Any]]:
        """The questions of the form."""
        asked: list[dict[str, Any]] = _yaml(self.project / "content" / "data" / "feedback.yaml")["questions"]
        return asked

    def title(self, section: str, language: str) -> str:
        """Return the title of a section."""
        lines = _body(self._file(section))
        source = next(line.removeprefix("# ") for line in lines if line.startswith("# "))
        return self.say(source, _domain(section), language)

    def goals(self, section: str) -> list[int]:
        """Return the goals in the header of a section, or of the nearest section above it that has any."""
        head = re.match(r"---\n(.*?)^---\n", self._file(section), re.DOTALL | re.MULTILINE)
        found = yaml.safe_load(head.group(1)) if head else None
        if found and "sdgs" in found:
            return [int(goal) for goal in found["sdgs"]]
        parent = next(entry.parent for entry in self.outline if entry.id == section)
        return self.goals(parent) if parent else []

    def passages(self, section: str) -> tuple[Passage, ...]:
        """Return the blocks of a section below its title."""
        lines = _body(self._file(section))
        start = next(number for number, line in enumerate(lines) if line.startswith("# ")) + 1
        return tuple(self._blocks(lines[start:], _domain(section)))

    def printings(self, section: str) -> list[str]:
        """Return the metrics that a section prints, once for each time."""
        file = self._file(section)
        if ":::{colophon}" in file:
            file += "".join(row["text"] for row in self.settings["colophon"])
        file += "".join(_text(self.project / "content" / path) for path in _DATA.findall(file))
        named = [id_ for id_, filters in _FIGURE.findall(file) if not _WORDS_OF_A_METRIC & set(filters.split())]
        lines = [line for block in _KPI.findall(file) for line in block.split()]
        drawn = [metric for block in _CHART.findall(file) for metric in _ID.findall(" ".join(block))]
        # A chart of a series prints each of its points.
        drawn = [metric for metric in drawn for _ in self.metrics[metric].get("series", [metric])]
        labelled = [metric for block in _LABELLED.findall(file) for metric in _ID.findall(block)]
        return named + lines + drawn + labelled

    def references(self, section: str) -> list[str]:
        """Return the sections that a section refers to with title and page, in its text or below an event."""
        file = self._file(section)
        data = "".join(_text(self.project / "content" / path) for path in _DATA.findall(file))
        events = [target for block in (file, data) for target in _EVENT.findall(block)]
        messages = [message for passage in self.passages(section) for message in passage.messages]
        return events + [target for message in messages for target in REFERENCE.findall(message)]

    def say(self, message: str, domain: str, language: str) -> str:
        """Return a message in a language, as its catalog has it."""
        if language == self.source_language or not any(character.isalpha() for character in _MARKUP.sub("", message)):
            return message
        catalog = _catalog(self.project / "locale" / language.replace("-", "_") / "LC_MESSAGES" / f"{domain}.po")
        found = catalog.get(message)
        if found is None:
            raise KeyError(message, domain)
        return str(found.string) or message

    def _file(self, section: str) -> str:
        path = self.project / "content" / "sections" / f"{section.replace('.', '/')}.md"
        return path.read_text(encoding="utf-8")

    def _blocks(self, lines: list[str], domain: str) -> Iterator[Passage]:
        number = 0
        while number < len(lines):
            line = lines[number]
            if fence := _FENCE.match(line):
                end = lines.index(fence.group(1), number)
                yield from self._directive(fence.group(2), fence.group(3), lines[number + 1 : end], domain)
                number = end + 1
                continue
            end = number + 1
            if not line.strip() or _RULE.fullmatch(line):
                number = end
                continue
            if not line.startswith("|"):
                while end < len(lines) and _continues(lines[end]):
                    end += 1
            yield _passage("\n".join(lines[number:end]), domain)
            number = end

    def _directive(self, name: str, argument: str, body: list[str], domain: str) -> Iterator[Passage]:
        if name == "kpi":
            for metric in filter(None, body):
                yield Passage("term", (self.metrics[metric]["label"],), "metrics")
        elif name == "form":
            yield from _questions(_yaml(self.project / "content" / argument), domain)
        elif name in {"figure", "chart", "qr"}:
            captions = [yaml.safe_load("\n".join(body)).get("caption")]
            yield from (Passage("caption", (caption,), domain) for caption in captions if caption)
        elif name in _ROWS or argument.startswith("data/"):
            from_file = argument.startswith("data/")
            fields = _yaml(self.project / "content" / argument) if from_file else yaml.safe_load("\n".join(body))
            yield from _rows(name, "" if from_file else argument, fields, domain)
        elif name == "colophon":
            rows = [(row["term"], row["text"]) for row in self.settings["colophon"]]
            yield from (Passage("row", row, "report") for row in (*rows, (self.settings["notice"],)))
        elif name in {"table", "case", "quote", "note"}:
            if argument:
                yield Passage("caption", (argument,), domain)
            yield from self._blocks(body, domain)


def stretches(text: str) -> list[str]:
    """Return the stretches of a text that are printed as written, between figures, references and notes.

    >>> stretches("**阳光采购。** 见[](#a.b)与{{ c.d }}。[^1]")
    ['阳光采购。 见', '与', '。']
    """
    return [piece for piece in _MARKUP.split(_EMPHASIS.sub("", text)) if piece.strip()]


def _entries(rows: list[dict[str, Any]], parent: str | None, depth: int) -> Iterator[Entry]:
    for row in rows:
        yield Entry(row["id"], row["kind"], parent, depth)
        yield from _entries(row.get("sections", []), row["id"], depth + 1)


def _domain(section: str) -> str:
    return section.partition(".")[0]


def _body(file: str) -> list[str]:
    return re.sub(r"\A---\n.*?^---\n", "", file, flags=re.DOTALL | re.MULTILINE).splitlines()


def _continues(line: str) -> bool:
    """Tell whether a line goes on with the block before it."""
    begins_another = line.startswith(("#", "|", ":::")) or _ITEM.match(line) or _NOTE.match(line)
    return bool(line.strip()) and not begins_another


def _passage(text: str, domain: str) -> Passage:
    if text.startswith("|"):
        cells = tuple(cell.strip() for cell in text.strip().strip("|").split("|"))
        # A bar inside a figure parts filters, not cells.
        return Passage("row", tuple(_rejoined(cells)), domain)
    if text.startswith("#"):
        return Passage("heading", (re.sub(r" *\{#[\w-]+\}$", "", text.lstrip("#").strip()),), domain)
    if note := _NOTE.match(text):
        return Passage("note", (text[note.end() :],), domain)
    if text.startswith("> "):
        return Passage("paragraph", ("\n".join(line.removeprefix("> ") for line in text.split("\n")),), domain)
    if item := _ITEM.match(text):
        return Passage("item", (text[item.end() :],), domain)
    return Passage("paragraph", (text,), domain)


def _rejoined(cells: tuple[str, ...]) -> Iterator[str]:
    cell = ""
    for piece in cells:
        cell = f"{cell} | {piece}" if cell else piece
        if cell.count("{{") == cell.count("}}"):
            yield cell
            cell = ""


def _rows(name: str, title: str, fields: dict[str, Any], domain: str) -> Iterator[Passage]:
    """Yield what stands in the fields of a directive; a process has its caption below it."""
    if name == "table":
        keys = [column["key"] for column in fields["columns"]]
        yield from [Passage("caption", (fields["title"],), domain)] if "title" in fields else []
        yield Passage("row", tuple(column["name"] for column in fields["columns"]), domain)
        for row in fields["rows"]:
            yield Passage("row", tuple(str(row[key]) for key in keys), domain)
        yield from [Passage("paragraph", (fields["note"],), domain)] if "note" in fields else []
        return
    if title and name != "process":
        yield Passage("caption", (title,), domain)
    key, words = _ROWS[name]
    for row in fields[key]:
        yield Passage("card", tuple(str(row[word]) for word in words if word in row), domain)
    if title and name == "process":
        yield Passage("caption", (title,), domain)


def _questions(form: dict[str, Any], domain: str) -> Iterator[Passage]:
    yield Passage("heading", (form["title"],), domain)
    for question in form["questions"]:
        yield Passage("question", (question["text"],), domain)
        for option in question.get("options", ()):
            yield Passage("item", (option,), domain)
        for row in question.get("rows", ()):
            yield Passage("row", (row["text"], *row["options"]), domain)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _yaml(path: Path) -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load(_text(path))
    return parsed


@cache
def _catalog(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)
