"""An XLIFF file as nouns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# XML 1.0, production 2.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Unit:
    """One text and its translation: a `<trans-unit>`."""

    id: str
    """Unique in its file; tools give it back as it is."""
    source: str
    target: str = ""
    fuzzy: bool = False
    """Whether somebody has still to agree with the target."""
    context: str | None = None
    """msgctxt."""
    notes: tuple[tuple[str, str], ...] = ()
    """(who says it, what)."""
    places: tuple[tuple[str, str], ...] = ()
    """(path, line or nothing)."""
    previous: str | None = None
    """The source text that the target was made for."""
    group: str = ""
    """Id of the group that joins the plural forms of a message."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class XliffFile:
    """A `<file>`: units in the order of the document they come from."""

    original: str
    source_language: str
    target_language: str
    units: tuple[Unit, ...] = ()
    line: int = field(default=0, compare=False)


def is_writable(text: str) -> bool:
    r"""Tell whether XML can hold a text.

    >>> is_writable("a\tb"), is_writable("a\x08b")
    (True, False)
    """
    return not _NO_XML.search(text)
