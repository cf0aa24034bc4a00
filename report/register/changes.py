"""What came back against what the project says now: the changes to take, and those that two hands made at once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from report.diagnostics import Diagnosed, Diagnostic, Span, did_you_mean
from report.model.metric import APPROVED, DRAFT, Interval
from report.register.cells import cells_of, decimals
from report.register.columns import SERIES, column_of, field_of, open_cells
from report.register.restate import restate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from report.model.metric import Metric
    from report.register.cells import Cell
    from report.register.returned import Returned

NEEDED = frozenset({"value", "min", "max", "date"})
"""Fields without which a metric says nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value that becomes another."""

    metric: str
    key: str
    """The field; `series:2020` for a point, `min` and `max` for the ends of a range."""
    before: Cell | None
    after: Cell | None
    place: Span
    why: str = ""
    """Why it changes where nobody typed it."""


def find_changes(rows: Iterable[Returned], metrics: Mapping[str, Metric]) -> Diagnosed[tuple[Change, ...]]:
    """Return the changes, in the order of the rows, and what stands against taking them.

    Three states are held against each other: the project at the export, the workbook, and the project now. What only
    the workbook changed is a change; what both changed alike is none; what both changed differently is a conflict.
    """
    changes: list[Change] = []
    problems: list[Diagnostic] = []
    for row in rows:
        metric = metrics.get(row.mark.metric)
        if metric is None:
            hint = did_you_mean(row.mark.metric, metrics, "export the figures again: it was renamed or removed since")
            message = f"the project has no metric `{row.mark.metric}`"
            problems.append(Diagnostic("V111", message, row.place, hint))
            continue
        changes += _Row(row, metric, problems).changes()
    return Diagnosed(tuple(changes), tuple(problems))


class _Row:
    """One row held against its metric."""

    def __init__(self, row: Returned, metric: Metric, problems: list[Diagnostic]) -> None:
        self.row = row
        self.metric = metric
        self.problems = problems
        self.now = cells_of(metric)

    def changes(self) -> list[Change]:
        found = {}
        for key in sorted(self.row.edits, key=_order):
            change = self._change(key, self.row.edits[key])
            if change is not None:
                found[key] = change
        follower = self._precision(found)
        if follower is not None:
            found["precision"] = follower
        withdrawal = self._withdrawn(found)
        if withdrawal is not None:
            found["status"] = withdrawal
        return list(found.values())

    def _change(self, key: str, after: Cell | None) -> Change | None:
        before = self.now.get(key)
        place = self.row.places[key]
        if key == "status" and after is None:
            after = DRAFT
        if before == after:
            return None
        if not self.row.mark.holds(key, before):
            said = "nothing" if before is None else f"`{before}`"
            message = f"`{key}` of `{self.metric.id}` was changed here, and to {said} in the project"
            hint = "agree on one of the two; then export again, or write the project's value into the cell"
            related = self.metric.place(field_of(key)[0])
            self.problems.append(
                Diagnostic("V118", message, place, hint, related=related, related_label="in the project")
            )
            return None
        if key not in open_cells(self.metric, (key.removeprefix(SERIES),)):
            message = f"`{self.metric.id}` is stated in another form since the export: it has no `{key}` of its own"
            hint = "export the figures again"
            self.problems.append(Diagnostic("V118", message, place, hint, related=self.metric.span))
            return None
        if after is None and key in NEEDED:
            message = f"`{key}` of `{self.metric.id}` is empty"
            hint = "write a number; a figure that is no longer used is removed in content/metrics/"
            self.problems.append(Diagnostic("V113", message, place, hint))
            return None
        return Change(self.metric.id, key, before, self._as_precise(key, after), place)

    def _as_precise(self, key: str, after: Cell | None) -> Cell | None:
        """Give a number as many decimals as the one before: the cell shows 1.20, though it can only hold 1.2."""
        before = self.now.get(key)
        if key.startswith(SERIES) and before is None and self.metric.series:
            before = self.metric.series[-1].value
        if not isinstance(after, Decimal) or not isinstance(before, Decimal):
            return after
        return after.quantize(Decimal((0, (1,), -decimals(before)))) if decimals(after) < decimals(before) else after

    def _precision(self, found: Mapping[str, Change]) -> Change | None:
        """Let `precision` follow a value that was changed without it."""
        stated = self.metric.precision
        key, before, after = self._figure(found)
        if stated is None or key is None or "precision" in found or before is None or after is None:
            return None
        place = found[key].place if key in found else self.row.place
        qualifier = found["qualifier"].after if "qualifier" in found else self.metric.hedge
        restated = restate(stated, before, after, qualifier if isinstance(qualifier, str) else None)
        if restated is None:
            where = self.row.places.get("precision")
            message = f"`{self.metric.id}` becomes {after:,f}, which `{stated}` has no digits for"
            hint = "write into `precision` how the source states the new number"
            self.problems.append(Diagnostic("V119", message, place, hint, related=where, related_label="the precision"))
            return None
        why = "follows the value"
        return Change(self.metric.id, "precision", stated, restated, place, why) if restated != stated else None

    def _figure(self, found: Mapping[str, Change]) -> tuple[str | None, Decimal | None, Decimal | None]:
        """Return the key of the number that the precision speaks of, that number, and what it becomes."""
        if isinstance(self.metric.value, Interval):
            return None, None, None
        if not self.metric.series:
            change = found.get("value")
            return ("value", *_numbers(change)) if change else (None, None, None)
        before = {point.period: point.value for point in self.metric.series}
        after = dict(before)
        for key, change in found.items():
            period = key.removeprefix(SERIES)
            if key.startswith(SERIES) and isinstance(change.after, Decimal):
                after[period] = change.after
            elif key.startswith(SERIES):
                after.pop(period, None)
        if not after or after[max(after)] == before[max(before)]:
            return None, None, None
        return SERIES + max(after), before[max(before)], after[max(after)]

    def _withdrawn(self, found: Mapping[str, Change]) -> Change | None:
        """Take an approval away that was given to other numbers."""
        facts = [change for key, change in found.items() if (column := column_of(key)) and column.is_fact]
        signed = {"status", "approved_on"} & found.keys()
        if not facts or signed or not self.metric.approval.is_signed:
            return None
        place = self.row.places.get("status", self.row.place)
        return Change(self.metric.id, "status", APPROVED, DRAFT, place, "was signed for other figures")


def _numbers(change: Change) -> tuple[Decimal | None, Decimal | None]:
    before, after = change.before, change.after
    return before if isinstance(before, Decimal) else None, after if isinstance(after, Decimal) else None


def _order(key: str) -> tuple[int, str]:
    """Order the fields of a row as the metrics are used to be written: points by time, before the rest."""
    keys = ("value", "min", "max", "date", SERIES, "qualifier", "precision", "period", "as_of")
    name = SERIES if key.startswith(SERIES) else key
    return (keys.index(name) if name in keys else len(keys), key)
