"""Text files as they lie on disk, and as everything in the project reads them."""

from __future__ import annotations


def as_read(text: str) -> str:
    r"""Return a file's text without byte order mark, its lines ended by LF alone; places count in this text.

    >>> as_read("\ufeffa: 1\r\nb: 2\rc: 3\n")
    'a: 1\nb: 2\nc: 3\n'
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
