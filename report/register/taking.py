"""Changes -> the files of content/metrics/ with those changes in them, and nothing else changed."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from report.diagnostics import Diagnosed, Diagnostic
from report.markup.source import as_read
from report.markup.yamltree import Mapping, parse_yaml
from report.model.metric import Approval
from report.register.amend import Amendment, amend, flow_mappings, sources
from report.register.cells import cells_of
from report.register.columns import field_of
from report.register.layout import AmendError
from report.register.scalars import GROUPED, number_source, text_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Mapping as Map

    from report.model.metric import Metric
    from report.register.changes import Change

    Parse = Callable[[str, str], tuple[list[Metric], list[Diagnostic]]]

_LONG_NUMBER = re.compile(rf"['\"]?-?[\d_]{{{GROUPED},}}", re.ASCII)
BY_HAND = "make this change in the file by hand"


def take(
    texts: Map[str, str], changes: Iterable[Change], metrics: Map[str, Metric], parse: Parse
) -> Diagnosed[dict[str, str]]:
    """Return the files that change, by path.

    `texts` are the files as they are, byte order mark and line ends included. `parse` reads the metrics of a file; each
    new text is read with it, and must say what was intended and nothing else, without a problem that was not there.
    """
    by_path: dict[str, list[Change]] = {}
    for change in changes:
        by_path.setdefault(metrics[change.metric].span.path, []).append(change)
    taken: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for path, group in by_path.items():
        try:
            text = amend(texts[path], amendments(texts[path], group))
        except AmendError as error:
            problems.append(Diagnostic("V117", f"{path} cannot be changed: {error}", group[0].place, BY_HAND))
            continue
        problems += _Proof(path, group, parse).problems(texts[path], text)
        taken[path] = text
    return Diagnosed(None if problems else taken, tuple(problems))


def amendments(text: str, changes: Iterable[Change]) -> list[Amendment]:
    """Return the changes as YAML, each written as the values of that file are."""
    written = sources(text)
    braces = flow_mappings(text)
    numbers = [source for path, source in written.items() if path[1:2] in {("value",), ("series",)}]
    long_ones = [source for source in numbers if _LONG_NUMBER.match(source)]
    grouped = not long_ones or any("_" in source for source in long_ones)
    points = {path[:2]: source for path, source in written.items() if path[1:2] == ("series",)}
    found = []
    for change in changes:
        field = field_of(change.key)
        path = (change.metric, *field)
        like = written.get(path) or None
        if change.after is None:
            source = None
        elif isinstance(change.after, Decimal):
            source = number_source(change.after, like or points.get(path[:2]), grouped=grouped)
        else:
            source = text_source(change.after, like, flow=path[:-1] in braces)
        found.append(Amendment(change.metric, field, source))
    return found


class _Proof:
    """Reads a file before and after, and finds whether the intended changes happened, and nothing else."""

    def __init__(self, path: str, changes: list[Change], parse: Parse) -> None:
        self.path = path
        self.changes = changes
        self.parse = parse

    def problems(self, before: str, after: str) -> list[Diagnostic]:
        old, known = self.parse(self.path, as_read(before))
        new, found = self.parse(self.path, as_read(after))
        seen = {(problem.code, problem.message) for problem in known}
        faults = [problem for problem in found if problem.is_error and (problem.code, problem.message) not in seen]
        if faults:
            return self._blamed(faults, after)
        wanted = {metric.id: cells_of(metric) for metric in old}
        for change in self.changes:
            if change.after is None:
                wanted[change.metric].pop(change.key, None)
            else:
                wanted[change.metric][change.key] = change.after
        same = [metric.id for metric in new] == [metric.id for metric in old]
        if same and all(cells_of(metric) == wanted[metric.id] for metric in new) and _rests(new) == _rests(old):
            return []
        message = f"{self.path} would not say what the workbook says"
        return [Diagnostic("V117", message, self.changes[0].place, BY_HAND)]

    def _blamed(self, faults: list[Diagnostic], after: str) -> list[Diagnostic]:
        """Return faults of the new file as those of the rows that cause them."""
        tree, _ = parse_yaml(as_read(after), self.path)
        keys = [key for key, _ in tree.entries] if isinstance(tree, Mapping) else []
        lines = [key.span.line for key in keys]
        first = {change.metric: change for change in reversed(self.changes)}
        found = []
        for fault in faults:
            at = bisect_right(lines, fault.span.line)
            metric = keys[at - 1].text if at else ""
            change = first.get(metric, self.changes[0])
            message = f"`{change.metric}` would be wrong: {fault.message} ({fault.code})"
            found.append(Diagnostic("V117", message, change.place, fault.hint))
        return found


def _rests(metrics: Iterable[Metric]) -> list[Metric]:
    """Return metrics without what a workbook can change."""
    return [
        replace(
            metric,
            value=None,
            date=None,
            series=(),
            exponent=None,
            precision=None,
            hedge=None,
            period=None,
            as_of=None,
            note=None,
            source=None,
            owner=None,
            better=None,
            approval=Approval(),
        )
        for metric in metrics
    ]
