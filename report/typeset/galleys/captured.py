"""What is kept of a set galley: the objects of its PDF as bytes, with gaps where numbers go.

Everything is made of dataclasses, tuples, bytes, strings and numbers, so that it can be kept in a file and sent to
another process.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from typing import Any

import pydyf

from report.typeset.galleys.deflated import begin_stream

OBJECT, PAGE, RESOURCES = "object", "page", "resources"
"""Gaps for references: to an object or a page of the galley, to what its pages draw with."""
PARENT, FONTS, COLOURS, PROFILE = "parent", "fonts", "colours", "profile"
"""Gaps for references to what a PDF has once."""
DOCUMENT, PAGE_KEY, ANNOTATION_KEY, NOTE, TITLE = "document", "page key", "annotation key", "note", "title"
"""Gaps for the top of the structure tree, for keys in its parent tree, the name of a note, the title of a section."""

Gap = tuple[str, int | str]
Piece = tuple[bytes | Gap, ...]
"""Bytes with gaps between them."""
_REFERENCE = re.compile(rb"(\d+) 0 R")
ROUNDING = 2
"""How far widths in thousandths of an em may lie apart and be the same."""
LEVEL = 9
"""Of zlib, as pydyf has it."""


@dataclass(frozen=True, slots=True)
class LateRun:
    """Digits in a stream that are known when pages exist."""

    key: str
    """What they are the number of: `first:section`, or `folio`."""
    shape: str
    """The text that was set in their place, each digit a 0."""
    codes: tuple[str, ...]
    """The glyphs of the ten digits, as they stand in the stream."""
    font: str
    widths: tuple[int, ...]
    operators: bytes

    @property
    def is_rigid(self) -> bool:
        """Whether the digits differ in width, so that one cannot stand for another."""
        return max(self.widths) - min(self.widths) > ROUNDING


LateContent = tuple[bytes | LateRun, ...]
"""What a stream draws, with gaps where numbers go."""


@dataclass(frozen=True, slots=True)
class OpenStream:
    """What a page draws, compressed, to which something may be added."""

    content: bytes
    """Deflated, without header and end (RFC 1951)."""
    check: int
    """Adler-32 of what was compressed."""


@dataclass(frozen=True, slots=True)
class CapturedStream:
    """A stream with its dictionary; its content is compressed, unless it has late runs."""

    head: Piece
    """Without the brackets, `Filter` and `Length`."""
    content: bytes | OpenStream | LateContent
    digest: str
    """Tells images from each other; empty for others."""


@dataclass(frozen=True, slots=True)
class CapturedPage:
    """A page without what it shares with others."""

    head: Piece
    contents: int
    """Which object is its stream."""
    row: Piece
    """Its row in the parent tree."""
    name: str
    height: float
    strings: tuple[tuple[str, tuple[str, ...]], ...]
    """Named strings that are set on it, in order."""
    bookmarks: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class CapturedFont:
    """How a galley uses a font."""

    hash: str
    name: bytes
    family: str
    flags: int
    ascent: int
    descent: int
    italic_angle: int
    stemv: int
    stemh: int
    type: str
    used_in_forms: bool
    identity: str
    """Which face it is."""
    widths: dict[int, float]
    to_unicode: dict[int, str]


@dataclass(frozen=True, slots=True)
class SetGalley:
    """A galley on pages of its own, which have no numbers yet."""

    objects: tuple[Piece | CapturedStream, ...]
    pages: tuple[CapturedPage, ...]
    resources: dict[str, dict[str, Piece]]
    """What its pages draw with, by category and name."""
    fonts: tuple[CapturedFont, ...]
    elements: Piece
    """References to the structure elements that stand in the document itself."""
    annotations: tuple[Piece, ...]
    """Their owners, in order."""
    notes: tuple[Piece, ...]
    fields: Piece
    """References to form fields."""
    anchors: tuple[tuple[str, int, float, float], ...]
    """Name, page, and place in points."""
    targets: tuple[str, ...]
    """Anchors that links ask for."""
    sections: tuple[tuple[str, tuple[int, int]], ...]
    """Pages on which a section's own text stands, from 0."""
    places: tuple[tuple[str, int], ...]
    holes: tuple[tuple[int, float, str], ...]
    """Short pages: number from 0, how full, with which words the next one begins."""
    problems: tuple[Any, ...]
    missing: tuple[str, ...]
    """Characters that no font has."""
    is_rigid: bool
    """Whether it has digits that cannot be exchanged."""
    begins: str
    """The break before its first element, as style sheets have it."""


