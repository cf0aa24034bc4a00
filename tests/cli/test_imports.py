"""A command imports what it uses, and nothing else: that is what makes the quick ones quick."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from report.cli import main
from tests.projects import write_project

ROOT = Path(__file__).parents[2]
LIBRARIES = frozenset({
    "PIL", "babel", "fontTools", "jinja2", "markdown_it", "mdit_py_plugins", "openpyxl", "pydyf", "segno", "starlette",
    "tinycss2", "weasyprint", "yaml",
})  # fmt: skip
STAGES = frozenset({
    "report.compose", "report.pipeline", "report.read.project", "report.register", "report.resolve", "report.site",
    "report.translate", "report.typeset",
})  # fmt: skip
PROGRAM = """\
import json, sys
from report.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
sys.stdout.write("\\n" + json.dumps(sorted(sys.modules)))
"""
COMMANDS = {
    "--help": LIBRARIES | STAGES | {"report.diagnostics", "dataclasses"},
    "check --help": LIBRARIES | STAGES | {"report.diagnostics", "dataclasses"},
    "explain M106": LIBRARIES | STAGES,
    "doctor": LIBRARIES | STAGES,
    "check": LIBRARIES | STAGES,
    "build --site": LIBRARIES | STAGES | {"report.diagnostics"},
    "status": {
        "PIL",
        "fontTools",
        "openpyxl",
        "pydyf",
        "weasyprint",
        "report.site",
        "report.typeset",
        "report.compose",
    },
    "metrics list": {"PIL", "fontTools", "openpyxl", "pydyf", "weasyprint", "report.site", "report.typeset"},
    "metrics trace dc.pue": {"PIL", "fontTools", "openpyxl", "pydyf", "weasyprint", "report.site", "report.typeset"},
}
"""Command -> what it must not import, in a project in which nothing has changed."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that is checked and built."""
    folder = write_project(tmp_path_factory.mktemp("project"))
    assert main(["build", "--site", "--project", str(folder)]) == 0
    assert main(["check", "--project", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_imported_that_is_not_used(command: str, project: Path) -> None:
    """What a command must not import is in no module table at its end."""
    words = [sys.executable, "-c", PROGRAM, *command.split()]
    ran = subprocess.run(words, cwd=project, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
                         capture_output=True, text=True, check=True)  # fmt: skip
    imported = set(json.loads(ran.stdout.splitlines()[-1]))
    assert "report.cli" in imported
    assert sorted(imported & COMMANDS[command]) == []
