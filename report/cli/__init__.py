"""The command line: words in, exit code out. 0 fine, 1 problems in the project, 2 wrong usage or a bug."""

from report.cli.main import main

__all__ = ["main"]
