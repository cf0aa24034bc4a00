"""Which galleys are to be set next: those of whose page numbers it is certain how many digits they have.

A galley holds a place for each page number that it names, as wide as the number. In a first build nobody knows the
numbers; but for most it is certain how many digits they will have, since a guess at the length of what stands before
is near enough. The others wait, and nearly every galley is set only once.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from report.model.composition import FIRST, LAST
from report.model.rendition import PageRange
from report.typeset.galleys.dividing import Galley, divide
from report.typeset.galleys.setting import Job
from report.typeset.late import fill_late_values, folio, late_values, shape, shape_late_values
from report.typeset.pagemap import with_children

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.model.composition import Composition
    from report.model.rendition import PageMap
    from report.typeset.galleys.captured import SetGalley
    from report.typeset.galleys.setting import Stock

STEADY = 20
"""Pages that a guess is taken to have been right for before any is set."""
EARLY = 12
"""Pages at the beginning on which it depends where the tenth is; many name a page thereabouts."""
MOST_TIMES = 5
"""How often a galley is set; more means that a number's width moves it over a page's edge and back."""
_TAGS = re.compile(r"<svg.*?</svg>|<[^>]+>", re.DOTALL)
_BLANKS = re.compile(r"\s+")
_HAN = re.compile("[\u3400-\u9fff]")


class UnsettledError(Exception):
    """The number of a page changes the layout that it comes from."""


class Bounds(NamedTuple):
    """Between which pages a section's own text begins and ends."""

    low: PageRange
    high: PageRange
    is_set: bool
    """Whether it is known how many pages it takes."""


@dataclass(slots=True)
class _State:
    """How far a galley is."""

    galley: Galley
    values: tuple[tuple[str, str], ...]
    """(edge, section) of each page number that it names."""
    guess: float
    """Pages, as far as its words tell."""
    shapes: tuple[str, ...] | None = None
    """What was set in the place of the numbers by the job that was asked for last."""
    asked: str = ""
    """Key of that job."""
    made: SetGalley | None = None
    key: str = ""
    """Key of the job that it was set by."""
    times: int = 0


_Wanted = tuple[_State, tuple[str, ...], "Mapping[str, PageRange]"]
"""A galley with what is to be set in the place of its numbers, and the pages that those come from."""


