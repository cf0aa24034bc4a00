"""Messages in the layout that every tool writes, by one regular expression each: faster than line by line.

What does not match is no fault; it is read by its lines.
"""

from __future__ import annotations

import re

from report.po.entries import PoEntry
from report.po.escapes import BadEscapeError, unescape
from report.po.notes import Notes

_BODY = r'"([^"\\\n]*+(?:\\.[^"\\\n]*+)*+)"\n'
_MORE = rf"((?:{_BODY.replace('(', '(?:', 1)})*+)"
# Possessive throughout, and never past a blank line; a string after that belongs to the message still.
_MESSAGE = re.compile(
    rf"((?:\#(?:[ .:,][^\n]*+)?+\n)*+)(?:msgctxt {_BODY})?+msgid {_BODY}{_MORE}msgstr {_BODY}{_MORE}(?:\n(?!\s*+\")|\Z)"
)
_STRING = re.compile(_BODY)


def ordinary(text: str, position: int, number: int) -> tuple[PoEntry, int, int] | None:
    """Return the message that begins at a position, and the position and number of the line after it, or None."""
    match = _MESSAGE.match(text, position)
    if match is None:
        return None
    comments, context, msgid, more_id, msgstr, more_str = match.groups()
    notes = Notes(comments[:-1].split("\n") if comments else ())
    try:
        msgid = _joined(msgid, more_id)
        msgstr = _joined(msgstr, more_str)
        context = None if context is None else unescape(context)
    except BadEscapeError:
        return None  # the place is told by reading line by line
    line = number + (comments.count("\n") if comments else 0)
    msgid_line = line if context is None else line + 1
    msgstr_line = msgid_line + 1 + more_id.count("\n")
    entry = PoEntry(
        msgid,
        (msgstr,),
        context,
        None,
        notes.comments,
        notes.extracted,
        notes.references,
        notes.flags,
        line=line,
        msgid_line=msgid_line,
        msgstr_lines=(msgstr_line,),
    )
    return entry, match.end(), msgstr_line + 2 + more_str.count("\n")


def _joined(first: str, more: str) -> str:
    return unescape(first) + "".join(map(unescape, _STRING.findall(more))) if more else unescape(first)
