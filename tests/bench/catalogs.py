"""Bringing catalogs up to date, beside msgmerge; checking translations, beside Babel reading them."""

from __future__ import annotations

import resource
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.pofile import read_po

from report.po import PoDocument, PoEntry, parse_po, write_po
from report.read.glossary import parse_glossary
from report.translate import update_documents
from report.translate.glossary import glossary_of
from report.translate.remarks import Question, find
from tests.bench.row import Row, measure

ROOT = Path(__file__).parents[2]
CATALOGS = sorted((ROOT / "locale/en/LC_MESSAGES").glob("*.po"))
LANGUAGES = ("zh-CN", "en")
MESSAGES = 5_000
READ = 1_000


def update() -> list[Row]:
    """Bring 5,000 messages up to date, of which none, a tenth and all have changed; msgmerge does the same."""
    old = _catalog()
    rows = []
    for name, every in (("none changed", 0), ("a tenth changed", 10), ("all changed", 1)):
        template = _edited(old, every)
        row = measure("update", f"{MESSAGES:,} messages, {name}", lambda new=template: _updated(new, old))  # type: ignore[misc]  # mypy infers no lambda with a default
        theirs = _msgmerge(template, old)
        compared = f"{row.seconds / theirs:.2f} times msgmerge ({theirs:.1f} s)" if theirs else "no msgmerge here"
        rows.append(replace(row, compared=compared))
    return rows


def remarks() -> list[Row]:
    """Read real translations as `report check` does, and set that against Babel reading the same catalogs."""
    terms = glossary_of(parse_glossary((ROOT / "locale/glossary.yaml").read_text(encoding="utf-8"), []))
    real = [entry for entry in _catalog().entries if entry.msgstrs[0]]
    asked = [Question(entry.msgid, entry.msgstrs[0], "", "", None) for entry in islice(cycle(real), READ)]
    row = measure("remarks", f"{READ:,} messages", lambda: [find(each, LANGUAGES, terms) for each in asked])
    texts = [path.read_bytes() for path in CATALOGS]
    number = sum(len(parse_po(text.decode()).entries) for text in texts)
    read = measure("", "", lambda: [read_po(BytesIO(text)) for text in texts])
    ratio = (row.seconds / READ) / (read.seconds / number)
    return [replace(row, compared=f"{ratio:.2f} times read_po a message")]


def _catalog() -> PoDocument:
    """Return the example's messages as one catalog of 5,000, those that repeat with another ending."""
    documents = [parse_po(path.read_text(encoding="utf-8")) for path in CATALOGS]
    entries = [entry for document in documents for entry in document.entries if not (entry.obsolete or entry.plural)]
    found: dict[str, PoEntry] = {}
    for number, entry in enumerate(cycle(entries)):
        round_, text = number // len(entries), entry.msgid
        msgid = f"{text}（{round_}）" if round_ else text
        found.setdefault(msgid, replace(entry, msgid=msgid, context=None, flags=(), previous=None))
        if len(found) == MESSAGES:
            break
    return PoDocument(documents[0].header, tuple(found.values()))


def _edited(old: PoDocument, every: int) -> PoDocument:
    """Return the messages without translations, with a word put into every so-manieth."""
    entries = []
    for number, entry in enumerate(old.entries):
        half, text = len(entry.msgid) // 2, entry.msgid
        changed = f"{text[:half]}另外{text[half:]}" if every and number % every == 0 else text
        entries.append(replace(entry, msgid=changed, msgstrs=("",), comments=()))
    return replace(old, entries=tuple(entries))


def _updated(template: PoDocument, old: PoDocument) -> str:
    updated = update_documents({"all": template}, {"all": old}, "en", 2)
    return write_po(updated.documents["all"])


def _msgmerge(template: PoDocument, old: PoDocument) -> float | None:
    """Return the processor time of msgmerge for the same files, once; None where it is not installed."""
    program = shutil.which("msgmerge")
    if program is None:
        return None
    with TemporaryDirectory() as folder:
        pot, po = Path(folder) / "all.pot", Path(folder) / "all.po"
        pot.write_text(write_po(template), encoding="utf-8")
        po.write_text(write_po(old), encoding="utf-8")
        words = [program, "--quiet", "--no-wrap", "-o", "/dev/null", str(po), str(pot)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run(words, check=True, timeout=600)
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
