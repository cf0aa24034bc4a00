"""Messages as the browser gets them; what the keys mean is written in `static/messages.js`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from report.markup.inline import plain_text, references
from report.model.catalog import CHANGED, message_id
from report.model.glossary import of_language
from report.translate.beside import PRINTED
from report.translate.glossary import find_terms, glossary_of
from report.translate.messages import is_translatable
from report.translate.proving import TEXT_LINE, compared
from report.translate.remarks import IGNORE
from report.translate.room import letters_in, room_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from report.diagnostics import Diagnostic
    from report.model.catalog import Catalog, Entry
    from report.model.composition import Place
    from report.model.glossary import Term
    from report.serve.desk import Sheet
    from report.serve.shown import Shown
    from report.translate.standing import Standing

TRANSLATED, FUZZY, MISSING, FAILING = "translated", "fuzzy", "missing", "failing"
UNTRANSLATED = frozenset({"T103", "T104"})
"""Codes that say of an entry no more than its state."""
ANSWER = re.compile(rf"`# ({IGNORE}[a-z-]+)`")
"""In a hint: the comment with which a translator says that it is right as it is."""
LONGEST = 90
"""Characters of a source text in a list."""


def listing(shown: Shown, language: str, page: str, messages: Mapping[str, Standing]) -> dict[str, Any]:
    """Return the messages of a web page with their states, and which are unfinished on other pages."""
    pages = pages_of(shown, language, messages)
    states = states_of(shown, language, messages)
    here = [
        {"id": name, "order": order, "state": states[name], "role": ", ".join(message.roles), "source": _begin(message)}
        for order, (name, message) in enumerate(messages.items())
        if page in pages[name]
    ]
    unfinished = [
        {"id": name, "order": order, "page": pages[name][0]}
        for order, name in enumerate(messages)
        if states[name] != TRANSLATED and pages[name]
    ]
    return {"messages": here, "unfinished": unfinished, "total": len(messages)}


def states_of(shown: Shown, language: str, messages: Mapping[str, Standing]) -> dict[str, str]:
    """Return the state of each message in the last good build."""
    if shown.report is None:
        return {}
    catalog = shown.report.project.catalogs[language]
    failing = _failing(catalog, shown.problems)
    return {
        name: FAILING if name in failing else _state(catalog.find(*message.key)) for name, message in messages.items()
    }


def _state(entry: Entry | None) -> str:
    if entry is not None and entry.is_translated:
        return TRANSLATED
    return FUZZY if entry is not None and entry.fuzzy else MISSING


def _failing(catalog: Catalog, problems: Iterable[Diagnostic]) -> frozenset[str]:
    """Return the messages that problems speak of: those whose entries stand at their lines, or last before them."""
    found = [problem.span for problem in problems if problem.code not in UNTRANSLATED]
    paths = {span.path for span in found}
    entries = defaultdict(list)
    for key, entry in catalog.entries.items():
        if not entry.derived and entry.span.path in paths:
            entries[entry.span.path].append((entry.span.line, key))
    failing = set()
    for path, standing in entries.items():
        standing.sort(key=lambda each: each[0])
        lines = [line for line, _ in standing]
        at = {bisect_right(lines, span.line) - 1 for span in found if span.path == path}
        failing |= {message_id(standing[number][1]) for number in at if number >= 0}
    return frozenset(failing)


def pages_of(shown: Shown, language: str, messages: Mapping[str, Standing]) -> dict[str, list[str]]:
    """Return the web pages where each message stands; the words of report.yaml are looked for at home."""
    sections = {section.id: section.page for section in shown.sections.get(language, ())}
    home = list(sections.values())[:1]
    printed: dict[str, dict[str, None]] = defaultdict(dict)
    for place in _places(shown, language):
        printed[place.metric][place.section] = None
    found = {}
    for name, message in messages.items():
        where = message.sections or [section for metric in message.metrics for section in printed[metric]]
        pages = dict.fromkeys(sections[section] for section in where if section in sections)
        is_general = not message.sections and not message.metrics
        found[name] = home if is_general else list(pages)
    return found


def _places(shown: Shown, language: str) -> tuple[Place, ...]:
    """Return where metrics are printed; nowhere where the language is not shown (`report serve --lang …`)."""
    return next((each.places for each in shown.compositions if each.language == language), ())


def _begin(message: Standing) -> str:
    text = message.text.source
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def told(sheet: Sheet, shown: Shown, goal: str) -> dict[str, Any]:
    """Return all that a translator needs to see of a message."""
    message, entry = sheet.message, sheet.entry
    catalog = sheet.report.project.catalogs[sheet.language]
    forms = catalog.plural_categories if message.plural else ("",)
    room = room_for(message.roles, sheet.report.project.templates.rooms)
    previous = entry.previous.msgid if entry and entry.fuzzy and entry.previous else ""
    extracted = entry.extracted if entry else ()
    changed = next((line for line in extracted if line.startswith(CHANGED)), "") if previous else ""
    return {
        "id": message_id(message.key),
        "domain": message.key[0],
        "context": message.key[1] or "",
        "source": list(map(list, _parts(sheet))),
        "sourceLanguage": sheet.report.settings.source_language,
        "language": sheet.language,
        "roles": list(message.roles),
        "notes": list(message.notes),
        "places": [f"{place.path}:{place.line}" for place in message.places],
        "printed": "; ".join(line.removeprefix(PRINTED) for line in extracted if line.startswith(PRINTED)),
        "path": sheet.path,
        "line": entry.line if entry else 0,
        "strings": list(sheet.strings),
        "forms": [forms[number] if number < len(forms) else "" for number in range(len(sheet.strings))],
        "fuzzy": bool(entry and entry.fuzzy),
        "converted": sheet.is_converted,
        "previous": [list(part) for part in compared(previous, message.text.source)] if previous else [],
        "changed": changed.removeprefix(CHANGED),
        "comments": list(entry.comments) if entry else [],
        "terms": list(_terms(sheet)),
        "figures": list(_figures(sheet, shown)),
        "room": letters_in(room, sheet.language) if room else 0,
        "base": sheet.base,
        "findings": [finding_json(each) for each in sheet.findings(sheet.strings, goal)],
    }


def finding_json(finding: Diagnostic) -> dict[str, Any]:
    """Return what is wrong, with its place in the first string where it has one."""
    has_place = finding.span.line == TEXT_LINE
    answer = ANSWER.search(finding.hint)
    return {
        "severity": str(finding.severity),
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
        "answer": answer[1] if answer else "",
        "start": finding.span.column - 1 if has_place else None,
        "length": finding.span.length if has_place else 0,
    }


def _parts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield the source text in parts: terms of the glossary, figures, and the text between."""
    source = sheet.message.text.source
    found = [(start, length, "term") for start, length, _ in _found_terms(sheet)]
    found += [(start, length, "figure") for _, start, length in references(source).figures]
    end = 0
    for start, length, kind in sorted(found):
        if start > end:
            yield "text", source[end:start]
        yield kind, source[start : start + length]
        end = start + length
    if end < len(source):
        yield "text", source[end:]


