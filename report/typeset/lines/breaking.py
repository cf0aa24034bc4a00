"""Where a line ends.

Greedy, as WeasyPrint asks for one line at a time, but looking one break ahead (squeezing a line may be better
than stretching it, clreq §3.6) and at the paragraph's end (no single character on a last line, clreq §3.5.4).
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from report.typeset.lines.characters import weight

if TYPE_CHECKING:
    from report.typeset.lines.spacing import Spaced

SLACK = 1e-9
"""What a line may be too long, in pixels: sums of fractions. WeasyPrint bears no more."""
SURELY = 1e-4
"""What a squeezed line is made shorter than its room, in pixels, for the same reason."""
READILY = 0.04
"""A line whose places need not grow by more than this, in em, is good as it is."""
AT_MOST = 0.75
"""The share of what a line could give that it may be asked for."""
LAST = 1.5
"""Room that the last character of a paragraph needs after a text, with the mark that may follow it, in em."""
SHORT = 4
"""A last line of so few characters, marks counted, is looked at for a single one."""
LOOSE = 0.14
"""How much places may grow, in em, for a character not to stand alone."""


class LineEnd(NamedTuple):
    """Where a line ends and by how much it is to be squeezed to fit, in pixels."""

    place: int
    squeeze: float = 0.0


def end_line(  # noqa: PLR0913 - what a line depends on
    spaced: Spaced, start: int, room: float, *, begins: bool, justified: bool, rest: int
) -> LineEnd:
    """Return where the line ends that begins with a character and has so much room.

    `begins`: the text begins the line. `rest`: characters that follow the text in its paragraph.
    The first piece is returned even when it is too long, as WeasyPrint wants it.
    """
    end = len(spaced.shaped.text)
    room += SLACK
    width = width_of(spaced, start, end, begins=begins)
    if width <= room:
        alone = rest == 1 and width + LAST * spaced.shaped.em > room
        return LineEnd(_with_last(spaced, start, room, begins=begins, justified=justified) if alone else end)
    number = bisect_right(spaced.breaks, start)
    last = bisect_right(spaced.ends, spaced.ends[start] + room + spaced.shaped.em) - 1
    high = bisect_right(spaced.breaks, last)
    chosen = next(
        (
            i
            for i in range(high - 1, number - 1, -1)
            if width_of(spaced, start, spaced.breaks[i], begins=begins) <= room
        ),
        None,
    )
    if chosen is None:
        return LineEnd(spaced.breaks[number] if number < len(spaced.breaks) else end)
    further = _squeezed(spaced, start, chosen, room, begins=begins, rest=rest) if justified else None
    return further or LineEnd(_not_alone(spaced, start, chosen, room, begins=begins, rest=rest, justified=justified))


def width_of(spaced: Spaced, start: int, end: int, *, begins: bool) -> float:
    """Return how wide a line is, without blanks at its ends."""
    text = spaced.shaped.text
    while end > start and text[end - 1] == " ":
        end -= 1
    if end == start:
        return 0.0
    width = spaced.ends[end] - spaced.ends[start] - spaced.end_trim.get(end - 1, 0.0)
    width -= max(spaced.after[end - 1], 0.0)
    if begins:
        width -= spaced.start_trim.get(start, 0.0)
    elif start == 0:
        width += spaced.lead
    return width


def _squeezed(  # noqa: PLR0913 - what a line depends on
    spaced: Spaced,
    start: int,
    chosen: int,
    room: float,
    *,
    begins: bool,
    rest: int,
) -> LineEnd | None:
    """Return the next end if squeezing the line up to there is better than stretching it to the chosen one."""
    place = spaced.breaks[chosen]
    text = spaced.shaped.text
    if chosen + 1 < len(spaced.breaks):
        further = spaced.breaks[chosen + 1]
    elif rest == 0:
        further = len(text)
    else:
        return None
    need = width_of(spaced, start, further, begins=begins) - room
    can = spaced.gives[further - 1] - spaced.gives[start]
    if can <= 0 or need > can * AT_MOST:
        return None
    places = max(spaced.stretch[place] - spaced.stretch[start], 1)
    growth = (room - width_of(spaced, start, place, begins=begins)) / places / spaced.shaped.em
    alone = rest == 0 and further == len(text) and weight(text[place:]) <= 1
    return LineEnd(further, max(need, 0.0) + SURELY) if alone or growth > READILY * (1 + need / can) else None


def _with_last(spaced: Spaced, start: int, room: float, *, begins: bool, justified: bool) -> int:
    """Return the last place at which a text that fits can end early, to go with the one character that does not."""
    end = len(spaced.shaped.text)
    earlier = spaced.breaks[-1] if spaced.breaks else 0
    if earlier <= start or weight(spaced.shaped.text[earlier:]) != 1:
        return end
    return end if justified and begins and _is_loose(spaced, start, earlier, room, begins=begins) else earlier


def _is_loose(spaced: Spaced, start: int, end: int, room: float, *, begins: bool) -> bool:
    places = max(spaced.stretch[end] - spaced.stretch[start], 1)
    return (room - width_of(spaced, start, end, begins=begins)) / places > LOOSE * spaced.shaped.em


def _not_alone(  # noqa: PLR0913 - what a line depends on
    spaced: Spaced,
    start: int,
    chosen: int,
    room: float,
    *,
    begins: bool,
    rest: int,
    justified: bool,
) -> int:
    """Return the chosen end, or the one before it if a single character would stand alone on the last line.

    A short text that does not begin its line goes to the next one whole: it is returned as too long.
    """
    place = spaced.breaks[chosen]
    text = spaced.shaped.text
    if rest or len(text) - place > SHORT or weight(text[place:]) > 1:
        return place
    earlier = spaced.breaks[chosen - 1] if chosen else 0
    if earlier <= start:
        return place if begins or start else len(text)
    return place if justified and begins and _is_loose(spaced, start, earlier, room, begins=begins) else earlier
