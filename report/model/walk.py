"""Generic walks over trees of frozen dataclasses and tuples.

A directive's node is any frozen dataclass. Texts, metric references and section references are found in it
by type, so a new directive is translated, checked and traced without a line of code elsewhere.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import attrgetter, is_
from typing import TYPE_CHECKING, Any, TypeVar

from report.diagnostics import Span
from report.model.text import Segment, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
N = TypeVar("N")


_WITHOUT_PARTS = frozenset({str, int, bool, type(None), bytes, Span, Segment})
"""Types of which a report has tens of thousands, and in which nothing stands that anybody looks for."""
_LEAVES = _WITHOUT_PARTS | {Text}


def leaves(node: object, kind: type[T]) -> Iterator[T]:
    """Yield every value of `kind` in the tree, depth first, in field order; what is inside one is not looked at.

    >>> list(leaves(((1, "a"), (("b", 2), 3)), int))
    [1, 2, 3]
    """
    closed = _WITHOUT_PARTS if kind in _LEAVES else _LEAVES
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, kind):
            yield each
        elif type(each) not in closed:
            waiting += _parts(each)[::-1]


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
        if type(each) not in _LEAVES:
            waiting += _parts(each)[::-1]


def _parts(node: object) -> tuple[object, ...]:
    if type(node) is tuple:
        return node
    return _taker(type(node))(node)  # type: ignore[arg-type]  # typeshed takes a class for one of its instances


@cache
def _taker(kind: type) -> Callable[[object], tuple[object, ...]]:
    """Return what takes the parts of a value of a type in one call, none unless it is a dataclass or a tuple."""
    if issubclass(kind, tuple):
        return lambda node: node  # type: ignore[return-value]  # it is a tuple
    names = _names(kind)  # type: ignore[arg-type]  # typeshed takes a class for one of its instances
    if len(names) > 1:
        return attrgetter(*names)
    return lambda node: tuple([getattr(node, name) for name in names])


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
    if type(node) in _WITHOUT_PARTS:
        return node
    if isinstance(node, tuple):
        items = [_rewritten(item, kind, change) for item in node]
        return node if all(map(is_, items, node)) else tuple(items)
    names = _names(type(node))  # type: ignore[arg-type]  # typeshed takes a class for one of its instances
    if not names:
        return node
    changed = {}
    for name, old in zip(names, _parts(node), strict=True):
        if type(old) in _WITHOUT_PARTS and type(old) is not kind:
            continue
        new = _rewritten(old, kind, change)
        if new is not old:
            changed[name] = new
    return replace(node, **changed) if changed else node
