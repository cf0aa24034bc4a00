"""Generic walks over trees of frozen dataclasses and tuples.

A directive's node is any frozen dataclass. Texts, metric references and section references are found in it
by type, so a new directive is translated, checked and traced without a line of code elsewhere.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
N = TypeVar("N")


def leaves(node: object, kind: type[T]) -> Iterator[T]:
    """Yield every value of `kind` in the tree, depth first, in field order; what is inside one is not looked at."""
    if isinstance(node, kind):
        yield node
        return
    for part in _parts(node):
        yield from leaves(part, kind)


def every(node: object, kind: type[T]) -> Iterator[T]:
    """Yield every value of `kind` in the tree, those inside others of the same kind too, outermost first."""
    if isinstance(node, kind):
        yield node
    for part in _parts(node):
        yield from every(part, kind)


def _parts(node: object) -> Iterator[object]:
    if isinstance(node, tuple):
        yield from node
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            yield getattr(node, field.name)


def rewritten(node: N, kind: type[T], change: Callable[[T], T]) -> N:
    """Return the tree with every value of `kind` changed; parts without one are the same objects."""
    return _rewritten(node, kind, change)  # type: ignore[no-any-return]  # the shape is kept, only leaves change


def _rewritten(node: Any, kind: type[T], change: Callable[[T], T]) -> Any:  # noqa: ANN401 - any node of the tree
    if isinstance(node, kind):
        return change(node)
    if isinstance(node, tuple):
        items = tuple(_rewritten(item, kind, change) for item in node)
        return node if all(a is b for a, b in zip(items, node, strict=True)) else items
    if is_dataclass(node) and not isinstance(node, type):
        changed = {}
        for field in fields(node):
            old = getattr(node, field.name)
            new = _rewritten(old, kind, change)
            if new is not old:
                changed[field.name] = new
        return replace(node, **changed) if changed else node
    return node
