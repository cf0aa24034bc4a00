"""From samples to the table: medians, ratios, and whether what is wanted is met. Nothing here measures."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean, median
from typing import TYPE_CHECKING

from tests.bench.works import BOTH, ONE, WORKS, Work
from tests.bench.yardsticks.commands import CHROMIUM, PLAIN, TYPST_NAME, YARDSTICKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.bench.processes import Sample

    Samples = Mapping[tuple[int, str], Sequence[Sample]]
    """By size in per cent and by the key of a work or the name of a yardstick with its language."""

LINEAR = 1.15
MEMORY = 1.2
SIZE = 1.05
NO_MORE = 1.1
"""For two works that should take the same time: a tenth is noise."""
DASH = "–"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    size: str
    name: str
    seconds: float | None = None
    processor: float | None = None
    """Seconds of processor time."""
    to_plain: float | None = None
    to_typst: float | None = None
    megabytes: float | None = None
    wanted: str = ""
    met: bool | None = None
    """None where nothing is wanted or something is missing."""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What a PDF is like."""

    pages: int
    kilobytes: float
    programs: int
    """Font programs."""
    faces: int
    """Different faces among them."""


def lines(samples: Samples, made: Mapping[tuple[int, str], Made]) -> list[Line]:
    """Return the table; `made` has the PDFs by size and key."""
    sizes = sorted({size for size, _ in samples})
    table = [_yardstick(samples, made, size, name, each) for size in sizes for name in YARDSTICKS for each in BOTH]
    table += [_work(samples, size, work) for size in sizes for work in WORKS if (size, work.key) in samples]
    return [line for line in table if line.seconds is not None or line.remark] + [
        line for line in (*_growth(samples, made), *_turning(samples), *_memory(samples), *_pdfs(made)) if line
    ]


def key_of(yardstick: str, language: str) -> str:
    """Return the key of a yardstick's samples."""
    return f"{yardstick}, {language}"


def seconds_of(samples: Samples, size: int, key: str) -> float | None:
    """Return the median time of the samples that went well."""
    times = [each.seconds for each in samples.get((size, key), ()) if not each.failure]
    return median(times) if times else None


def processor_of(samples: Samples, size: int, key: str) -> float | None:
    """Return the median processor time."""
    times = [each.processor for each in samples.get((size, key), ()) if not each.failure and each.processor is not None]
    return median(times) if times else None


def peak_of(samples: Samples, size: int, key: str) -> float | None:
    """Return the median peak memory."""
    peaks = [each.megabytes for each in samples.get((size, key), ()) if not each.failure and each.megabytes]
    return median(peaks) if peaks else None


def _failure(samples: Samples, size: int, key: str) -> str:
    return next((each.failure for each in samples.get((size, key), ()) if each.failure), "")


def _plain(samples: Samples, size: int, languages: Sequence[str]) -> float | None:
    """Return plain WeasyPrint's time for some languages, one after the other."""
    times = [seconds_of(samples, size, key_of(PLAIN, language)) for language in languages]
    return None if None in times else sum(time for time in times if time)


def _typst(samples: Samples, size: int, languages: Sequence[str]) -> float | None:
    """Return Typst's time for one language: the mean of those that a work makes."""
    times = [seconds_of(samples, size, key_of(TYPST_NAME, language)) for language in languages]
    return None if None in times else mean(time for time in times if time)


