"""Changing single values in the source of a YAML file; whatever else stands there stays, byte for byte.

A YAML library that writes would set the whole file anew. Here the parser says where a value begins and ends, and only
those characters are exchanged: comments, order, quotes, blank lines and line ends are nobody's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.markup.yamltree import Mapping, Scalar, Value, parse_yaml
from report.register.layout import AmendError, Layout, Splice

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Amendment:
    """One value to be written."""

    metric: str
    field: tuple[str, ...]
    """("value",), ("value", "min"), ("series", "2020")."""
    source: str | None
    """The value as YAML; None takes the field out."""


def amend(text: str, amendments: Iterable[Amendment]) -> str:
    """Return the text of a metrics file with these values written into it.

    Raises AmendError where a value is an alias, carries an anchor or a tag, or where its mapping is laid out so that
    a line cannot be added or taken away.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    by_mapping: dict[tuple[str, ...], list[Amendment]] = {}
    for each in amendments:
        by_mapping.setdefault((each.metric, *each.field[:-1]), []).append(each)
    tree = _tree(body)
    metrics = {key.text: (key, value) for key, value in tree.entries}
    splices = []
    for path, group in by_mapping.items():
        layout = Layout(body, _mapping(metrics, path), path)
        splices += layout.splices({each.field[-1]: each.source for each in group})
    amended = _spliced(body, splices)
    if not body.endswith(("\n", "\r")) and amended.endswith(("\n", "\r")):
        # The last line went, which had no line break; now the one before it has none.
        amended = amended.removesuffix("\n").removesuffix("\r")
    return mark + amended


def sources(text: str) -> dict[tuple[str, ...], str]:
    """Return how every value of a metrics file is written: {(metric, field …): its YAML source}."""
    body = text.removeprefix("\ufeff")
    found: dict[tuple[str, ...], str] = {}

    def visit(path: tuple[str, ...], value: Value) -> None:
        if isinstance(value, Mapping):
            for key, below in value.entries:
                visit((*path, key.text), below)
        elif isinstance(value, Scalar):
            found[path] = body[slice(*value.extent)]

    visit((), _tree(body))
    return found


def flow_mappings(text: str) -> frozenset[tuple[str, ...]]:
    """Return the paths of the mappings that are written in braces."""
    found: set[tuple[str, ...]] = set()

    def visit(path: tuple[str, ...], value: Value, *, inside: bool) -> None:
        if isinstance(value, Mapping):
            if inside or value.flow:
                found.add(path)
            for key, below in value.entries:
                visit((*path, key.text), below, inside=inside or value.flow)

    visit((), _tree(text.removeprefix("\ufeff")), inside=False)
    return frozenset(found)


def _tree(text: str) -> Mapping:
    tree, problems = parse_yaml(text, "")
    if not isinstance(tree, Mapping) or problems:
        message = "the file has faults of its own"
        raise AmendError(message)
    return tree


def _mapping(entries: dict[str, tuple[Scalar, Value]], path: tuple[str, ...]) -> Mapping:
    """Return the mapping at a path; one that an alias stands for is somebody else's."""
    key, found = entries.get(path[0], (None, None))
    if not isinstance(found, Mapping) or not found.entries or key is None or found.extent < key.extent:
        message = f"`{path[0]}` holds no fields of its own"
        raise AmendError(message)
    below = {name.text: (name, value) for name, value in found.entries} if path[1:] else {}
    return _mapping(below, path[1:]) if path[1:] else found


def _spliced(text: str, splices: list[Splice]) -> str:
    pieces = []
    cursor = 0
    for splice in sorted(splices, key=lambda each: (each.start, each.end, -each.depth)):
        if splice.start < cursor:
            message = "two changes meet in one place"
            raise AmendError(message)
        pieces += [text[cursor : splice.start], splice.text]
        cursor = splice.end
    return "".join((*pieces, text[cursor:]))
