"""Values as bytes and back: pickles that can hold our own values and nothing else.

A pickle names the classes of what it holds, and whoever can write one could name any function there is. Here a name
is looked up only among the frozen dataclasses and enumerations of a few of our packages, which hold data and do
nothing; so a file that somebody else made can at worst hold a wrong value.
"""

from __future__ import annotations

import gc
import pickle
import sys
from dataclasses import is_dataclass
from decimal import Decimal
from enum import EnumMeta
from functools import cache
from importlib import import_module
from io import BytesIO
from operator import attrgetter
from typing import Any

from markupsafe import Markup

PACKAGES = tuple(
    f"report.{name}"
    for name in ("compose", "diagnostics", "directives", "markup", "model", "quantity", "site", "typeset")
)
"""Packages whose dataclasses and enumerations may be kept."""
LIBRARY = {("decimal", "Decimal"): Decimal, ("markupsafe", "Markup"): Markup, ("builtins", "frozenset"): frozenset}
"""What else may be kept, besides what pickles hold without a name: text, numbers, bytes, tuples, dictionaries."""


class DamagedValue(ValueError):  # noqa: N818 - not an error: the value is made anew
    """Bytes that hold no value of ours."""


def packed(value: object) -> bytes:
    """Return a value as bytes."""
    out = BytesIO()
    _Pickler(out, protocol=5).dump(value)
    return out.getvalue()


def unpacked(content: bytes) -> Any:  # noqa: ANN401 - whatever was kept
    """Return the value that bytes hold.

    Raises DamagedValue for anything else than bytes that `packed` has made.
    """
    was_on = gc.isenabled()
    gc.disable()  # thousands of new values, none of them garbage: collecting meanwhile doubles the time
    try:
        return _Unpickler(BytesIO(content)).load()
    except Exception as fault:
        raise DamagedValue(str(fault)) from fault
    finally:
        if was_on:
            gc.enable()


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 - the signature of pickle
        """Write one of our values as its class and its fields; the default writes each field's name beside it."""
        kind = type(value)
        taken = _fields_of(kind)  # type: ignore[arg-type]  # typeshed takes a class for one of its instances
        if taken is not None:
            return kind, taken(value)
        if kind is Markup:
            return Markup, (str(value),)
        return NotImplemented


@cache
def _fields_of(kind: type) -> Any:  # noqa: ANN401 - a function, or None
    names = getattr(kind, "__dataclass_fields__", None)
    if not names:
        return None
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - the signature of pickle
        """Return what makes a value of one of the classes that may be kept."""
        return _maker(module, name)


@cache
def _maker(module: str, name: str) -> Any:  # noqa: ANN401 - a callable
    """Return a class's way to make a value, bound: a pickle could change attributes of the class itself."""
    found = LIBRARY.get((module, name))
    if found is None:
        if not any(module == package or module.startswith(f"{package}.") for package in PACKAGES):
            message = f"{module} is no package whose values are kept"
            raise pickle.UnpicklingError(message)
        import_module(module)
        found = getattr(sys.modules[module], name)
        is_ours = isinstance(found, type) and found.__module__ == module
        if not is_ours or not (is_dataclass(found) or isinstance(found, EnumMeta)):
            message = f"{module}.{name} is no value"
            raise pickle.UnpicklingError(message)
    return type(found).__call__.__get__(found, type(found))
