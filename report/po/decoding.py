"""The bytes of a PO file to its messages: the header says in which charset they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from report.po.faults import PoFault, PoSyntaxError
from report.po.reading import parse_po

if TYPE_CHECKING:
    from report.po.entries import PoDocument

_CHARSET = re.compile(rb"Content-Type:[^\n\"\\]*?charset=([^\s\"\\;]+)", re.IGNORECASE)
_BEGINNING = 65536
"""Bytes in which a charset is looked for: the header is the first message, after its comments."""


def read_bytes(content: bytes) -> PoDocument:
    """Return the messages of a PO file as stored; raise PoSyntaxError.

    A file that names no charset, or the placeholder CHARSET of templates, is read as UTF-8. Bytes that do not fit the
    charset are a fault on their line (column 1), and a charset that Python does not know is one on the header's.
    """
    named = _CHARSET.search(content, 0, _BEGINNING)
    charset = named[1].decode("ascii", "replace") if named and named[1] != b"CHARSET" else "utf-8"
    at = named.start(1) if named else 0
    try:
        text = content.decode(charset)
    except UnicodeDecodeError as error:
        fault = PoFault(f"bytes that are no {charset}", _line(content, error.start), 1)
        raise PoSyntaxError((fault,)) from error
    except (LookupError, ValueError) as error:  # ValueError: a name that can be no charset's
        fault = PoFault(f"the unknown charset {charset}", _line(content, at), 1)
        raise PoSyntaxError((fault,)) from error
    return parse_po(text)


def _line(content: bytes, place: int) -> int:
    return content.count(b"\n", 0, place) + 1
