"""How WeasyPrint gets to see the given faces, and nothing else.

Its fontconfig is told of no folder of fonts, so that nothing can take a missing font's place, and no setting of this
machine or its user changes a page. The faces come by `@font-face` under the family's own name.
"""

from __future__ import annotations

import os
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from weasyprint.text.fonts import FontConfiguration

if TYPE_CHECKING:
    from collections.abc import Iterable

VARIABLE = "FONTCONFIG_FILE"
FOLDER = "fonts/"
"""Where the document finds the faces among its assets."""


CONFIGURATION = "fonts.conf"
"""The same for every edition: Pango keeps to the first configuration of a process for choosing among names."""


_LOADED_IN: set[int] = set()
"""Processes in which Pango has been told of fonts."""


def given_fonts_only() -> Any:  # noqa: ANN401 - WeasyPrint is untyped
    """Return a FontConfiguration that knows no font of the machine."""
    _LOADED_IN.add(os.getpid())
    before = os.environ.get(VARIABLE)
    with as_file(files("report.typeset.faces") / CONFIGURATION) as path:
        os.environ[VARIABLE] = str(path)
        try:
            return FontConfiguration()
        finally:
            if before is None:
                del os.environ[VARIABLE]
            else:
                os.environ[VARIABLE] = before


def fonts_are_loaded() -> bool:
    """Tell whether Pango has been told of fonts in this process."""
    return os.getpid() in _LOADED_IN


def face_rules(faces: Iterable[tuple[str, str]], scheme: str) -> str:
    """Return the style sheet that loads faces: (family, name among the assets).

    Weight and style are the file's own.
    """
    return "".join(
        f'@font-face {{ font-family: "{family}"; src: url({scheme}{FOLDER}{name}); }}\n' for family, name in faces
    )
