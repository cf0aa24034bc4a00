"""Names of languages, each in itself."""

from __future__ import annotations

from babel.core import Locale, UnknownLocaleError


def language_names(languages: tuple[str, ...]) -> dict[str, str]:
    """Return the name of each language in itself; script or region only where two would be the same.

    >>> language_names(("zh-CN", "en"))
    {'zh-CN': '中文', 'en': 'English'}
    """
    short = {language: _name(language, full=False) for language in languages}
    names = list(short.values())
    return {language: _name(language, full=True) if names.count(name) > 1 else name for language, name in short.items()}


def _name(language: str, *, full: bool) -> str:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return language
    name = locale.get_display_name(locale) if full else locale.get_language_name(locale)
    name = name or language
    return name[:1].upper() + name[1:]
