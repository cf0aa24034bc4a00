"""Names of languages in the language of those who read them."""

from __future__ import annotations

from babel.core import Locale, UnknownLocaleError


def names_in(language: str, named: tuple[str, str]) -> tuple[str, str]:
    """Return the names of two languages in a third; script and region only where they would be the same.

    >>> names_in("en", ("zh-CN", "en")), names_in("en", ("zh-CN", "zh-Hant-HK"))
    (('Chinese', 'English'), ('Chinese (Simplified, China)', 'Chinese (Traditional, Hong Kong SAR China)'))
    """
    one, other = (_name(each, language, full=False) for each in named)
    return (
        (one, other) if one != other else (_name(named[0], language, full=True), _name(named[1], language, full=True))
    )


def _name(tag: str, language: str, *, full: bool) -> str:
    try:
        locale, reader = Locale.parse(tag, sep="-"), Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return tag
    return (locale.get_display_name(reader) if full else locale.get_language_name(reader)) or tag
