"""XLIFF 1.2 written and read: the files that translation agencies work with.

Pure functions of text; nothing here knows projects, PO files or diagnostics.
"""

from __future__ import annotations

from report.xliff.reading import XliffError, parse_xliff
from report.xliff.units import Unit, XliffFile, is_writable
from report.xliff.writing import write_xliff

__all__ = ["Unit", "XliffError", "XliffFile", "is_writable", "parse_xliff", "write_xliff"]
