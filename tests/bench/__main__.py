"""Run the benches, or those whose names are given: `python -m tests.bench audit format`.

A bench is a function that returns rows; put it into the table below.
"""

from __future__ import annotations

import sys

from tests.bench import layout, quantity
from tests.bench.row import table

BENCHES = {
    "audit": quantity.audit,
    "parse": quantity.parse,
    "linear": quantity.linear,
    "format": quantity.write,
    "formula": quantity.reckon,
    "lines": layout.lines,
}


def main(names: list[str]) -> int:
    """Print the table; return 2 for a name that no bench has."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        sys.stderr.write(f"no bench is called {', '.join(unknown)}; there are {', '.join(BENCHES)}\n")
        return 2
    rows = [row for name, bench in BENCHES.items() if not names or name in names for row in bench()]
    sys.stdout.write(f"{table(rows)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
