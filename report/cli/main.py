"""`report`: parse the words, run the command, turn what went wrong into an exit code."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from report.cli.arguments import parse_arguments
from report.cli.project import NoProjectError

if TYPE_CHECKING:
    from collections.abc import Sequence

FINE, PROBLEMS, BUG = 0, 1, 2


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = parse_arguments(words)
    try:
        # A command's module is imported when the command is run: no other pays for it.
        run = import_module(f"report.cli.{arguments.module}").run
        return int(run(arguments))
    except NoProjectError as error:
        sys.stderr.write(f"{error}\n")
        return PROBLEMS
    except KeyboardInterrupt:
        sys.stderr.write("stopped; build/ is as it was\n")
        return PROBLEMS
    except BrokenPipeError:
        sys.stderr.close()
        return FINE
    except Exception as error:
        if arguments.traceback:
            raise
        from report import __version__  # noqa: PLC0415

        sys.stderr.write(
            f"this is a bug in report {__version__}: {type(error).__name__}: {error}\n"
            "please report it with the output of the same command and --traceback\n"
        )
        return BUG
