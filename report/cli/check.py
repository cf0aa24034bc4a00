"""`report check`: everything short of typesetting."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from report.cli.output import print_diagnostics
from report.cli.project import project_of
from report.pipeline import Order, compose, edit, load

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Print every problem; the exit code says whether there is an error."""
    root = project_of(arguments)
    order = Order(root, languages=tuple(arguments.lang), goal=arguments.goal)
    result = load(root, order.goal).then(lambda report: edit(report, order)).then(compose)
    failed = print_diagnostics(result.diagnostics, arguments.format, root)
    if not result.diagnostics and arguments.format in {"full", "concise"}:
        sys.stdout.write("no problems\n")
    return int(failed or result.value is None)
