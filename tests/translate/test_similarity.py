"""How alike texts are, where they stand, and how few of them are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.translate import similar
from report.translate.candidates import BUDGET, KEPT, LONGEST, Index
from report.translate.matching import Known, Source, match_messages
from report.translate.places import Spot, spots
from report.translate.similarity import common, similarity, units_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from report.translate.similarity import Units

LONG = "合规经营落在日常的小事上：一份礼品收不收，一层关系报不报，一条线索交给谁核实。"
REST = "事情虽小，没有规矩就只能靠各人的分寸，而各人的分寸并不相同。"

TEXTS = st.text(st.sampled_from("甲乙丙丁，。三 ab1"), max_size=12)


def document(texts: Iterable[str]) -> list[Source]:
    """Return messages of one section in their order."""
    return [Source("trust", position, text, "", "trust.md") for position, text in enumerate(texts)]


def test_spots() -> None:
    """A place is told by the nearest that stayed on both sides."""
    assert spots("a", [0, 1, 2, 3], {0: 7, 2: 9}) == {1: Spot("a", 7, 9, 0, 1), 3: Spot("a", 9, -1, 0, 1)}


def test_other_figures_and_less_text_are_small_changes() -> None:
    """The same words around other figures are almost the same text, and so is a text without one of its sentences."""
    ours, theirs = units_of("共{{ a.a }}、{{ a.b }}人"), units_of("共{{ b.a }}、{{ b.b }}人")
    assert similarity(ours, theirs) == 0.9
    assert similarity(units_of(LONG + REST), units_of(REST)) > 0.8


@given(TEXTS, TEXTS)
def test_common_units(one: str, other: str) -> None:
    """The numbers of the bit-parallel reckoning are those of the table everybody knows."""
    ours, theirs = units_of(one), units_of(other)
    row = [0] * (len(theirs.units) + 1)
    for unit in ours.units:
        before = row
        row = [0]
        for index, match in enumerate(theirs.units):
            row.append(before[index] + 1 if unit == match else max(row[index], before[index + 1]))
    assert common(ours, theirs) == common(theirs, ours) == row[-1]
    assert similarity(ours, theirs) == similarity(theirs, ours)


@pytest.mark.parametrize("shape", ["frame", "repeated", "reversed"])
def test_work_for_a_text_is_bounded(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each changed text is compared with a few old ones, and reads so much of the index, however many are alike."""
    numbers = range(2 * BUDGET)
    old, new = {
        "frame": ([f"第{n}期项目的年度培训" for n in numbers], [f"第{n}期项目的全年培训" for n in numbers]),
        "repeated": (["项目" * 6 + str(n) for n in numbers], ["项目" * 5 + str(n) for n in numbers]),
        "reversed": ([f"{n}{LONG}" for n in numbers], [f"{n}{LONG[::-1]}" for n in numbers]),
    }[shape]
    compared = 0

    def counted(one: Units, other: Units) -> float:
        nonlocal compared
        compared += 1
        return similarity(one, other)

    monkeypatch.setattr(similar, "similarity", counted)
    few = new[:50]
    wanted = document(few)
    match_messages(wanted, [Known(source, source.msgid, used=False) for source in document(old)])
    assert 0 < compared <= (2 * KEPT + 1) * len(few)


def test_index_reads_no_more_than_its_budget() -> None:
    """Of a common pair only the nearest entries are read."""
    texts = [units_of(f"项目{'甲' * (n % 7)}") for n in range(3 * LONGEST)]
    index = Index(texts, [("a", n) for n in range(len(texts))], range(len(texts)), 0)
    near = index.nearest(units_of("项目"), ("a", 2 * LONGEST))
    assert len(near) == KEPT
    assert all(abs(number - 2 * LONGEST) <= LONGEST for number in near)
