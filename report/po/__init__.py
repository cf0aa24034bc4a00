"""PO files read and written without loss, in the form in which gettext's tools write them.

Pure functions of text; nothing here knows projects, languages or diagnostics.
"""

from __future__ import annotations

from report.po.entries import PoDocument, PoEntry, Previous, fields, plural_forms, with_fields
from report.po.faults import PoFault, PoSyntaxError
from report.po.patching import patched
from report.po.reading import faults, parse_po
from report.po.writing import write_po

__all__ = [
    "PoDocument",
    "PoEntry",
    "PoFault",
    "PoSyntaxError",
    "Previous",
    "faults",
    "fields",
    "parse_po",
    "patched",
    "plural_forms",
    "with_fields",
    "write_po",
]
