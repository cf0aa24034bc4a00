"""The sheet that a page is cut from: bleed, crop marks and fold marks around it.

WeasyPrint draws marks inside the bleed, where a cut that is a little aside would leave them on the page, and gives a
page no more paper than its bleed. Here the paper is larger and the marks stand outside the bleed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterator

MM = 72 / 25.4
"""Points."""
GAP = 1 * MM
"""Between the bleed and a mark."""
LENGTH = 5 * MM
"""Of a mark."""
EDGE = 1 * MM
"""Between a mark and the edge of the paper."""
WIDTH = 0.25
"""Of a mark's line."""
REGISTRATION = "Registration"
"""Name of the colour that is printed with every ink (ISO 32000-1 §8.6.6.4)."""


def mark_sheets(pdf: Any, folds: tuple[float, ...] = ()) -> None:  # noqa: ANN401 - pydyf is untyped
    """Give every page of a pydyf.PDF a larger sheet with marks, and cut what it shows where the bleed ends.

    `folds` are distances from the left edge of the page at which it is folded, in points.
    """
    by_reference = {each.reference: each for each in pdf.objects}
    _add_registration(pdf)
    for page in by_reference.values():
        if not isinstance(page, pydyf.Dictionary) or page.get("Type") != "/Page":
            continue
        trim, bleed = _box(page["TrimBox"]), _box(page["BleedBox"])
        reach = GAP + LENGTH + EDGE
        page["MediaBox"] = pydyf.Array([bleed[0] - reach, bleed[1] - reach, bleed[2] + reach, bleed[3] + reach])
        content = by_reference[page["Contents"]].stream
        left, bottom, right, top = bleed
        content[:0] = [b"q", f"{left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re W n".encode()]
        content.append(b"Q")
        content += _drawn([*_crop_marks(trim, bleed), *_fold_marks(trim, bleed, folds)])


def _box(corners: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 - pydyf is untyped
    """Return left, bottom, right and top of a box of a page."""
    one, two, three, four = (float(each) for each in corners)
    return min(one, three), min(two, four), max(one, three), max(two, four)


def _crop_marks(trim: tuple[float, ...], bleed: tuple[float, ...]) -> Iterator[tuple[float, float, float, float]]:
    """Yield the lines that lengthen the edges of the page."""
    left, bottom, right, top = bleed
    for height in (trim[1], trim[3]):
        yield left - GAP - LENGTH, height, left - GAP, height
        yield right + GAP, height, right + GAP + LENGTH, height
    for across in (trim[0], trim[2]):
        yield across, bottom - GAP - LENGTH, across, bottom - GAP
        yield across, top + GAP, across, top + GAP + LENGTH


def _fold_marks(
    trim: tuple[float, ...], bleed: tuple[float, ...], folds: tuple[float, ...]
) -> Iterator[tuple[float, float, float, float]]:
    """Yield the lines where the sheet is folded; half as long as crop marks, so that nobody cuts there."""
    for fold in folds:
        across = trim[0] + fold
        yield across, bleed[1] - GAP - LENGTH / 2, across, bleed[1] - GAP
        yield across, bleed[3] + GAP, across, bleed[3] + GAP + LENGTH / 2


def _drawn(lines: list[tuple[float, float, float, float]]) -> list[bytes]:
    strokes = [f"{a:.4f} {b:.4f} m {c:.4f} {d:.4f} l S".encode() for a, b, c, d in lines]
    return [b"q", f"/{REGISTRATION} CS 1 SCN {WIDTH} w".encode(), *strokes, b"Q"]


def _add_registration(pdf: Any) -> None:  # noqa: ANN401 - pydyf is untyped
    """Add the colour of the marks to the colour spaces that all pages share."""
    tint = pydyf.Dictionary(
        {
            "FunctionType": 2,
            "Domain": pydyf.Array([0, 1]),
            "C0": pydyf.Array([0, 0, 0, 0]),
            "C1": pydyf.Array([1, 1, 1, 1]),
            "N": 1,
        }
    )
    spaces = next(each for each in pdf.objects if isinstance(each, pydyf.Dictionary) and "lab-d50" in each)
    spaces[REGISTRATION] = pydyf.Array(["/Separation", "/All", "/DeviceCMYK", tint])
