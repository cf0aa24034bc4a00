"""The table: ratios, what is wanted, and whether it is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.processes import Sample
from tests.bench.wanted import Line, Made, key_of, lines, table
from tests.bench.yardsticks.commands import PLAIN, TYPST_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence


def samples(**works: Sequence[float]) -> dict[tuple[int, str], list[Sample]]:
    """Return samples at 100 % by key, with 200 MB each, beside yardsticks of 10 s and 1 s a language."""
    found = {(100, key.replace("_", " ")): [Sample(each, 200.0) for each in times] for key, times in works.items()}
    for language in ("zh-CN", "en"):
        found[100, key_of(PLAIN, language)] = [Sample(10.0, 250.0)]
        found[100, key_of(TYPST_NAME, language)] = [Sample(1.0, 150.0)]
    return found


def line_of(found: Sequence[Line], name: str) -> Line:
    """Return the line of that name."""
    return next(line for line in found if line.name == name)


def test_both_languages_are_compared_with_plain_one_after_the_other() -> None:
    """The median counts; plain WeasyPrint makes both languages, Typst one."""
    found = lines(samples() | {(100, "cold, both"): [Sample(each, 200.0) for each in (5.0, 6.0, 50.0)]}, {})
    line = line_of(found, "cold, both PDFs")
    assert (line.seconds, line.to_plain, line.to_typst) == (6.0, 0.3, 6.0)
    assert line.wanted == "≤ 0.33 plain, ≤ 4 Typst"
    assert line.met is False


def test_one_language_is_compared_with_its_own() -> None:
    """An edit of one PDF meets what is wanted when both ratios do."""
    found = lines(samples() | {(100, "medium section edited, one PDF"): [Sample(1.0, 100.0)]}, {})
    line = line_of(found, "medium section edited: its PDF")
    assert (line.to_plain, line.to_typst, line.met) == (0.1, 1.0, True)


def test_what_is_missing_is_said_and_not_judged() -> None:
    """A yardstick that is not there, or a work that failed, has a remark and no verdict."""
    measured = samples(nothing=[0.2])
    for language in ("zh-CN", "en"):
        measured[100, key_of(TYPST_NAME, language)] = [Sample(0, failure="typst is not installed")]
    measured[100, "cold, one"] = [Sample(1.0, failure="it broke")]
    found = lines(measured, {})
    assert line_of(found, key_of(TYPST_NAME, "en")).remark == "typst is not installed"
    assert line_of(found, "cold, one PDF").remark == "it broke"
    nothing = line_of(found, "nothing changed (to one language)")
    assert (nothing.to_typst, nothing.met) == (None, True)


def test_growth_is_judged_by_the_page() -> None:
    """Four times the pages may take four times as long, and fifteen per cent more."""
    measured = samples() | {
        (100, "cold, both"): [Sample(2.0, 200.0)],
        (400, "cold, both"): [Sample(8.8, 1000.0)],
    }
    made = {(100, "ours, zh-CN"): Made(100, 900, 3, 3), (400, "ours, zh-CN"): Made(400, 3000, 3, 3)}
    found = lines(measured, made)
    assert line_of(found, "growth of time, cold, both PDFs").met is True
    assert line_of(found, "growth of memory, cold, both PDFs").met is False


def test_pdfs_are_judged_by_size_and_fonts() -> None:
    """A PDF may be a twentieth larger than that of the plain engine, and holds each face once."""
    made = {(100, "ours, en"): Made(100, 1050, 4, 3), (100, "engine, en"): Made(100, 1000, 3, 3)}
    found = lines(samples(), made)
    assert line_of(found, "size of the PDF, en").met is True
    assert line_of(found, "font programs, en").met is False
    alone = lines(samples(), {(100, "ours, en"): Made(100, 1050, 3, 3)})
    assert line_of(alone, "size of the PDF, en").met is None


def test_the_table_has_a_line_for_each() -> None:
    """Columns are as wide as they must be; a missing figure is a dash."""
    text = table([Line("100 %", "a work", 1.5, None, 0.25, None, 120.4, "≤ 0.3 plain", met=True)])
    assert text.splitlines()[1].split() == [
        "100",
        "%",
        "a",
        "work",
        "1.50",
        "–",
        "0.250",
        "–",
        "120",
        "≤",
        "0.3",
        "plain",
        "yes",
    ]
