"""The catalog of a language that is converted from another one: what nobody has translated is converted.

Own translations of such a language go before; they are the only ones that stand in its files.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from report.cache import Cache
from report.diagnostics import Diagnostic, Severity
from report.model.catalog import Catalog, Entry
from report.model.goal import DRAFT, severity_for
from report.translate.converting import Converter
from report.translate.doubts import find_doubts
from report.translate.messages import INTERFACE, iter_messages, shortened
from report.translate.opencc import NoOpenCC, conversion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.cache import Ledger
    from report.diagnostics import Span
    from report.model.catalog import MessageKey
    from report.model.derivation import Derivation
    from report.model.report import Report

NO_OPENCC, UNUSED, TWO_WAYS = "T131", "T133", "T134"
"""Codes: of a machine without OpenCC, of a translation that nothing prints, of a word that is written in two ways."""


def derive_catalogs(report: Report, kept: Cache | None = None) -> Report:
    """Return the report with whole catalogs for its derived languages; one that cannot be made stays as it is read."""
    kept = kept or Cache()
    catalogs = dict(report.project.catalogs)
    for derivation in report.settings.derived:
        own = catalogs[derivation.language]
        entries: dict[MessageKey, Entry] = {}
        try:
            for key, entry in _converted(report, derivation, kept):
                forms = entry.strings[-len(own.plural_categories) :]  # the last is that of most numbers
                entries.setdefault(key, replace(entry, strings=forms))
        except NoOpenCC:
            continue  # said as soon as somebody wants an edition in this language
        for key, entry in own.entries.items():
            if entry.is_translated or key not in entries:
                entries[key] = entry
            elif entry.fuzzy:
                seen = entries[key]
                entries[key] = replace(entry, strings=seen.strings, fuzzy=False, derived=True)
        domains = tuple(dict.fromkeys((*own.domains, *(domain for domain, _, _ in entries))))
        catalogs[derivation.language] = replace(own, entries=entries, domains=domains)
    return replace(report, project=replace(report.project, catalogs=catalogs))


def missing_opencc(derivation: Derivation) -> Diagnostic:
    """Return the problem that a language cannot be converted on this machine."""
    message = f"{derivation.language} is converted by OpenCC, which is not installed here"
    hint = "`pip install opencc` brings it; other languages do without: `report build --lang …`"
    return Diagnostic(NO_OPENCC, message, derivation.span, hint)


def override_problems(report: Report, language: str, goal: str) -> Iterator[Diagnostic]:
    """Yield the translations of a derived language that are not printed, and words that are converted in two ways.

    Not printed are fuzzy ones, and those of no text: errors for a release. The words of the templates, which are not
    all known here, are left out. Nothing is said of a draft.
    """
    derivation = report.settings.derivation(language)
    if goal == DRAFT or derivation is None:
        return
    entries = report.project.catalogs[language].entries
    messages: set[MessageKey] = set()
    for key, entry in entries.items():
        if entry.derived and entry.is_doubtful:
            message = f"“{shortened(key[2])}” is fuzzy in {language}: its conversion is printed"
            hint = "mend the translation and take `fuzzy` away, or remove the entry"
            yield Diagnostic("T104", message, entry.span, hint, severity_for(goal))
        elif not entry.derived and entry.is_translated and key[0] != INTERFACE:
            messages = messages or {(each.domain, each.context, each.msgid) for each in iter_messages(report)}
            if key not in messages:
                message = f"no text of {key[0]} reads “{shortened(key[2])}”: this stands for none"
                hint = f"mend the msgid, or run `report update --lang {language}`, which finds where it belongs"
                yield Diagnostic(UNUSED, message, entry.span, hint, severity_for(goal))
    yield from _doubts(report, derivation)


def _doubts(report: Report, derivation: Derivation) -> Iterator[Diagnostic]:
    """Yield words that are converted otherwise in most other places."""
    entries = report.project.catalogs[derivation.language].entries
    base = report.project.catalogs[derivation.base].entries
    is_source = derivation.base == report.settings.source_language
    texts: dict[str, Entry] = {}
    for key, entry in entries.items():
        if entry.derived:
            texts.setdefault(key[2] if is_source and key[0] != INTERFACE else base[key].strings[0], entry)
    words = [each.word for each in report.project.exceptions.get(derivation.language, ())]
    for doubt in find_doubts({text: entry.strings[0] for text, entry in texts.items()}, words):
        message = (
            f"“{doubt.word}” is written {doubt.written} here, in “{doubt.context}”, "
            f"and {doubt.usual} in {doubt.times} other places"
        )
        hint = f"write `{doubt.word}: {doubt.usual}` into exceptions.yaml; where both are right, the longer word"
        yield Diagnostic(TWO_WAYS, message, texts[doubt.text].span, hint, Severity.WARNING)


def is_derived(catalog: Catalog) -> bool:
    """Tell whether the catalog of a derived language has been made."""
    return any(entry.derived for entry in catalog.entries.values())


def _converted(report: Report, derivation: Derivation, kept: Cache) -> Iterator[tuple[MessageKey, Entry]]:
    """Yield what the conversion makes of everything that the base language says.

    Raises NoOpenCC, if anything has to be converted that no earlier run has.
    """
    words = {each.word: each.written for each in report.project.exceptions.get(derivation.language, ())}
    about = (derivation.conversion, derivation.quotes, tuple(sorted(words.items())))
    answers: Ledger[str] = kept.ledger("conversions", *about)
    made: list[Converter] = []

    def convert(text: str) -> str:
        def find() -> str:
            if not made:
                made.append(Converter.of(conversion(derivation.conversion), words, derivation.quotes))
            return made[0].converted(text)

        return answers.answer(text, find)

    for key, strings, span in _said(report, derivation.base):
        yield key, Entry(tuple(map(convert, strings)), fuzzy=False, span=span, derived=True)


def _said(report: Report, base: str) -> Iterator[tuple[MessageKey, tuple[str, ...], Span]]:
    """Yield the messages of the report as the base language has them; those it lacks are left out."""
    catalog = report.project.catalogs[base]
    if base != report.settings.source_language:
        yield from ((key, entry.strings, entry.span) for key, entry in catalog.entries.items() if entry.is_translated)
        return
    for message in iter_messages(report):
        key = (message.domain, message.context, message.msgid)
        yield key, (message.msgid, *([message.plural] if message.plural else [])), message.span
    for key, entry in catalog.entries.items():
        if key[0] == INTERFACE and entry.is_translated:
            yield key, entry.strings, entry.span
