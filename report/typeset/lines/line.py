"""One line of Chinese or mixed text: from a text and a width to a set line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pyphen  # type: ignore[import-untyped]  # no stubs; WeasyPrint's own dependency

from report.typeset.lines.breaking import LineEnd, end_line, width_of
from report.typeset.lines.glyphs import Shaped, shape
from report.typeset.lines.marks import ChineseMarks
from report.typeset.lines.setting import SetLine
from report.typeset.lines.spacing import ALONE, GAP, Neighbours, Spaced, space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from weasyprint.text.line_break import Layout

_UNTAKEN = re.compile("[\n\t\xad\r\f\u2028\u2029]")
_WORD = re.compile("[A-Za-z]+")
WORTH = 2.0
"""A word is divided when more than so much of a line would stay empty, in em."""
LATIN = "en"
"""Whose rules divide Latin words in Chinese text: most are English."""
KEY = [
    "font_family",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_size",
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
    "font_variation_settings",
    "font_language_override",
    "lang",
    "letter_spacing",
    "word_spacing",
    "text_decoration_line",
]


class LineSetter:
    """Sets lines; what was shaped once is kept for the other lines of a paragraph and for further passes."""

    def __init__(self) -> None:
        self._spaced: dict[tuple[Any, ...], Spaced] = {}
        self._resumed: dict[tuple[Any, ...], tuple[Spaced, set[int]]] = {}
        """The last text of a style and the characters at which its lines ended: the next line begins there."""
        self._marks = ChineseMarks()
        self._dictionaries: dict[tuple[str, int, int], pyphen.Pyphen] = {}

    def can_set(self, text: str, style: Any) -> bool:  # noqa: ANN401 - WeasyPrint is untyped
        """Tell whether a text is of the plain kind: no kept line ends, no soft hyphens, from left to right."""
        return bool(text and style["font_size"]) and style["direction"] == "ltr" and not _UNTAKEN.search(text)

    def first_line(
        self,
        text: str,
        style: Any,  # noqa: ANN401 - WeasyPrint is untyped
        room: float | None,
        neighbours: Neighbours = ALONE,
        *,
        begins: bool,
    ) -> tuple[SetLine, int, int | None, float, float, float]:
        """Return the first line of a text, as WeasyPrint's split_first_line does.

        That is: the line, its bytes, the bytes to the next line or None, width, height and baseline in pixels.
        """
        key = (_style_key(style), neighbours)
        spaced, start = self._find(text, style, key)
        length = len(spaced.shaped.text)
        wraps = style["white_space"] in {"normal", "pre-wrap", "pre-line"}
        collapses = style["white_space"] in {"normal", "nowrap", "pre-line"}
        hyphen = None
        if room is None or not wraps:
            end = LineEnd(length)
        else:
            justified = style["text_align_all"] == "justify"
            end = end_line(spaced, start, room, begins=begins, justified=justified, rest=neighbours.rest)
            if end.place < length and not end.squeeze:
                end, hyphen = self._divide(spaced, start, end, room, style, begins=begins)
            if width_of(spaced, start, end.place, begins=begins) > room + 1 and begins:
                end = self._force(spaced, start, end, room, style)
        if end.place == length and hyphen is None:
            line = SetLine(spaced, start, length, begins=begins, squeeze=end.squeeze)
            line.dress = self._dress(line.text, style)
            if end.squeeze or (room is not None and line.width() > room):
                line.end_at_edge()
            return (line, len(text.encode()), None, line.width(), *_extents(spaced, start, length))
        last = end.place
        while collapses and last > start + 1 and spaced.shaped.text[last - 1] == " ":
            last -= 1
        line = SetLine(spaced, start, last, begins=begins, squeeze=end.squeeze, hyphen=hyphen)
        line.dress = self._dress(line.text, style)
        line.end_at_edge()
        self._resumed[key][1].add(end.place)
        begin = spaced.bytes[start]
        return (
            line,
            spaced.bytes[last] - begin,
            spaced.bytes[end.place] - begin,
            line.width(),
            *_extents(spaced, start, last),
        )

    def _dress(self, text: str, style: Any) -> Callable[[Layout], None]:  # noqa: ANN401 - WeasyPrint is untyped
        return lambda layout: self._marks.put(layout, text, style, _style_key(style))

    def _find(self, text: str, style: Any, key: tuple[Any, ...]) -> tuple[Spaced, int]:  # noqa: ANN401
        """Return the text with its spacing, or the longer one of which it is the rest, and where it begins."""
        last = self._resumed.get(key)
        if last is not None:
            spaced, ends = last
            start = len(spaced.shaped.text) - len(text)
            if start in ends and spaced.shaped.text.endswith(text):
                return spaced, start
        known = self._spaced.get((key, text))
        made = known or space(shape(text, style, self._dress(text, style)), key[1], gap=_gap(style))
        self._spaced[key, text] = made
        if last is None or last[0] is not made:
            self._resumed[key] = (made, set())
        return made, 0

    def _divide(  # noqa: PLR0913 - what a division depends on
        self,
        spaced: Spaced,
        start: int,
        end: LineEnd,
        room: float,
        style: Any,  # noqa: ANN401 - WeasyPrint is untyped
        *,
        begins: bool,
    ) -> tuple[LineEnd, Shaped | None]:
        """Divide the Latin word after a line's end if a part of it fits and the line would be short without it."""
        if style["hyphens"] != "auto":
            return end, None
        em = spaced.shaped.em
        if room - width_of(spaced, start, end.place, begins=begins) < WORTH * em:
            return end, None
        following = next((place for place in spaced.breaks if place > end.place), len(spaced.shaped.text))
        total, left, right = style["hyphenate_limit_chars"]
        for word in _WORD.finditer(spaced.shaped.text, end.place, following):
            if word.end() - word.start() < total:
                continue
            hyphen = shape(style["hyphenate_character"], style)
            for place in self._places(word.group(), style["lang"], left, right):
                divided = word.start() + place
                if width_of(spaced, start, divided, begins=begins) + sum(hyphen.widths) <= room:
                    return LineEnd(divided), hyphen
        return end, None

    def _places(self, word: str, language: str | None, left: int, right: int) -> Iterator[int]:
        """Yield where a word may be divided, the last place first."""
        name = pyphen.language_fallback(language or LATIN) or pyphen.language_fallback(LATIN)
        dictionary = self._dictionaries.get((name, left, right))
        if dictionary is None:
            dictionary = self._dictionaries[name, left, right] = pyphen.Pyphen(lang=name, left=left, right=right)
        yield from reversed(dictionary.positions(word))

    @staticmethod
    def _force(spaced: Spaced, start: int, end: LineEnd, room: float, style: Any) -> LineEnd:  # noqa: ANN401
        """Break a word that is longer than its line anywhere, if the style wants that."""
        if style["overflow_wrap"] not in {"anywhere", "break-word"} and style["word_break"] != "break-all":
            return end
        place = start + 1
        while place < end.place and spaced.ends[place + 1] - spaced.ends[start] <= room:
            place += 1
        return LineEnd(place)


