"""Asking before changes are taken."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def is_wanted(arguments: argparse.Namespace, number: int, folder: str) -> bool:
    """Ask whether so many changes are to be taken into a folder, unless `--yes` says so; where nobody is, none is."""
    if arguments.yes:
        return True
    if not sys.stdin.isatty():
        sys.stderr.write("nothing was taken: there is nobody to ask; --yes takes the changes without asking\n")
        return False
    try:
        answer = input(f"take {'this change' if number == 1 else f'these {number} changes'}? [y/N] ")
    except EOFError:
        answer = ""
    if answer.strip().lower() in {"y", "yes", "是"}:
        return True
    sys.stderr.write(f"nothing was taken; {folder} is as it was\n")
    return False
