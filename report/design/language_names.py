"""Names of languages, each in itself or all in one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError, get_global

if TYPE_CHECKING:
    from collections.abc import Callable


def language_names(languages: tuple[str, ...], reader: str | None = None) -> dict[str, str]:
    """Return the name of each language in itself or in a reader's; script or region only where two would be the same.

    >>> language_names(("zh-CN", "en"))
    {'zh-CN': '中文', 'en': 'English'}
    >>> language_names(("zh-CN", "zh-Hant-HK"))
    {'zh-CN': '简体中文', 'zh-Hant-HK': '繁體中文'}
    >>> language_names(("zh-CN", "en"), "en")
    {'zh-CN': 'Chinese', 'en': 'English'}
    """
    names = {language: _name(language, reader, _short) for language in languages}
    for longer in (_with_script, _full):
        twice = {name for name, times in Counter(names.values()).items() if times > 1}
        names = {each: _name(each, reader, longer) if name in twice else name for each, name in names.items()}
    return names


def _name(language: str, reader: str | None, say: Callable[[Locale, Locale], str | None]) -> str:
    try:
        locale = Locale.parse(language, sep="-")
        name = say(locale, Locale.parse(reader, sep="-") if reader else locale) or language
    except (UnknownLocaleError, ValueError):
        return language
    return name[:1].upper() + name[1:]


def _short(locale: Locale, reader: Locale) -> str | None:
    return locale.get_language_name(reader)


def _with_script(locale: Locale, reader: Locale) -> str | None:
    """Return the name that CLDR has for a language in a script, such as 繁體中文, or else the short one."""
    likely = get_global("likely_subtags").get(str(locale), "")
    script = locale.script or next((part for part in likely.split("_") if len(part) == len("Hant")), None)
    return reader.languages.get(f"{locale.language}_{script}") or _short(locale, reader)


def _full(locale: Locale, reader: Locale) -> str | None:
    return locale.get_display_name(reader)
