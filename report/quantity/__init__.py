"""Numbers across languages: one value, written by each language with its own large numbers, hedges and plurals.

And the way back: the figures of a free text, and what two texts state differently.

The package is pure: values in, text out, and text in, values out. It reads CLDR through Babel and imports nothing else.
What a language needs beyond CLDR stands in one table for writing and one for reading (`languages/`); a language without
tables is written, and read, with plain digits and signs.

Why not `babel.numbers.format_compact_decimal`: it picks the number of digits itself (1,999,000,000 becomes
"2 billion"), cannot write 4,661.91亿, and knows no hedge.
"""

from typing import TYPE_CHECKING

from report.importing import importing

if TYPE_CHECKING:
    from report.quantity.changing import change, format_change
    from report.quantity.compare import compare_texts
    from report.quantity.difference import Difference, DifferenceKind
    from report.quantity.digits import format_number, ordinal, spell_number
    from report.quantity.directions import DIRECTIONS, DOWN, UP
    from report.quantity.format import format_quantity
    from report.quantity.formula import Formula, FormulaError, parse_formula
    from report.quantity.found import Found, Kind
    from report.quantity.hedge import NEAR, check_hedge, hedge_words
    from report.quantity.measures import MEASURES, Measure
    from report.quantity.parse import parse_quantities
    from report.quantity.period import days_of, format_date, format_period
    from report.quantity.precision import read_precision, stated_value, states_zeros
    from report.quantity.quantity import (
        DOWNWARD,
        UPWARD,
        Hedge,
        Quantity,
        QuantityError,
        Range,
        Style,
        UnitForms,
        own_exponent,
    )
    from report.quantity.reckoning import Result, Term, agrees, evaluate, term_of
    from report.quantity.rounding import exact_arithmetic, round_stated
    from report.quantity.unit_words import measure_of
else:
    # When they are asked for: where every figure is known, none is read or written.
    __getattr__ = importing(
        __name__,
        {
            "DIRECTIONS": "directions",
            "DOWN": "directions",
            "DOWNWARD": "quantity",
            "Difference": "difference",
            "DifferenceKind": "difference",
            "Formula": "formula",
            "FormulaError": "formula",
            "Found": "found",
            "Hedge": "quantity",
            "Kind": "found",
            "MEASURES": "measures",
            "Measure": "measures",
            "NEAR": "hedge",
            "Quantity": "quantity",
            "QuantityError": "quantity",
            "Range": "quantity",
            "Result": "reckoning",
            "Style": "quantity",
            "Term": "reckoning",
            "UP": "directions",
            "UPWARD": "quantity",
            "UnitForms": "quantity",
            "agrees": "reckoning",
            "change": "changing",
            "check_hedge": "hedge",
            "compare_texts": "compare",
            "days_of": "period",
            "evaluate": "reckoning",
            "exact_arithmetic": "rounding",
            "format_change": "changing",
            "format_date": "period",
            "format_number": "digits",
            "format_period": "period",
            "format_quantity": "format",
            "hedge_words": "hedge",
            "measure_of": "unit_words",
            "ordinal": "digits",
            "own_exponent": "quantity",
            "parse_formula": "formula",
            "parse_quantities": "parse",
            "read_precision": "precision",
            "round_stated": "rounding",
            "spell_number": "digits",
            "stated_value": "precision",
            "states_zeros": "precision",
            "term_of": "reckoning",
        },
    )


__all__ = [
    "DIRECTIONS",
    "DOWN",
    "DOWNWARD",
    "MEASURES",
    "NEAR",
    "UP",
    "UPWARD",
    "Difference",
    "DifferenceKind",
    "Formula",
    "FormulaError",
    "Found",
    "Hedge",
    "Kind",
    "Measure",
    "Quantity",
    "QuantityError",
    "Range",
    "Result",
    "Style",
    "Term",
    "UnitForms",
    "agrees",
    "change",
    "check_hedge",
    "compare_texts",
    "days_of",
    "evaluate",
    "exact_arithmetic",
    "format_change",
    "format_date",
    "format_number",
    "format_period",
    "format_quantity",
    "hedge_words",
    "measure_of",
    "ordinal",
    "own_exponent",
    "parse_formula",
    "parse_quantities",
    "read_precision",
    "round_stated",
    "spell_number",
    "stated_value",
    "states_zeros",
    "term_of",
]
