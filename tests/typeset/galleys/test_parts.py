"""The small laws that galleys stand on."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.diagnostics import Span
from report.model.composition import Composition, PrintedSection, Sheet
from report.typeset.galleys.captured import LateRun
from report.typeset.galleys.deflated import begin_stream, content_of, end_stream
from report.typeset.galleys.dividing import can_divide, divide
from report.typeset.galleys.margins import LEFT, RIGHT, Margin, Row
from report.typeset.galleys.numbering import exchange_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

CODES = tuple(f"{0x51 + digit:04x}" for digit in range(10))
DASH = "2013"


@given(st.binary(max_size=3000), st.binary(max_size=300))
def test_streams_can_be_added_to(begun: bytes, more: bytes) -> None:
    """What was compressed before and what is added come out behind each other, with a checksum that holds."""
    beginning, check = begin_stream(begun)
    assert content_of(beginning) == begun
    assert zlib.decompress(end_stream(beginning, check, more)) == begun + more


def run(shape: str, split: Sequence[int], *, reads: bool) -> LateRun:
    """Return a run that draws a shape, its glyphs in groups of some sizes, perhaps with what is read of the first."""
    codes = [CODES[0] if letter == "0" else DASH for letter in shape]
    groups: list[list[str]] = []
    for size in split:
        groups, codes = [*groups, codes[:size]], codes[size:]
    text = "0".join("".join(f"<{''.join(group)}>" for group in [*groups, codes] if group).split("><0>"))
    marked = f"/Span\n<</ActualText ({shape[0]})>>\nBDC\n" if reads and shape[0] == "0" else ""
    operators = f"1 0 0 -1 10 20 Tm\n{marked}[{text}] TJ"
    return LateRun("first:a", shape, CODES, "F", (500,) * 10, operators.encode())


@given(
    st.from_regex(r"[0-9]{1,4}(–[0-9]{1,4})?", fullmatch=True), st.lists(st.integers(1, 3), max_size=3), st.booleans()
)
def test_digits_are_exchanged(text: str, split: list[int], reads: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    """The glyphs drawn are those of the number, in order; what is read is the same, and nothing else changes."""
    shape = re.sub("[0-9]", "0", text)
    before = run(shape, split, reads=reads)
    after = exchange_digits(before, text)
    shown = "".join(re.findall(r"<([0-9a-f]+)>", after.decode()))
    wanted = "".join(CODES[int(letter)] if letter.isdigit() else DASH for letter in text)
    assert shown == wanted
    assert re.sub(rb"<[0-9a-f]+>|\([0-9]\)", b"", after) == re.sub(rb"<[0-9a-f]+>|\([0-9]\)", b"", before.operators)
    if b"ActualText" in after:
        assert f"({text[0]})".encode() in after


@given(
    st.lists(st.tuples(st.sampled_from(["", "plain"]), st.sampled_from([LEFT, RIGHT]), st.sampled_from(["8", "88"])))
)
def test_margins_stand_on_their_side(kinds: list[tuple[str, str, str]]) -> None:
    """Every margin has a page of its own, never the first, and of its side: 0, 2, 4 … are right-hand pages."""
    strings = (("running", 'A "quoted" title'),)
    margins = tuple(dict.fromkeys(Margin(strings, *kind) for kind in kinds))
    row = Row(strings, margins)
    assert len(set(row.pages.values())) == len(margins)
    assert all(page > 0 for page in row.pages.values())
    assert all((page % 2 == 0) == (margin.side == RIGHT) for margin, page in row.pages.items())
    assert row.html.count("<div") == max(row.pages.values(), default=0) + 1


def composition(opens: Sequence[str], css: str = "") -> Composition:
    """Return an edition of sections that open like this, with a style sheet."""
    bodies = tuple(PrintedSection(f"s{number}", each, f"<p>{number}</p>") for number, each in enumerate(opens))
    sheets = (Sheet("a.css", css, Span("templates/print/a.css")),)
    return Composition("en", "draft", "s", "S", "2021-01-01", 1, ("", ""), bodies, sheets, (), (), (), ())


@given(st.lists(st.sampled_from(["page", "flow"]), min_size=1, max_size=12))
def test_galleys_are_the_whole_text(opens: list[str]) -> None:
    """Galleys behind each other are all sections in order, and each but the first begins with one that opens a page."""
    galleys = divide(composition(opens))
    assert [name for galley in galleys for name in galley.sections] == [f"s{number}" for number in range(len(opens))]
    assert all(opens[int(galley.sections[0][1:])] == "page" for galley in galleys[1:])


@pytest.mark.parametrize(
    ("css", "divides"),
    [
        ("p { margin: 0 }", True),
        ("@page :left { @top-left { content: 'x' } }", True),
        ("li:first-child { margin: 0 }", True),
        ("@page :left { margin-left: 3cm }", False),
        ("@page :first { margin-top: 3cm }", False),
        ("@media print { @page :nth(2n) { margin: 0 } }", False),
        ("a::after { content: target-counter(attr(href), page) }", False),
        ("@page { @top-left { content: counter(pages) } }", False),
        ("@page { @top-left { content: string(title, first-except) } }", False),
    ],
    ids=["plain", "margins", "first-child", "sides", "first", "nth", "target", "pages", "first-except"],
)
def test_sheets_that_look_across_pages(css: str, *, divides: bool) -> None:
    """The whole document is set where a sheet sees more than a galley."""
    assert can_divide(composition(["page"], css)) == divides


def test_right_hand_pages_are_not_for_galleys() -> None:
    """A section that opens on a right-hand page may need an empty page before it."""
    assert not can_divide(composition(["page", "recto"]))