def _ratio(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None


def _yardstick(samples: Samples, made: Mapping[tuple[int, str], Made], size: int, name: str, language: str) -> Line:
    key = key_of(name, language)
    seconds, pdf = seconds_of(samples, size, key), made.get((size, key))
    remark = _failure(samples, size, key)
    if pdf:
        remark = remark or f"{pdf.pages} pages, {pdf.kilobytes:.0f} kB"
    if name == CHROMIUM and not remark:
        remark = DASH
    to_plain = _ratio(seconds, _plain(samples, size, (language,)))
    to_typst = _ratio(seconds, _typst(samples, size, (language,)))
    used = processor_of(samples, size, key)
    return Line(f"{size} %", key, seconds, used, to_plain, to_typst, peak_of(samples, size, key), remark=remark)


def _work(samples: Samples, size: int, work: Work) -> Line:
    seconds = seconds_of(samples, size, work.key)
    to_plain = _ratio(seconds, _plain(samples, size, work.languages))
    to_typst = _ratio(seconds, _typst(samples, size, work.languages))
    limits = list(zip((to_plain, to_typst), work.wanted(size), ("plain", "Typst"), strict=True))
    wanted = ", ".join(f"≤ {limit:g} {name}" for _, limit, name in limits if limit is not None)
    judged = [ratio <= limit for ratio, limit, _ in limits if ratio is not None and limit is not None]
    return Line(
        f"{size} %",
        work.name,
        seconds,
        processor_of(samples, size, work.key),
        to_plain,
        to_typst,
        peak_of(samples, size, work.key),
        wanted,
        all(judged) if judged else None,
        _failure(samples, size, work.key),
    )


def _judged(name: str, ratio: float | None, limit: float, size: str, of: str) -> Line:
    met = None if ratio is None else ratio <= limit
    remark = f"{ratio:.2f} {of}" if ratio is not None else f"not measured: {of}"
    return Line(size, name, wanted=f"≤ {limit:g}", met=met, remark=remark)


def _growth(samples: Samples, made: Mapping[tuple[int, str], Made]) -> list[Line]:
    """Time and memory from 100 % to 400 %, for each page."""
    if not {100, 400} <= {size for size, _ in samples}:
        return []
    pages = [made.get((size, "ours, zh-CN")) for size in (100, 400)]
    times = pages[1].pages / pages[0].pages if pages[0] and pages[1] else None
    found = []
    for name, measure in (("time", seconds_of), ("memory", peak_of)):
        grown = _ratio(measure(samples, 400, "cold, both"), measure(samples, 100, "cold, both"))
        of = f"times as much for each page ({times:.2f} times the pages)" if times else "pages are not known"
        found.append(_judged(f"growth of {name}, cold, both PDFs", _ratio(grown, times), LINEAR, "400 %", of))
    return found


def _turning(samples: Samples) -> list[Line]:
    """Return a page added or lost, to the same edit without."""
    base = seconds_of(samples, 100, "medium section edited, one PDF")
    return [
        _judged(f"a {key}, to the same without", _ratio(seconds, base), NO_MORE, "100 %", "of the edit without")
        for key in ("page added", "page lost")
        if (seconds := seconds_of(samples, 100, key))
    ]


def _memory(samples: Samples) -> list[Line]:
    """Return the peak memory of all processes for both languages, to plain WeasyPrint with one."""
    return [
        _judged(
            "peak memory, cold, both PDFs",
            _ratio(peak_of(samples, size, "cold, both"), peak_of(samples, size, key_of(PLAIN, ONE[0]))),
            MEMORY,
            f"{size} %",
            "of plain WeasyPrint, one language",
        )
        for size in sorted({size for size, key in samples if key == "cold, both"})
    ]


def _pdfs(made: Mapping[tuple[int, str], Made]) -> list[Line]:
    """Return how large our PDFs are, and how often a face is in them."""
    found = []
    for language in BOTH:
        ours, engine = made.get((100, f"ours, {language}")), made.get((100, f"engine, {language}"))
        if not ours:
            continue
        ratio = ours.kilobytes / engine.kilobytes if engine else None
        of = f"of `--engine plain`: {ours.kilobytes:.0f} kB" if engine else "`report build` has no `--engine` yet"
        found.append(_judged(f"size of the PDF, {language}", ratio, SIZE, "100 %", of))
        programs = f"{ours.programs} programs of {ours.faces} faces"
        one = ours.programs == ours.faces
        found.append(Line("100 %", f"font programs, {language}", wanted="one a face", met=one, remark=programs))
    return found


def table(found: Sequence[Line]) -> str:
    """Return the table as text."""
    head = ("size", "work", "seconds", "CPU s", "to plain", "to Typst", "peak MB", "wanted", "met", "")
    cells = [head, *(_cells(line) for line in found)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    numbers = range(2, 7)
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in numbers else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    )


def _cells(line: Line) -> tuple[str, ...]:
    met = {True: "yes", False: "NO", None: ""}[line.met]
    return (
        line.size,
        line.name,
        _number(line.seconds, 2),
        _number(line.processor, 2),
        _number(line.to_plain, 3),
        _number(line.to_typst, 2),
        _number(line.megabytes, 0),
        line.wanted,
        met,
        line.remark,
    )


def _number(value: float | None, digits: int) -> str:
    return DASH if value is None else f"{value:.{digits}f}"
