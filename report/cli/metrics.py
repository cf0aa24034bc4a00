"""`report metrics`: list, trace, export, import."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

COMMANDS = {
    "list": ("metrics_list", "run_list"),
    "trace": ("metrics_trace", "run_trace"),
    "export": ("metrics_workbook", "run_export"),
    "import": ("metrics_workbook", "run_import"),
}
"""Word -> module of report.cli, and its function."""
WRONG_USAGE = 2


def run(arguments: argparse.Namespace) -> int:
    """Run one of the commands; without a word, say which there are."""
    if arguments.metrics_command is None:
        sys.stderr.write(arguments.usage())
        return WRONG_USAGE
    # Excel's library is imported when a workbook is read or written, and by nobody else.
    module, name = COMMANDS[arguments.metrics_command]
    return int(getattr(import_module(f"report.cli.{module}"), name)(arguments))
