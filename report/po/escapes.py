r"""Strings as PO files quote them: \n, \t, \" and the rest of C's escapes."""

from __future__ import annotations

import re

_PLAIN = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "f": "\f", "v": "\v", "a": "\a", '"': '"', "\\": "\\"}
_ESCAPE = re.compile(r"((?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]++))++)|\\(.)", re.DOTALL)
_NUMBER = re.compile(r"\\(x?)([0-9a-fA-F]+)")
_WRITTEN = str.maketrans({sign: f"\\{name}" for name, sign in _PLAIN.items()})
_BYTES = 256


class BadEscapeError(ValueError):
    """A backslash that begins no escape; `place` is its offset in the string."""

    def __init__(self, place: int) -> None:
        """Take the offset of the backslash."""
        super().__init__("a bad escape")
        self.place = place


def unescape(body: str) -> str:
    r"""Return what stands between two quotes as the text it means; raise BadEscapeError.

    Numbers are bytes of UTF-8, as gettext reads them in a file of that charset: `\303\251` is é.

    >>> unescape(r"a\tb\303\251"), unescape(r"\x41")
    ('a\tbé', 'A')
    """
    return _ESCAPE.sub(_meaning, body) if "\\" in body else body


def _meaning(match: re.Match[str]) -> str:
    if match[1] is None:
        plain = _PLAIN.get(match[2])
        if plain is None:
            raise BadEscapeError(match.start())
        return plain
    numbers = [int(digits, 16 if x else 8) for x, digits in _NUMBER.findall(match[1])]
    # gettext ends a string at byte 0: what follows would be lost.
    if any(number == 0 or number >= _BYTES for number in numbers):
        raise BadEscapeError(match.start())
    try:
        return bytes(numbers).decode()
    except UnicodeDecodeError as error:
        raise BadEscapeError(match.start()) from error


def escape(text: str) -> str:
    r"""Return text as it stands between two quotes; other control characters than gettext's seven stay as they are.

    >>> print(escape('a "b"\n'))
    a \"b\"\n
    """
    return text.translate(_WRITTEN)
