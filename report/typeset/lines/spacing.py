"""Where characters stand before a line is filled: squeezed marks and the gap between Han and letters.

Rules: clreq §3.1.6 (adjustment of marks, 标点挤压), GB/T 15834-2011 §5.1 (middle dots take half a place),
CSS Text 4 §8.3 text-autospace and §8.4 text-spacing-trim.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from report.typeset.lines.characters import CLOSING, MIDDLE, OPENING, STOPS, parts, stretches, takes_gap

if TYPE_CHECKING:
    from report.typeset.lines.glyphs import Shaped

GAP = 1 / 6
LEAST_GAP, MOST_GAP = 1 / 8, 1 / 4
"""Between Han and letters, in em: as set, in a squeezed line (clreq §3.6.3: 1/8 at least), in a stretched one."""
HALF = 0.5
ENOUGH = 0.42
"""A mark can give half an em of a side that is at least so empty: those of Hong Kong fonts stand in the middle."""
MARK_GIVE = 0.25
"""What a mark that stands alone gives in a squeezed line, in em."""
SPACE_GIVE = 0.2
"""What a word space gives, as a share of its width."""


class Neighbours(NamedTuple):
    """What stands beside a text in the same line of thought, across the borders of elements."""

    before: str = ""
    after: str = ""
    rest: int = 0
    """How many characters that count come after it in its paragraph; more than two are two."""


ALONE = Neighbours()


@dataclass(frozen=True, slots=True)
class Spaced:
    """A shaped text with its spacing. Lists have an entry for each character, sums one more; pixels."""

    shaped: Shaped
    left: list[float]
    """Taken from the left of a mark."""
    after: list[float]
    """Added after a character: a gap, or less than nothing where a mark is squeezed."""
    lead: float
    """The gap before the first character, when it does not begin a line."""
    start_trim: dict[int, float]
    end_trim: dict[int, float]
    """What more a mark loses at the beginning and at the end of a line."""
    give: list[float]
    """By how much each character can be squeezed in a line that is a little too long."""
    gap: frozenset[int]
    """Characters after which the gap between Han and letters stands."""
    breaks: list[int]
    """Characters before which a line may end."""
    ends: list[float]
    """Sums of the widths: where each character begins."""
    gives: list[float]
    """Sums of `give`."""
    stretch: list[int]
    """Sums of the places that may grow: how many stand before each character."""
    bytes: list[int]
    """Where each character begins in UTF-8."""


def space(shaped: Shaped, neighbours: Neighbours, gap: float = GAP) -> Spaced:
    """Return a shaped text with the spacing that its characters and its neighbours ask for.

    `gap`: between Han and letters, in em.
    """
    text, em, blanks = shaped.text, shaped.em, shaped.blanks
    left, after, give = [0.0] * len(text), [0.0] * len(text), [0.0] * len(text)
    start_trim, end_trim = {}, {}
    gaps = set()
    growing = [0] * len(text)
    befores = (neighbours.before, *text[:-1]) if text else ()
    followers = (*text[1:], neighbours.after)
    for place, (character, previous, following) in enumerate(zip(text, befores, followers, strict=True)):
        if place in blanks:
            blank = blanks[place]
            from_left, from_right = _squeeze(character, previous, following)
            left[place] = from_left * em if blank.left >= from_left * em * ENOUGH / HALF else 0.0
            after[place] = -from_right * em if blank.right >= from_right * em * ENOUGH / HALF else 0.0
            if character in OPENING and not left[place] and blank.left >= ENOUGH * em:
                start_trim[place] = HALF * em
                give[place] = MARK_GIVE * em
            elif (character in CLOSING or character in STOPS) and not after[place] and blank.right >= ENOUGH * em:
                end_trim[place] = HALF * em
                give[place] = MARK_GIVE * em
        elif following and takes_gap(character, following):
            if place + 1 < len(text) and gap:
                after[place] = gap * em
                give[place] = (gap - LEAST_GAP) * em
                gaps.add(place)
        elif character == " ":
            give[place] = SPACE_GIVE * shaped.widths[place]
        growing[place] = int(place + 1 < len(text) and stretches(character, following))
    widths = [width - less + more for width, less, more in zip(shaped.widths, left, after, strict=True)]
    return Spaced(
        shaped,
        left,
        after,
        gap * em if text and neighbours.before and takes_gap(neighbours.before, text[0]) else 0.0,
        start_trim,
        end_trim,
        give,
        frozenset(gaps),
        [place for place in shaped.breaks if parts(text[place - 1], text[place])],
        [0.0, *accumulate(widths)],
        [0.0, *accumulate(give)],
        [0, *accumulate(growing)],
        [0, *accumulate(len(character.encode()) for character in text)],
    )


def _squeeze(character: str, previous: str, following: str) -> tuple[float, float]:
    """Return what a full-width mark loses on its left and on its right because of its neighbours, in em.

    Of two marks that meet, the blank between them counts once: after a closing mark or a stop, whatever mark
    follows; between two opening marks, before the second (clreq §3.1.6.2).
    """
    if character in MIDDLE:
        return HALF / 2, HALF / 2
    if character in OPENING:
        return (HALF, 0.0) if previous in OPENING or previous in MIDDLE else (0.0, 0.0)
    meets = following in OPENING or following in CLOSING or following in STOPS or following in MIDDLE
    return (0.0, HALF) if following and meets else (0.0, 0.0)
