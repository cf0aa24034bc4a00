"""The print edition: files for a printer, with bleed, marks and inks; the cover apart from the inside."""

from report.typeset.press.edition import typeset_print

__all__ = ["typeset_print"]
