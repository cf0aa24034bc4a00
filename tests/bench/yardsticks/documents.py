"""One composed edition as files for the yardsticks: HTML with its sheets and pictures, and Typst's document."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from report.model.composition import FIRST, LATE_PATTERN, RANGE
from tests.bench.yardsticks.typst_markup import DESIGN, typst_markup

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from report.model.composition import Composition
    from report.model.rendition import PageRange

HTML = "document.html"
TYPST = "document.typ"


def write_documents(composition: Composition, ranges: Mapping[str, PageRange], folder: Path) -> Path:
    """Write what the yardsticks read; return the folder. Page numbers are filled in, as nobody else can know them."""
    folder.mkdir(parents=True)
    for path, content, _ in composition.pictures:
        _write(folder / path, content)
    links = []
    for number, sheet in enumerate(composition.sheets):
        name = f"sheets/{number:02}.css"
        _write(folder / name, sheet.css.encode())
        links.append(f'<link rel="stylesheet" href="{name}">')
    html = _with_folios(composition, ranges).replace('"asset:', '"')
    _write(folder / HTML, html.replace("</head>", "\n".join([*links, "</head>"]), 1).encode())
    markup = typst_markup(composition)
    _write(folder / TYPST, markup.text.encode())
    for path, drawing in markup.drawings.items():
        _write(folder / path, drawing.encode())
    shutil.copy(DESIGN, folder / DESIGN.name)
    return folder


def _with_folios(composition: Composition, ranges: Mapping[str, PageRange]) -> str:
    def folio(match: re.Match[str]) -> str:
        edge, pages = match.group(1), ranges[match.group(2)]
        first, last = (page + composition.first_folio - 1 for page in (pages.first, pages.last))
        return f"{first}–{last}" if edge == RANGE and first != last else str(first if edge in {FIRST, RANGE} else last)

    return re.sub(LATE_PATTERN, folio, composition.print_html)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
