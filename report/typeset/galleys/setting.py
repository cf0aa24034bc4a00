"""Setting a galley: a pure function of it and of what all galleys of an edition share."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

import weasyprint
from weasyprint import DEFAULT_OPTIONS
from weasyprint.pdf import generate_pdf

from report.typeset.advances import true_advances
from report.typeset.assets import SCHEME, AssetFetcher
from report.typeset.colour import intend_screen
from report.typeset.engine_log import engine_log
from report.typeset.faces.loading import FOLDER
from report.typeset.finishing import give_appearances, join_radio_buttons
from report.typeset.fullness import short_pages
from report.typeset.galleys.capturing import capture
from report.typeset.galleys.engine import check_engine, setting_galleys
from report.typeset.galleys.tree import GalleyTree
from report.typeset.lines import setting_lines
from report.typeset.pagemap import find_text
from report.typeset.sheets import DOCUMENT, LoadedSheets
from report.typeset.tags import tagging
from report.typeset.workers import uncollected

if TYPE_CHECKING:
    from pathlib import Path

    from report.model.composition import Sheet
    from report.typeset.galleys.captured import SetGalley

MOST_STOCKS = 4
"""Editions whose style sheets and fonts a process keeps ready."""
_HEAD = 4096
"""Bytes of a font that hold the checksums of its tables."""


@dataclass(frozen=True, slots=True)
class FacePath:
    """A cut face in a file."""

    family: str
    name: str
    identity: str
    """What it was cut from."""
    path: Path

    def read(self) -> bytes:
        """Return the font file."""
        return self.path.read_bytes()


@dataclass(frozen=True, slots=True)
class Stock:
    """What all galleys of an edition share."""

    key: str
    """Tells it from every other stock."""
    sheets: tuple[Sheet, ...] = field(repr=False)
    frame: tuple[str, str] = field(repr=False)
    faces: tuple[FacePath, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Job:
    """A galley, or a row of margins, to be set."""

    key: str
    html: str = field(repr=False)
    pictures: tuple[tuple[str, bytes, str], ...] = field(repr=False, default=())
    """(path, bytes, media type) of what it shows."""
    sheet: str = ""
    """Rules of its own."""
    margins: bool = False
    """Whether only margin boxes are wanted."""
    is_urgent: bool = False
    """Whether others wait for it."""


def set_galley(stock: Stock, job: Job) -> SetGalley:
    """Set a galley; the same arguments give the same, in any process."""
    return _setter(stock).set(job)


class _Setter:
    """What a process keeps ready for the galleys of an edition."""

    def __init__(self, stock: Stock) -> None:
        check_engine()
        self.stock = stock
        fonts = [(face, face.read()) for face in stock.faces]
        self.identities = {content[:_HEAD]: face.identity for face, content in fonts}
        fetcher = AssetFetcher([(FOLDER + face.name, content, "font/otf") for face, content in fonts])
        with engine_log(DOCUMENT) as log:
            self.sheets = LoadedSheets(stock.sheets, [(face.family, face.name) for face in stock.faces], fetcher, log)
        self.problems = tuple(log.problems)

    def set(self, job: Job) -> SetGalley:
        """Set a galley."""
        own = [self.sheets.read(job.sheet)] if job.sheet else []
        fetcher = AssetFetcher(job.pictures)
        source = weasyprint.HTML(string=job.html.join(self.stock.frame), base_url=SCHEME, url_fetcher=fetcher)
        with (
            engine_log(DOCUMENT) as log,
            uncollected(),
            setting_lines(),
            true_advances(),
            setting_galleys(margins=job.margins) as notes,
        ):
            document = source.render(
                font_config=self.sheets.fonts,
                counter_style=self.sheets.counters,
                stylesheets=[self.sheets.everything, *own],
                pdf_forms=True,
                cache={},
            )
            intend_screen(document)
            trees: list[GalleyTree] = []

            def tree(*arguments: Any) -> GalleyTree:  # noqa: ANN401 - WeasyPrint is untyped
                trees.append(GalleyTree(*arguments))
                return trees[0]

            with tagging(document, tree):
                pdf = generate_pdf(
                    document, None, 1, **{**DEFAULT_OPTIONS, "pdf_tags": True, "pdf_forms": True, "pdf_version": "1.7"}
                )
            join_radio_buttons(pdf)
            give_appearances(pdf)
            made = capture(document, pdf, trees[0], self._identity_of)
            found, places = find_text(document, source.etree_element)
        return replace(
            made,
            targets=tuple(notes.targets),
            is_rigid=notes.is_rigid or notes.folios != 0,
            sections=tuple((name, (pages.first - 1, pages.last - 1)) for name, pages in found.items()),
            places=tuple((key, page - 1) for key, page in places.items()),
            holes=() if job.margins else tuple(short_pages(document)),
            problems=tuple(dict.fromkeys(chain(self.problems, log.problems))),
            missing=tuple(sorted(log.missing_characters)),
        )

    def _identity_of(self, font: Any) -> str:  # noqa: ANN401 - WeasyPrint is untyped
        return self.identities[font.file_content[:_HEAD]]


_READY: OrderedDict[tuple[str, tuple[str, ...]], _Setter] = OrderedDict()


def _setter(stock: Stock) -> _Setter:
    # Other cuts of the same faces set the same, but may lack a character of the galley.
    key = stock.key, tuple(face.name for face in stock.faces)
    known = _READY.get(key)
    if known is None:
        known = _READY[key] = _Setter(stock)
        while len(_READY) > MOST_STOCKS:
            _READY.popitem(last=False)
    _READY.move_to_end(key)
    return known
