"""Generic walks over trees of frozen dataclasses and tuples.

A directive's node is any frozen dataclass. Texts, metric references and section references are found in it
by type, so a new directive is translated, checked and traced without a line of code elsewhere.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
N = TypeVar("N")


def leaves(node: object, kind: type[T]) -> Iterator[T]:
    """Yield every value of `kind` in the tree, depth first, in field order; what is inside one is not looked at.

    >>> list(leaves(((1, "a"), (("b", 2), 3)), int))
    [1, 2, 3]
    """
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, kind):
            yield each
        elif parts := _parts(each):
            waiting += parts[::-1]


def every(node: object, kind: type[T]) -> Iterator[T]:
    """Yield every value of `kind` in the tree, those inside others of the same kind too, outermost first.

    >>> list(every(("a", ("b",)), tuple))
    [('a', ('b',)), ('b',)]
    """
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, kind):
            yield each
        if parts := _parts(each):
            waiting += parts[::-1]


def _parts(node: object) -> tuple[object, ...]:
    if isinstance(node, tuple):
        return node
    names = _names(type(node))  # type: ignore[arg-type]  # typeshed takes a class for one of its instances
    return tuple([getattr(node, name) for name in names]) if names else ()


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a type, none unless it is a dataclass; asked for once a type, not once a value."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


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
