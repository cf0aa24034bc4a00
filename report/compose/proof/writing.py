"""Rows of a proof as HTML: figures as either language prints them, each with a mark that says which it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from report.compose.inline_html import inline_html
from report.compose.proof.difference import marked_difference
from report.compose.proof.rows import MISSING
from report.model.blocks import Heading
from report.model.walk import leaves

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.compose.proof.rows import Row
    from report.compose.wording import Wording
    from report.model.catalog import Entry
    from report.model.report import Report
    from report.model.text import Text

LETTERS = "abcdefghijklmnopqrstuvwxyz"
HEADS = frozenset({"section title", "heading", "report title", "case title", "note title", "table heading"})
"""Roles of texts that are set as heads."""
_QUOTED = re.compile("`([^`]*)`")


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as its template shows it."""

    row: Row
    anchor: str
    """Where links to the row lead; empty where nobody has to find it."""
    place: str
    """Where the source text stands, from the content folder."""
    entry_place: str
    """Where the translation stands, without the folder; empty where nobody has written one."""
    source: Markup
    translation: Markup
    language: str
    """Of the translation, or of the source text in its place."""
    figures: tuple[tuple[str, str], ...]
    """(mark, metric id) of each figure in either text."""
    changed: Markup
    """Of a fuzzy message: the source text that was translated, made into that of today; else empty."""

    def place_in(self, path: str) -> str:
        """Return where the source text stands, as short as a reader of one file needs it."""
        return self.place.rpartition("/")[2] if self.row.text.span.path == path else self.place

    @property
    def is_head(self) -> bool:
        """Whether the text is a heading."""
        return self.row.text.role in HEADS

    @property
    def change(self) -> str:
        """What kind of change made the message fuzzy, as its file says it."""
        return self.row.entry.change if self.row.entry else ""

    @property
    def findings(self) -> tuple[tuple[str, str], ...]:
        """What is wrong with the translation: code and message, with quotation marks for those of a terminal."""
        return tuple((each.code, _QUOTED.sub(r"“\1”", each.message)) for each in self.row.findings)


def titles_of(report: Report) -> dict[str, Text]:
    """Return the words of everything that links can lead to."""
    headings = {each.anchor: each.text for section in report.sections for each in leaves(section.blocks, Heading)}
    return {**headings, **{section.id: section.title for section in report.sections}}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Writes texts in one language (`inline_html.InlineWriter`)."""

    language: str
    wording: Wording
    titles: Mapping[str, Text]
    marks: dict[str, str] = field(default_factory=dict)
    """Metric id to its mark in the row that is being written."""

    def write(self, source: str, marks: dict[str, str]) -> Markup:
        """Return a text as HTML; its figures have the marks of their row, and add to them."""
        return inline_html(source, Speaker(self.language, self.wording, self.titles, marks))

    def figure(self, metric: str, filters: tuple[str, ...] = ()) -> Markup:
        """Return a metric as it is printed, with its mark; as it is written where it cannot be printed."""
        phrase = self.wording.phrase(metric, filters) if metric in self.wording.metrics else ""
        shown = phrase or "{{ " + " | ".join((metric, *filters)) + " }}"
        mark = self.marks.setdefault(metric, _letters(len(self.marks)))
        html = Markup('<data class="figure" value="{}">{}</data><sup class="mark">{}</sup>')
        return html.format(metric, shown, mark)

    def printed(self, metric: str) -> Markup:
        """Return a metric as it is printed without filters."""
        return Markup('<data class="figure" value="{}">{}</data>').format(metric, self.wording.phrase(metric))

    def reference(self, target: str, words: str | None) -> Markup:
        """Return the words of a link, or the title of what it leads to."""
        title = self.titles.get(target)
        label = Markup(words) if words is not None else escape(self._plain(title) if title else target)  # noqa: S704 - from inline_html
        return Markup('<span class="reference">{}</span>').format(label)

    def _plain(self, title: Text) -> str:
        return self.wording.plain_text(title.source)

    def note(self, label: str) -> Markup:
        """Return the mark of a footnote as it is written."""
        return Markup('<sup class="note-mark">[{}]</sup>').format(label)


@dataclass(frozen=True, slots=True)
class RowWriter:
    """Writes the rows of one translation."""

    source: Speaker
    target: Speaker

    def write(self, row: Row, anchor: str) -> Shown:
        """Return a row with both texts as HTML."""
        marks: dict[str, str] = {}
        ours = self._text(self.source, row, 0, row.text.source, marks)
        is_missing = row.state == MISSING
        theirs = ours if is_missing else self._text(self.target, row, 1, row.said, marks)
        entry = row.entry
        previous = entry.previous if entry is not None else ""
        return Shown(
            row,
            anchor,
            _short(f"{row.text.span.path}:{row.text.span.line}"),
            f"{entry.span.path.rpartition('/')[2]}:{entry.span.line}" if entry and _is_written(entry) else "",
            ours,
            theirs,
            (self.source if is_missing else self.target).language,
            tuple((mark, metric) for metric, mark in marks.items()),
            Markup("") if previous in {"", row.text.source} else marked_difference(previous, row.text.source),
        )

    @staticmethod
    def _text(speaker: Speaker, row: Row, side: int, source: str, marks: dict[str, str]) -> Markup:
        if row.forms is not None:
            return Markup(" · ").join(row.forms[side])
        html = speaker.write(source, marks)
        if row.metric:
            html += Markup('<br>\n<span class="printed">{}</span>').format(speaker.printed(row.metric))
        return html


def _is_written(entry: Entry) -> bool:
    """Tell whether somebody has written a message, instead of a conversion."""
    return not entry.derived or entry.is_doubtful


def _letters(number: int) -> str:
    """Return a, b and so on to z, then aa, ab.

    >>> [_letters(number) for number in (0, 25, 26, 27)]
    ['a', 'z', 'aa', 'ab']
    """
    over, rest = divmod(number, len(LETTERS))
    return (_letters(over - 1) if over else "") + LETTERS[rest]


def _short(place: str) -> str:
    return place.removeprefix("content/").removeprefix("sections/").removeprefix("locale/").replace("LC_MESSAGES/", "")
