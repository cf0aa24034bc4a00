"""Putting numbers of pages into streams that were drawn before they were known."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from report.typeset.galleys.captured import CapturedStream, LateRun, OpenStream
from report.typeset.galleys.deflated import content_of, end_stream
from report.typeset.galleys.engine import FOLIO, QUICK

if TYPE_CHECKING:
    from collections.abc import Callable

_SHOWN = re.compile(
    rb"/ActualText (?:\((?P<plain>[^()]*)\)|<feff(?P<wide>[0-9a-f]*)>)"  # how readers take it
    rb"|<(?P<codes>[0-9a-f]+)>"  # what is drawn
)
_DIGIT, _WIDE_DIGIT = re.compile(rb"[0-9]"), re.compile(rb"003([0-9])")
_CODE = re.compile(rb"....")


class LateFiller:
    """Puts numbers into streams; `value` returns the text of a late value."""

    def __init__(self, value: Callable[[str], str]) -> None:
        self.value = value

    def compressed(self, stream: CapturedStream, more: bytes = b"") -> tuple[bytes, bool]:
        """Return a stream's content with more behind it, and whether its dictionary has still to say how."""
        if isinstance(stream.content, bytes):
            return stream.content, False
        if isinstance(stream.content, OpenStream):
            return end_stream(stream.content.content, stream.content.check, b"\n" + more if more else b""), True
        content = self.plain(stream)
        return zlib.compress(content + b"\n" + more if more else content, QUICK), True

    def plain(self, stream: CapturedStream, folio: str = "") -> bytes:
        """Return what a stream says, not compressed."""
        if isinstance(stream.content, bytes):
            return zlib.decompress(stream.content)
        if isinstance(stream.content, OpenStream):
            return content_of(stream.content.content)
        return b"\n".join(
            exchange_digits(item, folio if item.key == FOLIO else self.value(item.key))
            if isinstance(item, LateRun)
            else item
            for item in stream.content
        )


def exchange_digits(run: LateRun, text: str) -> bytes:
    """Return a run with the digits of a text in the place of its own, as many."""
    own = run.codes[int(next((letter for letter in run.shape if letter.isdigit()), "0"))].encode()
    digits = [letter for letter in text if letter.isdigit()]
    drawn = 0

    def exchanged(match: re.Match[bytes]) -> bytes:
        nonlocal drawn
        if match["codes"] is None:
            # What is read comes before what is drawn, and has the same digits.
            coming = iter(digits[drawn:])
            if match["wide"] is None:
                return (
                    b"/ActualText ("
                    + _DIGIT.sub(lambda digit: next(coming, digit[0].decode()).encode(), match["plain"])
                    + b")"
                )
            wide = _WIDE_DIGIT.sub(lambda digit: b"003" + next(coming, digit[1].decode()).encode(), match["wide"])
            return b"/ActualText <feff" + wide + b">"
        codes = _CODE.findall(match["codes"])
        for place, code in enumerate(codes):
            if code == own and drawn < len(digits):
                codes[place] = run.codes[int(digits[drawn])].encode()
                drawn += 1
        return b"<" + b"".join(codes) + b">"

    return _SHOWN.sub(exchanged, run.operators)
