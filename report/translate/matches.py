"""What is matched: messages of today, entries of yesterday, and which of these serve."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A message without its translation."""

    domain: str
    position: int
    """Upwards in the order of the document; numbers may be left out."""
    msgid: str
    context: str = ""
    """msgctxt; empty where there is none."""
    section: str = ""
    """The section or the file it stands in; empty for an obsolete entry, whose position then says nothing."""


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """An old entry that has a translation."""

    source: Source
    translation: str
    used: bool
    """Whether its own message is still wanted."""
    fuzzy: bool = False
    previous: str = ""
    """The previous msgid of a fuzzy entry, which its translation belongs to; empty where there is none."""

    @property
    def text(self) -> str:
        """The text that its translation belongs to."""
        return self.previous or self.source.msgid


class Reason(Enum):
    """Why an old translation serves."""

    SAME = auto()
    """The message itself."""
    MOVED = auto()
    """The same text and msgctxt in another domain, or the previous text of a fuzzy entry."""
    CONTEXT = auto()
    """The same text with another msgctxt."""
    SIMILAR = auto()
    PART = auto()
    """The second part of a text that was split."""


@dataclass(frozen=True, slots=True)
class Match:
    """An old entry that serves for a message."""

    known: Known
    reason: Reason
    similarity: float
    """From 0 to 1; 1 where the text is the same."""
    fuzzy: bool
    """Whether somebody has to look."""
