"""YAML files that are a list of entries, each of which stands once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from report.diagnostics import Diagnostic
from report.markup.yamltree import Mapping, Sequence, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")


def parse_entries(
    path: str, text: str, parse: Callable[[Mapping], T | None], wanted: tuple[str, str], problems: list[Diagnostic]
) -> Iterator[T]:
    """Yield the entries of a file; a wrong one is reported and left out, an empty file has none.

    `wanted` says what the file is a list of, and how an entry is written.
    """
    what, form = wanted
    tree, found = parse_yaml(text, path)
    problems.extend(found)
    if tree is None or tree == Mapping((), tree.span):
        return
    if not isinstance(tree, Sequence):
        name = path.rpartition("/")[2]
        problems.append(Diagnostic("L106", f"{name} must be a list of {what}", tree.span, f"write `- {form}` lines"))
        return
    for item in tree.items:
        if not isinstance(item, Mapping):
            problems.append(Diagnostic("L106", "an entry must hold fields", item.span, f"write `- {form}`"))
            continue
        entry = parse(item)
        if entry is not None:
            yield entry
