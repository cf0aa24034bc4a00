"""Run the benches, or those whose names are given: `python -m tests.bench audit format`.

A bench is a function that returns rows; put it into the table below. `whole` measures whole reports and has a table of
its own; it takes long: `python -m tests.bench whole --sizes 100 --repeat 3` takes less.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tests.bench import catalogs, layout, quantity
from tests.bench.row import table
from tests.bench.scaled import SIZES

if TYPE_CHECKING:
    from collections.abc import Sequence

BENCHES = {
    "audit": quantity.audit,
    "parse": quantity.parse,
    "linear": quantity.linear,
    "format": quantity.write,
    "formula": quantity.reckon,
    "lines": layout.lines,
    "update": catalogs.update,
    "remarks": catalogs.remarks,
}
WHOLE = "whole"


def main(words: Sequence[str]) -> int:
    """Print the tables; return 2 for a name that no bench has."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure how long the program takes.")
    names = (*BENCHES, WHOLE)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"a bench (default: all): {', '.join(names)}")
    parser.add_argument("--sizes", nargs="+", type=int, choices=SIZES, default=SIZES, help="of `whole`, in per cent")
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="of `whole`: rounds (default: 5)")
    parser.add_argument("--only", default="", metavar="PATTERN", help="of `whole`: works whose name this pattern finds")
    asked = parser.parse_args(words)
    unknown = [name for name in asked.names if name not in names]
    if unknown:
        sys.stderr.write(f"no bench is called {', '.join(unknown)}; there are {', '.join(names)}\n")
        return 2
    wanted = asked.names or names
    rows = [row for name, bench in BENCHES.items() if name in wanted for row in bench()]
    if rows:
        sys.stdout.write(f"{table(rows)}\n")
    if WHOLE in wanted:
        from tests.bench.whole import whole  # noqa: PLC0415 - needs the tools of the tests, which the others do not

        sys.stdout.write(f"{whole(asked.sizes, asked.repeat, asked.only)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
