"""One PO file, by Babel; apart from the catalogs, so that what was read before costs no import."""

from __future__ import annotations

import gettext
import re
from io import BytesIO
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError, get_global
from babel.messages.pofile import PoFileError, read_po

from report.diagnostics import Diagnostic, Span
from report.model.catalog import Entry, PoFile
from report.read.catalogs import locale_name
from report.read.postrings import string_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from babel.messages.catalog import Catalog as BabelCatalog
    from babel.messages.catalog import Message

    from report.model.text import Segment

_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*"')
"""A line of a PO file that is no comment."""
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
    problems: list[Diagnostic] = []
    catalog = _parse(language, domain, path, text, problems)
    if catalog is None:
        return None, problems
    places = string_places(text)
    entries = []
    for message in catalog:
        if message.id:
            msgid, entry = _entry(message, path, places)
            entries.append(((domain, message.context or None, msgid), entry))
    return PoFile(tuple(entries), _plural_categories(catalog, language)), problems


def _parse(language: str, domain: str, path: str, text: str, problems: list[Diagnostic]) -> BabelCatalog | None:
    faults = list(_syntax_faults(path, text))
    if faults:
        problems.extend(faults)
        return None
    try:
        return read_po(
            BytesIO(text.encode()), locale=_babel_locale(language), domain=domain, charset="utf-8", abort_invalid=True
        )
    except PoFileError as error:
        # Babel counts these lines from 0.
        line = (error.lineno or 0) + 1
        problems.append(_damaged(path, line, str(error)))
    except (ValueError, UnicodeError, IndexError, KeyError, TypeError) as error:
        problems.append(_damaged(path, 1, str(error)))  # Babel gives no line for these
    return None


def _syntax_faults(path: str, text: str) -> Iterator[Diagnostic]:
    """Yield every line that no PO file can have; Babel takes a line without its closing quote, and shortens it."""
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped and not stripped.startswith("#") and not _LINE.fullmatch(stripped):
            conflict = stripped.startswith(("<<<<<<<", "=======", ">>>>>>>"))
            yield _damaged(path, number, "a merge conflict" if conflict else "a line that is no PO syntax")


def _damaged(path: str, line: int, reason: str) -> Diagnostic:
    message = f"damaged PO file: {reason or 'it cannot be parsed'}"
    return Diagnostic("T101", message, Span(path, line), "mend the line, or restore the file; `msgfmt --check` helps")


def _entry(message: Message, path: str, places: Mapping[int, tuple[Segment, ...]]) -> tuple[str, Entry]:
    msgid = message.id[0] if isinstance(message.id, (list, tuple)) else message.id
    strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    span = Span(path, max(1, message.lineno or 1))
    notes = (comment.partition(":")[0].strip() for comment in message.user_comments)
    return msgid, Entry(
        tuple(str(string or "") for string in strings),
        message.fuzzy,
        span,
        frozenset(message.flags).union(notes),
        places.get(message.lineno or 0, ()),
    )


def _babel_locale(language: str) -> str | None:
    try:
        return str(Locale.parse(locale_name(language)))
    except (UnknownLocaleError, ValueError):
        return None


def _plural_categories(catalog: BabelCatalog, language: str) -> tuple[str, ...]:
    """Match each gettext plural form with the CLDR category of the numbers it serves."""
    try:
        rule = Locale.parse(locale_name(language)).plural_form
        index_of = gettext.c2py(catalog.plural_expr)
    except (UnknownLocaleError, ValueError):
        return ("other",) * catalog.num_plurals
    categories = ["other"] * catalog.num_plurals
    for number in reversed(SAMPLE):
        index = index_of(number)
        if index < len(categories):
            categories[index] = rule(number)
    return tuple(categories)
