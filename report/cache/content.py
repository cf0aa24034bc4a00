"""Hashes of values: equal for equal content, in any process."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_PLAIN = frozenset({str, int, bool, type(None)})
_OF_PLACES = ("Span", "Segment")
"""Types that say where something stands; whether a field holds them is seen by its annotation."""


def content_key(*values: object, places: bool = True) -> str:
    """Return the SHA-256 of values, hexadecimal: plain ones, tuples, mappings, sets, and our own dataclasses.

    Without `places`, equal texts at different places of a file have equal keys: use it for what says no place.
    Raises TypeError for a value of any other type, whose content would not be known.

    >>> content_key("a", "b") == content_key("ab"), content_key(("a",)) == content_key(("a",))
    (False, True)
    """
    told = _told(values, _whole if places else _placeless)
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


def _told(value: Any, fields_of: Callable[[type], Any]) -> object:  # noqa: ANN401 - any value
    """Return a value as nested tuples of plain ones."""
    if type(value) is tuple:
        return tuple([each if type(each) in _PLAIN else _told(each, fields_of) for each in value])
    taken = fields_of(type(value))
    if taken is not None:
        name, get = taken
        return name, *[each if type(each) in _PLAIN else _told(each, fields_of) for each in get(value)]
    return value if type(value) in _PLAIN else _other(value, fields_of)


def _other(value: Any, fields_of: Callable[[type], Any]) -> object:  # noqa: ANN401 - any value
    if isinstance(value, (Decimal, Enum)):
        return type(value).__name__, str(value)
    if isinstance(value, bytes):
        return "bytes", hashlib.sha256(value).hexdigest()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (set, frozenset)):
        return "set", sorted(repr(_told(each, fields_of)) for each in value)
    if hasattr(value, "items"):
        return "mapping", tuple([(_told(name, fields_of), _told(each, fields_of)) for name, each in value.items()])
    if isinstance(value, (list, tuple)):
        return "list", tuple([_told(each, fields_of) for each in value])
    message = f"{type(value).__name__} has no content that is known"
    raise TypeError(message)


@cache
def _whole(kind: type) -> tuple[str, Callable[[object], tuple[object, ...]]] | None:
    """Return the name of a dataclass and what takes its fields in one call; None for other types."""
    return _taker(kind, [field.name for field in fields(kind)]) if is_dataclass(kind) else None


@cache
def _placeless(kind: type) -> tuple[str, Callable[[object], tuple[object, ...]]] | None:
    """Return the same without the fields that say where something stands."""
    if not is_dataclass(kind):
        return None
    if kind.__name__ in _OF_PLACES:
        return _taker(kind, [])
    return _taker(
        kind, [field.name for field in fields(kind) if not any(name in str(field.type) for name in _OF_PLACES)]
    )


def _taker(kind: type, names: list[str]) -> tuple[str, Callable[[object], tuple[object, ...]]]:
    if len(names) > 1:
        return kind.__qualname__, attrgetter(*names)
    return kind.__qualname__, lambda value: tuple([getattr(value, name) for name in names])
