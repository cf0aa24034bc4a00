"""The fonts of this machine, as fontconfig knows them."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from functools import cache
from shutil import which

OUTLINES = ("TrueType", "CFF")
"""Formats that can be cut and embedded; fontconfig lists Type 1 and bitmaps too."""
FACE = 0xFFFF
"""Bits of fontconfig's index that number the face in its file; those above number a variable font's instances."""


@dataclass(frozen=True, slots=True, order=True)
class InstalledFace:
    """A face in a file of this machine."""

    path: str
    index: int


def installed_faces(family: str) -> tuple[InstalledFace, ...]:
    """Return all weights and styles of a family of this very name: of a collection only the faces of that name."""
    faces = {face for name in _spellings().get(family.lower(), ()) for face in _families()[name]}
    return tuple(sorted(faces))


@cache
def _spellings() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in _families():
        found.setdefault(name.lower(), []).append(name)
    return found


@cache
def machine_family(generic: str, language: str) -> str | None:
    """Return the family that this machine takes for a generic one, such as monospace, in a language."""
    said = _ask("fc-match", "--format", "%{family}", f"{generic}:lang={language.lower()}")
    return said.split(",")[0].replace("\\", "").strip() or None


@cache
def _families() -> dict[str, tuple[InstalledFace, ...]]:
    found: dict[str, set[InstalledFace]] = {}
    for line in _ask("fc-list", "--format", "%{file}\t%{index}\t%{fontformat}\t%{family}\n").splitlines():
        path, index, outlines, families = line.split("\t", 3)
        if outlines in OUTLINES:
            for family in families.replace("\\", "").split(","):
                found.setdefault(family.strip(), set()).add(InstalledFace(path, int(index) & FACE))
    return {family: tuple(sorted(faces)) for family, faces in found.items()}


def _ask(program: str, *words: str) -> str:
    path = which(program)
    if path is None:
        return ""
    result = subprocess.run([path, *words], capture_output=True, text=True, check=False)  # noqa: S603 - fontconfig's own
    return result.stdout
