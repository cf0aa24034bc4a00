"""What was built from what: build/.cache/last-build.json, safe to delete."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from report.model.register import NONE, OTHER, SAME, UNKNOWN
from report.publish.aside import write_file

if TYPE_CHECKING:
    from pathlib import Path

RECORD = ".cache/last-build.json"
PARTS = ("pdf", "site", "manifest.json")


def keep_record(build: Path, inputs: str) -> None:
    """Note that the outputs in build/ were made from these inputs."""
    record = {"inputs": inputs, "outputs": _outputs(build)}
    write_file(build / RECORD, (json.dumps(record, indent=1) + "\n").encode())


def is_up_to_date(build: Path, inputs: str) -> bool:
    """Tell whether build/ holds, byte for byte, what was made from these inputs."""
    try:
        record = json.loads((build / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(record, dict) and record.get("inputs") == inputs and record.get("outputs") == _outputs(build)


def build_standing(build: Path, fingerprint: str) -> str:
    """Tell whether the outputs were made from files with this fingerprint: SAME, OTHER, NONE or UNKNOWN.

    UNKNOWN after a build with warnings, which leaves no record.
    """
    if not (build / "manifest.json").is_file():
        return NONE
    try:
        record = json.loads((build / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return UNKNOWN
    if not isinstance(record, dict) or record.get("outputs") != _outputs(build):
        return UNKNOWN
    return SAME if str(record.get("inputs")).startswith(f"{fingerprint} ") else OTHER


def _outputs(build: Path) -> dict[str, str]:
    found = {}
    for part in PARTS:
        top = build / part
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file():
                with path.open("rb") as file:
                    found[path.relative_to(build).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return found