class Plan:
    """The galleys of one edition; asks for them one by one, until every page number is true."""

    def __init__(self, composition: Composition, stock: Stock, guess: PageMap | None) -> None:
        """Take the pages of an earlier build for known: they save work where they hold, and change nothing else."""
        self.composition, self.stock = composition, stock
        self._guess = dict(guess.sections) if guess else {}
        self._states = [
            _State(galley, tuple(dict.fromkeys(late_values(galley.html))), _estimated_length(galley.html))
            for galley in divide(composition)
        ]

    @property
    def galleys(self) -> tuple[SetGalley, ...]:
        """The galleys, when all are set."""
        return tuple(state.made for state in self._states if state.made is not None)

    @property
    def is_done(self) -> bool:
        """Whether all are set with the numbers that came of it."""
        return all(state.made is not None for state in self._states) and not self._certain()

    def numbers(self) -> dict[str, PageRange]:
        """Return the pages of each section's own text, as far as they are known, or else likely."""
        return {
            name: PageRange((low.first + high.first) // 2, (low.last + high.last) // 2)
            for name, (low, high, _) in self._bounds().items()
        }

    def wanted(self) -> list[Job]:
        """Return what can be set now and was not asked for.

        Raises UnsettledError.
        """
        jobs = self._guessed() if self._guess else self._certain()
        self._guess = {}
        return [self._job(state, shapes, numbers) for state, shapes, numbers in jobs]

    def risk(self) -> Job | None:
        """Return the largest galley that nobody sets, with likely numbers: better than to wait with idle hands."""
        unset = [state for state in self._states if state.made is None and not state.asked]
        if not unset:
            return None
        state = max(unset, key=lambda each: len(each.galley.html))
        numbers = with_children(self.numbers(), self.composition.sections)
        return self._job(state, self._shapes(state, numbers), numbers)

    def take(self, key: str, galley: SetGalley) -> None:
        """Take a galley that was asked for."""
        for state in self._states:
            if state.asked == key:
                state.made, state.key = galley, key

    def _guessed(self) -> list[_Wanted]:
        numbers = with_children(self._guess, self.composition.sections)
        return [(state, self._shapes(state, numbers), numbers) for state in self._states]

    def _certain(self) -> list[_Wanted]:
        """Return the galleys whose numbers are certain, and that are not yet set or asked for with them."""
        bounds = self._united(self._bounds())
        numbers = {name: each.low for name, each in bounds.items()}
        found: list[_Wanted] = []
        for state in self._states:
            if all(self._is_certain(edge, bounds.get(section)) for edge, section in state.values):
                shapes = self._shapes(state, numbers)
                if shapes != state.shapes:
                    found.append((state, shapes, numbers))
        return found

    def _shapes(self, state: _State, numbers: Mapping[str, PageRange]) -> tuple[str, ...]:
        """Return what a galley depends on of the numbers that it names: how many digits they have, or all of them."""
        texts = (folio(numbers, edge, section, self.composition.first_folio) for edge, section in state.values)
        is_rigid = state.made is not None and state.made.is_rigid
        return tuple(texts) if is_rigid else tuple(shape(text) for text in texts)

    def _is_certain(self, edge: str, bounds: Bounds | None) -> bool:
        if bounds is None:
            return True  # it has no page, whatever happens
        first = self._digits(bounds.low.first) == self._digits(bounds.high.first)
        last = self._digits(bounds.low.last) == self._digits(bounds.high.last)
        if edge in {FIRST, LAST}:
            return first if edge == FIRST else last
        return first and last and bounds.is_set

    def _digits(self, page: int) -> int:
        return len(str(page + self.composition.first_folio - 1))

    def _job(self, state: _State, shapes: tuple[str, ...], ranges: Mapping[str, PageRange]) -> Job:
        is_rigid = state.made is not None and state.made.is_rigid
        fill = fill_late_values if is_rigid else shape_late_values
        html = fill(state.galley.html, ranges, self.composition.first_folio) if state.values else state.galley.html
        pictures = tuple(picture for picture in self.composition.pictures if picture[0] in html)
        said = hashlib.sha256(f"{self.stock.key}\0{html}\0".encode())
        for path, content, media_type in pictures:
            said.update(f"{path}\0{media_type}\0{hashlib.sha256(content).hexdigest()}\0".encode())
        state.shapes, state.asked, state.times = shapes, said.hexdigest(), state.times + 1
        if state.times > MOST_TIMES:
            raise UnsettledError
        place = next((ranges[name].first for name in state.galley.sections if name in ranges), 0)
        return Job(state.asked, html, pictures, is_urgent=place <= EARLY)

    def _bounds(self) -> dict[str, Bounds]:
        """Return between which pages each section's own text stands."""
        found: dict[str, Bounds] = {}
        before = guessed = 0
        scale = self._scale()
        for state in self._states:
            near = _uncertainty(guessed)
            low, high = max(0, before - near), before + near
            if state.made is not None:
                for name, (first, last) in state.made.sections:
                    here = PageRange(low + first + 1, low + last + 1)
                    found[name] = Bounds(here, PageRange(high + first + 1, high + last + 1), is_set=True)
                before += len(state.made.pages)
                continue
            length = max(1, round(state.guess * scale))
            for place, name in enumerate(state.galley.sections):
                first = low + 1 + (length - 1) * place // len(state.galley.sections)
                last = high + length + 1
                found[name] = Bounds(
                    PageRange(first, first), PageRange(last if place else high + 1, last), is_set=False
                )
            before, guessed = before + length, guessed + 1
        return found

    def _scale(self) -> float:
        """Return how much longer galleys are than was guessed: other styles take more room."""
        known = [state for state in self._states if state.made is not None]
        pages = sum(len(state.made.pages) for state in known if state.made is not None)
        return (pages + STEADY) / (sum(state.guess for state in known) + STEADY)

    def _united(self, own: Mapping[str, Bounds]) -> dict[str, Bounds]:
        """Let every section cover those below it."""
        sections = self.composition.sections
        low = with_children({name: bounds.low for name, bounds in own.items()}, sections)
        high = with_children({name: bounds.high for name, bounds in own.items()}, sections)
        unset = {name for name, bounds in own.items() if not bounds.is_set}
        for section in reversed(sections):
            if section.id in unset and section.parent is not None:
                unset.add(section.parent)
        return {name: Bounds(low[name], high[name], is_set=name not in unset) for name in low}


def _uncertainty(guessed: int) -> int:
    """Return by how many pages so many guessed lengths are wrong together, at most, in nearly all reports."""
    return round(0.6 * guessed**0.5 + 0.4) if guessed else 0


def _estimated_length(html: str) -> float:
    """Return how many pages a galley takes: a guess, which is nearly always right to a page."""
    text = _BLANKS.sub(" ", _TAGS.sub("", html))
    wide = len(_HAN.findall(text))
    figures, rows, cases = html.count("<figure"), html.count("<tr"), html.count('class="case')
    return 0.5 + wide / 790 + (len(text) - wide) / 3170 + 0.15 * figures + 0.012 * rows + 0.028 * cases
