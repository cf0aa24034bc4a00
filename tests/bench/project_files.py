"""The files of a project as text: its outline, sections, running texts and catalogs."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import yaml
from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

LITERALS = "content/literals.yaml"
DOTTED_ID = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+")
METRIC = re.compile(r"^(?=[a-z])", re.MULTILINE)
"""Where the next metric of a file begins."""


def outline_of(folder: Path) -> list[dict[str, Any]]:
    """Return the outline of a project as content/report.yaml has it."""
    entries: list[dict[str, Any]] = yaml.safe_load(_settings(folder))["outline"]
    return entries


def ids_of(entries: list[dict[str, Any]]) -> list[str]:
    """Return the ids of an outline, in its order."""
    return [each for entry in entries for each in (entry["id"], *ids_of(entry.get("sections", [])))]


def section_path(folder: Path, section: str) -> Path:
    """Return the file of a section."""
    return folder / f"content/sections/{section.replace('.', '/')}.md"


def filtered(entries: list[dict[str, Any]], kept: Collection[str]) -> list[dict[str, Any]]:
    """Return an outline without the sections that are not kept; where one goes, all below it go."""
    left = []
    for entry in entries:
        if entry["id"] in kept:
            below = filtered(entry.get("sections", []), kept)
            own = {key: value for key, value in entry.items() if key != "sections"}
            left.append(own | {"sections": below} if below else own)
    return left


def family_of(section: str) -> str:
    """Return the first part of an id: the chapter's name, and that of its catalog."""
    return section.partition(".")[0]


def running_texts(folder: Path) -> list[Path]:
    """Return the files that hold running text, ids and references, but not the metrics."""
    return sorted([*folder.glob("content/sections/**/*.md"), *folder.glob("content/data/*.yaml")])


def _settings(folder: Path) -> str:
    return (folder / "content/report.yaml").read_text(encoding="utf-8")


def write_outline(folder: Path, entries: list[dict[str, Any]]) -> None:
    """Write another outline into content/report.yaml."""
    head = _settings(folder).partition("\noutline:\n")[0]
    written = yaml.safe_dump({"outline": entries}, allow_unicode=True, sort_keys=False)
    write_file(folder / "content/report.yaml", f"{head}\n{written}")


def change_file(path: Path, change: Callable[[str], str]) -> None:
    """Write what `change` makes of a file's text."""
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def write_file(path: Path, text: str) -> None:
    """Write a file, and its folder where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def recast_catalog(
    path: Path, copy: Path, change: Callable[[str], str], letters: Mapping[str, str] | None = None
) -> None:
    """Write a catalog anew with every message changed, and those in `letters` with the letter of a copy before them."""
    old = read_po(BytesIO(path.read_bytes()))
    new = Catalog(locale=old.locale, project=old.project, version=old.version, charset="utf-8")
    new.mime_headers = old.mime_headers
    letters = letters or {}

    for message in old:
        if not message.id:
            continue
        letter = letters.get(message.id) if isinstance(message.id, str) else None
        new.add(
            _changed(message.id, change, letter),
            _changed(message.string or "", change, letter),
            auto_comments=message.auto_comments,
            user_comments=message.user_comments,
            flags=message.flags,
            context=message.context,
        )
    written = BytesIO()
    write_po(written, new, width=0, ignore_obsolete=True)
    copy.write_bytes(written.getvalue())


Parts = str | list[str] | tuple[str, ...]
"""A message, or its singular and its plurals."""


def _changed(parts: Parts, change: Callable[[str], str], letter: str | None) -> Parts:
    if isinstance(parts, str):
        return change(lettered(parts, letter) if letter and parts else parts)
    return tuple(str(_changed(part, change, letter)) for part in parts)


def lettered(words: str, letter: str) -> str:
    """Return words with the letter of a copy before them."""
    return f"({letter.upper()}) {words}"
