"""`report xliff`: export, import."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

COMMANDS = {"export": ("xliff_export", "run_export"), "import": ("xliff_import", "run_import")}
"""Word -> module of report.cli, and its function."""
WRONG_USAGE = 2


def run(arguments: argparse.Namespace) -> int:
    """Run one of the commands; without a word, say which there are."""
    if arguments.xliff_command is None:
        sys.stderr.write(arguments.usage())
        return WRONG_USAGE
    module, name = COMMANDS[arguments.xliff_command]
    return int(getattr(import_module(f"report.cli.{module}"), name)(arguments))
