"""How a line comes to be as long as the others (clreq §3.6.4, CSS Text 3 §6.4).

Places between ideographs grow first, all by the same amount; the gap between Han and letters grows with them, but
not beyond a quarter of an em; then word spaces; then places between ideographs again.
"""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes

from report.typeset.lines.characters import is_wide, stretches
from report.typeset.lines.setting import SetLine
from report.typeset.lines.spacing import GAP, LEAST_GAP, MOST_GAP

if TYPE_CHECKING:
    from collections.abc import Iterator

LIGHTLY = 0.12
"""How much places between ideographs grow before word spaces do, in em."""
TIGHTLY = 0.03
"""How much places between ideographs shrink at most, in em."""
EVENLY = 0.25
"""How much word spaces grow before places between ideographs grow again, in em."""


def text_boxes(box: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint is untyped
    """Yield the pieces of text of a line in order, and other things that stand in it."""
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from text_boxes(child)
    else:
        yield box


def has_wide(line: Any) -> bool:  # noqa: ANN401 - WeasyPrint is untyped
    """Tell whether a line has a character of Chinese text."""
    return any(
        isinstance(box, boxes.TextBox) and any(is_wide(character) for character in box.text) for box in text_boxes(line)
    )


def place_pieces(line: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
    """Let every piece of a line begin after the gap that parts it from the one before: links are underlined there.

    Widths are set right on the way: WeasyPrint measures a piece that loses its last space as if it began a line.
    """
    first = next(text_boxes(line), None)

    def place(box: Any, x: float) -> float:  # noqa: ANN401 - WeasyPrint is untyped
        """Move a box by what the pieces before it became wider; return how much that is after it."""
        if isinstance(box, boxes.LineBox | boxes.InlineBox):
            box.position_x += x
            before = x
            for child in box.children:
                if child.is_in_normal_flow():
                    x = place(child, x)
            box.width += x - before
            return x
        layout = getattr(box, "pango_layout", None)
        if not isinstance(layout, SetLine):
            if x:
                box.translate(x, 0)
            return x
        layout.cut(box.text)
        if box is not first:
            layout.follow()
        more: float = layout.width() - box.width
        lead = layout.part()
        box.position_x += x + lead
        box.width += more - lead
        return x + more

    place(line, 0.0)


def trim_end(line: Any) -> float:  # noqa: ANN401 - WeasyPrint is untyped
    """Take away the blank after the last character of a line; return by how much the line became shorter."""
    shown = (box for box in text_boxes(line) if getattr(box, "text", None) != "")  # a last space leaves an empty piece
    last = next(iter(deque(shown, maxlen=1)), None)
    if last is None or not isinstance(getattr(last, "pango_layout", None), SetLine):
        return 0.0
    less: float = last.pango_layout.end_at_edge()
    if less:
        _widen(line, last, -less)
    return less


def _widen(box: Any, last: Any, more: float) -> bool:  # noqa: ANN401 - WeasyPrint is untyped
    """Make the last piece of a line and all that holds it wider."""
    if box is last:
        box.width += more
        return True
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in reversed(box.children):
            if child.is_in_normal_flow() and _widen(child, last, more):
                box.width += more
                return True
    return False


class Filling:
    """A line and the places in it that may grow."""

    def __init__(self, line: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        self.line = line
        self.pieces = list(text_boxes(line))
        self.between: dict[int, str] = {}
        """Kind of the place before each piece: it belongs to neither."""
        self.inside: dict[int, list[str]] = {}
        """Kind of the place after each character of a piece."""
        for number, box in enumerate(self.pieces):
            if isinstance(box, boxes.TextBox):
                layout = box.pango_layout
                if isinstance(layout, SetLine):
                    self.inside[number] = _places(box.text, layout)  # the text may have lost a last space
                else:
                    self.inside[number] = ["word" if character in " \u00a0" else "" for character in box.text]
        for number, (box, following) in enumerate(pairwise(self.pieces), 1):
            if number - 1 in self.inside and number in self.inside and box.text and following.text:
                self.between[number] = _kind(box.text[-1], following.text[0], gap=bool(_lead(following)))

    def grow(self, extra: float, em: float) -> None:
        """Fill the line: let its places grow by `extra` pixels in all, or shrink a little if that is less than 0."""
        kinds = [kind for places in (*self.inside.values(), [*self.between.values()]) for kind in places]
        han, gap, word = kinds.count("han"), kinds.count("gap"), kinds.count("word")
        if extra < 0:
            of_gap = max(extra / gap, (LEAST_GAP - GAP) * em) if gap else 0.0
            each = max((extra - gap * of_gap) / han, -TIGHTLY * em) if han else 0.0
            self._move({"han": each, "gap": of_gap, "word": 0.0, "": 0.0})
            return
        room = (MOST_GAP - GAP) * em
        each = min(extra / (han + gap), LIGHTLY * em) if han + gap else 0.0
        of_gap = min(each, room)
        if han and gap and of_gap < each:
            each = min((extra - gap * of_gap) / han, LIGHTLY * em)
        rest = extra - han * each - gap * of_gap
        of_word = rest / word if word else 0.0
        if word and han and of_word > EVENLY * em:
            of_word = EVENLY * em
        rest -= word * of_word
        if han:
            each += rest / han
            if gap and each > GAP * em + of_gap:  # a torn line: no gap is narrower than a place between Han
                each = (han * each + gap * (GAP * em + of_gap)) / (han + gap)
                of_gap = each - GAP * em
        elif gap and not word:
            of_gap += rest / gap
        self._move({"han": each, "gap": of_gap, "word": of_word, "": 0.0})

    def _move(self, growth: dict[str, float]) -> None:
        numbers = {id(box): number for number, box in enumerate(self.pieces)}
        self._advance(self.line, 0.0, growth, numbers)

    def _advance(self, box: Any, x: float, growth: dict[str, float], numbers: dict[int, int]) -> float:  # noqa: ANN401
        """Move a box by what the places before it grew; return how much that is after it."""
        if isinstance(box, boxes.LineBox | boxes.InlineBox):
            box.position_x += x
            before = x
            for child in box.children:
                if child.is_in_normal_flow():
                    x = self._advance(child, x, growth, numbers)
            box.width += x - before
            return x
        number = numbers[id(box)]
        kind = self.between.get(number, "")
        x += growth[kind]
        if kind in {"han", "gap"} and isinstance(getattr(box, "pango_layout", None), SetLine):
            box.pango_layout.parted += growth[kind]
        if number not in self.inside:
            box.translate(x, 0)
            return x
        box.position_x += x
        more = [growth[kind] for kind in self.inside[number]]
        total = sum(more)
        if total:
            layout = box.pango_layout
            if isinstance(layout, SetLine):
                for place, extra in enumerate(more):
                    layout.shifts[place] += extra
            else:
                layout.justification_spacing = growth["word"]
            box.width += total
        return x + total


def _places(text: str, layout: SetLine) -> list[str]:
    gaps = layout.spaced.gap
    places = [
        _kind(before, after, gap=layout.start + place in gaps) for place, (before, after) in enumerate(pairwise(text))
    ]
    return [*places, "word" if text[-1:] in {" ", "\u00a0"} else ""] if text else []


def _kind(before: str, after: str, *, gap: bool) -> str:
    """Return what a place between two characters is: it grows as a place between Han, as a gap, as a word space."""
    if gap:
        return "gap"
    if before in " \u00a0":
        return "word"
    return "han" if stretches(before, after) else ""


def _lead(box: Any) -> float:  # noqa: ANN401 - WeasyPrint is untyped
    return box.pango_layout.parted if isinstance(box.pango_layout, SetLine) else 0.0
