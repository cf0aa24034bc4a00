"""Stage 4, compose: `Edition` -> `Composition`, HTML for print and for the web, free of page numbers."""

from typing import TYPE_CHECKING

from report.compose.edition import compose_edition
from report.compose.scene import PRINT, WEB
from report.importing import importing

if TYPE_CHECKING:
    from report.compose.phrases import metric_phrase
else:
    # When it is asked for: where every phrase is known, none is written.
    __getattr__ = importing(__name__, {"metric_phrase": "phrases"})


__all__ = ["PRINT", "WEB", "compose_edition", "metric_phrase"]
