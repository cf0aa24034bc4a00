"""The example in other sizes: a quarter of it, the whole, four times as much. The same content gives the same files.

A quarter is the example without most of its chapters. Four times as much is every chapter four times, each copy with
ids, metrics, pictures, titles and paragraphs of its own, so that no cache finds in one copy what it kept of another.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import yaml

from tests.bench.fourfold import repeat_chapters
from tests.bench.project_files import (
    DOTTED_ID,
    LITERALS,
    METRIC,
    change_file,
    family_of,
    filtered,
    ids_of,
    outline_of,
    recast_catalog,
    running_texts,
    section_path,
    write_file,
    write_outline,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

SIZES = (25, 100, 400)
"""In per cent of the example."""
QUARTER = (
    "cover",
    "contents",
    "letter",
    "intro",
    "figures",
    "topics",
    "poverty",
    "hope",
    "recovery",
    "appendix",
    "colophon",
)
"""The families of sections that a quarter of the example keeps, about 32 pages of 129 …"""
NOT_IN_QUARTER = ("appendix.about", "appendix.reading", "appendix.timeline", "appendix.names", "appendix.abbreviations")
"""… and sections of them that it leaves out."""
REFERENCE = re.compile(r"\]\(#([^)\s]+)\)")


def write_scaled(source: Path, folder: Path, percent: int) -> Path:
    """Write the project of `source` in one of SIZES; return the folder."""
    for name in ("content", "locale", "templates"):
        if (source / name).is_dir():
            shutil.copytree(source / name, folder / name, ignore=shutil.ignore_patterns("*.pot"))
    if percent == 25:
        _thin(folder)
    elif percent == 400:
        repeat_chapters(folder)
    return folder


def _thin(folder: Path) -> None:
    """Leave sections out, and what only they need; a link to one of them leads to the nearest that is left."""
    outline = outline_of(folder)
    every = ids_of(outline)
    kept = {each for each in every if family_of(each) in QUARTER and each not in NOT_IN_QUARTER}
    write_outline(folder, filtered(outline, kept))
    for section in every:
        if section not in kept:
            section_path(folder, section).unlink()

    def redirected(match: re.Match[str]) -> str:
        target = match.group(1)
        while target not in kept:
            target = target.rpartition(".")[0] or "letter"
        return f"](#{target})"

    for path in running_texts(folder):
        change_file(path, lambda text: REFERENCE.sub(redirected, text))
    for path in sorted(folder.glob("locale/en/LC_MESSAGES/*.po")):
        if path.stem in {family_of(each) for each in every} and path.stem not in QUARTER:
            path.unlink()
        else:
            recast_catalog(path, path, lambda text: REFERENCE.sub(redirected, text))
    _drop_metrics(folder)
    _drop_literals(folder, kept)


def _drop_literals(folder: Path, kept: Collection[str]) -> None:
    """Leave out the accepted numbers that no text of their section has any more."""
    path = folder / LITERALS
    entries = [each for each in yaml.safe_load(path.read_text(encoding="utf-8")) if each.get("section") in kept]
    whole = {each: section_path(folder, each).read_text(encoding="utf-8") for each in kept}

    def is_needed(text: str, section: str) -> bool:
        return any(text in whole[each] for each in kept if f"{each}.".startswith(f"{section}."))

    needed = [each for each in entries if is_needed(each["text"], each["section"])]
    write_file(path, yaml.safe_dump(needed, allow_unicode=True, sort_keys=False))


def _drop_metrics(folder: Path) -> None:
    """Leave out the metrics that no text and no other metric names any more."""
    blocks: dict[str, str] = {}
    paths = sorted(folder.glob("content/metrics/*.yaml"))
    for path in paths:
        for block in METRIC.split(path.read_text(encoding="utf-8"))[1:]:
            blocks[block.partition(":")[0]] = block
    wanted: set[str] = set()
    found = {each for path in running_texts(folder) for each in DOTTED_ID.findall(path.read_text(encoding="utf-8"))}
    while found:
        new = {each for each in found if each in blocks} - wanted
        wanted |= new
        found = {each for name in new for each in DOTTED_ID.findall(blocks[name])} - wanted
    for path in paths:
        head, *own = METRIC.split(path.read_text(encoding="utf-8"))
        rest = [block for block in own if block.partition(":")[0] in wanted]
        path.write_text(head + "".join(rest), encoding="utf-8") if rest else path.unlink()
