"""Finding table and CLDR locale of a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from report.quantity.languages import en, en_parse, zh, zh_parse
from report.quantity.languages.fallback import fallback_table
from report.quantity.languages.fallback_parse import fallback_parse_table
from report.quantity.quantity import QuantityError

if TYPE_CHECKING:
    from babel import Locale

    from report.quantity.languages.parse_table import ParseTable
    from report.quantity.languages.table import LanguageTable

TABLES: dict[str, LanguageTable] = {
    "en": en.ENGLISH,
    "en-US": en.AMERICAN_ENGLISH,
    "zh": zh.SIMPLIFIED,
    "zh-Hans": zh.SIMPLIFIED,
    "zh-Hant": zh.TRADITIONAL,
}

PARSE_TABLES: dict[str, ParseTable] = {"en": en_parse.ENGLISH, "zh": zh_parse.CHINESE}
"""One table reads all scripts and regions of a language."""

TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3})?(?:-(?P<script>[a-z]{4}))?(?:-(?P<territory>[a-z]{2}|\d{3}))?(?:-[a-z\d]{1,8})*",
    re.ASCII | re.IGNORECASE,
)
"""The parts of a BCP 47 tag that matter here, https://www.rfc-editor.org/rfc/rfc5646#section-2.1."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A language as the formatter uses it: its CLDR locale and its table."""

    locale: Locale
    table: LanguageTable


def speech_for(tag: str) -> Speech:
    """Return locale and table of a BCP 47 tag; a language unknown to CLDR gets its root locale.

    A script is never crossed: zh-HK and zh-Hant-CN are written in traditional, zh-SG in simplified characters, and
    zh-Latn falls back to plain digits.
    """
    locale = _locale_of(tag)
    return Speech(locale, _table(locale))


def parse_table_for(tag: str) -> ParseTable:
    """Return the table that reads the numbers of a BCP 47 tag."""
    locale = _locale_of(tag)
    return PARSE_TABLES.get(locale.language) or fallback_parse_table(locale)


def _locale_of(tag: str) -> Locale:
    match = TAG.fullmatch(tag)
    if match is None:
        message = f"`{tag}` is not a language tag such as zh-CN, zh-Hant-HK or en"
        raise QuantityError(message)
    return _locale(match["language"].lower(), match["script"], match["territory"])


@cache
def _locale(language: str, script: str | None, territory: str | None) -> Locale:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - where every phrase is known, none is written

    candidates = [(language, script, territory), (language, script), (language, territory), (language,)]
    for candidate in candidates:
        try:
            locale = Locale.parse("_".join(part for part in candidate if part))
        except (UnknownLocaleError, ValueError):
            continue
        # Babel answers zh_Hant_CN with zh_Hans_CN, and und with en_US.
        if locale.language == language and (script is None or (locale.script or script).lower() == script.lower()):
            return locale
    return Locale.parse("root")


def _table(locale: Locale) -> LanguageTable:
    language, script, territory = locale.language, locale.script, locale.territory
    names = [f"{language}-{script}"] if script else [f"{language}-{territory}", language]
    return next((TABLES[name] for name in names if name in TABLES), None) or fallback_table(locale)