class GapInPdf(pydyf.Object):  # type: ignore[misc]  # pydyf is untyped
    """Stands in WeasyPrint's objects where a number is to go."""

    def __init__(self, kind: str, number: int | str) -> None:
        super().__init__()
        self.gap = kind, number

    @property
    def data(self) -> bytes:
        """A gap has no bytes until it is filled."""
        raise NotImplementedError

    @property
    def reference(self) -> GapInPdf:  # what stands for the top of the tree is referred to
        """The gap itself."""
        return self


class LateObject(pydyf.Object):  # type: ignore[misc]  # pydyf is untyped
    """A late run in one of WeasyPrint's streams."""

    def __init__(self, run: LateRun) -> None:
        super().__init__()
        self.run = run

    @property
    def data(self) -> bytes:
        """What was set in the place of the digits."""
        return self.run.operators


class Capturing:
    """Turns objects of one PDF into pieces."""

    def __init__(self, gaps: dict[int, Gap]) -> None:
        self.gaps = gaps
        """Of each object number: what refers to it."""

    def piece(self, value: Any) -> Piece:  # noqa: ANN401 - pydyf is untyped
        """Return a value as bytes with gaps."""
        parts: list[bytes | Gap] = []
        self._write(value, parts)
        return joined(parts)

    def entries(self, dictionary: dict[str, Any]) -> Piece:
        """Return the entries of a dictionary, without its brackets."""
        parts: list[bytes | Gap] = []
        self._entries(dictionary, parts)
        return joined(parts)

    def stream(self, stream: Any, *, is_page: bool = False) -> CapturedStream:  # noqa: ANN401
        """Return a stream with its dictionary; what a page draws can then be added to, and does not change that."""
        items: list[bytes | LateRun] = [b"q"] if is_page else []
        plain: list[bytes] = []
        for item in stream.stream:
            if isinstance(item, LateObject):
                items += [b"\n".join(plain), item.run]
                plain = []
            else:
                plain.append(pydyf._to_bytes(item))  # noqa: SLF001 - as pydyf itself writes it
        items.append(b"\n".join(plain))
        items += [b"Q"] if is_page else []
        extra = {name: value for name, value in stream.extra.items() if name != "Length"}
        head = self.entries(extra)
        if any(isinstance(item, LateRun) for item in items):
            return CapturedStream(head, tuple(items), "")
        content = b"\n".join(item for item in items if isinstance(item, bytes))
        if is_page:
            return CapturedStream(head, OpenStream(*begin_stream(content)), "")
        if stream.compress:
            content = zlib.compress(content, LEVEL)
            head = joined([*head, b"/Filter /FlateDecode"])
        digest = hashlib.sha256(content).hexdigest() if extra.get("Subtype") == "/Image" else ""
        return CapturedStream(head, content, digest)

    def _write(self, value: Any, parts: list[bytes | Gap]) -> None:  # noqa: ANN401
        if isinstance(value, GapInPdf):
            parts.append(value.gap)
        elif isinstance(value, dict):
            parts.append(b"<<")
            self._entries(value, parts)
            parts.append(b">>")
        elif isinstance(value, list | tuple):
            parts.append(b"[")
            for number, item in enumerate(value):
                if number:
                    parts.append(b" ")
                self._write(item, parts)
            parts.append(b"]")
        elif isinstance(value, bytes) and (match := _REFERENCE.fullmatch(value)):
            parts.append(self.gaps[int(match[1])])
        else:
            parts.append(pydyf._to_bytes(value))  # noqa: SLF001 - as pydyf itself writes it

    def _entries(self, dictionary: dict[str, Any], parts: list[bytes | Gap]) -> None:
        for name, value in dictionary.items():
            parts.append(b"/" + pydyf._to_bytes(name) + b" ")  # noqa: SLF001 - as pydyf itself writes it
            self._write(value, parts)


def joined(parts: list[bytes | Gap]) -> Piece:
    """Return pieces with neighbouring bytes put together."""
    found: list[bytes | Gap] = []
    for part in parts:
        if isinstance(part, bytes) and found and isinstance(found[-1], bytes):
            found[-1] += part
        else:
            found.append(part)
    return tuple(found)
