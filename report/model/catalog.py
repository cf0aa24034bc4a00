"""Messages in one language."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report.model.text import place_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.diagnostics import Span
    from report.model.text import Segment

FUZZY = "fuzzy"
CHANGED = "changed: "
"""Begins the comment that says what kind of change made a message fuzzy; the program's own, written anew each time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a PO file."""

    strings: tuple[str, ...]
    """msgstr, one for each plural form; a message without plural has one."""
    fuzzy: bool
    span: Span = field(compare=False)
    flags: frozenset[str] = frozenset()
    """Flags (`#, fuzzy`), and comments of the translator, which every tool keeps, up to a colon (`# fuzzy: why`)."""
    segments: tuple[Segment, ...] = field(default=(), compare=False)
    """Where the first of the strings stands in its file."""
    previous: str = ""
    """The msgid that a fuzzy translation was made for (`#| msgid`); empty where the file does not say."""
    change: str = ""
    """Of a fuzzy message: what kind of change of its source has made it so, where the file says it."""
    derived: bool = False
    """Whether nobody wrote it: it is converted from another language. What is fuzzy in the file is not printed."""

    def place(self, offset: int, length: int = 1) -> Span:
        """Return the place of a 0-based offset into the first string."""
        return place_in(self.segments, self.span, offset, length)

    @property
    def is_translated(self) -> bool:
        """Whether every form is filled in, with more than white space; a fuzzy one does not count."""
        return not self.fuzzy and all(map(str.strip, self.strings))

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody has to look at what stands in the file; of a derived one the conversion is printed."""
        return self.fuzzy or (self.derived and FUZZY in self.flags)


MessageKey = tuple[str, str | None, str]
"""(domain, msgctxt, msgid)."""


def message_id(key: MessageKey) -> str:
    """Return a short name for a message: 16 hexadecimal digits, the same in any process.

    >>> message_id(("year", None, "能源")) == message_id(("year", "", "能源"))
    False
    """
    return hashlib.sha256(repr(key).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class PoFile:
    """The messages of one file, in its order."""

    entries: tuple[tuple[MessageKey, Entry], ...]
    categories: tuple[str, ...]
    """CLDR category of each gettext plural form, in msgstr order."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """All messages of one language."""

    language: str
    entries: Mapping[MessageKey, Entry]
    domains: tuple[str, ...]
    shipped: frozenset[MessageKey] = frozenset()
    """Messages that the program itself brings translated: words of the packaged templates."""
    plural_categories: tuple[str, ...] = ("other",)
    """CLDR category of each gettext plural form, in msgstr order."""

    def find(self, domain: str, context: str | None, msgid: str) -> Entry | None:
        """Return the entry of a message, or None when the catalog has none."""
        return self.entries.get((domain, context, msgid))
