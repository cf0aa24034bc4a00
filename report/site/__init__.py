"""Stage 5b, site: `Composition`s -> web pages. Reads nothing, writes nothing."""

from report.site.pages import build_site

__all__ = ["build_site"]
