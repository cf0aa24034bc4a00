"""What stands in comment lines: references and flags, in gettext's reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_REFERENCE = re.compile(r"\u2068[^\u2068\u2069]*+\u2069(?::[0-9]++)?+|[^ \t]++")
_APART = re.compile(r"(?<=[^ \t])[ \t]*+:[ \t]*+([0-9]++)(?=[ \t]|$)")
_FLAG = re.compile(r"range:[ \t]*+([0-9]++\.\.[0-9]++)(?=[\s,]|$)|([^\s,]++)")

# fmt: off
FORMATS = (
    "c", "objc", "python", "python-brace", "java", "java-printf", "csharp", "javascript", "scheme", "lisp",
    "elisp", "librep", "ruby", "sh", "awk", "lua", "object-pascal", "smalltalk", "qt", "qt-plural", "kde",
    "kde-kuit", "boost", "tcl", "perl", "perl-brace", "php", "gcc-internal", "gfc-internal", "ycp",
)
# fmt: on
"""What msgcat 0.21 knows of `…-format`, in its order (seen by giving it all of them)."""
_PLACES = {
    f"{prefix}{name}-format": place
    for place, name in enumerate(FORMATS, 1)
    for prefix in ("", "no-", "possible-", "impossible-")
}
_RANGE = len(FORMATS) + 1


_KINDS = {".": ".", ":": ":", ",": ",", "!": ","}


class Notes:
    """The comment lines of a message by their kinds; lines are whole, with their signs."""

    __slots__ = ("comments", "extracted", "flags", "references")

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines in their order."""
        kept: dict[str, list[str]] = {}
        for line in lines:
            kind = _KINDS.get(line[1:2], "")
            kept.setdefault(kind, []).append(line[2 if kind else 1 :])
        self.comments = tuple([_text(line) for line in kept[""]]) if "" in kept else ()
        self.extracted = tuple([_text(line) for line in kept["."]]) if "." in kept else ()
        # Joined, as a number may stand apart from its path, on the next line.
        self.references = tuple(dict.fromkeys(references(" ".join(kept[":"])))) if ":" in kept else ()
        self.flags = tuple(dict.fromkeys(flags(",".join(kept[","])))) if "," in kept else ()


def _text(comment: str) -> str:
    """Return a comment without the space that separates it from its sign, and without that after a final backslash."""
    text = comment.removeprefix(" ").rstrip("\r")
    return text[:-1] if text.endswith(" ") and text.rstrip(" ").endswith("\\") else text


def references(text: str) -> list[str]:
    """Return the references of one line `#: …`; a number may stand apart from its path.

    >>> references("a.c:12 b.c : 3 \u2068with space.c\u2069:7 d")
    ['a.c:12', 'b.c:3', '\u2068with space.c\u2069:7', 'd']
    """
    joined = _APART.sub(r":\1", text) if ":" in text else text
    return _REFERENCE.findall(joined)


def marked(reference: str) -> str:
    """Return a reference as it can be written: without leading `./`, and in gettext's marks if its path has spaces.

    >>> marked("./a.md:3"), marked("my file.md:3")
    ('a.md:3', '\u2068my file.md\u2069:3')
    """
    while reference.startswith("./"):
        reference = reference[2:]
    if (" " not in reference and "\t" not in reference) or "\u2068" in reference:
        return reference
    path, colon, number = reference.rpartition(":")
    has_number = bool(path) and number.isascii() and number.isdecimal()
    return f"\u2068{path}\u2069{colon}{number}" if has_number else f"\u2068{reference}\u2069"


def flags(text: str) -> list[str]:
    """Return the flags of one line `#, …`.

    >>> flags(" fuzzy, c-format,range: 0..3")
    ['fuzzy', 'c-format', 'range: 0..3']
    """
    return [f"range: {limits}" if limits else flag for limits, flag in _FLAG.findall(text)]


def in_order(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return flags as gettext orders them; those it does not know come last, in their own order.

    >>> in_order(("ignore-figures", "no-wrap", "python-format", "fuzzy"))
    ('fuzzy', 'python-format', 'no-wrap', 'ignore-figures')
    """
    return tuple(sorted(dict.fromkeys(names), key=_place)) if len(names) > 1 else names


def _place(flag: str) -> int:
    if flag == "fuzzy":
        return 0
    if flag.startswith("range:"):
        return _RANGE
    return _PLACES.get(flag, _RANGE + (1 if flag == "no-wrap" else 2))
