"""What WeasyPrint says while it works, as problems with places.

A rejected declaration is only a log line to WeasyPrint; to a designer it is a rule that does not work.
"""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACE = re.compile(r" at (\d+):(\d+)")
_NOTDEF = re.compile(r"U\+([0-9A-F]+)")


class EngineLog(logging.Handler):
    """Gathers the messages; `source` says which file is being worked on."""

    def __init__(self, source: Span) -> None:
        super().__init__(logging.WARNING)
        self.source = source
        self.code = "R105"
        self.problems: list[Diagnostic] = []
        self.missing_characters: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Turn one message into a problem."""
        message = record.getMessage()
        if message.startswith(".notdef") and (character := _NOTDEF.search(message)):
            self.missing_characters.add(chr(int(character.group(1), 16)))
            return
        place = _PLACE.search(message)
        span = Span(self.source.path, int(place.group(1)), int(place.group(2))) if place else self.source
        text = message[: place.start()] + message[place.end() :] if place else message
        if self.code == "R103":
            hint = "the engine does not know this rule: write it another way, or keep it in a web sheet"
        else:
            hint = "look at the template or picture that is named"
        self.problems.append(Diagnostic(self.code, text.rstrip(". "), span, hint, Severity.ERROR))

    @contextmanager
    def reading(self, code: str, source: Span) -> Iterator[None]:
        """Ascribe the messages of a while to one file."""
        before = self.code, self.source
        self.code, self.source = code, source
        try:
            yield
        finally:
            self.code, self.source = before


@contextmanager
def engine_log(source: Span) -> Iterator[EngineLog]:
    """Listen to WeasyPrint for a while."""
    logger = logging.getLogger("weasyprint")
    handler = EngineLog(source)
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield handler
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate
