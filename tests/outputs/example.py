"""The report that ships as the example, built once as a publisher would."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]
GOAL = "release"


@dataclass(frozen=True)
class Example:
    """A built project."""

    project: Path

    @property
    def build(self) -> Path:
        """Folder of the outputs."""
        return self.project / "build"

    @property
    def site(self) -> Path:
        """Folder of the website."""
        return self.build / "site"

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """The parsed manifest."""
        manifest: dict[str, Any] = json.loads((self.build / "manifest.json").read_text(encoding="utf-8"))
        return manifest

    @cached_property
    def pdfs(self) -> dict[str, Path]:
        """The PDF of each language, as the manifest names it."""
        return {row["language"]: self.build / row["path"] for row in self.manifest["outputs"] if row["kind"] == "pdf"}

    @cached_property
    def editions(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Language -> section -> what the manifest says of it."""
        return {
            language: {section["id"]: section["editions"][language] for section in self.manifest["sections"]}
            for language in self.pdfs
        }

    @cached_property
    def places(self) -> dict[str, list[dict[str, Any]]]:
        """Language -> every printing of a metric, each with the metric's id."""
        found: dict[str, list[dict[str, Any]]] = {language: [] for language in self.pdfs}
        for metric in self.manifest["metrics"]:
            for place in metric["places"]:
                found[place["language"]].append({"metric": metric["id"], **place})
        return found


def build_example(
    folder: Path, *words: str, source: Path = ROOT, environment: Mapping[str, str] | None = None
) -> Example:
    """Build a copy of the example report in a folder of its own; `words` are further words for `report build`.

    The templates are those of the package. Raises RuntimeError with what the command printed when it refuses.
    """
    for name in ("content", "locale"):
        shutil.copytree(source / name, folder / name)
    run_build(folder, "--goal", GOAL, *words, environment=environment)
    return Example(folder)


def run_build(project: Path, *words: str, environment: Mapping[str, str] | None = None) -> None:
    """Run `report build` on a project; RuntimeError when it fails."""
    command: Sequence[str] = (sys.executable, "-m", "report", "build", "--project", str(project), *words)
    result = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **(environment or {})}, capture_output=True, text=True, check=False
    )
    if result.returncode:
        message = f"the example does not build ({result.returncode}):\n{result.stderr[-4000:]}"
        raise RuntimeError(message)
