"""What the last checks found: build/.cache/checks.json, safe to delete.

A check of unchanged files finds what the last one found. Whatever does not read back whole was never kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from report.publish.aside import write_file
from report.publish.problems import problems_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from report.diagnostics import Diagnostic

CHECKS = ".cache/checks.json"
MOST = 16
"""Orders (goal and languages) that are kept; then the oldest go."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    problems: tuple[Diagnostic, ...]
    composed: bool
    """Whether every language could be composed."""


def kept_check(build: Path, fingerprint: str, order: str) -> Checked | None:
    """Return what a check of the same files in the same order found, or None where none is kept."""
    row = _kept(build, fingerprint).get(order)
    try:
        return None if row is None else Checked(problems_of(row["problems"]), bool(row["composed"]))
    except (TypeError, ValueError, KeyError):
        return None  # kept by a program that was changed without a trace


def keep_check(build: Path, fingerprint: str, order: str, checked: Checked) -> None:
    """Note what a check found; those of other files are forgotten."""
    rows = {name: row for name, row in _kept(build, fingerprint).items() if name != order}
    rows[order] = {"problems": rows_of(checked.problems), "composed": checked.composed}
    latest = dict(list(rows.items())[-MOST:])
    said = json.dumps({"files": fingerprint, "checks": latest})
    with contextlib.suppress(OSError):  # a full disk or a read-only folder: the next check looks again
        write_file(build / CHECKS, f"{_sum(said)}\n{said}".encode())


def _kept(build: Path, fingerprint: str) -> Mapping[str, Any]:
    try:
        digest, _, said = (build / CHECKS).read_text(encoding="utf-8").partition("\n")
        kept = json.loads(said) if digest == _sum(said) else {}
    except (OSError, ValueError):
        return {}
    return dict(kept["checks"]) if kept.get("files") == fingerprint else {}


def _sum(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()
