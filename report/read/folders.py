"""Where a project lies, and what ships with the program.

Apart from the rest of reading, because every command asks for it and most have nothing else to wait for.
"""

from __future__ import annotations

from pathlib import Path

SETTINGS_PATH = "content/report.yaml"
"""The file that makes a folder a project."""


def find_project(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upward, that holds content/report.yaml."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if (folder / SETTINGS_PATH).is_file()), None)


def packaged(name: str) -> Path:
    """Return a folder that ships with the program: in the wheel beside the code, in a checkout above it."""
    package = Path(__file__).parent.parent
    inside = package / f"_{name}"
    return inside if inside.is_dir() else package.parent / name
