"""What people change between two builds, as edits of a project's files. No edit is ever the same as an earlier one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.bench.project_files import DOTTED_ID, METRIC, ids_of, outline_of, section_path

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "这一句是试改时补上的，记号为{}。"
TRANSLATED = " This sentence was added on trial; its mark is {}."
PAGE_OF_PARAGRAPHS = 14
"""Paragraphs of two lines: a page and some more, in either language."""
MESSAGE = re.compile(r'^msgid "(?P<id>(?:[^"\\]|\\.)+)"\nmsgstr "(?P<text>(?:[^"\\]|\\.)+)"$', re.MULTILINE)


@dataclass(slots=True)
class Editor:
    """Edits one project. Every edit begins from the files as they were, so that edits do not pile up."""

    folder: Path
    _before: dict[Path, str] = field(default_factory=dict)
    _marks: int = 0

    def sentence(self, section: str) -> None:
        """Append a sentence to a paragraph of a section, and its translation to the message."""
        mark = self._mark()
        source, words = self._paragraph(section)
        self._reword(section, source, source + SENTENCE.format(mark), words + TRANSLATED.format(mark))

    def page(self, section: str) -> None:
        """Add so many paragraphs to a section, with their translations, that the report gains a page."""
        mark = self._mark()
        source, _ = self._paragraph(section)
        path, catalog = section_path(self.folder, section), self._catalog(section)
        names = [f"{mark}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"[:PAGE_OF_PARAGRAPHS]]
        paragraphs = [SENTENCE.format(name) * 3 for name in names]
        translated = [(TRANSLATED.format(name) * 3).strip() for name in names]
        self._write(path, self._text(path).replace(f"{source}\n", "\n\n".join((source, *paragraphs)) + "\n", 1))
        messages = "".join(f'\nmsgid "{zh}"\nmsgstr "{en}"\n' for zh, en in zip(paragraphs, translated, strict=True))
        self._write(catalog, f"{self._text(catalog).rstrip()}\n{messages}")

    def metric(self) -> None:
        """Change the value of the metric that is printed most often, of those that stand in full."""
        self._mark()
        name, path = most_used_metric(self.folder)
        value = re.compile(rf"^({re.escape(name)}:\n(?:  .*\n)*?  value: )([\d_]+)$", re.MULTILINE)
        text = self._text(path)
        assert value.search(text) is not None
        self._write(path, value.sub(lambda match: f"{match[1]}{int(match[2]) + self._marks}", text, count=1))

    def message(self, section: str) -> None:
        """Append a sentence to the translation of a paragraph, and leave the source as it is."""
        source, words = self._paragraph(section)
        catalog = self._catalog(section)
        entry = f'msgid "{_quoted(source)}"\nmsgstr "'
        text = self._text(catalog)
        self._write(catalog, text.replace(entry + words, entry + words + TRANSLATED.format(self._mark()), 1))

    def restore(self) -> None:
        """Write every file as it was before the first edit."""
        for path, text in self._before.items():
            path.write_text(text, encoding="utf-8")

    def _mark(self) -> str:
        """Return letters that no earlier edit had; digits would be figures that somebody typed."""
        self._marks += 1
        return "".join("abcdefghij"[int(digit)] for digit in f"{self._marks:04}")

    def _reword(self, section: str, source: str, changed: str, words: str) -> None:
        path, catalog = section_path(self.folder, section), self._catalog(section)
        self._write(path, self._text(path).replace(f"{source}\n", f"{changed}\n", 1))
        old = re.compile(f'^msgid "{re.escape(_quoted(source))}"\nmsgstr ".*"$', re.MULTILINE)
        new = f'msgid "{_quoted(changed)}"\nmsgstr "{words}"'
        self._write(catalog, old.sub(lambda _: new, self._text(catalog), count=1))

    def _paragraph(self, section: str) -> tuple[str, str]:
        """Return the first paragraph of a section that is a message of its own, and its translation as PO has it."""
        catalog = {match["id"]: match["text"] for match in MESSAGE.finditer(self._text(self._catalog(section)))}
        return next(
            (line, catalog[_quoted(line)])
            for line in _lines(self._text(section_path(self.folder, section)))
            if _quoted(line) in catalog
        )

    def _catalog(self, section: str) -> Path:
        return self.folder / f"locale/en/LC_MESSAGES/{section.partition('.')[0]}.po"

    def _text(self, path: Path) -> str:
        """Return a file as it was before the first edit."""
        return self._before.get(path) or path.read_text(encoding="utf-8")

    def _write(self, path: Path, text: str) -> None:
        self._before.setdefault(path, path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")


def sections_by_size(folder: Path) -> tuple[str, str, str]:
    """Return a small, a medium and a large section: of those with running text, by the size of it.

    The small one is larger than a tenth of all sections, the medium one than half of them.
    """
    sizes = []
    for section in ids_of(outline_of(folder)):
        text = section_path(folder, section).read_text(encoding="utf-8")
        if len(_lines(text)) > 1:
            sizes.append((len(text), section))
    sizes.sort()
    return sizes[len(sizes) // 10][1], sizes[len(sizes) // 2][1], sizes[-1][1]


def most_used_metric(folder: Path) -> tuple[str, Path]:
    """Return the metric that sections and tables name most often, and its file; not one that is stated rounded."""
    texts = [*folder.glob("content/sections/**/*.md"), *folder.glob("content/data/*.yaml")]
    named = Counter(each for path in texts for each in DOTTED_ID.findall(path.read_text(encoding="utf-8")))
    plain = {}
    for path in folder.glob("content/metrics/*.yaml"):
        for block in METRIC.split(path.read_text(encoding="utf-8"))[1:]:
            whole = re.search(r"^  value: [\d_]{6,}$", block, re.MULTILINE)
            if whole and not re.search(r"^  (?:precision|qualifier|same_as|part_of|formula):", block, re.MULTILINE):
                plain[block.partition(":")[0]] = path
    best = max(plain, key=lambda name: (named[name], name))
    return best, plain[best]


def _lines(text: str) -> list[str]:
    """Return the lines that are paragraphs: they begin with a word, outside of directives and lists."""
    body = text.split("---\n", 2)[-1] if text.startswith("---\n") else text
    depth, lines = 0, []
    for line in body.splitlines():
        if line.startswith(":::"):
            depth += 1 if line.strip(":").strip() else -1
        elif depth == 0 and line[:1].isalpha():
            lines.append(line)
    return lines


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
