"""Laws of the drawings: lengths are to scale, and no two texts touch, however long a language makes them."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.directives.charts import WIDTH, Mark, Row
from report.directives.charts.bars import bars, columns, pairs
from report.directives.charts.blocks import spread
from report.directives.charts.figures import rest_of
from report.directives.charts.fitness import MOST
from report.directives.charts.lettering import LEADING, SMALLEST, Lettering, broken, width
from report.directives.charts.mark import shades
from report.directives.charts.ring import donut
from report.directives.charts.strips import share, stack

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = (
    "研发",
    "三四线城市的播放量",
    "新一线城市、二线城市和县城",
    "Staff",
    "Research and development staff",
    "Views in new first-tier and second-tier cities",
)
LABELS = (
    "95%以上",
    "1.14",
    "超过12.86亿次",
    "3,000棵",
    "more than 1.286 billion views",
    "at least 95%",
    "31,200 people",
)
VALUES = st.decimals(min_value=0, max_value=10**10, places=1) | st.sampled_from([Decimal(1), Decimal(10**9)])
MARKS = st.builds(Mark, st.sampled_from(NAMES), VALUES, st.sampled_from(LABELS))
SEVERAL = st.lists(MARKS, min_size=1, max_size=MOST)
Box = tuple[float, float, float, float]
ASCENT, DESCENT = 0.8, 0.2
"""Of a line of type, in em, as far as its letters reach."""


def letterings(value: object) -> Iterator[Lettering]:
    """Yield every text of a drawing."""
    if isinstance(value, Lettering):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from letterings(each)
    elif isinstance(value, list):
        for each in value:
            yield from letterings(each)


def boxes(text: Lettering) -> Iterator[Box]:
    """Yield the box of each line: left, top, right, bottom."""
    for base, line in text.rows:
        wide = width(line.rstrip(), text.size)
        left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
        yield left, base - ASCENT * text.size, left + wide, base + DESCENT * text.size


def assert_legible(drawing: dict[str, object]) -> None:
    """Hold that no two texts touch, that none leaves the drawing, and that none is too small."""
    texts = {id(text): text for text in letterings(drawing)}
    height = drawing["height"]
    assert isinstance(height, float | int)
    found = [(text, box) for text in texts.values() for box in boxes(text)]
    for text, (left, top, right, bottom) in found:
        assert text.size >= SMALLEST
        assert left >= -1, text
        assert right <= WIDTH + 1, text
        assert top >= -1, text
        assert bottom <= height + 1, (text, height)
    for (one, a), (other, b) in combinations(found, 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5
        assert apart, (one, other)


@given(SEVERAL)
def test_bars_are_legible_and_to_scale(marks: list[Mark]) -> None:
    """A lying bar is as long as its value; its words stand clear."""
    drawing = bars(marks)
    assert_legible(drawing)
    drawn = drawing["bars"]
    assert isinstance(drawn, list)
    longest = max(marks, key=lambda mark: mark.value)
    room = max(bar["length"] for bar in drawn)
    for bar in drawn:
        assert bar["length"] == pytest.approx(float(bar["mark"].value / (longest.value or 1)) * room, abs=0.02)


@given(SEVERAL, st.sampled_from(["", "次", "Views"]))
def test_columns_are_legible_and_to_scale(marks: list[Mark], head: str) -> None:
    """A column is as high as its value; its words stand clear."""
    drawing = columns(marks, head)
    assert_legible(drawing)
    drawn = drawing["columns"]
    assert isinstance(drawn, list)
    highest = max(mark.value for mark in marks) or 1
    for column in drawn:
        assert column["height"] == pytest.approx(float(column["mark"].value / highest) * 110, abs=0.02)
        assert column["y"] + column["height"] == pytest.approx(drawing["base"], abs=0.02)


@pytest.mark.parametrize("count", range(2, 7))
def test_columns_take_the_whole_width(count: int) -> None:
    """Two columns are not drawn into half of the text column, nor as two walls."""
    drawing = columns([Mark(str(number), Decimal(number + 1), str(number)) for number in range(count)], "")
    assert drawing["reach"] == pytest.approx(WIDTH)
    assert drawing["thick"] <= WIDTH / 6  # type: ignore[operator]  # a drawing is plain data for a template


@given(SEVERAL, st.none() | MARKS, st.none() | st.sampled_from(NAMES))
def test_rings_are_legible(marks: list[Mark], whole: Mark | None, rest: str | None) -> None:
    """The words beside a ring stand clear of each other."""
    assert_legible(donut(marks, Mark(rest, Decimal(7), "") if rest else None, whole))


@given(SEVERAL, st.none() | st.sampled_from(NAMES))
def test_shares_are_legible_and_fill_the_bar(marks: list[Mark], rest: str | None) -> None:
    """Parts follow each other without a gap, each as long as its share."""
    drawing = share(marks, Mark(rest, Decimal(7), "") if rest else None, None)
    assert_legible(drawing)
    segments = drawing["segments"]
    assert isinstance(segments, list)
    for one, other in pairwise(segments):
        assert one["x"] + one["length"] == pytest.approx(other["x"], abs=0.05)
    if any(mark.value for mark in marks):
        assert segments[-1]["x"] + segments[-1]["length"] == pytest.approx(WIDTH, abs=0.05)


@given(
    st.integers(1, MOST).flatmap(
        lambda count: st.lists(st.lists(VALUES, min_size=count, max_size=count), min_size=1, max_size=6)
    )
)
def test_stacks_are_legible(values: list[list[Decimal]]) -> None:
    """Values above the bars and names below the last stand clear."""
    rows = [
        Row(str(2015 + year), tuple(Mark("", value, f"{value:,.0f}"[:9]) for value in each))
        for year, each in enumerate(values)
    ]
    names = [NAMES[index % len(NAMES)] for index in range(len(values[0]))]
    assert_legible(stack(rows, names))


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), MARKS, MARKS, st.sampled_from(["人", "次"])), min_size=1, max_size=MOST)
)
def test_pairs_are_legible(rows: list[tuple[str, Mark, Mark, str]]) -> None:
    """Names of rows and sides, and the values at the ends, stand clear."""
    drawn = [Row(name, (one, other), unit) for name, one, other, unit in rows]
    assert_legible(pairs(drawn, ["去年同期可比口径", "Same period last year, comparable"]))


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(1, 50)), min_size=1, max_size=MOST))
def test_spreading_keeps_order_and_room(blocks: list[tuple[float, float]]) -> None:
    """What has room at all finds it: in order, side by side, inside."""
    wanted, sizes = sorted(start for start, _ in blocks), [size for _, size in blocks]
    starts = spread(wanted, sizes, 400)
    assert all(
        start + size <= after + 1e-6 for start, size, after in zip(starts, sizes, [*starts[1:], 400.0], strict=True)
    )
    assert all(start >= -1e-6 for start in starts)


@given(st.sampled_from(NAMES + LABELS), st.floats(30, 300))
def test_broken_text_is_the_text(text: str, room: float) -> None:
    """Lines put together are the text; each is no wider than the room, unless it is a single word."""
    lines = broken(text, 10, room)
    assert "".join(lines) == text
    for line in lines:
        assert width(line.rstrip(), 10) <= room or " " not in line.strip()


def test_neighbouring_parts_differ() -> None:
    """In grey too: no two parts side by side have nearly the same shade."""
    for count in range(1, MOST + 1):
        tones = shades(count)
        assert len(tones) == count
        assert all(abs(one - other) >= 0.14 for one, other in pairwise(tones))


def test_rest_is_what_is_left() -> None:
    """Of a whole, or of a hundred per cent; nothing where nothing is left or nothing is known of the whole."""
    parts = [Mark("", Decimal(60), ""), Mark("", Decimal(30), "")]
    rest = rest_of(parts, None, "%", "其余")
    assert rest is not None
    assert (rest.value, rest.label) == (Decimal(10), "")
    assert rest_of(parts, Mark("", Decimal(90), ""), "人", "其余") is None
    assert rest_of(parts, None, "人", "其余") is None


def test_lines_of_type_do_not_touch() -> None:
    """The leading is more than the letters are high."""
    assert LEADING > ASCENT + DESCENT
