"""Four times the example: every chapter three times more, each copy with names, pictures and words of its own."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from babel.messages.pofile import read_po

from tests.bench.project_files import (
    DOTTED_ID,
    LITERALS,
    METRIC,
    family_of,
    filtered,
    ids_of,
    lettered,
    outline_of,
    recast_catalog,
    section_path,
    write_file,
    write_outline,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

ONCE = ("cover", "contents", "colophon", "appendix.index", "appendix.feedback")
"""Sections that a report has once, however long it is: there is one cover, one index, one questionnaire."""
COPIES = ("b", "c", "d")
OTHER_FACTS = re.compile(r"^  distinct_from: .*\n", re.MULTILINE)
NEAR_FACTS = re.compile(r"^  (?:distinct_from|same_as|part_of): .*\n", re.MULTILINE)
WORDING = frozenset({"section title", "heading", "paragraph"})
"""Roles of the messages that get words of their own in each copy."""


def repeat_chapters(folder: Path) -> None:
    """Add every chapter three times more."""
    outline = outline_of(folder)
    families = {family_of(each) for each in ids_of(outline)} - set(ONCE)
    sections = [each for each in ids_of(outline) if family_of(each) in families and each not in ONCE]
    catalogs = sorted(path for path in folder.glob("locale/en/LC_MESSAGES/*.po") if path.stem in families)
    metrics = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("content/metrics/*.yaml"))}
    metrics = {path: text for path, text in metrics.items() if path.stem in families}
    for path, text in metrics.items():
        write_file(path, _metrics_of_copy(text, lambda original: original, ""))
    pictures = sorted(folder.glob("content/images/*.svg"))
    tables = sorted(folder.glob("content/data/*.yaml"))
    wordings = {path.stem: _wordings(folder, path) for path in catalogs}
    literals = (folder / LITERALS).read_text(encoding="utf-8")
    copies = []
    for letter in COPIES:
        renamed = _renaming(families, letter)
        copies += _renamed(filtered(outline, set(sections)), renamed)
        for section in sections:
            text = section_path(folder, section).read_text(encoding="utf-8")
            text = _reworded(text, wordings.get(family_of(section), frozenset()), letter)
            write_file(section_path(folder, renamed(section)), _other_files(renamed(text), letter))
        for path in tables:
            write_file(path.with_stem(f"{path.stem}-{letter}"), renamed(path.read_text(encoding="utf-8")))
        for path, text in metrics.items():
            write_file(path.with_stem(f"{path.stem}-{letter}"), _metrics_of_copy(text, renamed, letter))
        for path in pictures:
            mark = f"<!-- {letter} -->\n"
            write_file(path.with_stem(f"{path.stem}-{letter}"), path.read_text(encoding="utf-8").rstrip() + f"\n{mark}")
        for path in catalogs:
            _copy_catalog(path, path.with_stem(f"{path.stem}-{letter}"), renamed, wordings[path.stem], letter)
        lines = [line for line in literals.splitlines(keepends=True) if "section:" in line and not _is_once(line)]
        write_file(folder / LITERALS, (folder / LITERALS).read_text(encoding="utf-8") + renamed("".join(lines)))
    write_outline(folder, [*outline[:-1], *copies, outline[-1]])


def _metrics_of_copy(text: str, renamed: Callable[[str], str], letter: str) -> str:
    """Return the metrics of a copy, each said to be another fact than it is in the other copies.

    The same goes for the facts it is near to. Otherwise the audit would take a copy for a fact that is stated twice.
    """
    head, *blocks = METRIC.split(text)
    copies = []
    for block in blocks:
        own = OTHER_FACTS.search(block)
        others = [renamed(each) for each in DOTTED_ID.findall(own.group())] if own else []
        near = [each for line in NEAR_FACTS.findall(block) for each in DOTTED_ID.findall(line)]
        for fact in (block.partition(":")[0], *near):
            family, _, rest = fact.partition(".")
            others += [f"{family}{_suffix(each)}.{rest}" for each in ("", *COPIES) if each != letter]
        fields = renamed(block.replace(own.group(), "") if own else block).rstrip()
        copies.append(f"{fields}\n  distinct_from: [{', '.join(others)}]\n\n")
    return head + "".join(copies)


def _suffix(letter: str) -> str:
    return f"-{letter}" if letter else ""


def _is_once(line: str) -> bool:
    return any(f"section: {each}," in line for each in ONCE)


def _renaming(families: Collection[str], letter: str) -> Callable[[str], str]:
    """Return what gives every id in a text the name of a copy: poverty.model becomes poverty-b.model."""
    family = "|".join(sorted(families, key=len, reverse=True))
    dotted = rf"(?<![\w./-])(?P<family>{family})(?P<rest>(?:\.[a-z0-9][a-z0-9-]*)+)"
    alone = rf"(?<=\(#)(?:{family})(?=\))|(?<=section: )(?:{family})(?=[,}}\s])|^(?:{family})$"
    anchor = r"(?<=\{#)[a-z-]+(?=\})"
    pattern = re.compile(f"{dotted}|{alone}|{anchor}")

    def name(match: re.Match[str]) -> str:
        if match.group() in ONCE:
            return match.group()
        return f"{match['family'] or match.group()}-{letter}{match['rest'] or ''}"

    return lambda text: pattern.sub(name, text)


def _renamed(entries: list[dict[str, Any]], renamed: Callable[[str], str]) -> list[dict[str, Any]]:
    return [
        entry
        | {"id": renamed(entry["id"])}
        | ({"sections": _renamed(entry["sections"], renamed)} if "sections" in entry else {})
        for entry in entries
    ]


def _other_files(text: str, letter: str) -> str:
    """Return a section that shows the pictures and tables of its copy; the questionnaire has none."""
    return re.sub(r"\b((?:images|data)/[\w-]+)\.(svg|yaml)\b", rf"\1-{letter}.\2", text)


def _wordings(folder: Path, catalog: Path) -> frozenset[str]:
    """Return the titles, headings and paragraphs of a catalog that stand as a line of their own in its sections."""
    messages = read_po(BytesIO(catalog.read_bytes()))
    asked = {each.id for each in messages if isinstance(each.id, str) and _roles(each.auto_comments) <= WORDING}
    paths = [folder / f"content/sections/{catalog.stem}.md", *folder.glob(f"content/sections/{catalog.stem}/**/*.md")]
    lines = {line.lstrip("# ") for path in paths for line in path.read_text(encoding="utf-8").splitlines()}
    return frozenset((asked & lines) - {""})


def _roles(comments: Iterable[str]) -> set[str]:
    """Return what a message is; lines such as `section: …` say other things of it."""
    return {line for line in comments if ": " not in line}


def _reworded(text: str, wordings: Collection[str], letter: str) -> str:
    """Return a section whose titles, headings and paragraphs begin with the letter of its copy."""
    lines = []
    for line in text.splitlines():
        words = line.lstrip("# ")
        mark = line[: len(line) - len(words)]
        lines.append(f"{mark}{lettered(words, letter)}" if words in wordings else line)
    return "\n".join(lines) + "\n"


def _copy_catalog(
    path: Path, copy: Path, renamed: Callable[[str], str], wordings: Collection[str], letter: str
) -> None:
    recast_catalog(path, copy, renamed, dict.fromkeys(wordings, letter))