def _style_key(style: Any) -> tuple[Any, ...]:  # noqa: ANN401 - WeasyPrint is untyped
    """Return all that the shape of a text depends on; kept with the style, which serves many texts."""
    key = getattr(style, "report_line_key", None)
    if key is None:
        key = style.report_line_key = tuple(str(style[name]) for name in KEY)
    made: tuple[Any, ...] = key
    return made


def _gap(style: Any) -> float:  # noqa: ANN401 - WeasyPrint is untyped
    """Return the gap between Han and letters in em: none where `--text-autospace: no-autospace` says so.

    The property of CSS Text 4 is unknown to WeasyPrint, which would refuse it; hence the dashes.
    """
    values = [getattr(token, "lower_value", "") for token in style["__text_autospace"]]
    return 0.0 if "no-autospace" in values else GAP


def _extents(spaced: Spaced, start: int, end: int) -> tuple[float, float]:
    """Return the height and the baseline of a line: of the fonts that stand in it."""
    above = below = 0.0
    runs = spaced.shaped.runs
    for number, (first, ascent, descent) in enumerate(runs):
        after = runs[number + 1][0] if number + 1 < len(runs) else len(spaced.shaped.text)
        if first < end and after > start:
            above, below = max(above, ascent), max(below, descent)
    return above + below, above
