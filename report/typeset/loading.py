"""Loading WeasyPrint in half the time.

Half of what it takes to import WeasyPrint goes into two things that come out the same every time, or are not needed:
C declarations are parsed, and parts of fontTools are loaded that only fonts of rare kinds ask for. The declarations
are kept beside this file as cffi writes them (`declared`), and hold for one text of them; for any other, WeasyPrint
parses its own.
"""

from __future__ import annotations

import hashlib
import importlib
import sys
from types import ModuleType
from typing import Any

DECLARED = "299e085733e812fe423fff2164d6600d7a2a647a587339c14f6efed520bf75cf"
"""SHA-256 of the declarations that `declared` was made from."""
MORE = "PangoAttribute * pango_attr_family_new (const char *family);"
"""A declaration that WeasyPrint has not and `report.typeset.lines` needs; `declared` has it too."""
SUBSET, INSTANCER = "fontTools.subset", "fontTools.varLib.instancer"
"""What WeasyPrint imports and, with HarfBuzz and static fonts, never uses."""


def load_engine() -> None:
    """Import WeasyPrint, unless somebody did already.

    Raises OSError where a system library is missing.
    """
    if "weasyprint" in sys.modules:
        return
    import cffi  # noqa: PLC0415 - so that this module costs nothing by itself

    declarations = _Declarations(cffi.FFI)
    put_off = _put_off()
    original = cffi.FFI
    cffi.FFI = lambda: declarations
    try:
        importlib.import_module("weasyprint")
    finally:
        cffi.FFI = original
        for name in put_off:
            sys.modules.pop(name, None)
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint") and getattr(module, "ffi", None) is declarations:
            module.ffi = declarations.ffi  # type: ignore[attr-defined]  # it has one, as was just seen


class _Declarations:
    """Stands for cffi's FFI while WeasyPrint is imported."""

    def __init__(self, parse: Any) -> None:  # noqa: ANN401 - a class of cffi
        self.parse = parse
        self.ffi: Any = None

    def cdef(self, text: str, **options: Any) -> None:  # noqa: ANN401 - the signature of cffi
        """Take the declarations as they were parsed, or parse them."""
        if self.ffi is None and not options and hashlib.sha256(text.encode()).hexdigest() == DECLARED:
            self.ffi = importlib.import_module("report.typeset.declared").ffi
            return
        if self.ffi is None:
            self.ffi = self.parse()
        self.ffi.cdef(text, **options)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever cffi has
        return getattr(self.ffi, name)


class _Later(ModuleType):
    """A module that is imported when something in it is asked for."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the module has
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(importlib.import_module(self.__name__), name)


def _put_off() -> list[str]:
    """Put modules that are imported later into the places of those that are there yet; return their names."""
    import fontTools  # noqa: PLC0415 - as above

    names = [name for name in (SUBSET, INSTANCER) if name not in sys.modules]
    if SUBSET in names:
        sys.modules[SUBSET] = _Later(SUBSET)
        fontTools.subset = sys.modules[SUBSET]
    if INSTANCER in names:
        stub = sys.modules[INSTANCER] = ModuleType(INSTANCER)
        # A name that is imported from it is asked for at once; so it is a function that asks again when it is called.
        stub.instantiateVariableFont = lambda *arguments, **options: importlib.import_module(  # type: ignore[attr-defined]  # a new module
            INSTANCER
        ).instantiateVariableFont(*arguments, **options)
    return names
