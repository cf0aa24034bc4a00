"""What kind of change a source text has seen.

Two texts are compared piece by piece, with less and less of them left in: what makes no difference any more once the
white space is out was a change of white space, and so on upwards.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from report.translate.pieces import Piece, PieceKind, pieces


class Change(Enum):
    """The kinds of change, weakest first; the value is what a translator reads."""

    WHITESPACE = "white space"
    PUNCTUATION = "punctuation"
    MARKUP = "markup"
    FIGURE = "figure"
    WORDING = "wording"


_REMOVED = (
    (Change.WHITESPACE, frozenset({PieceKind.SPACE})),
    (Change.PUNCTUATION, frozenset({PieceKind.SPACE, PieceKind.MARK})),
    (Change.MARKUP, frozenset({PieceKind.SPACE, PieceKind.MARK, PieceKind.MARKUP})),
)

_NO_WORDS = frozenset({PieceKind.SPACE, PieceKind.MARK, PieceKind.MARKUP})
_FIGURES = frozenset({PieceKind.FIGURE, PieceKind.NUMERAL})


@lru_cache(maxsize=1024)
def kind_of_change(old: str, new: str) -> Change:
    """Return the strongest kind of change between two source texts; equal texts have the weakest.

    The same both ways round. A figure for another one, whether `{{ }}`, digits or words, is FIGURE; so is a `{{ }}` or
    a number in digits that came or went. A number in words that came or went is WORDING, since 一起 is no figure.

    >>> kind_of_change("约三成，", "约四成。").value
    'figure'
    """
    ours, theirs = list(pieces(old)), list(pieces(new))
    for change, removed in _REMOVED:
        if [piece for piece in ours if piece.kind not in removed] == [p for p in theirs if p.kind not in removed]:
            return change
    if _with_slots(ours) == _with_slots(theirs) or _without_digits(ours) == _without_digits(theirs):
        return Change.FIGURE
    return Change.WORDING


def _with_slots(found: list[Piece]) -> list[str | None]:
    """Return the words, with None for each row of figures."""
    words: list[str | None] = []
    for piece in found:
        if piece.kind in _FIGURES:
            if not words or words[-1] is not None:
                words.append(None)
        elif piece.kind not in _NO_WORDS:
            words.append(piece.text)
    return words


def _without_digits(found: list[Piece]) -> list[str]:
    """Return the words without `{{ }}` and digits, and one sign for every number in words."""
    kept = (piece for piece in found if piece.kind not in _NO_WORDS and piece.kind is not PieceKind.FIGURE)
    return ["0" if piece.kind is PieceKind.NUMERAL else piece.text for piece in kept]
