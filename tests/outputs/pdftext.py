"""What a PDF says, read back by Poppler, which had no part in making it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_HYPHENS = re.compile("[-\u00ad\u2010\u2011]")
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
SAME_CELL = 5
"""Points between words of one table cell, at most; cells are farther apart."""
SAME_EDGE = 2
"""Points between the left edges of two lines of one text, at most."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of text without a gap, with its box: points from the top left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Height of the box, which grows with the size of the type."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Vertical middle."""
        return (self.top + self.bottom) / 2


def squeeze(text: str) -> str:
    r"""Return a text without what line breaking may change: white space, hyphens, ligatures.

    >>> squeeze("de-\ncarbonised ﬁgures 12 %")
    'decarbonisedfigures12%'
    """
    return _HYPHENS.sub("", "".join(text.split())).translate(_LIGATURES).replace("•", "·")  # one glyph in Noto Sans CJK


def raw_pages(pdf: Path) -> tuple[str, ...]:
    """Return the text of each page in the order in which it was drawn."""
    return tuple(_pdftotext(pdf, "-raw").split("\f")[:-1])


@cache
def pages(pdf: Path) -> tuple[str, ...]:
    """Return the squeezed text of each page."""
    return tuple(squeeze(page) for page in raw_pages(pdf))


@cache
def words(pdf: Path) -> tuple[tuple[Word, ...], ...]:
    """Return the words of each page with their boxes."""
    return tuple(
        tuple(
            Word(squeeze(unescape(text)), float(left), float(top), float(right), float(bottom))
            for left, top, right, bottom, text in _WORD.findall(page)
        )
        for page in _pdftotext(pdf, "-bbox").split("<page ")[1:]
    )


def runs_of(text: str, page: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Return every run of words on a page that reads as the text, over line ends where need be."""
    wanted = squeeze(text)
    return [run for word in page if (run := _run_from(word, wanted, page))]


def last_cell(run: Sequence[Word], page: Sequence[Word]) -> str:
    """Return what stands last on the lines of a run of words: the cell at the right end of its row."""
    top, bottom, right = min(w.top for w in run), max(w.bottom for w in run), run[-1].right
    row = sorted((w for w in page if top < w.middle < bottom and w.left >= right), key=lambda w: w.left)
    cell: list[Word] = []
    for word in reversed(row):
        if cell and cell[0].left - word.right > SAME_CELL:
            break
        cell.insert(0, word)
    return "".join(word.text for word in cell)


def folios(pdf: Path) -> dict[int, int]:
    """Return the number printed at the foot of each physical page that has one."""
    found = {}
    for number, page in enumerate(words(pdf), 1):
        lowest = max(page, key=lambda word: word.middle, default=None)
        if lowest is not None and lowest.text.isdecimal():
            found[number] = int(lowest.text)
    return found


def _run_from(word: Word, wanted: str, page: Sequence[Word]) -> tuple[Word, ...]:
    run: list[Word] = []
    rest, current = wanted, word
    while current.text and rest.startswith(current.text):
        run.append(current)
        rest = rest.removeprefix(current.text)
        if not rest:
            return tuple(run)
        following = [w for w in _next_words(current, run[0], page) if rest.startswith(w.text)]
        if not following:
            break
        current = following[0]
    return ()


def _next_words(word: Word, first: Word, page: Iterable[Word]) -> list[Word]:
    """Return the words that may follow: the next one on the line, the first one of the next line."""
    candidates = list(page)
    beside = [w for w in candidates if abs(w.middle - word.middle) < word.height / 2 and w.left >= word.right - 1]
    below = [
        w
        for w in candidates
        if w.middle > word.bottom and w.top < word.bottom + 1.5 * word.height and abs(w.left - first.left) < SAME_EDGE
    ]
    return [
        *sorted(beside, key=lambda w: w.left)[:1],
        *sorted(below, key=lambda w: w.top)[:1],
    ]


@cache
def _pdftotext(pdf: Path, *options: str) -> str:
    command = ["pdftotext", "-enc", "UTF-8", *options, str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
