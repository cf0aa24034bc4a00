"""Stage 4, compose: `Edition` -> `Composition`, HTML for print and for the web, free of page numbers."""

from report.compose.edition import compose_edition

__all__ = ["compose_edition"]
