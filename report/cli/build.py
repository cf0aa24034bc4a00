"""`report build`: nothing where nothing has changed, or else the outputs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from report.cli.project import project_of
from report.publish import last_manifest, recover_outputs, standing_problems
from report.read import fingerprint

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


class Asked(NamedTuple):
    """What is to be made."""

    languages: tuple[str, ...]
    pdf: bool
    site: bool
    printed: bool
    goal: str
    engine: str


def run(arguments: argparse.Namespace) -> int:
    """Make the outputs and publish them, or print why not; the last outputs then stay."""
    root = project_of(arguments)
    build, asked = root / "build", _asked(arguments)
    try:
        recover_outputs(build)
    except OSError as error:
        from report.cli.making import refuse  # noqa: PLC0415 - see below

        return refuse(error, arguments.format, root)
    inputs = f"{fingerprint(root)} {' '.join(map(str, asked))}"
    problems = standing_problems(build, inputs)
    if problems is not None:
        if problems or arguments.format == "json":
            from report.cli.output import print_diagnostics  # noqa: PLC0415 - mostly there is nothing to print

            print_diagnostics(problems, arguments.format, root)
        if arguments.format != "json":
            _say_nothing_changed(build)
        return 0
    from report.cli.making import make_outputs  # noqa: PLC0415 - who has nothing to make waits for no stage

    return make_outputs(root, asked, inputs, arguments)


def _asked(arguments: argparse.Namespace) -> Asked:
    usual = not (arguments.pdf or arguments.site or arguments.printed)
    return Asked(
        tuple(dict.fromkeys(arguments.lang)),
        usual or arguments.pdf,
        usual or arguments.site,
        arguments.printed,
        arguments.goal,
        arguments.engine,
    )


def _say_nothing_changed(build: Path) -> None:
    for output in (last_manifest(build) or {"outputs": ()})["outputs"]:
        path = build / output["path"]
        sys.stdout.write(f"{path / 'index.html' if output['kind'] == 'site' else path}  {output['pages']} pages\n")
    sys.stdout.write("nothing has changed since the last build\n")
