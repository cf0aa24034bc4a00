"""The example's English calls the same thing by the same name: its catalogs against the glossary."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
GLOSSARY = ROOT / "locale/glossary.yaml"
FIELDS = {"term", "kind", "en", "also", "forbidden", "free", "note"}
FEWEST = 120
FREEST = 0.05

FILLED = re.compile(r"\{\{.*?\}\}|\]\(.*?\)")
"""What the program fills in by itself: figures, and where a link leads."""

Term = dict[str, Any]
"""An entry of the glossary, as the file has it."""


@cache
def glossary() -> dict[str, Term]:
    """Return the entries of the glossary by their Chinese."""
    return {entry["term"]: entry for entry in entries()}


def entries() -> list[Term]:
    """Return the entries of the glossary in the order of the file."""
    found: list[Term] = yaml.safe_load(GLOSSARY.read_text(encoding="utf-8"))
    return found


@cache
def terms_pattern() -> re.Pattern[str]:
    """Return a pattern that finds the terms in Chinese; where terms nest, the longest wins."""
    return re.compile("|".join(map(re.escape, sorted(glossary(), key=len, reverse=True))))


def plain(text: str) -> str:
    """Return English without what does not matter here: capitals, quotation marks, hyphens, emphasis, line breaks."""
    return " ".join(re.sub(r"[“”\"\\]|\*\*", "", text.replace("’", "'").replace("-", " ")).lower().split())


@cache
def form_pattern(form: str) -> re.Pattern[str]:
    """Return a pattern for a form as whole words, in the plural or possessive too; a star stands for any ending."""
    words = re.escape(plain(form)).replace(r"\*", r"\w*")
    return re.compile(rf"(?<!\w){words}(?:es|s)?(?:'s|')?(?!\w)")


def holds(english: str, form: str) -> bool:
    """Say whether a text holds a form. What stands in brackets may part a name: the Huozi (“movable type”) Plan."""
    texts = (english, re.sub(r"\s*\([^()]*\)", "", english))
    return any(form_pattern(form).search(plain(text)) for text in texts)


def messages(project: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield the translated messages of a project: catalog, context, Chinese, English with its plural beside it."""
    for path in sorted((project / "locale/en/LC_MESSAGES").glob("*.po")):
        with path.open("rb") as stream:
            catalog = read_po(stream, locale="en")
        for message in catalog:
            forms = [message.string] if isinstance(message.string, str) else list(message.string or [""])
            if message.id and not message.fuzzy and all(forms):
                chinese = message.id if isinstance(message.id, str) else message.id[0]
                yield path.stem, message.context or "", chinese, " / ".join(forms)


def printed_for_it(project: Path) -> dict[str, str]:
    """Return what the program writes into a text by itself, in English: units by metric, titles by section."""
    english = {(context, chinese): text for _, context, chinese, text in messages(project)}
    printed = {}
    for path in (project / "content/metrics").glob("*.yaml"):
        for name, metric in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).items():
            unit = english.get((metric.get("unit_context", ""), str(metric.get("unit", ""))), "")
            printed[name] = f"{unit} {english.get(('', metric['label']), '')}"
    for path in (project / "content/sections").rglob("*.md"):
        title = re.search(r"^# (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        section = ".".join(path.relative_to(project / "content/sections").with_suffix("").parts)
        printed[f"#{section}"] = english.get(("", title[1]), "") if title else ""
    return printed


def misses(project: Path) -> list[str]:
    """Return the messages whose English does not say a term as the glossary does: what is amiss, and the English."""
    printed = printed_for_it(project)
    found = []
    for catalog, _, chinese, english in messages(project):
        if english == chinese:
            continue  # a name given in Chinese, for its own sake
        fillings = re.findall(r"\{\{\s*([\w.-]+)|\[\]\((#[\w.-]+)\)", english)
        filled = " | ".join(printed.get(metric or section, "") for metric, section in fillings)
        for term in sorted(set(terms_pattern().findall(FILLED.sub(" ", chinese)))):
            amiss = faults(glossary()[term], FILLED.sub(" ", english), filled)
            found += [f"{catalog}.po: {chinese[:40]}…: {term}: {fault}\n    {english[:300]}" for fault in amiss]
    return found


def faults(entry: Term, english: str, filled: str) -> list[str]:
    """Return what is wrong with a text, or with what is filled into it, in the light of an entry."""
    approved = [entry["en"], *entry.get("also", [])]
    missing = not entry.get("free") and not any(holds(f"{english} | {filled}", form) for form in approved)
    return [f"say “{'” or “'.join(approved)}”"] * missing + [
        f"not “{form}”" for form in banned(entry) if holds(english, form)
    ]


def banned(entry: Term) -> list[str]:
    """Return the forms that must not stand for a term in English."""
    forms: list[str] = entry.get("forbidden", {}).get("en", [])
    return forms


def test_glossary_is_well_formed() -> None:
    """Every entry has a term of its own, its English, and no field that nothing reads."""
    repeated = [term for term, times in Counter(entry["term"] for entry in entries()).items() if times > 1]
    assert not repeated
    assert len(entries()) >= FEWEST
    malformed = [
        entry["term"]
        for entry in entries()
        if not FIELDS >= set(entry) >= {"term", "kind", "en"}
        or not all(isinstance(entry[field], str) and entry[field] for field in ("term", "kind", "en"))
        or not all(isinstance(form, str) for form in [*entry.get("also", []), *banned(entry)])
        or {entry["en"], *entry.get("also", [])} & {*banned(entry)}
    ]
    assert not malformed
    assert sum(entry.get("free", False) for entry in entries()) <= FREEST * len(entries())


def test_a_term_has_one_name() -> None:
    """Where the Chinese of a message holds a term, its English holds the approved form, and none that is forbidden."""
    found = misses(ROOT)
    assert not found, f"{len(found)} places stray from locale/glossary.yaml:\n" + "\n".join(found)


def test_a_miss_is_found() -> None:
    """The comparison sees a word, its plural, a gloss inside a name, and takes no part of a word for the word."""
    assert holds("Two Douyin enterprise accounts", "Douyin enterprise account")
    assert holds("the Huozi (“movable type”) Plan", "Huozi Plan")
    assert holds("It refuted the rumour", "refut*")
    assert not holds("a fantastic plan", "fan")
    assert terms_pattern().findall("抖音企业号") == ["抖音企业号"]
