"""Reading a language that has no table: digits as CLDR separates them, signs as hedges, dates as ISO writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.quantity.languages.parse_table import ParseTable, Prefixed, UnitWord
from report.quantity.quantity import Hedge

if TYPE_CHECKING:
    from babel import Locale

SIGNS = (
    Prefixed(Hedge.OVER, ">"),
    Prefixed(Hedge.AT_LEAST, "≥"),
    Prefixed(Hedge.AT_MOST, "≤"),
    Prefixed(Hedge.BELOW, "<"),
    Prefixed(Hedge.ABOUT, "[~≈]"),
)

UNITS = {sign: UnitWord(code) for sign, code in {"%": "%", "‰": "‰", "°": "degree"}.items()}
CURRENCIES = {r"RMB|CNY|¥": "CNY", r"US\$|USD|\$": "USD", "€|EUR": "EUR", "£|GBP": "GBP"}

SPACES = {"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "}
"""The engine reads every space as a plain one."""


def fallback_parse_table(locale: Locale) -> ParseTable:
    """Return a table that needs no word of the language."""
    from babel.numbers import get_decimal_symbol, get_group_symbol  # noqa: PLC0415 - where every phrase is known, none is written

    group, decimal = get_group_symbol(locale), get_decimal_symbol(locale)
    return ParseTable(
        group=SPACES.get(group, group),
        decimal=decimal,
        before=SIGNS,
        after_unit={r"\+": Hedge.PLUS},
        currencies=CURRENCIES,
        units=UNITS,
    )
