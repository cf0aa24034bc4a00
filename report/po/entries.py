"""A PO file as nouns: messages, what a translator sees beside them, and the header."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


_PLURALS = re.compile(r"nplurals\s*=\s*(?P<number>[1-9])\s*;\s*plural\s*=\s*(?P<expression>[^;]+)")


@dataclass(frozen=True, slots=True)
class Previous:
    """What a fuzzy message said when it was translated: the lines `#| …`."""

    msgid: str
    context: str | None = None
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class PoEntry:
    """One message with everything that stands around it.

    `msgstrs` has one string per plural form, and exactly one without `plural`. `comments` and `extracted` have one
    string per line, without `# ` and `#. `; `references` are as written ("path", "path:12", or either in the marks
    U+2068 and U+2069); `flags` keep their order. Lines count from 1, and are 0 for what was not read from a file; they
    do not count when two entries are compared. `line` is that of msgctxt, or of msgid where there is none.
    """

    msgid: str
    msgstrs: tuple[str, ...] = ("",)
    context: str | None = None
    plural: str | None = None
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: Previous | None = None
    obsolete: bool = False
    line: int = field(default=0, compare=False)
    msgid_line: int = field(default=0, compare=False)
    msgstr_lines: tuple[int, ...] = field(default=(), compare=False)

    @property
    def fuzzy(self) -> bool:
        """Tell whether a translator has yet to agree with the translation."""
        return "fuzzy" in self.flags

    @property
    def is_translated(self) -> bool:
        """Tell whether every form is filled and none is in doubt."""
        return not self.fuzzy and all(self.msgstrs)

    @property
    def marks(self) -> frozenset[str]:
        """Return flags, and the comments of translators up to a colon: `# ignore-width: a quotation` is one."""
        return frozenset((*self.flags, *(comment.partition(":")[0].strip() for comment in self.comments)))

    @property
    def key(self) -> tuple[str | None, str]:
        """Return what no two messages of a file share: context and msgid."""
        return self.context, self.msgid


@dataclass(frozen=True, slots=True)
class PoDocument:
    r"""One PO file.

    `header` is the message with an empty msgid; `entries` are all others in the order of the file, obsolete ones among
    them. `tail` are comment lines after the last message, whole ("# like this"). `newline` is "\n" or "\r\n".
    """

    header: PoEntry | None = None
    entries: tuple[PoEntry, ...] = ()
    tail: tuple[str, ...] = ()
    newline: str = "\n"


def fields(entry: PoEntry) -> dict[str, str]:
    r"""Return the fields of a header by name, in their order; of two of one name the first counts.

    >>> fields(PoEntry("", ("Language: en\nX-Generator: Poedit 3.4\n",)))
    {'Language': 'en', 'X-Generator': 'Poedit 3.4'}
    """
    found: dict[str, str] = {}
    for line in entry.msgstrs[0].split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip(), value.strip())
    return found


def with_fields(entry: PoEntry, values: Mapping[str, str]) -> PoEntry:
    r"""Return the header with these fields set; all other lines stay as they are and where they are.

    Fields that are new come last. A line whose value does not change is not touched.

    >>> with_fields(PoEntry("", ("Language: de\nX-Own:  1\n",)), {"Language": "en", "X-New": "2"}).msgstrs[0]
    'Language: en\nX-Own:  1\nX-New: 2\n'
    """
    left = dict(values)
    lines = []
    text = entry.msgstrs[0]
    for line in text.removesuffix("\n").split("\n") if text else ():
        name, colon, value = line.partition(":")
        wanted = left.pop(name.strip(), None) if colon else None
        lines.append(line if wanted is None or wanted == value.strip() else f"{name}: {wanted}")
    lines += [f"{name}: {value}" for name, value in left.items()]
    return replace(entry, msgstrs=("".join(f"{line}\n" for line in lines),))


def plural_forms(header: PoEntry | None) -> tuple[int, str] | None:
    """Return how many plural forms a file has, and the C expression for the one that a number takes (gettext manual).

    None where the header does not say.
    """
    match = _PLURALS.search(fields(header).get("Plural-Forms", "")) if header else None
    return (int(match["number"]), match["expression"].strip()) if match else None
