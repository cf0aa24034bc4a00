"""Which changes of white space and punctuation leave a translation as good as it was.

A translation is kept without a look at it only where nobody could want to change it:

| the change of the source | is kept, because |
|---|---|
| white space | the translation has its own |
| full width for half width, and back; …… for … | it is the same mark |
| “” for 「」 or "" | it is the same quotation; 《》 only for 〈〉, since a title may be italic in the translation |
| ，、； for each other, in Chinese | other languages do not have these three; not where the target is Chinese |
| a last 。！…, exchanged, new or gone | the translation's own last mark says the same, and is changed with it |

Not kept, because it can change the sense: any question mark; parentheses and quotation marks that come or go; dashes;
a mark beside a digit (3,5 is not 3.5) or between two figures (三、四 is not 三四); white space beside a dash or beside
a mark of emphasis, which may cease to be one. What the table does not name is not kept.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from report.translate.changes import Change, kind_of_change
from report.translate.pieces import Piece, PieceKind, pieces
from report.translate.scripts import is_chinese, is_han_written, primary

POINTS = frozenset(
    {"cs", "da", "de", "en", "id", "it", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "vi"}
)
"""Languages that end a sentence with . ! … at its end alone, and without a space; elsewhere nothing is exchanged."""

_SAME = {"。": ".", "｡": ".", "､": "、", "〜": "~", "・": "·", "‧": "·", "•": "·", "…": "…"}
_OPENING, _CLOSING, _EITHER = frozenset("“‘「『﹁﹃"), frozenset("”’」』﹂﹄"), frozenset("\"'")
_PAUSES = frozenset("，、；")
_TITLES = {"〈": "《", "〉": "》"}
_DASHES = frozenset("-‐‑‒–—―~/")
_ENDS = frozenset(".!…")
_FIGURES = frozenset({PieceKind.FIGURE, PieceKind.NUMERAL})

_LAST_MARK = re.compile(
    r"(?P<mark>\.{3}|…+|[.!。！])?"
    r"(?P<rest>[”’」』\"')）]*(?:\[\^[^\]\s]+\]|\]\([^()\n]*\)|[*_~`]+|[”’」』\"')）])*)\Z"
)
_TAIL = re.compile(r"(?:\[\^[^\]\s]+\]|\]\([^()\n]*\)|[*_~`]+)+\Z")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\.[A-Za-z]|\b(?:Co|Corp|Inc|Jr|Ltd|No|Sr|St|approx|etc|vs)|\d)\.\Z")


class _Gap(NamedTuple):
    """What stands between two pieces that are neither marks nor white space."""

    left: Piece | None
    marks: tuple[str, ...]
    spaced: bool
    right: Piece | None


def carried_over(old: str, new: str, translation: str, language: str) -> str | None:
    """Return the translation of `old` that serves for `new` as it is, or None if somebody has to look.

    `language` is the translation's, as BCP 47 or gettext write it. See the table above; when in doubt, None.

    >>> carried_over("甲，乙。", "甲、乙！", "So, so.", "en")
    'So, so!'
    """
    if not translation or kind_of_change(old, new) not in {Change.WHITESPACE, Change.PUNCTUATION}:
        return None
    language = primary(language)
    ours, theirs = _gaps(old), _gaps(new)
    last = _last_words(ours)
    carried: str | None = translation
    for index, (before, after) in enumerate(zip(ours, theirs, strict=True)):
        if before.marks == after.marks and before.spaced == after.spaced:
            continue
        if _is_unsafe(before, after):
            return None
        if index < last:
            if not _are_alike(before.marks, after.marks, language):
                return None
        elif carried is not None:
            carried = _with_last_mark(before, after, carried, language)
    return carried


def _gaps(text: str) -> list[_Gap]:
    """Return what stands before, between and after the pieces that carry sense."""
    found: list[tuple[Piece | None, list[str], bool]] = [(None, [], False)]
    for piece in pieces(text):
        left, marks, _ = found[-1]
        if piece.kind is PieceKind.SPACE:
            found[-1] = left, marks, True
        elif piece.kind is PieceKind.MARK:
            marks.append(piece.text)
        else:
            found.append((piece, [], False))
    rights = [piece for piece, _, _ in found[1:]]
    return [_Gap(*_known(gap), right) for gap, right in zip(found, [*rights, None], strict=True)]


def _known(gap: tuple[Piece | None, list[str], bool]) -> tuple[Piece | None, tuple[str, ...], bool]:
    """Return a gap with each mark in the one form that all its widths share."""
    left, marks, spaced = gap
    known = [_SAME.get(mark) or unicodedata.normalize("NFKC", mark) if mark not in _PAUSES else mark for mark in marks]
    kept: list[str] = []
    for mark in known:
        kept.append(_SAME.get(mark, mark))
        if kept[-3:] == [".", ".", "."]:
            kept[-3:] = ["…"]
        if kept[-2:] == ["…", "…"]:
            kept.pop()
    return left, tuple(kept), spaced


def _last_words(gaps: list[_Gap]) -> int:
    """Return the gap behind the last words: behind it comes only markup."""
    for index in range(len(gaps) - 1, -1, -1):
        left = gaps[index].left
        if left is None or left.kind is not PieceKind.MARKUP:
            return index
    return 0


def _is_unsafe(before: _Gap, after: _Gap) -> bool:
    """Tell whether the neighbours or the marks themselves forbid any change here."""
    neighbours = [piece for piece in (before.left, before.right) if piece]
    if before.spaced != after.spaced:
        if any(piece.kind is PieceKind.MARKUP and piece.text[0] in "*_~`" for piece in neighbours):
            return True
        if _DASHES.intersection(before.marks):
            return True
    if not before.marks and not after.marks:
        return False
    beside_digit = any(piece.kind is PieceKind.FIGURE and piece.text[0] != "{" for piece in neighbours)
    between_figures = len(neighbours) > 1 and all(piece.kind in _FIGURES for piece in neighbours)
    return beside_digit or between_figures


def _are_alike(before: tuple[str, ...], after: tuple[str, ...], language: str) -> bool:
    return len(before) == len(after) and all(
        _is_alike(one, other, language) for one, other in zip(before, after, strict=True)
    )


def _is_alike(one: str, other: str, language: str) -> bool:
    """Tell whether two marks of the source say the same to those who translate it."""
    if one == other or {one, other} == {"，", ","} or {one, other} == {"；", ";"}:
        return True
    if _TITLES.get(one, one) == _TITLES.get(other, other):
        return True
    if any(one in side | _EITHER and other in side | _EITHER for side in (_OPENING, _CLOSING)):
        return True
    return one in _PAUSES and other in _PAUSES and not is_chinese(language)


def _with_last_mark(before: _Gap, after: _Gap, translation: str, language: str) -> str | None:
    """Return the translation with its last mark exchanged, added or removed as the source's was."""
    old_end, old_rest = _taken_apart(before.marks)
    new_end, new_rest = _taken_apart(after.marks)
    if not _are_alike(old_rest, new_rest, language) or _ENDS.intersection(old_rest):
        return None
    if old_end == new_end:
        return translation if _kept_order(before.marks, after.marks) else None
    if not (is_han_written(language) or language in POINTS):
        return None
    written = _written(new_end, language)
    if not old_end:
        return _with_mark_added(before, translation, written)
    match = _LAST_MARK.search(translation)
    if match is None or not match["mark"] or _taken_apart(_known((None, [*match["mark"]], False))[1])[0] != old_end:
        return None
    begin = translation[: match.start("mark")]
    if old_end == "." and _ABBREVIATION.search(translation[: match.end("mark")]):
        return None
    return begin + written + match["rest"]


def _taken_apart(marks: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the last mark that ends a sentence, or nothing, and the marks without it."""
    for index in range(len(marks) - 1, -1, -1):
        if marks[index] in _ENDS:
            return marks[index], marks[:index] + marks[index + 1 :]
    return "", marks


def _kept_order(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Tell whether the last mark stands where it stood: 。” is not ”。 and so on."""
    places = [[mark in _ENDS for mark in marks] for marks in (before, after)]
    return places[0] == places[1]


def _written(end: str, language: str) -> str:
    if is_han_written(language):
        return {".": "。", "!": "！", "…": "……" if is_chinese(language) else "…"}.get(end, end)
    return end


def _with_mark_added(before: _Gap, translation: str, mark: str) -> str | None:
    """Return the translation with a new last mark, which only stands behind everything else."""
    if before.right or before.marks:
        return None
    words = _TAIL.sub("", translation)
    return translation + mark if words and (words[-1].isalnum() or words[-1] in "}[") else None
