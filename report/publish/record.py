"""What was built from what: build/.cache/last-build.json, safe to delete."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from report.publish.aside import write_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from report.diagnostics import Diagnostic

RECORD = ".cache/last-build.json"
PARTS = ("pdf", "site", "manifest.json")


def keep_record(build: Path, inputs: str, problems: Sequence[Diagnostic] = ()) -> None:
    """Note that the outputs in build/ were made from these inputs, and what there was to say about them."""
    from report.publish.problems import rows_of  # noqa: PLC0415 - who makes nothing has no problems to note

    record = {"inputs": inputs, "outputs": _outputs(build), "problems": rows_of(problems)}
    write_file(build / RECORD, (json.dumps(record, indent=1) + "\n").encode())


def standing_problems(build: Path, inputs: str) -> tuple[Diagnostic, ...] | None:
    """Return what was said when build/ was made, if it holds, byte for byte, what was made from these inputs.

    None: it does not, or nobody knows.
    """
    record = _record(build)
    if record.get("inputs") != inputs or record.get("outputs") != _outputs(build):
        return None
    if record.get("problems") == []:
        return ()
    from report.publish.problems import problems_of  # noqa: PLC0415 - mostly there are none

    try:
        return problems_of(record["problems"])
    except (TypeError, ValueError, KeyError):
        return None


def build_standing(build: Path, fingerprint: str) -> str:
    """Tell whether the outputs were made from files with this fingerprint: SAME, OTHER, NONE or UNKNOWN.

    UNKNOWN where a file was saved during the build, which then leaves no record.
    """
    from report.model.register import NONE, OTHER, SAME, UNKNOWN  # noqa: PLC0415 - who only builds asks for no register

    if not (build / "manifest.json").is_file():
        return NONE
    record = _record(build)
    if record.get("outputs") != _outputs(build):
        return UNKNOWN
    return SAME if str(record.get("inputs")).startswith(f"{fingerprint} ") else OTHER


def _record(build: Path) -> dict[str, Any]:
    try:
        record = json.loads((build / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _outputs(build: Path) -> dict[str, str]:
    found = {}
    for part in PARTS:
        top = build / part
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file():
                with path.open("rb") as file:
                    found[path.relative_to(build).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return found
