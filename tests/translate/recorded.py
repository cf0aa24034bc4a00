"""Two hundred edits of the example report, as writers make them between two drafts, to hold `report update` against.

The files are `edits/*.yaml`, by the kind of edit; `edits/translations.po` has the old texts and their translations, so
that the example may go on. A `joined` edit has two old texts, a `split` one two new; a `new` text has no old one, a
`removed` one no new one. What an update should make of them is in `expect`:

- kept: the translation may stay as it is, not fuzzy
- fuzzy: the old translation must be offered, marked; for `split` to one new text at least, for `joined` one of the two
- none: no old translation fits, and to offer one is wrong
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from report.po import parse_po

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[2]
EDITS = Path(__file__).parent / "edits"
RECORDED = EDITS / "translations.po"
CATALOGS = ROOT / "locale/en/LC_MESSAGES"

COUNTS = {
    "wording": 76,
    "typo": 6,
    "reordered": 6,
    "moved-in-file": 2,
    "figure": 20,
    "punctuation": 15,
    "whitespace": 5,
    "markup": 12,
    "sentence-added": 6,
    "sentence-removed": 6,
    "split": 8,
    "joined": 6,
    "moved-file": 10,
    "retitled": 6,
    "new": 10,
    "removed": 6,
}
"""How many edits there are of each kind; 200 in all."""

EXPECTATIONS = ("kept", "fuzzy", "none")

Messages = dict[str, dict[str, str]]
"""msgid to msgstr, by domain, in the order of the files; without messages that have a msgctxt or plural forms."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: what stood there, what stands there now, and what an update should make of it."""

    id: str
    kind: str
    domain: str
    """Of the old text; of the new one where there is no old one."""
    to_domain: str
    """Of the new text; the same as `domain` unless it moves."""
    old: tuple[str, ...]
    new: tuple[str, ...]
    expect: str
    note: str


def load_edits() -> tuple[Edit, ...]:
    """Return all edits, in the order of files and lines."""
    found: list[Edit] = []
    for path in sorted(EDITS.glob("*.yaml")):
        items = yaml.safe_load(path.read_text(encoding="utf-8"))
        found.extend(_edit(item) for item in items)
    return tuple(found)


def example_messages(folder: Path = CATALOGS) -> Messages:
    """Return the translated messages of the example report, and the old texts of edits that it has reworded since."""
    messages: Messages = {}
    for path in sorted(folder.glob("*.po")):
        entries = parse_po(path.read_text(encoding="utf-8")).entries
        plain = (entry for entry in entries if not (entry.obsolete or entry.fuzzy or entry.context or entry.plural))
        messages[path.stem] = {entry.msgid: entry.msgstrs[0] for entry in plain}
    for entry in parse_po(RECORDED.read_text(encoding="utf-8")).entries:
        messages[entry.context or ""].setdefault(entry.msgid, entry.msgstrs[0])
    return messages


def after_edits(messages: Mapping[str, Sequence[str]], edits: Sequence[Edit]) -> dict[str, list[str]]:
    """Return the msgids of each domain once all edits are made: each new text where its old one stood.

    New texts, and those that come from another domain, stand at the end; so does a text that moves within its file.
    """
    put: dict[tuple[str, str], tuple[str, ...]] = {}
    added: dict[str, list[str]] = {domain: [] for domain in messages}
    for edit in edits:
        stays = edit.domain == edit.to_domain and edit.old and edit.kind != "moved-in-file"
        for number, text in enumerate(edit.old):
            put[edit.domain, text] = edit.new if stays and not number else ()
        if not stays:
            added[edit.to_domain].extend(edit.new)
    return {
        domain: [new for text in texts for new in put.get((domain, text), (text,))] + added[domain]
        for domain, texts in messages.items()
    }


def faults(edits: Sequence[Edit], messages: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield what is wrong with the set itself: an old text that the example has not, a wrong count, a text twice."""
    for kind, number in (Counter(edit.kind for edit in edits) - Counter(COUNTS)).items():
        yield f"{kind}: {number} more than COUNTS says"
    for kind, number in (Counter(COUNTS) - Counter(edit.kind for edit in edits)).items():
        yield f"{kind}: {number} fewer than COUNTS says"
    for name, number in Counter(edit.id for edit in edits).items():
        if number > 1:
            yield f"{name}: an id that stands {number} times"
    olds = Counter((edit.domain, text) for edit in edits for text in edit.old)
    for (domain, text), number in olds.items():
        if number > 1:
            yield f"{domain}: {text}: edited {number} times"
    for edit in edits:
        yield from (f"{edit.id}: {fault}" for fault in _faults(edit, messages))


def _faults(edit: Edit, messages: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield what is wrong with one edit."""
    if edit.expect not in EXPECTATIONS:
        yield f"expects {edit.expect}"
    shape = {"joined": (2, 1), "split": (1, 2), "new": (0, 1), "removed": (1, 0)}.get(edit.kind, (1, 1))
    if (len(edit.old), len(edit.new)) != shape:
        yield "has too many texts, or too few"
    if (edit.domain != edit.to_domain) != (edit.kind == "moved-file"):
        yield "moves, or does not, against its kind"
    yield from (f"the example has no {text!r}" for text in edit.old if not messages[edit.domain].get(text))
    moves = edit.kind.startswith("moved")
    for text in edit.new:
        if text in messages[edit.to_domain] and edit.kind != "moved-in-file":
            yield f"the example has {text!r} already"
        if not moves and any(text in texts for texts in messages.values()):
            yield f"another domain has {text!r}"


def _edit(item: Mapping[str, Any]) -> Edit:
    """Return an edit as its file has it."""
    domain = item["domain"]
    old, new = _texts(item["old"]), _texts(item["new"])
    return Edit(
        item["id"],
        item["kind"],
        domain,
        item.get("to_domain", domain),
        old,
        new,
        item["expect"],
        item.get("note", ""),
    )


def _texts(value: str | list[str] | None) -> tuple[str, ...]:
    """Return one text, several or none as a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
