"""What a label says, cut into pieces that can be looked up: pairs of Han characters, and stems of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from report.resolve.contradictions.terms import AFTER_HEAD, BRACKETS, EMPTY_HAN, EMPTY_WORDS, IRREGULAR

_PIECE = re.compile(
    r"(?P<han>[\u3400-\u9fff]+)|(?P<digits>\d[\d.,]*)|(?P<word>[^\W\d_\u3400-\u9fff]+(?:['’-][^\W\d_]+)*)"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_EXPRESSION = re.compile(r"\{\{.*?\}\}|[*`]")
_SUFFIXES = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", ""))
SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Atom:
    """A word or a Han character, and the pieces by which it can be found in another label."""

    text: str
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The pieces of a label.

    No Chinese word list is needed: two labels about one thing share runs of characters, and a run of two or more is
    seen by its pairs.
    """

    atoms: tuple[Atom, ...]
    pieces: frozenset[str]
    head: str = ""
    """The noun that is counted: the last character of a Chinese label, the last word before `of` or `who` elsewhere."""


def wording(text: str) -> Wording:
    """Return the pieces of a label without the words that say nothing about what is counted."""
    atoms: list[Atom] = []
    head = ""
    closed = False
    for match in _PIECE.finditer(_EXPRESSION.sub(" ", text)):
        if match["han"]:
            for run in filter(None, EMPTY_HAN.sub(" ", match["han"]).split()):
                pairs = [run[at : at + 2] for at in range(len(run) - 1)] or [run]
                atoms.extend(Atom(sign, tuple(pairs[max(0, at - 1) : at + 1])) for at, sign in enumerate(run))
                head = run[-1]
        elif match["digits"]:
            digits = match["digits"].strip(".,")
            atoms.append(Atom(digits, (digits,)))
        else:
            word = stem(match["word"])
            closed = closed or (bool(head) and _closes_head(match["word"].lower()))
            if word not in EMPTY_WORDS:
                atoms.append(Atom(word, (word,)))
                head = head if closed or is_han(head) else word
    return Wording(tuple(atoms), frozenset(piece for atom in atoms for piece in atom.pieces), head)


def _closes_head(word: str) -> bool:
    """Return whether a word begins what is said of the noun before it: tonnes *of*, children *who*, staff *trained*."""
    return word in AFTER_HEAD or word.endswith(("ed", "ing"))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return a word without its English plural or participle ending; other languages keep most of theirs.

    >>> [stem(word) for word in ("Families", "children’s", "E-books", "finished", "training")]
    ['family', 'child', 'ebook', 'finish', 'train']
    """
    lower = re.sub(r"['’]s?\b", "", word.lower()).replace("-", "")
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    for ending, instead in _SUFFIXES:
        if lower.endswith(ending) and not lower.endswith(("ss", "us", "is")):
            lower = lower.removesuffix(ending) + instead
            break
    for ending in ("ing", "ed"):
        if lower.endswith(ending) and len(lower) - len(ending) >= SHORTEST_STEM:
            return lower.removesuffix(ending)
    return lower


def is_han(text: str) -> bool:
    """Whether a text begins with a Han character."""
    return _HAN.match(text) is not None


def plain_label(text: str) -> str:
    """Return a label without a remark in brackets at its end."""
    return BRACKETS.sub("", text).strip()
