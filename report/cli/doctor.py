"""`report doctor`: what this machine lacks, and the command that brings it."""

from __future__ import annotations

import ctypes.util
import importlib.util
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that cannot come from PyPI."""

    name: str
    why: str
    is_there: Callable[[], bool]
    apt: str
    brew: str


def _library(*names: str) -> Callable[[], bool]:
    """Return a test for a shared library, by any of its names."""
    return lambda: any(_can_load(name) for name in names)


def _can_load(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return ctypes.util.find_library(name) is not None
    return True


def _command(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name) is not None


def _font(family: str) -> Callable[[], bool]:
    def is_there() -> bool:
        program = shutil.which("fc-list")
        if program is None:
            return False
        listing = subprocess.run([program, family, "family"], capture_output=True, text=True, check=False)  # noqa: S603
        return bool(listing.stdout.strip())

    return is_there


NEEDS = (
    Need(
        "Pango",
        "lays out text",
        _library("libpango-1.0.so.0", "libpango-1.0.dylib", "pango-1.0", "libpango-1.0-0"),
        "libpango-1.0-0",
        "pango",
    ),
    Need(
        "Pango for FreeType",
        "draws glyphs",
        _library("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "pangoft2-1.0", "libpangoft2-1.0-0"),
        "libpangoft2-1.0-0",
        "pango",
    ),
    Need(
        "HarfBuzz subset",
        "cuts fonts down to the glyphs in use; without it builds take more than three times as long",
        _library("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib", "harfbuzz-subset", "libharfbuzz-subset-0"),
        "libharfbuzz-subset0",
        "harfbuzz",
    ),
    Need("fontconfig", "finds fonts", _command("fc-list"), "fontconfig", "fontconfig"),
    Need(
        "Noto Sans CJK SC",
        "the design's Chinese font",
        _font("Noto Sans CJK SC"),
        "fonts-noto-cjk",
        "font-noto-sans-cjk-sc",
    ),
    Need("Inter", "the design's Latin font", _font("Inter"), "fonts-inter", "font-inter"),
)


OPTIONAL = {
    "opencc": ("opencc", "converts derived languages, such as zh-Hant-HK; other reports do without"),
    "translate-toolkit": ("translate", "`pofilter`: more checks of PO files, see docs/exchanging.md"),
}
"""Packages on PyPI that not every project needs: the module that tells whether it is there, and what it is for."""


def run(_arguments: argparse.Namespace) -> int:
    """Print a line for each need, and one command for all that is missing."""
    missing = []
    for need in NEEDS:
        there = need.is_there()
        sys.stdout.write(f"{'ok     ' if there else 'missing'}  {need.name}: {need.why}\n")
        if not there:
            missing.append(need)
    for name, (module, why) in OPTIONAL.items():
        there = importlib.util.find_spec(module) is not None
        sys.stdout.write(
            f"{'ok     ' if there else 'without'}  {name}: {why}{'' if there else f'; pip install {name}'}\n"
        )
    if not missing:
        sys.stdout.write("this machine has all that is needed\n")
        return 0
    sys.stdout.write("\n" + _advice(missing) + "\n")
    return 1


def _advice(missing: list[Need]) -> str:
    if shutil.which("apt-get"):
        return "sudo apt-get install --no-install-recommends " + " ".join(dict.fromkeys(need.apt for need in missing))
    if shutil.which("brew"):
        return "brew install " + " ".join(dict.fromkeys(need.brew for need in missing))
    names = ", ".join(need.name for need in missing)
    return f"install {names} with this system's package manager; docs/setup.md says how"
