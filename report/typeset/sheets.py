"""The style sheets of an edition, and its fonts, as WeasyPrint holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import weasyprint
from cssselect2 import Matcher
from weasyprint.css.counters import CounterStyle

from report.diagnostics import Span
from report.model.composition import Sheet
from report.typeset.assets import SCHEME, AssetFetcher
from report.typeset.faces import face_rules, given_fonts_only
from report.typeset.late import SHEET as LATE_SHEET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from report.typeset.engine_log import EngineLog

DOCUMENT = Span("templates/print/document.html")


class LoadedSheets:
    """What WeasyPrint takes beside a document."""

    def __init__(
        self,
        sheets: Iterable[Sheet],
        faces: Iterable[tuple[str, str]],
        fetcher: AssetFetcher,
        log: EngineLog,
        font_place: Span = DOCUMENT,
    ) -> None:
        """Load the sheets of an edition, after those of the program; what is wrong with them goes to the log.

        `faces` are families and files that `fetcher` has, `font_place` is where they were asked for.
        """
        self.fetcher = fetcher
        self.counters = CounterStyle()
        self.fonts = given_fonts_only()
        # All in one: whether a rule holds for an element is then asked once, not once for each sheet.
        shared: dict[str, Any] = {"matcher": Matcher(), "page_rules": [], "layers": []}
        own = Sheet("fonts", face_rules(faces, SCHEME), font_place), Sheet("late", LATE_SHEET, DOCUMENT)
        for sheet in (*own, *sheets):
            with log.reading("R103", sheet.span):
                self.everything = self.read(sheet.css, **shared)

    def read(self, css: str, **shared: Any) -> Any:  # noqa: ANN401 - WeasyPrint is untyped
        """Return one more sheet."""
        return weasyprint.CSS(
            string=css,
            base_url=SCHEME,
            url_fetcher=self.fetcher,
            font_config=self.fonts,
            counter_style=self.counters,
            **shared,
        )
