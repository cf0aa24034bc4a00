"""Commands of two words, such as `report metrics list`."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

WRONG_USAGE = 2


def run_nested(word: str | None, arguments: argparse.Namespace, commands: Mapping[str, tuple[str, str]]) -> int:
    """Run the command of a second word; without one, say which there are.

    `commands` has the module of report.cli and its function for each word. The module is imported only then: Excel's
    library, say, when a workbook is read or written, and by nobody else.
    """
    if word is None:
        sys.stderr.write(arguments.usage())
        return WRONG_USAGE
    module, name = commands[word]
    return int(getattr(import_module(f"report.cli.{module}"), name)(arguments))
