"""How the entries of a YAML mapping are laid out, and which characters have to be exchanged to change them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from report.markup.yamltree import Mapping, Scalar, Value

FIELD_ORDER = (
    "label",
    "value",
    "date",
    "series",
    "formula",
    "precision",
    "qualifier",
    "bounds",
    "unit",
    "unit_context",
    "period",
    "as_of",
    "scope",
    "note",
    "source",
    "owner",
    "status",
    "approved_by",
    "approved_on",
    "valid_until",
    "better",
    "target",
    "restated",
    "part_of",
    "same_as",
    "distinct_from",
    "disclosures",
)
"""Where a field goes that was not there: behind the last of those before it. The order of the format."""


class AmendError(ValueError):
    """A value stands in a way that only a person should change; the message says in which."""


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters to be exchanged."""

    start: int
    end: int
    text: str
    depth: int = 0
    """How deep the mapping lies; where one ends together with the one around it, its new lines come first."""


class Layout:
    """How the entries of one mapping are laid out, and what has to be exchanged to change them."""

    def __init__(self, text: str, mapping: Mapping, path: tuple[str, ...]) -> None:
        self.text = text
        self.mapping = mapping
        self.name = ".".join(path)
        self.depth = len(path)
        self.entries = {key.text: (key, value) for key, value in mapping.entries}

    def splices(self, wanted: dict[str, str | None]) -> list[Splice]:
        """Return the splices that write these values; None takes an entry out."""
        gone = {key for key, source in wanted.items() if source is None and key in self.entries}
        found = self._without_in_braces(gone) if self.mapping.flow else [self._without(key) for key in gone]
        absent: dict[str | None, list[str]] = {}
        for key, source in sorted(wanted.items(), key=lambda item: _rank(item[0])):
            if source is None:
                continue
            if key in self.entries:
                found.append(self._exchanged(key, source))
            else:
                absent.setdefault(self._neighbour(key, gone), []).append(f"{key}: {source}")
        first = next((key for key in self.entries if key not in gone), None)
        if absent and first is None:
            message = f"`{self.name}` keeps nothing that a new field could stand beside"
            raise AmendError(message)
        return found + [
            self._before(first or "", fields) if neighbour is None else self._behind(neighbour, fields)
            for neighbour, fields in absent.items()
        ]

    def _exchanged(self, key: str, source: str) -> Splice:
        name, value = self.entries[key]
        start, end = value.extent
        if not isinstance(value, Scalar):
            message = f"`{self.name}.{key}` is no single value"
            raise AmendError(message)
        if start < name.extent[0] or self.text[start:end].startswith(("&", "!")):
            message = f"`{self.name}.{key}` is an alias, or carries an anchor or a tag"
            raise AmendError(message)
        if start == end:  # `key:` with nothing behind it
            return Splice(start, end, f" {source}")
        return Splice(start, start + len(self.text[start:end].rstrip()), source)

    def _without(self, key: str) -> Splice:
        """Take out whole lines; a comment behind the value stays, it may be all that is known of it."""
        start, end = self.entries[key][0].extent[0], self._end(key)
        line = self._line_start(start)
        rest = self.text[end : self._line_end(end)]
        if rest.strip().startswith("#"):
            return Splice(start, end + len(rest) - len(rest.lstrip()), "")
        if rest.strip() or self.text[line:start].strip():
            message = f"`{self.name}.{key}` shares its line with something else"
            raise AmendError(message)
        after = self._line_end(end)
        return Splice(line, after + len(self._break(after)), "")

    def _without_in_braces(self, gone: set[str]) -> list[Splice]:
        if not gone:
            return []
        keys = list(self.entries)
        kept = [key for key in keys if key not in gone]
        if not kept:
            return [Splice(self.entries[keys[0]][0].extent[0], self._end(keys[-1]), "")]
        self._refuse_comments(keys, gone)
        first = keys.index(kept[0])
        found = [Splice(self._end(before), self._end(key), "") for before, key in pairwise(keys[first:]) if key in gone]
        if first:
            found.append(Splice(self.entries[keys[0]][0].extent[0], self.entries[kept[0]][0].extent[0], ""))
        return found

    def _refuse_comments(self, keys: list[str], gone: set[str]) -> None:
        """Raise where a comment between entries in braces would go with one of them."""
        for before, key in pairwise(keys):
            between = self.text[self._end(before) : self.entries[key][0].extent[0]]
            if "#" in between and {before, key} & gone:
                message = f"`{self.name}` has comments inside its braces"
                raise AmendError(message)

    def _neighbour(self, key: str, gone: set[str]) -> str | None:
        """Return the entry that a new one goes behind; None where it is to be the first."""
        before = [name for name in self.entries if name not in gone and _rank(name) < _rank(key)]
        return max(before, key=_rank, default=None)

    def _behind(self, neighbour: str, fields: list[str]) -> Splice:
        end = self._end(neighbour)
        if self.mapping.flow:
            return Splice(end, end, "".join(f", {each}" for each in fields), self.depth)
        indent = self._indent(neighbour)
        after = self._line_end(end)
        line_break = self._break(after) or ("\r\n" if "\r\n" in self.text else "\n")
        return Splice(after, after, "".join(f"{line_break}{indent}{each}" for each in fields), self.depth)

    def _before(self, first: str, fields: list[str]) -> Splice:
        start = self.entries[first][0].extent[0]
        if self.mapping.flow:
            return Splice(start, start, "".join(f"{each}, " for each in fields), self.depth)
        indent = self._indent(first)
        line_break = self._break(self._line_end(start)) or ("\r\n" if "\r\n" in self.text else "\n")
        at = start - len(indent)
        return Splice(at, at, "".join(f"{indent}{each}{line_break}" for each in fields), self.depth)

    def _indent(self, key: str) -> str:
        start = self.entries[key][0].extent[0]
        indent = self.text[self._line_start(start) : start]
        if indent.strip():
            message = f"`{self.name}.{key}` does not begin its line"
            raise AmendError(message)
        return indent

    def _end(self, key: str) -> int:
        """Return where the text of an entry ends, without what only follows it."""
        name, value = self.entries[key]
        if value.extent < name.extent:  # an alias: its own text is as long as its line
            message = f"`{self.name}.{key}` is an alias"
            raise AmendError(message)
        return max(name.extent[1], _true_end(self.text, value))

    def _line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def _line_end(self, offset: int) -> int:
        """Return the offset of the line break, or of the end of the file."""
        ends = [found for sign in "\r\n" if (found := self.text.find(sign, offset)) >= 0]
        return min(ends, default=len(self.text))

    def _break(self, offset: int) -> str:
        """Return the line break that stands at an offset, nothing at the end of the file."""
        return "\r\n" if self.text.startswith("\r\n", offset) else self.text[offset : offset + 1]


def _rank(key: str) -> tuple[int, int, str]:
    """Order the fields of a metric as the format does, and periods by time."""
    return (FIELD_ORDER.index(key), 0, key) if key in FIELD_ORDER else (len(FIELD_ORDER), len(key), key)


def _true_end(text: str, value: Value) -> int:
    """Return where a value's last character stands; the parser ends a block only where the next thing begins."""
    if isinstance(value, Scalar) or (isinstance(value, Mapping) and value.flow):
        start, end = value.extent
        return start + len(text[start:end].rstrip())
    below = value.entries[-1][1] if isinstance(value, Mapping) else value.items[-1] if value.items else None
    last = value.entries[-1][0].extent[1] if isinstance(value, Mapping) else value.extent[0]
    if below is None or text[slice(*value.extent)].startswith("["):
        return value.extent[1]
    return max(last, _true_end(text, below))
