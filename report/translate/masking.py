"""What of a message is words."""

from __future__ import annotations

import re

FIGURE = "\ufffc"
"""Stands for each sign of a figure, an address or code: something is there, but no word."""
NOTE = "\ufffb"
"""Stands for each sign of what the eye skips: a footnote's mark, a link's target."""

_MASKED = re.compile(
    r"""
    (?P<figure>\{\{[^{}]*\}\} | `[^`]*` | (?:https?://|mailto:|www\.)[!-~]*[\w/]
        | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
        | (?<=[A-Za-z0-9])\([!-'*-~]*\))                                          # f(x), IP(v6)
    | (?P<note>\[\^[^\]\s]+\] | (?<=\])\([^()\s]*\))
    """,
    re.VERBOSE | re.ASCII,
)


def bare_text(text: str) -> str:
    """Return a text of the same length, in which figures, links' targets, addresses and code are masked.

    >>> bare_text("见[](#a.b)。").replace(NOTE, "-")
    '见[]------。'
    """
    return _MASKED.sub(lambda match: (FIGURE if match["figure"] else NOTE) * len(match[0]), text)