def _found_terms(sheet: Sheet) -> Iterator[tuple[int, int, Term]]:
    """Yield where terms that have a name in the language stand in the source."""
    for start, length, term in find_terms(sheet.message.text.source, glossary_of(sheet.report.project.glossary)):
        if any(of_language(forms, sheet.language) for forms in (term.use, term.avoid)):
            yield start, length, term


def _terms(sheet: Sheet) -> Iterator[dict[str, Any]]:
    """Yield the terms of the glossary that stand in the source, each once."""
    for term in {term.source: term for _, _, term in _found_terms(sheet)}.values():
        use, avoid = (of_language(forms, sheet.language) for forms in (term.use, term.avoid))
        yield {"source": term.source, "use": list(use), "not": list(avoid), "note": term.note}


def _figures(sheet: Sheet, shown: Shown) -> Iterator[dict[str, Any]]:
    """Yield the `{{ }}` of the source, with what one prints, and the messages of its metric."""
    printed = {place.metric: place.text for place in reversed(_places(shown, sheet.language))}
    metrics = sheet.report.metrics
    for body in dict.fromkeys(body for body, _, _ in references(sheet.message.text.source).figures):
        name, bar, _ = body.partition("|")
        metric = metrics.get(name.strip())
        words = [("label", metric.label), ("unit", metric.unit.text if metric.unit else None)] if metric else []
        yield {
            "expression": "{{" + body + "}}",
            "printed": "" if bar else plain_text(printed.get(name.strip(), "")),
            "words": [
                {"role": role, "id": message_id(("metrics", text.context, text.source)), "source": text.source}
                for role, text in words
                if text is not None and is_translatable(text.source)
            ],
        }
