"""What looks the same in every language: names with numbers in them, ISO dates, clock times, fractions, ratios."""

from __future__ import annotations

CODES = r"(?:ISO|IEC|GB|IEEE|GRI|SDGs?|OHSAS|CASS|COVID|Covid)"

NOT_NAMES = r"(?!(?:RMB|CNY|USD|EUR|GBP|HKD|TOP|Top|top|[Mm]id|[Pp]re|[Pp]ost|[Ss]ub|[Uu]nder|[Oo]ver|[Nn]on)-?\d)"

NAMES = (
    rf"(?<![A-Za-z0-9]){CODES}(?:[/ -]{{1,2}}[A-Z]{{1,5}}){{0,3}}[ -]?\d{{1,9}}(?:[-:.]\d{{1,9}}){{0,4}}",
    rf"(?<![A-Za-z0-9]){NOT_NAMES}(?:[A-Z][A-Za-z]{{0,15}}-|[A-Za-z]{{1,16}})\d{{1,12}}(?:[-:.]?[A-Za-z0-9]{{1,9}}){{0,4}}",
    r"(?<![A-Za-z0-9.,])\d{1,4}-[A-Z]{1,4}\d{1,9}",
    r"(?<![\d.,])(?:\d{1,2}[DGP]|[248]K)(?![A-Za-z0-9])",
    r"(?<![\d.,])(?:\d{3,4}-\d{7,8}|\d{3,4}-\d{3,4}-\d{3,4}|(?!(?:19|20)\d\d\.|\d{1,3}(?:\.\d{3})+(?![.\d]))\d{1,4}(?:\.\d{1,4}){2,5})(?!\d)",
)
"""Standards, products, call signs, telephone numbers and versions; all repetitions are bounded."""

DATES = (
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d])",
    r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?![\d-])",
    r"(?<![\d:.,])(?P<hour>[01]\d|2[0-3]|[3-9](?=:[0-5][05])):(?P<minute>[0-5]\d)(?![\d:])",
)

SIGNS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅛": (1, 8)}
"""Fractions that are one sign, with numerator and denominator."""

SIGN = f"[{''.join(SIGNS)}]"

DECIMAL_SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
"""Those that have few decimals, and so may follow a whole number: 2½."""

FRACTIONS = (
    r"(?<![\d/.,])(?P<n>[1-9])/(?P<d>[2-9]|10)(?![\d/])",
    rf"(?<!\d)(?P<sign>{SIGN})(?! ?(?:小[时時]|[年天月]|an? |hour|year|month|day|mile|kilomet))",
)

RATIOS = (r"(?<![\d:.,])(?P<n>\d{1,6}(?:\.\d{1,4})?) ?: ?(?P<d>\d{1,6}(?:\.\d{1,4})?)(?![\d:])",)

ORDINALS = (r"(?<![A-Za-z])(?:TOP|Top|top) ?(?P<n>\d{1,4})(?!\d)",)
