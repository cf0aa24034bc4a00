"""`report build` where something has changed: make the outputs, publish them, say where they are."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from report.cli.cluster import NoClusterError, cluster_executor
from report.cli.output import Progress, print_diagnostics
from report.diagnostics import Diagnostic, Span
from report.pipeline import Order, make
from report.publish import guessed_pages, keep_record, publish_release, standing_pdfs
from report.read import fingerprint

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from report.cli.build import Asked
    from report.diagnostics import Diagnosed
    from report.model.rendition import Renditions

STAGES = ("read", "translate", "compose", "typeset", "site", "publish")
OF_THE_MACHINE = ("R140",)
"""Codes of what is mended without a change of any file: the next build has to look again."""


def make_outputs(root: Path, asked: Asked, inputs: str, arguments: argparse.Namespace) -> int:
    """Make the outputs and publish them, or print why not; return the exit code.

    `inputs` begins with the fingerprint of the files and is kept in the record of the build.
    """
    build = root / "build"
    order = Order(root, **asked._asdict(), jobs=arguments.jobs, standing_pdfs=standing_pdfs(build))
    progress = Progress(STAGES)
    with ExitStack() as stack:
        executor = None
        if arguments.cluster:
            try:
                executor = stack.enter_context(cluster_executor(arguments.cluster))
            except NoClusterError as error:
                print_diagnostics([error.diagnostic], arguments.format, root)
                return 1
        made = make(order, guessed_pages(build), progress, executor=executor)
    problems = list(made.diagnostics)
    if made.value is not None and not made.failed:
        progress("publish")
        # Of a file that was saved meanwhile nobody knows what was read.
        settled = inputs.startswith(f"{fingerprint(root)} ") and not any(d.code in OF_THE_MACHINE for d in problems)
        problems += _publish(build, made, inputs if settled else None)
    seconds = progress.done()
    failed = print_diagnostics(problems, arguments.format, root)
    if made.value is None or failed:
        if arguments.format == "full":
            sys.stderr.write("nothing was published; build/ is as it was\n")
        return 1
    if arguments.format != "json":
        _say_where(made.value, build, seconds)
    return 0


def refuse(error: OSError, style: str, root: Path) -> int:
    """Print why build/ cannot be written; return the exit code."""
    print_diagnostics([_refused(error)], style, root)
    return 1


def _publish(build: Path, made: Diagnosed[Renditions], inputs: str | None) -> list[Diagnostic]:
    """Write the outputs, and note what they were made from if that is known, and what there was to say."""
    try:
        if made.value is not None:
            publish_release(build, made.value)
        if inputs is not None:
            keep_record(build, inputs, made.diagnostics)
    except OSError as error:
        return [_refused(error)]
    return []


def _refused(error: OSError) -> Diagnostic:
    hint = "make room, or look at the folder's permissions; the last outputs are untouched"
    return Diagnostic("V101", f"cannot write build/: {error.strerror or error}", Span("build"), hint)


def _say_where(made: Renditions, build: Path, seconds: float) -> None:
    for pdf in (*made.pdfs.values(), *made.prints):
        pages = pdf.page_map.pages
        sys.stdout.write(f"{build / 'pdf' / pdf.name}  {pages} pages, {len(pdf.content) / 1e6:.1f} MB\n")
    if made.site:
        pages = sum(file.path.endswith(".html") for file in made.site)
        sys.stdout.write(f"{build / 'site' / 'index.html'}  {pages} web pages\n")
    sys.stdout.write(f"done in {seconds:.1f} s\n")
