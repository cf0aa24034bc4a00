"""The table of a language that has none: CLDR dates, plain digits, signs for hedges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.quantity.languages.table import DatePatterns, LanguageTable
from report.quantity.phrase import NO_BREAK_SPACE, before
from report.quantity.quantity import Hedge

if TYPE_CHECKING:
    from babel import Locale

SIGNS = {
    Hedge.OVER: before(">"),
    Hedge.JUST_OVER: before(">"),
    Hedge.MORE_THAN: before(">"),
    Hedge.PLUS: before(">"),
    Hedge.AT_LEAST: before("≥"),
    Hedge.AT_MOST: before("≤"),
    Hedge.BELOW: before("<"),
    Hedge.UP_TO: before("≤"),
    Hedge.AS_HIGH_AS: before("≤"),
    Hedge.ABOUT: before("~"),
    Hedge.NEARLY: before("~"),
}


def fallback_table(locale: Locale) -> LanguageTable:
    """Return a table that needs no word of the language."""
    skeletons = locale.datetime_skeletons
    dates = DatePatterns(
        year=str(skeletons["y"].pattern) if "y" in skeletons else "y",
        month=str(skeletons["yMMMM"].pattern) if "yMMMM" in skeletons else "y-MM",
        day=str(locale.date_formats["long"].pattern),
        span="{0} – {1}",
        since="{} –",
        until="– {}",
    )
    return LanguageTable(hedges=SIGNS, dates=dates, unit_joiner=NO_BREAK_SPACE, word_joiner=" ")
