"""One PO file; apart from the catalogs, so that what was read before costs no import."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError, get_global
from babel.messages.plurals import get_plural

from report import po
from report.diagnostics import Diagnostic, Span
from report.model.catalog import CHANGED, Entry, PoFile
from report.read.catalogs import locale_name
from report.read.postrings import string_places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.model.text import Segment

CHARSETS = ("utf-8", "utf8", "us-ascii", "ascii", "charset", "")
"""Charsets of files that UTF-8 reads; CHARSET is the placeholder of templates."""
SAMPLE = range(1000)
"""Numbers tried to match gettext's plural forms with CLDR's categories."""


def written_alike(one: str, other: str) -> bool:
    """Tell whether two tags name the same language in the same script; the region does not count.

    >>> written_alike("zh_CN", "zh-Hans-SG"), written_alike("zh-CN", "zh-Hant-HK")
    (True, False)
    """
    return _language_and_script(one) == _language_and_script(other)


def _language_and_script(tag: str) -> tuple[str, str | None]:
    """Return language and script; a script that is not written is the likely one (CLDR likely subtags)."""
    language, *rest = locale_name(tag).split("_")
    script = next((part for part in rest if len(part) == len("Hans")), None)
    if script is None:
        likely = get_global("likely_subtags")
        full = next((likely[key] for key in ("_".join((language, *rest)), language) if key in likely), language)
        script = next((part for part in full.split("_") if len(part) == len("Hans")), None)
    return language, script


def parse_po(language: str, domain: str, path: str, text: str) -> tuple[PoFile | None, list[Diagnostic]]:
    """Return the messages of one file, or None and why it is damaged; a pure function of its arguments."""
    try:
        document = po.parse_po(text)
    except po.PoSyntaxError as error:
        return None, [_damaged(path, fault) for fault in error.faults]
    fields = po.fields(document.header) if document.header else {}
    named = fields.get("Language", "")
    charset = fields.get("Content-Type", "").partition("charset=")[2].strip().lower()
    if document.header and charset not in CHARSETS:
        line = _line_of(text, "Content-Type:") or document.header.line
        hint = "run `msgconv --to-code=UTF-8 -o FILE FILE`, or mend `Content-Type:` in its header"
        message = f"the header says that the file is in {charset}, and it is read as UTF-8"
        return None, [Diagnostic("T101", message, Span(path, line), hint)]
    if document.header and named and not written_alike(named, language):
        line = _line_of(text, "Language:") or document.header.line
        message = f"the file is in {named}, and stands where {language} is looked for"
        hint = "put it into the folder of its language, or mend `Language:` in its header"
        return None, [Diagnostic("T115", message, Span(path, line), hint)]
    places = string_places(text)
    entries = tuple(
        ((domain, each.context or None, each.msgid), _entry(each, path, places))
        for each in document.entries
        if not each.obsolete
    )
    return PoFile(entries, _plural_categories(document.header, language)), []


def _damaged(path: str, fault: po.PoFault) -> Diagnostic:
    hint = "mend the line, or restore the file; `msgfmt --check` helps"
    return Diagnostic("T101", f"damaged PO file: {fault.message}", Span(path, fault.line, fault.column), hint)


def _line_of(text: str, field: str) -> int:
    """Return the line of a field of the header, 0 where it is not at the beginning of a line."""
    lines = text.split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.lstrip().startswith(f'"{field}')), 0)


def _entry(each: po.PoEntry, path: str, places: Mapping[int, tuple[Segment, ...]]) -> Entry:
    return Entry(
        each.msgstrs,
        each.fuzzy,
        Span(path, each.msgid_line),
        each.marks,
        places.get(each.msgid_line, ()),
        each.previous.msgid if each.previous else "",
        _change(each) if each.fuzzy else "",
    )


def _change(each: po.PoEntry) -> str:
    return next((line.removeprefix(CHANGED) for line in each.extracted if line.startswith(CHANGED)), "")


def _plural_categories(header: po.PoEntry | None, language: str) -> tuple[str, ...]:
    """Match each gettext plural form with the CLDR category of the numbers it serves.

    Where the header does not say which forms there are, they are those of the language.
    """
    number, expression = po.plural_forms(header) or _usual_forms(language)
    try:
        rule = Locale.parse(locale_name(language)).plural_form
        index_of = gettext.c2py(expression)
    except (UnknownLocaleError, ValueError):
        return ("other",) * number
    categories = ["other"] * number
    for sample in reversed(SAMPLE):
        index = index_of(sample)
        if index < len(categories):
            categories[index] = rule(sample)
    return tuple(categories)


def _usual_forms(language: str) -> tuple[int, str]:
    usual = get_plural(locale_name(language))
    return usual.num_plurals, usual.plural_expr
