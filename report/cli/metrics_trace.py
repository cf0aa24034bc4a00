"""`report metrics trace`."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

from report.cli.output import print_diagnostics
from report.cli.project import project_of
from report.cli.trace_text import trace_text
from report.diagnostics import Diagnostic, Span, did_you_mean
from report.pipeline import Order, register
from report.register import trace

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from report.model.metric import Metric


def run_trace(arguments: argparse.Namespace) -> int:
    """Print everything about one metric; an id that does not exist is a problem like one in a text."""
    root = project_of(arguments)
    made = register(Order(root))
    if made.value is None:
        print_diagnostics(made.diagnostics, arguments.format, root)
        return 1
    known = [row.metric.id for row in made.value.rows]
    if arguments.id not in known:
        hint = did_you_mean(arguments.id, known, "see `report metrics list`")
        problem = Diagnostic("M106", f"there is no metric `{arguments.id}`", Span("content/metrics"), hint)
        print_diagnostics([problem], arguments.format, root)
        return 1
    (metric,) = (row.metric for row in made.value.rows if row.metric.id == arguments.id)
    found = {**trace(made.value, arguments.id), "written": _written(root, metric)}
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n" if arguments.json else trace_text(found)
    sys.stdout.write(text)
    return 0


def _written(root: Path, metric: Metric) -> str | None:
    """Return a value as it is typed, where that is more than its digits: 4.66e11, 1.50."""
    if not isinstance(metric.value, Decimal) or "value" not in dict(metric.places):
        return None
    span = metric.place("value")
    lines = (root / span.path).read_text(encoding="utf-8-sig").splitlines()
    typed = lines[span.line - 1][span.column - 1 :][: span.length]
    return typed if typed.replace("_", "") != f"{metric.value:f}" else None
