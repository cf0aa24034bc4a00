"""gettext's own tools, as witnesses of what a PO file is."""

from __future__ import annotations

import shutil
import subprocess

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def run(tool: str, *arguments: str, stdin: str = "") -> str:
    """Return what a tool writes when given a text; it must find nothing wrong."""
    command = [shutil.which(tool) or tool, *arguments]
    result = subprocess.run(command, input=stdin.encode(), capture_output=True, check=False, timeout=60)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


def msgcat(text: str, *options: str) -> str:
    """Return a PO file as msgcat writes it."""
    return run("msgcat", *(options or ("--no-wrap",)), "-", stdin=text)
