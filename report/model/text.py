"""A piece of text that people read and translators translate."""

from __future__ import annotations

from dataclasses import dataclass, field

from report.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """Where one stretch of a folded text stands in its file."""

    offset: int
    """Offset into `Text.source` where the stretch begins."""
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Text:
    """One message: a heading, a paragraph, a cell, a label.

    Two texts are equal when they say the same in the same language; their places do not count.
    """

    source: str
    """Inline Markdown, soft breaks folded; `{{ }}` and links stay as written. This is the msgid."""
    span: Span = field(compare=False)
    role: str = field(default="paragraph", compare=False)
    """What it is, in words for the translator: paragraph, heading, table cell, caption …"""
    context: str | None = None
    """msgctxt, only where the writer asked for one."""
    language: str = ""
    """BCP 47 tag of the language it is in; empty means the source language."""
    segments: tuple[Segment, ...] = field(default=(), compare=False)
    state: str = field(default="source", compare=False)
    """source, translated, fuzzy or missing."""
    note: str = field(default="", compare=False)
    """What the writer has to say to translators."""
    message: tuple[str, str | None, str] | None = field(default=None, compare=False)
    """In an edition: the message (`MessageKey`) that this text is the translation of, or is to be."""

    def place(self, offset: int, length: int = 1) -> Span:
        """Return the place of a 0-based offset into the source."""
        return place_in(self.segments, self.span, offset, length)

    def translated(self, source: str, language: str, message: tuple[str, str | None, str]) -> Text:
        """Return the same message in another language; its place remains that of the source."""
        return Text(source, self.span, self.role, self.context, language, (), "translated", message=message)


def place_in(segments: tuple[Segment, ...], span: Span, offset: int, length: int = 1) -> Span:
    """Return the place of an offset into a text that stands in segments; `span` is where it begins without any."""
    best = Segment(0, span.line, span.column)
    for segment in segments:
        if segment.offset <= offset:
            best = segment
    return Span(span.path, best.line, best.column + offset - best.offset, max(1, length))


def plain(text: str, span: Span, role: str) -> Text:
    """Return a one-line text."""
    return Text(text, span, role, segments=(Segment(0, span.line, span.column),))
