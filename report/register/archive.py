"""The ZIP archive that a workbook is: limits before it is opened, and the same bytes for the same content."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

MAX_BYTES = 20_000_000
MAX_ENTRIES = 1_000
MAX_EXPANDED = 200_000_000
"""A workbook of 20,000 figures takes a tenth of it."""
_DATES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(<)")
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What Python's reader raises at damaged archives, and at encrypted ones (RuntimeError)."""
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def refusal(content: bytes) -> str | None:
    """Return why a file must not be opened as a workbook, or None.

    Sizes are those that the archive declares; Python's reader stops at them.
    """
    if len(content) > MAX_BYTES:
        return f"is larger than {MAX_BYTES // 1_000_000} MB"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "is an old .xls workbook, or protected by a password"
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_EXPANDED:
                return "is far larger inside than a workbook of figures can be"
            if "xl/workbook.xml" not in archive.namelist():
                return "is no .xlsx workbook"
            if any(sign in archive.read(entry) for entry in entries for sign in _DOCTYPES):
                return "declares XML entities, which no spreadsheet program does"
    except _DAMAGE:
        return "is no .xlsx workbook, or a damaged one"
    return None


def count_comments(content: bytes) -> int:
    """Return how many comments somebody has put on cells; a threaded one counts once, by the copy for old programs."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(r"xl/(comments/)?comments?\d*\.xml", name)]
        return sum(len(re.findall(rb"<(?:\w+:)?comment\s", archive.read(name))) for name in names)


def settled(content: bytes, date: str, cells: str) -> bytes:
    """Return the same archive without the time of day it was written at; `date` is ISO 8601.

    `cells` of the first sheet get no green corner for numbers that are text, as years and periods are: openpyxl does
    not write that element.
    """
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _DATES.sub(rb"\g<1>" + f"{date}T00:00:00Z".encode() + rb"\g<3>", data)
            if name == "xl/worksheets/sheet1.xml":
                # The last of the elements that such a sheet has: ECMA-376, part 1, 18.3.1.99.
                quiet = f'<ignoredErrors><ignoredError sqref="{cells}" numberStoredAsText="1"/></ignoredErrors>'
                data = data.replace(b"</worksheet>", quiet.encode() + b"</worksheet>")
            entry = zipfile.ZipInfo(name)  # its time is 1980, the earliest that ZIP knows
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the default is the system that runs
            entry.external_attr = 0o644 << 16
            target.writestr(entry, data)
    return made.getvalue()
