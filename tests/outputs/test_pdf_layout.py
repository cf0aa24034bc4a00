"""What a reader of the PDFs sees of the layout: lines that end inside a figure, pages that end half empty."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.outputs import pdftext
from tests.outputs.example import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.outputs.example import Example
    from tests.outputs.manuscript import Manuscript

pytestmark = pytest.mark.xdist_group("example")

KINDS = yaml.safe_load((ROOT / "templates" / "kinds.yaml").read_text(encoding="utf-8"))
PAPER = 252
"""Grey from which a page is white and not a coloured one."""
INK = 238
"""Grey below which there is something on the page; the ground of a case counts."""
HEAD, FOOT, HEIGHT = 24, 20, 297
"""Millimetres: margins of the page, and its height."""
MOST = 0.4
"""Of the height of the text, what may stay blank in the middle of a section."""


def test_no_number_is_parted_from_its_scale(example: Example) -> None:
    """No line of the Chinese PDF ends between 2,000 and 亿."""
    parted = [
        (number, one.text, other.text)
        for number, page in enumerate(pdftext.words(example.pdfs["zh-CN"]), 1)
        for one, other in pairwise(page)
        if one.text[-1:].isdigit() and other.text[:1] in {"万", "亿"} and other.top > one.middle
    ]
    assert not parted


def test_no_page_is_half_empty(example: Example, manuscript: Manuscript, language: str) -> None:
    """Only the last page before one that a section opens may have much room left."""
    opens = {
        example.editions[language][entry.id]["first_page"]
        for entry in manuscript.outline
        if KINDS[entry.kind].get("opens") != "flow"
    }
    blanks = dict(enumerate(_blanks(example.pdfs[language]), 1))
    assert blanks, "no page was read"
    assert not {
        page: blank for page, blank in blanks.items() if blank > MOST and page + 1 not in opens | {len(blanks) + 1}
    }


def _blanks(pdf: Path) -> Iterator[float]:
    """Yield the highest blank stretch of each page, as a part of the height of the text; none of coloured pages."""
    command = ["pdftoppm", "-r", "20", "-gray", str(pdf)]
    image = subprocess.run(command, capture_output=True, check=True).stdout
    at = 0
    while found := re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s").match(image, at):
        width, height = int(found[1]), int(found[2])
        at = found.end() + width * height
        page = image[found.end() : at]
        top, bottom = height * HEAD // HEIGHT, height * (HEIGHT - FOOT) // HEIGHT
        inked = [row for row in range(top, bottom) if min(page[row * width : (row + 1) * width]) < INK]
        highest = max(below - above for above, below in pairwise([top, *inked, bottom]))
        yield highest / (bottom - top) if page[2 * width + 2] >= PAPER else 0.0
