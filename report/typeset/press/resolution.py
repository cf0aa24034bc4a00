"""Whether pictures have enough pixels for the size in which they are printed."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from weasyprint.formatting_structure import boxes
from weasyprint.images import RasterImage
from weasyprint.layout.replaced import replacedbox_layout

from report.diagnostics import Diagnostic, Severity, Span
from report.typeset.assets import SCHEME

if TYPE_CHECKING:
    from collections.abc import Iterator

ENOUGH = 300
"""Pixels an inch, at least."""
CSS_INCH = 96
"""CSS pixels in an inch, whatever the printer prints."""
MM = 25.4
"""An inch."""
ROUNDING = 0.5
"""Pixels an inch that a picture may lack because of lengths that are rounded."""


def coarse_pictures(documents: list[Any], language: str) -> list[Diagnostic]:
    """Report every picture of WeasyPrint's documents that has too few pixels, where it is largest."""
    widest: dict[str, tuple[float, float, RasterImage]] = {}
    for document in documents:
        for source, width, height, image in _pictures(document):
            if source not in widest or width > widest[source][0]:
                widest[source] = width, height, image
    return [
        _too_coarse(source, width, height, image, language)
        for source, (width, height, image) in sorted(widest.items())
        if _density(width, height, image) < ENOUGH - ROUNDING
    ]


def _pictures(document: Any) -> Iterator[tuple[str, float, float, RasterImage]]:  # noqa: ANN401 - WeasyPrint is untyped
    """Yield the file, the width and height in inches, and the image of each picture of pixels."""
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001 - no public way to the boxes; held by a test
            if isinstance(box, boxes.ReplacedBox) and isinstance(box.replacement, RasterImage):
                width, height, _, _ = replacedbox_layout(box)
                source = box.element.get("src", "") if box.element is not None else ""
                if width and height:
                    path = unquote(source.removeprefix(SCHEME))
                    yield path, width / CSS_INCH, height / CSS_INCH, box.replacement


def _density(width: float, height: float, image: RasterImage) -> float:
    return float(min(image.width / width, image.height / height))


def _too_coarse(source: str, width: float, height: float, image: RasterImage, language: str) -> Diagnostic:
    """Return the warning, with the pixels that the size asks for."""
    density = _density(width, height, image)
    needed = f"{ceil(width * ENOUGH)} × {ceil(height * ENOUGH)} pixels"
    share = density / ENOUGH
    most = f"{width * MM * share:.0f} × {height * MM * share:.0f} mm"
    return Diagnostic(
        "R120",
        f"content/{source} has {image.width} × {image.height} pixels on {width * MM:.0f} × {height * MM:.0f} mm "
        f"of the {language} print edition: {density:.0f} dpi",
        Span(f"content/{source}"),
        f"bring it with {needed}, or show it no larger than {most}",
        Severity.WARNING,
    )
