"""How alike two source texts are, for finding the old translation of a changed text.

Texts are compared by units: a Chinese character, three letters of a longer word, a figure, the target of a link.
White space and punctuation do not count, so a mark more or less is no difference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from report.translate.pieces import UNSPACED

FIGURE = "{{"
"""The unit in front of each figure; what it is comes behind it, so that another figure is half a difference."""
LINK = "]("
"""The unit in front of a link's target."""

SHORT = 6
"""Units of a label: in so short a text, half of it in common may be chance."""
SAME_FRAME = 0.9
"""How alike two texts are that differ only in their figures."""
CONTAINED = 0.75
"""Share of the shorter text's pairs of units that the longer one needs to have, to count as containing it."""
LEAST_CONTAINED = 8
"""Units a text needs to be looked for inside a longer one."""

_UNIT = re.compile(
    r"\{\{[^{}]*\}\}"
    r"|\[\^[^\]\s]+\]"
    r"|\]\([^()\n]*\)"
    r"|\d+(?:[.,:]\d+)*"
    rf"|[{UNSPACED}]|[^\W\d_{UNSPACED}]{{1,3}}"
)
_NUMERAL = frozenset("〇零一二三四五六七八九十百千两半几")


@dataclass(frozen=True, slots=True)
class Units:
    """A text as it is compared."""

    units: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    """Neighbouring units; the empty string stands before the first and behind the last."""
    frame: tuple[str, ...]
    """The text without what its figures are."""
    words: int
    """How many units are words."""

    @property
    def is_short(self) -> bool:
        """Whether it is no more than a label."""
        return self.words <= SHORT


def units_of(text: str) -> Units:
    """Return a text as units.

    >>> units_of("约{{ a.b }}次，reports").units
    ('约', '{{', 'a.b', '次', 'rep', 'ort', 's')
    """
    units: list[str] = []
    frame: list[str] = []
    words = 0
    for unit in _UNIT.findall(text):
        first = unit[0]
        if first == "{":
            units += (FIGURE, unit[2:-2].strip())
        elif first == "]":
            units += (LINK, unit)
        elif first.isdecimal():
            units += (FIGURE, unit)
        else:
            units.append(unit)
            if first in _NUMERAL:
                first = "{"
            elif first != "[":
                words += 1
        if first == "{" or first.isdecimal():
            if not frame or frame[-1] != FIGURE:
                frame.append(FIGURE)
        else:
            frame.append(unit)
    pairs = frozenset(zip(["", *units], [*units, ""], strict=True)) if units else frozenset()
    return Units(tuple(units), pairs, tuple(frame), words)


def common(one: Units, other: Units) -> int:
    """Return how many units two texts have in common, in the same order: their longest common subsequence.

    Bit-parallel (Hyyrö 2004, Bit-parallel LCS-length computation revisited): a row of the table is one number.
    """
    long, short = (one.units, other.units) if len(one.units) > len(other.units) else (other.units, one.units)
    places: dict[str, int] = {}
    for index, unit in enumerate(short):
        places[unit] = places.get(unit, 0) | 1 << index
    full = (1 << len(short)) - 1
    row = full
    for unit in long:
        hit = places.get(unit)
        if hit:
            matched = row & hit
            row = (row + matched | row - matched) & full
    return len(short) - row.bit_count()


def similarity(one: Units, other: Units) -> float:
    """Return how alike two texts are, from 0 to 1; the same both ways round.

    The share of common units in both texts. A text that stands in a longer one as a whole, because a sentence came or
    went or a paragraph was split, counts as more than its share; so do two texts with other figures in the same frame.
    """
    total = len(one.units) + len(other.units)
    if not total:
        return 0.0
    ratio = 2 * common(one, other) / total
    if one.frame == other.frame and min(one.words, other.words) > 1:
        ratio = max(ratio, SAME_FRAME)
    contained = containment(one, other)
    if contained >= CONTAINED:
        ratio = max(ratio, (ratio + contained) / 2)
    return ratio


def containment(one: Units, other: Units) -> float:
    """Return the share of the shorter text's pairs that the longer one has; 0 where the shorter is a label."""
    short, long = (one, other) if len(one.units) < len(other.units) else (other, one)
    if len(short.units) < LEAST_CONTAINED:
        return 0.0
    inner = [pair for pair in short.pairs if "" not in pair]
    return len(long.pairs.intersection(inner)) / max(1, len(inner))
