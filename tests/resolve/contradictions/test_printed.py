"""The check over the figures of a printed report whose contradictions are known, found or not, one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from report.resolve.contradictions import check_contradictions
from tests.resolve.contradictions.figures import read_figures, read_rows

if TYPE_CHECKING:
    from report.diagnostics import Diagnostic

Finding = tuple[str, frozenset[str]]


def named(finding: str) -> Finding:
    """Return code and metrics of a row."""
    code, *metrics = finding.split()
    return code, frozenset(metrics)


def found_in(table: str) -> dict[Finding, Diagnostic]:
    """Return what the check finds in a table: code and the metrics it names."""
    metrics, sections = read_figures(table)
    found: dict[Finding, Diagnostic] = {}
    for diagnostic in check_contradictions(metrics, sections):
        ids = frozenset(name for name in re.findall(r"`([^`]+)`", diagnostic.message) if name in metrics)
        # The figure that a lone period is held against is one of many beside it.
        also = {name for name, metric in metrics.items() if diagnostic.related == metric.span}
        found[diagnostic.code, ids | also] = diagnostic
    return found


def test_printed_report() -> None:
    """Every finding is a known contradiction or a listed false alarm, and every one listed as found is found."""
    rows = read_rows("printed-verdicts.txt")
    expected = {named(why) for _, verdict, why in rows if verdict in {"visible", "besides"} and why.startswith("M")}
    false_alarms = {named(row[0]) for row in read_rows("printed-false-alarms.txt")}
    assert set(found_in("printed.txt")) == expected | false_alarms


def test_printed_report_in_numbers() -> None:
    """Ten of the eleven contradictions that figures alone can show, of 37 listed."""
    verdicts = [(verdict, why) for _, verdict, why in read_rows("printed-verdicts.txt") if verdict != "besides"]
    visible = [why for verdict, why in verdicts if verdict == "visible"]
    assert (len(verdicts), len(visible), sum(why.startswith("M") for why in visible)) == (37, 11, 10)


@pytest.mark.parametrize("table", ["libraries", "hospital", "airline"])
def test_invented_reports(table: str) -> None:
    """Contradictions planted in invented reports are found or missed as recorded, and nothing else is found."""
    rows = read_rows(f"{table}-planted.txt")
    planted = {frozenset(row[0].split()) for row in rows if row[3] == "found"}
    found = {ids for _, ids in found_in(f"{table}.txt")}
    # A lone period names the figure beside it as well.
    assert len(found) == len(planted)
    assert all(any(ids >= known for ids in found) for known in planted)


@pytest.mark.parametrize("table", ["printed", "libraries", "hospital", "airline"])
def test_findings_say_both_sides(table: str) -> None:
    """A message names its metrics with their values, has no full stop, and its hint says what to write."""
    for diagnostic in found_in(f"{table}.txt").values():
        assert re.match(r"`[^`]+` \([^)]+\)", diagnostic.message)
        assert not diagnostic.message.endswith(".")
        assert "{" not in diagnostic.hint
        assert not diagnostic.is_error
        assert diagnostic.related is not None


def test_order_of_the_metrics_does_not_matter() -> None:
    """The same pairs are found whichever metric comes first."""
    metrics, sections = read_figures("printed.txt")

    def pairs(names: list[str]) -> set[tuple[str, frozenset[str]]]:
        shuffled = {name: metrics[name] for name in names}
        return {
            (diagnostic.code, frozenset(re.findall(r"`([\w.-]+)` \(", diagnostic.message)))
            for diagnostic in check_contradictions(shuffled, sections)
        }

    assert pairs(list(metrics)) == pairs(list(metrics)[::-1])
