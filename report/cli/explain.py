"""`report explain CODE`."""

from __future__ import annotations

import sys
from textwrap import indent
from typing import TYPE_CHECKING

from report.diagnostics import RULES, did_you_mean

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Print what a code means: what, why, wrong, right."""
    if arguments.code == "all":
        for each in RULES.values():
            sys.stdout.write(f"{each.code}  {each.slug:28} {each.what}\n")
        return 0
    rule = RULES.get(arguments.code.upper())
    if rule is None:
        hint = did_you_mean(arguments.code.upper(), RULES, "`report explain all` lists the codes")
        sys.stderr.write(f"there is no code {arguments.code}; {hint}\n")
        return 2
    sys.stdout.write(
        f"{rule.code} {rule.slug}\n\n{rule.what}\n{rule.why}\n\n"
        f"wrong:\n{indent(rule.wrong, '    ')}\n\nright:\n{indent(rule.right, '    ')}\n"
    )
    return 0
