"""A text from one script into another: its words, and nothing else of it.

What is no word stays as it is, byte for byte: figures, addresses, the targets of links, code, HTML, labels of
footnotes. Quotation marks follow the script: 「」 where traditional characters are written (clreq §3.1.2), “” else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.markup.figures import EXPRESSION
from report.model.derivation import CORNER, CURLY
from report.translate.masking import FIGURE, NOTE, bare_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# What `bare_text` need not know: it looks for words to judge, where a word too many does little harm.
_WHOLE = re.compile(
    rf"""
      {EXPRESSION.pattern}
    | \\[!-/:-@\[-`{{-~]                                                       # a sign that is only a sign
    | (?<!(?<!\\)`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)                  # code, also with ticks in it
    | </?[A-Za-z][^<>]*>                                                        # HTML, <https://…>
    | (?<=\]\()\s*(?:<[^<>]*>|(?:\\.|[^\s()\\{{]|{{(?!{{)|\((?:\\.|[^\s()\\])*\))*)    # a target; its title is words
    """,
    re.VERBOSE,
)
_CURLY_SINGLE = re.compile(r"‘((?:[^‘’]|(?<=[A-Za-z])’(?=[A-Za-z]))*)’")
"""Single quotation marks in pairs; the one in don’t is none."""


@dataclass(frozen=True, slots=True)
class Converter:
    """The way of texts from one script into another."""

    convert: Callable[[str], str]
    """Converts words, and leaves U+FFFC alone."""
    words: Mapping[str, str]
    """Words with what is written for them; where several begin at one place, the longest holds."""
    quotes: str
    """corner, curly or keep."""
    pattern: re.Pattern[str]
    """Finds the words, and what is no word."""

    @classmethod
    def of(cls, convert: Callable[[str], str], words: Mapping[str, str], quotes: str) -> Converter:
        """Return the converter for some words."""
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        found = "|".join((rf"[{FIGURE}{NOTE}]+", *map(re.escape, longest_first)))
        return cls(convert, words, quotes, re.compile(found))

    def converted(self, text: str) -> str:
        """Return a text in the other script."""
        kept: list[str] = []

        def set_aside(match: re.Match[str]) -> str:
            # A word of the exceptions never holds the signs of the mask: see report/read/derivations.py.
            kept.append(self.words.get(match[0]) or text[match.start() : match.end()])
            return FIGURE

        masked = _WHOLE.sub(lambda match: FIGURE * len(match[0]), text)
        rest = quoted(self.convert(self.pattern.sub(set_aside, bare_text(masked))), self.quotes)
        pieces = rest.split(FIGURE)
        return "".join(piece for pair in zip(pieces, (*kept, ""), strict=True) for piece in pair)


def quoted(text: str, quotes: str) -> str:
    """Return a text with its quotation marks as they are asked for.

    >>> quoted("“云‘上’课堂”", "corner"), quoted("「雲『上』課堂」", "curly"), quoted("“云”", "keep")
    ('「云『上』课堂」', '“雲‘上’課堂”', '“云”')
    """
    if quotes == CORNER:
        return _CURLY_SINGLE.sub(r"『\1』", text).translate({ord("“"): "「", ord("”"): "」"})
    if quotes == CURLY:
        return text.translate(dict(zip(map(ord, "「」『』"), "“”‘’", strict=True)))
    return text
