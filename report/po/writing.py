"""Messages to the text of a PO file, byte for byte as msgcat writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.po.escapes import escape
from report.po.notes import in_order, marked
from report.po.wrapping import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from report.po.entries import PoDocument, PoEntry

WIDTH = 79
"""Columns of a page where none are given; references break there even where strings do not (`msgcat --no-wrap`)."""
NARROWEST = 20
"""msgcat takes no fewer."""


def write_po(document: PoDocument, wrap: int = 0) -> str:
    """Return the text: as of `msgcat --no-wrap`, or with a width as of `msgcat --width`; 79 is msgcat's own.

    Obsolete messages come last; those without translation or comment are left out. `fuzzy` is left out where there is
    no translation. What msgcat 0.21 would lose stays: flags it does not know, the range of an obsolete message, an
    untranslated obsolete message that has comments, or one that shares its key, comments after the last message.
    References with spaces are written in the marks of gettext 0.22.
    """
    width = max(wrap, NARROWEST) if wrap else 0
    entries = [entry for entry in document.entries if not entry.obsolete]
    entries += [entry for entry in document.entries if entry.obsolete and (entry.comments or any(entry.msgstrs))]
    if document.header is not None:
        entries.insert(0, document.header)
    blocks = ["".join(f"{line}\n" for line in _lines(entry, width)) for entry in entries]
    if document.tail:
        blocks.append("".join(f"{line}\n" for line in document.tail))
    text = "\n".join(blocks)
    return text if document.newline == "\n" else text.replace("\n", document.newline)


def _lines(entry: PoEntry, wrap: int) -> Iterator[str]:
    """Yield the lines of one message."""
    yield from (_guarded(f"# {comment}" if comment else "#") for comment in entry.comments)
    yield from (_guarded(f"#. {comment}" if comment else "#.") for comment in entry.extracted)
    yield from map(_guarded, _references(dict.fromkeys(map(marked, entry.references)), wrap or WIDTH))
    flags = [flag for flag in in_order(entry.flags) if flag != "fuzzy" or entry.msgstrs[0]]
    if flags:
        yield _guarded(f"#, {', '.join(flags)}")
    width = 0 if "no-wrap" in flags else wrap
    if entry.previous is not None:
        mark = "#~| " if entry.obsolete else "#| "
        yield from _message(mark, entry.previous.context, entry.previous.msgid, entry.previous.plural, width)
    mark = "#~ " if entry.obsolete else ""
    yield from _message(mark, entry.context, entry.msgid, entry.plural, width)
    for number, msgstr in enumerate(entry.msgstrs):
        yield from _string(mark, "msgstr" if entry.plural is None else f"msgstr[{number}]", msgstr, width)


def _guarded(line: str) -> str:
    """Return a comment line with a space after a final backslash: gettext would join the next line to it."""
    return f"{line} " if line.rstrip(" ").endswith("\\") else line


def _references(references: Iterable[str], width: int) -> Iterator[str]:
    """Yield lines of references; their widths count in bytes."""
    line, column = "#:", 2
    for reference in references:
        length = len(reference.encode()) + 1
        if column > len("#:") and column + length > width:
            yield line
            line, column = "#:", 2
        line += f" {reference}"
        column += length
    if column > len("#:"):
        yield line


def _message(mark: str, context: str | None, msgid: str, plural: str | None, width: int) -> Iterator[str]:
    if context is not None:
        yield from _string(mark, "msgctxt", context, width)
    yield from _string(mark, "msgid", msgid, width)
    if plural is not None:
        yield from _string(mark, "msgid_plural", plural, width)


def _string(mark: str, keyword: str, value: str, width: int) -> Iterator[str]:
    """Yield the lines of one string: a text of several lines, or one that is too long, begins below its keyword."""
    first, *rest = value.split("\n")
    if not rest or rest == [""]:
        whole = escape(value)
        # One column for the space and two for the quotes.
        room = width - len(mark) - len(keyword) - 3
        if not width or not whole or (room >= 0 and len(pieces(whole, room)) == 1):
            yield f'{mark}{keyword} "{whole}"'
            return
    yield f'{mark}{keyword} ""'
    portions = [f"{portion}\n" for portion in (first, *rest[:-1])] + rest[-1:] if rest else [first]
    room = width - len(mark) - 2
    for portion in filter(None, portions):
        for piece in pieces(escape(portion), room) if width else (escape(portion),):
            yield f'{mark}"{piece}"'
