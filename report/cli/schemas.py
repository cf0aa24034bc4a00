"""`report schemas`: JSON Schemas for editors, into .vscode/."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from report.cli.output import print_diagnostics
from report.cli.project import project_of
from report.diagnostics import Diagnostic, Span
from report.model.rendition import OutputFile
from report.publish import publish_files
from report.read.schemas import EDITOR_SETTINGS, editor_settings, schema_files

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def run(arguments: argparse.Namespace) -> int:
    """Write the schemas; the editor's settings only where there are none, for they are the user's."""
    root = project_of(arguments)
    try:
        written = write_schemas(root)
    except OSError as error:
        hint = "make room, or look at the permissions; files that are there stayed as they were"
        problem = Diagnostic("V101", f"cannot write the schemas: {error.strerror or error}", Span(".vscode"), hint)
        print_diagnostics([problem], arguments.format, root)
        return 1
    sys.stdout.writelines(f"{path}\n" for path in written)
    if not written:
        sys.stdout.write("everything is up to date\n")
    if "yaml.schemas" not in (root / EDITOR_SETTINGS).read_text(encoding="utf-8-sig"):
        sys.stdout.write(
            f"{EDITOR_SETTINGS} is yours and stayed as it was; to use the schemas, add:\n{editor_settings()}"
        )
    return 0


def write_schemas(root: Path) -> tuple[str, ...]:
    """Write what changed into a project and return the paths.

    Raises OSError when the disk refuses.
    """
    files = dict(schema_files())
    if not (root / EDITOR_SETTINGS).exists():
        files[EDITOR_SETTINGS] = editor_settings()
    return publish_files(root, (OutputFile(path, text.encode()) for path, text in files.items()))
