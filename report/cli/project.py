"""Which project a command works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


class NoProjectError(Exception):
    """There is no project where the command was run."""


def project_of(arguments: argparse.Namespace) -> Path:
    """Return the project's folder.

    Raises NoProjectError with a sentence for the user.
    """
    from report.read import find_project  # noqa: PLC0415 - see main

    root = find_project(arguments.project)
    if root is None:
        message = (
            f"error[V102] no-project: there is no content/report.yaml in {arguments.project.resolve()} or above it\n"
            "  = hint: give the project's folder with --project DIR, or make one with `report new DIR`"
        )
        raise NoProjectError(message)
    return root
