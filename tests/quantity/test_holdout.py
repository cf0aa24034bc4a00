"""Sentences of reports with good translations, and the same with an error in each: silence, and the error found.

The lines of holdout.txt were written before the reader was run on them. What it did then, before anything was mended,
stands at the head of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from report.quantity import DifferenceKind, compare_texts

LINES = ["", *Path(__file__).with_name("holdout.txt").read_text(encoding="utf-8").splitlines()]


@dataclass(frozen=True)
class Case:
    """A line of the file."""

    zh: str
    en: str
    good: str
    """The translation without an error."""
    planted: DifferenceKind | None = None
    known: str = ""
    """Why it is judged wrongly."""


def read_cases() -> list[Case]:
    """Return all pairs and planted errors."""
    cases: list[Case] = []
    zh = good = ""
    for before, line in pairwise(LINES):
        known = before.removeprefix("# known: ") if before.startswith("# known: ") else ""
        if line.startswith("! "):
            kind, _, en = line.removeprefix("! ").partition(" | ")
            cases.append(Case(zh, en, good, DifferenceKind(kind), known))
        elif line and not line.startswith("#"):
            zh, _, good = line.partition(" | ")
            cases.append(Case(zh, good, good, known=known))
    return cases


CASES = read_cases()
PAIRS = [case for case in CASES if case.planted is None]
ERRORS = [case for case in CASES if case.planted is not None]


def expect_miss(case: Case, request: pytest.FixtureRequest) -> None:
    """Let a case that is marked as known fail, and nothing but fail."""
    if case.known:
        request.applymarker(pytest.mark.xfail(reason=case.known, strict=True))


@pytest.mark.parametrize("case", PAIRS, ids=lambda case: case.zh)
def test_no_false_alarm(case: Case, request: pytest.FixtureRequest) -> None:
    """A good translation states the same figures."""
    expect_miss(case, request)
    assert [found.message for found in compare_texts(case.zh, "zh-CN", case.en, "en")] == []


@pytest.mark.parametrize("case", ERRORS, ids=lambda case: case.en)
def test_planted_error_is_found(case: Case, request: pytest.FixtureRequest) -> None:
    """The error is told once, by its kind, and nothing else is."""
    expect_miss(case, request)
    good = {found.message for found in compare_texts(case.zh, "zh-CN", case.good, "en")}
    told = [found for found in compare_texts(case.zh, "zh-CN", case.en, "en") if found.message not in good]
    assert [found.kind for found in told] == [case.planted]


def test_file_is_large_enough() -> None:
    """There are enough pairs and errors to measure by, and errors of every kind."""
    assert len(PAIRS) >= 120
    assert len(ERRORS) >= 60
    assert {case.planted for case in ERRORS} == set(DifferenceKind)
    assert len({case.zh for case in PAIRS}) == len(PAIRS)
