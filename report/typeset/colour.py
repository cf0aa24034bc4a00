"""Which colours are meant: those of sRGB. PDF/A demands to be told (ISO 19005-3 §6.2.3)."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from weasyprint.css import ColorProfile

INTENT = "screen"
"""Name of the output intent. Under its own name, `srgb`, WeasyPrint opens the profile and never closes it."""


def intend_screen(document: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
    """Give WeasyPrint's document the profile that it ships."""
    name = "sRGB2014.icc"
    with (files("weasyprint.pdf") / name).open("rb") as opened:
        document.color_profiles[INTENT] = ColorProfile(opened, name, "relative-colorimetric", (["r"], ["g"], ["b"]))
    document.output_intent = INTENT
