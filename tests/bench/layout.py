"""Setting lines of Chinese, against plain WeasyPrint: the whole example, laid out and written."""

from __future__ import annotations

import gc
import time
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from report import pipeline
from report.typeset import pdf
from report.typeset.engine_log import engine_log
from report.typeset.faces import find_faces
from report.typeset.lines import setting_lines
from report.typeset.sheets import DOCUMENT
from tests.bench.row import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from report.model.composition import Composition

ROOT = Path(__file__).parents[2]
REPEATS = 5


def lines() -> Iterator[Row]:
    """Measure one pass of layout and the writing of the PDF, ours and plain in turn, median of five."""
    order = pipeline.Order(ROOT)
    report = pipeline.load(ROOT, audited=False)
    editions = report.then(lambda loaded: pipeline.edit(loaded, order, audited=False))
    for composition in editions.then(pipeline.compose).value or ():
        yield from _compare(composition)


def _compare(composition: Composition) -> Iterator[Row]:
    ways: dict[str, Callable[[], AbstractContextManager[None]]] = {"plain": nullcontext, "ours": setting_lines}
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(REPEATS):
        for name, way in ways.items():
            times[name].append(_once(composition, way))
    for number, step in enumerate(("layout", "writing")):
        ours, plain = ([each[number] for each in times[name]] for name in ("ours", "plain"))
        compared = f"{median(ours) / median(plain):.2f} of plain WeasyPrint's {median(plain):.2f}"
        what = f"the {composition.language} example"
        yield Row(f"{step}, lines set", median(ours), what, max(ours) / min(ours), compared)
    ours, plain = ([sum(each) for each in times[name]] for name in ("ours", "plain"))
    compared = f"{median(ours) / median(plain):.2f} of plain WeasyPrint's {median(plain):.2f}"
    yield Row("both", median(ours), f"the {composition.language} example", max(ours) / min(ours), compared)


def _once(composition: Composition, way: Callable[[], AbstractContextManager[None]]) -> tuple[float, float]:
    """Return the processor time of one pass of layout and of writing."""
    faces = find_faces(composition, DOCUMENT, None).value
    assert faces is not None
    gc.collect()
    gc.disable()  # as the program does
    with engine_log(DOCUMENT) as log, way():
        typesetter = pdf.Typesetter(composition, log, faces)
        begin = time.process_time()
        document, pages = typesetter.lay_out({})
        laid_out = time.process_time()
        typesetter.write(document, pages)
        written = time.process_time()
    gc.enable()
    return laid_out - begin, written - laid_out
