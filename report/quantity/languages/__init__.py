"""The languages the package writes, found by BCP 47 tag."""

from report.quantity.languages.registry import Speech, speech_for
from report.quantity.languages.table import DatePatterns, LanguageTable, LargeUnit

__all__ = ["DatePatterns", "LanguageTable", "LargeUnit", "Speech", "speech_for"]
