"""The languages the package writes and reads, found by BCP 47 tag."""

from report.quantity.languages.parse_table import ONE, Numeral, ParseTable, Prefixed, Role, UnitWord
from report.quantity.languages.registry import Speech, parse_table_for, speech_for
from report.quantity.languages.table import DatePatterns, LanguageTable, LargeUnit

__all__ = [
    "ONE",
    "DatePatterns",
    "LanguageTable",
    "LargeUnit",
    "Numeral",
    "ParseTable",
    "Prefixed",
    "Role",
    "Speech",
    "UnitWord",
    "parse_table_for",
    "speech_for",
]
