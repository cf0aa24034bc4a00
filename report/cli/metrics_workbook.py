"""`report metrics export FILE.xlsx` and `report metrics import FILE.xlsx`."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from report.cli.asking import is_wanted
from report.cli.metrics_preview import Preview, preview_of, show_preview
from report.cli.output import print_diagnostics
from report.cli.project import project_of
from report.diagnostics import Diagnosed, Diagnostic, Span
from report.model.register import NONE, OTHER
from report.model.rendition import OutputFile
from report.pipeline import Order, register
from report.publish import publish_figures, publish_workbook
from report.read import read_project
from report.read.files import ProjectFiles
from report.read.metrics import parse_metrics
from report.register.archive import MAX_BYTES, count_comments
from report.register.changes import find_changes
from report.register.returned import read_workbook
from report.register.taking import take
from report.register.workbook import export_workbook

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from report.model.project import Project
    from report.model.register import Register

FOLDER = "content/metrics/"
PAGES = {
    NONE: "there is no build yet: the workbook has no page numbers; run `report build` first to have them",
    OTHER: "page numbers are those of the last build, from which the texts differ by now",
}


def run_export(arguments: argparse.Namespace) -> int:
    """Write the workbook, unless the file holds what somebody filled in."""
    root = project_of(arguments)
    path: Path = arguments.file
    if path.suffix.lower() != ".xlsx":
        sys.stderr.write(f"{path} must end in .xlsx: that is what the file will be\n")
        return 2
    found = register(Order(root))
    if found.value is None:
        print_diagnostics(found.diagnostics, arguments.format, root)
        return 1
    content = export_workbook(found.value)
    problems = _in_the_way(path)
    if not problems:
        try:
            publish_workbook(path, content)
        except OSError as error:
            problems = [_refused(path.as_posix(), error)]
    failed = print_diagnostics(problems, arguments.format, root) if problems or arguments.format == "json" else False
    if not failed and arguments.format != "json":
        _say_exported(path, found.value)
    return int(failed)


def _say_exported(path: Path, found: Register) -> None:
    sys.stdout.write(f"{path}  {_count(len(found.rows), 'figure')}\n")
    if found.last_build in PAGES:
        sys.stdout.write(PAGES[found.last_build] + "\n")


def _in_the_way(path: Path) -> list[Diagnostic]:
    """Return why a file must not be written over: only an export that nobody has touched may be."""
    if not path.exists():
        return []
    hint = "import it first, or export to another name"
    name = path.as_posix()
    content = _content(path)
    if isinstance(content, Diagnostic):
        return [Diagnostic("V115", f"{name} exists and is no workbook of figures", Span(name), hint)]
    rows = read_workbook(content, name)
    if rows.value is None:
        return [Diagnostic("V115", f"{name} exists and is no workbook of figures", Span(name), hint)]
    if rows.diagnostics or any(row.edits for row in rows.value):
        return [Diagnostic("V115", f"{name} exists, and somebody has filled it in", Span(name), hint)]
    return []


def run_import(arguments: argparse.Namespace) -> int:
    """Show what the workbook changes, ask, and write it into content/metrics/."""
    root = project_of(arguments)
    project = read_project(root)
    faults = [each for each in project.diagnostics if each.is_error and each.span.path.startswith(FOLDER)]
    if project.value is None or faults:
        print_diagnostics(faults or project.diagnostics, arguments.format, root)
        return 1
    texts = _texts(root)
    preview = _read_back(arguments.file, project.value, texts)
    if preview.value is None:
        print_diagnostics(preview.diagnostics, arguments.format, root)
        if arguments.format != "json":
            sys.stderr.write("nothing was taken; content/metrics/ is as it was\n")
        return 1
    _show(preview.value, preview.diagnostics, arguments.format, root)
    if not preview.value.files or arguments.dry_run:
        return 0
    if not is_wanted(arguments, len(preview.value.changes), FOLDER):
        return 1
    return _write(root, arguments, preview.value, texts)


def _show(preview: Preview, warnings: Sequence[Diagnostic], style: str, root: Path) -> None:
    """Print what would change, and what the checks would say then."""
    if style == "json":
        print_diagnostics(warnings, style, root)
        return
    show_preview(preview)
    if warnings:
        sys.stdout.flush()
        sys.stderr.write("`report check` would say then:\n")
        # Without excerpts: the lines are those of the files as they would be.
        print_diagnostics(warnings, "concise" if style == "full" else style, root)


def _read_back(path: Path, project: Project, texts: dict[str, str]) -> Diagnosed[Preview]:
    """Return what would change; every problem of the workbook comes back at once."""
    name = path.as_posix()
    content = _content(path)
    if isinstance(content, Diagnostic):
        return Diagnosed(None, (content,))
    rows = read_workbook(content, name)
    if rows.value is None:
        return Diagnosed(None, rows.diagnostics)
    changes = find_changes(rows.value, project.metrics)
    taken = take(texts, changes.value or (), project.metrics, parse_metrics)
    problems = (*rows.diagnostics, *changes.diagnostics, *taken.diagnostics)
    if taken.value is None or problems:
        return Diagnosed(None, problems)
    missing = len(project.metrics.keys() - {row.mark.metric for row in rows.value})
    preview = preview_of(project, changes.value or (), taken.value, missing)
    return preview.then(lambda made: Diagnosed(replace(made, comments=count_comments(content))))


def _content(path: Path) -> bytes | Diagnostic:
    """Return a workbook's bytes, or why it cannot be read."""
    name = path.as_posix()
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"{name} is larger than {MAX_BYTES // 1_000_000} MB"
            return Diagnostic("V110", message, Span(name), "a workbook of figures is far smaller; look at the name")
        return path.read_bytes()
    except OSError as error:
        message = f"{name} cannot be opened: {error.strerror or error}"
        return Diagnostic(
            "V110", message, Span(name), "look at the name; close the file where another program holds it"
        )


def _texts(root: Path) -> dict[str, str]:
    """Return the metrics files as they are, byte order marks and line ends included."""
    files = ProjectFiles(root)
    contents = {path: files.content(path) for path in files.listing(FOLDER.rstrip("/"), ".yaml")}
    return {path: content.decode("utf-8") for path, content in contents.items() if content is not None}


def _write(root: Path, arguments: argparse.Namespace, preview: Preview, texts: dict[str, str]) -> int:
    """Write the files, unless one of them was changed while somebody was asked."""
    now = _texts(root)
    changed = [path for path in preview.files if now.get(path) != texts[path]]
    problems = [
        Diagnostic("V118", f"{path} was changed in the meantime", Span(path), "import the workbook again")
        for path in changed
    ]
    written: tuple[str, ...] = ()
    if not problems:
        files = [OutputFile(path, text.encode()) for path, text in preview.files.items()]
        try:
            written = publish_figures(root, files)
        except OSError as error:
            problems = [_refused(FOLDER, error)]
    if problems:
        print_diagnostics(problems, arguments.format, root)
        return 1
    if arguments.format != "json":
        for path in written:
            sys.stdout.write(f"{path}\n")
        sys.stdout.write(f"{_count(len(preview.changes), 'change')} taken\n")
    return 0


def _refused(name: str, error: OSError) -> Diagnostic:
    hint = "make room, look at the permissions, or close the file where another program holds it; nothing was changed"
    return Diagnostic("V101", f"cannot write {name}: {error.strerror or error}", Span(name), hint)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
