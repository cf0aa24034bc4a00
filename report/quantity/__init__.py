"""Numbers across languages: one value, written by each language with its own large numbers, hedges and plurals.

The package is pure: values in, text out. It reads CLDR through Babel and imports nothing else. What a language needs
beyond CLDR stands in one table per language (`languages/`); a language without a table is written with plain digits
and signs.

Why not `babel.numbers.format_compact_decimal`: it picks the number of digits itself (1,999,000,000 becomes
"2 billion"), cannot write 4,661.91亿, and knows no hedge.
"""

from report.quantity.digits import format_number, ordinal, spell_number
from report.quantity.format import format_quantity
from report.quantity.hedge import check_hedge
from report.quantity.period import format_date, format_period
from report.quantity.precision import read_precision, stated_value
from report.quantity.quantity import Hedge, Quantity, QuantityError, Range, Style, UnitForms

__all__ = [
    "Hedge",
    "Quantity",
    "QuantityError",
    "Range",
    "Style",
    "UnitForms",
    "check_hedge",
    "format_date",
    "format_number",
    "format_period",
    "format_quantity",
    "ordinal",
    "read_precision",
    "spell_number",
    "stated_value",
]
