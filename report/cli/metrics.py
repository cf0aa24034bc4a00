"""`report metrics`: list, trace, export, import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.cli.nested import run_nested

if TYPE_CHECKING:
    import argparse

COMMANDS = {
    "list": ("metrics_list", "run_list"),
    "trace": ("metrics_trace", "run_trace"),
    "export": ("metrics_workbook", "run_export"),
    "import": ("metrics_workbook", "run_import"),
}
"""Word -> module of report.cli, and its function."""


def run(arguments: argparse.Namespace) -> int:
    """Run one of the commands; without a word, say which there are."""
    return run_nested(arguments.metrics_command, arguments, COMMANDS)
