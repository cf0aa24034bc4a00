"""`report check`: everything short of typesetting, or what the last check of the same files found."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from report.cli.output import print_diagnostics
from report.cli.project import project_of
from report.publish.checked import Checked, keep_check, kept_check
from report.read import fingerprint

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def run(arguments: argparse.Namespace) -> int:
    """Print every problem; the exit code says whether there is an error."""
    root = project_of(arguments)
    languages = tuple(dict.fromkeys(arguments.lang))
    checked = _check(root, languages, arguments.goal)
    failed = print_diagnostics(checked.problems, arguments.format, root)
    if not checked.problems and arguments.format in {"full", "concise"}:
        sys.stdout.write("no problems\n")
    return int(failed or not checked.composed)


def _check(root: Path, languages: tuple[str, ...], goal: str) -> Checked:
    build, files, order = root / "build", fingerprint(root), " ".join((goal, *languages))
    last = kept_check(build, files, order)
    if last is not None:
        return last
    from report.cache import Cache  # noqa: PLC0415 - a check of unchanged files takes no stage
    from report.pipeline import KEPT, Order, compose, edit, load  # noqa: PLC0415 - see above

    asked, kept = Order(root, languages=languages, goal=goal), Cache(root / KEPT)
    loaded = load(root, goal, kept=kept)
    result = loaded.then(lambda report: edit(report, asked, kept=kept)).then(lambda editions: compose(editions, kept))
    kept.close()
    checked = Checked(result.diagnostics, composed=result.value is not None)
    if fingerprint(root) == files:  # else a file was saved meanwhile, and nobody knows which of the two was read
        keep_check(build, files, order, checked)
    return checked
