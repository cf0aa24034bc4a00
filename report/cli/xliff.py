"""`report xliff`: export, import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.cli.nested import run_nested

if TYPE_CHECKING:
    import argparse

COMMANDS = {"export": ("xliff_export", "run_export"), "import": ("xliff_import", "run_import")}
"""Word -> module of report.cli, and its function."""


def run(arguments: argparse.Namespace) -> int:
    """Run one of the commands; without a word, say which there are."""
    return run_nested(arguments.xliff_command, arguments, COMMANDS)
