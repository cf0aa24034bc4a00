"""Stage 4, compose: `Edition` -> `Composition`, HTML for print and for the web, free of page numbers."""

from report.compose.edition import compose_edition
from report.compose.phrases import metric_phrase
from report.compose.scene import PRINT, WEB

__all__ = ["PRINT", "WEB", "compose_edition", "metric_phrase"]
