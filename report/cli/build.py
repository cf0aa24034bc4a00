"""`report build`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from report.cli.output import Progress, print_diagnostics
from report.cli.project import project_of
from report.diagnostics import Diagnostic, Span
from report.pipeline import Order, make
from report.publish import (
    guessed_pages,
    is_up_to_date,
    keep_record,
    last_manifest,
    publish_release,
    recover_outputs,
    standing_pdfs,
)
from report.read import fingerprint

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from report.model.rendition import Renditions

STAGES = ("read", "translate", "compose", "typeset", "site", "publish")


def run(arguments: argparse.Namespace) -> int:
    """Make the outputs and publish them, or print why not; the last outputs then stay."""
    root = project_of(arguments)
    build = root / "build"
    try:
        recover_outputs(build)
    except OSError as error:
        print_diagnostics([_refused(error)], arguments.format, root)
        return 1
    usual = not (arguments.pdf or arguments.site or arguments.printed)
    order = Order(
        root=root,
        languages=tuple(dict.fromkeys(arguments.lang)),
        pdf=usual or arguments.pdf,
        site=usual or arguments.site,
        printed=arguments.printed,
        goal=arguments.goal,
        jobs=arguments.jobs,
        standing_pdfs=standing_pdfs(build),
    )
    inputs = f"{fingerprint(root)} {order.languages} {order.pdf} {order.site} {order.printed} {order.goal}"
    if is_up_to_date(build, inputs):
        _say_nothing_changed(build, arguments.format)
        return 0
    progress = Progress(STAGES)
    made = make(order, guessed_pages(build), progress)
    problems = list(made.diagnostics)
    if made.value is not None and not made.failed:
        progress("publish")
        problems += _publish(build, made.value, None if problems else inputs)
    seconds = progress.done()
    failed = print_diagnostics(problems, arguments.format, root)
    if made.value is None or failed:
        if arguments.format == "full":
            sys.stderr.write("nothing was published; build/ is as it was\n")
        return 1
    if arguments.format != "json":
        _say_where(made.value, build, seconds)
    return 0


def _publish(build: Path, made: Renditions, inputs: str | None) -> list[Diagnostic]:
    """Write the outputs; note their inputs unless there is a warning that the next run should repeat."""
    try:
        publish_release(build, made)
        if inputs is not None:
            keep_record(build, inputs)
    except OSError as error:
        return [_refused(error)]
    return []


def _refused(error: OSError) -> Diagnostic:
    hint = "make room, or look at the folder's permissions; the last outputs are untouched"
    return Diagnostic("V101", f"cannot write build/: {error.strerror or error}", Span("build"), hint)


def _say_nothing_changed(build: Path, style: str) -> None:
    if style == "json":
        sys.stdout.write("[]\n")
        return
    for output in (last_manifest(build) or {"outputs": ()})["outputs"]:
        path = build / output["path"]
        sys.stdout.write(f"{path / 'index.html' if output['kind'] == 'site' else path}  {output['pages']} pages\n")
    sys.stdout.write("nothing has changed since the last build\n")


def _say_where(made: Renditions, build: Path, seconds: float) -> None:
    for pdf in (*made.pdfs.values(), *made.prints):
        pages = pdf.page_map.pages
        sys.stdout.write(f"{build / 'pdf' / pdf.name}  {pages} pages, {len(pdf.content) / 1e6:.1f} MB\n")
    if made.site:
        pages = sum(file.path.endswith(".html") for file in made.site)
        sys.stdout.write(f"{build / 'site' / 'index.html'}  {pages} web pages\n")
    sys.stdout.write(f"done in {seconds:.1f} s\n")
