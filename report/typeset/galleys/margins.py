"""Running heads and folios: what stands in the margins of pages, set for all pages at once that show the same.

A style sheet says what margin boxes hold, so WeasyPrint sets them: on empty pages that have the name, the side and the
named strings of the report's, and a number with as many digits.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from report.typeset.galleys.engine import SENTINEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from report.typeset.galleys.captured import SetGalley

RIGHT, LEFT = "right", "left"
PLAIN = "@page { background: none !important; }\n"
"""The page's own ground is drawn under its text."""

Strings = tuple[tuple[str, str], ...]


class Margin(NamedTuple):
    """What the margins of a page show depends on this."""

    strings: Strings
    """Named strings with the text that a page's running head shows of them."""
    name: str
    side: str
    folio: str
    """Its number, or an eight for each digit of it."""


def margins_of(galleys: Iterable[SetGalley], first_folio: int, rigid: frozenset[Strings] = frozenset()) -> list[Margin]:
    """Return what stands in the margins of each page.

    `rigid` are strings with which a number cannot take another's place.
    """
    found: list[Margin] = []
    standing: dict[str, str] = {}
    for galley in galleys:
        for page in galley.pages:
            shown = {**standing, **{name: texts[0] for name, texts in page.strings}}
            standing |= {name: texts[-1] for name, texts in page.strings}
            strings = tuple(sorted(shown.items()))
            number = str(first_folio + len(found))
            can_change = number.isdigit() and strings not in rigid and not any(SENTINEL.search(t) for _, t in strings)
            side = LEFT if len(found) % 2 else RIGHT
            found.append(Margin(strings, page.name, side, "8" * len(number) if can_change else number))
    return found


class Row(NamedTuple):
    """Margins that show the same strings, to be set together."""

    strings: Strings
    margins: tuple[Margin, ...]

    @property
    def pages(self) -> dict[Margin, int]:
        """On which page, from 0, each of them is set; the first page takes what the document itself says."""
        found, number = {}, 1
        for margin in self.margins:
            number += (number % 2 == 0) != (margin.side == RIGHT)
            found[margin] = number
            number += 1
        return found

    @property
    def html(self) -> str:
        """Empty pages."""
        return "".join(self._pages())

    @property
    def sheet(self) -> str:
        """Rules that number the pages."""
        rules = (
            f"@page :nth({number + 1}) {{ counter-reset: page {margin.folio}; }}\n"
            for margin, number in self.pages.items()
        )
        return PLAIN + "".join(rules)

    def _pages(self) -> Iterator[str]:
        yield '<div style="height: 1px"></div>'
        names = {number: margin.name for margin, number in self.pages.items()}
        strings = ", ".join(f"{name} {_quoted(text)}" for name, text in self.strings) or "none"
        for number in range(1, max(names, default=0) + 1):
            page = f"page: {names[number]}; " if names.get(number) else ""
            style = f"height: 1px; {page}break-before: page; string-set: {strings}"
            yield f'<div style="{escape(style)}"></div>'


def rows_of(margins: Iterable[Margin]) -> list[Row]:
    """Return all different margins in rows."""
    rows: dict[Strings, set[Margin]] = {}
    for margin in margins:
        rows.setdefault(margin.strings, set()).add(margin)
    return [Row(strings, tuple(sorted(found, key=_by_turns))) for strings, found in sorted(rows.items())]


def _by_turns(margin: Margin) -> tuple[str, str, bool]:
    """Put left pages behind right ones of the same kind, so that few pages are set for nothing."""
    return margin.name, margin.folio, margin.side == RIGHT


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'"{plain}"'
