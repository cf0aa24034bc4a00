"""Reading how precisely a source states a number: 4,661.91亿, 1.999 billion, 1,286."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from report.quantity.quantity import MAX_POWER, MIN_EXPONENT, QuantityError
from report.quantity.rounding import exact_arithmetic

MAGNITUDES: dict[str, int] = {
    "": 0,
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "萬": 4,
    "亿": 8,
    "億": 8,
    "thousand": 3,
    "k": 3,
    "million": 6,
    "m": 6,
    "mn": 6,
    "billion": 9,
    "bn": 9,
    "trillion": 12,
    "tn": 12,
}
"""Power of ten of each magnitude word. 兆 is left out: it is 10^6 in Beijing and 10^12 in Taipei."""

HAN_MAGNITUDE = "[十百千]?[万萬]?[亿億]?"
"""百万, 千万, 万亿, 十万亿: the powers add up."""

STATED = re.compile(
    rf"(?P<digits>-?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.(?P<decimals>\d+))?)?\s?"
    rf"(?:(?P<han>{HAN_MAGNITUDE})|(?P<word>[A-Za-z]+))[%‰°]?",
    re.ASCII,
)

MAX_LENGTH = 40


def read_precision(stated: str) -> int:
    """Return the power of ten of the last digit stated.

    All digits count as stated, zeros too: 2,000万 is stated to 10^4, 2,000 to 10^0.

    >>> [read_precision(text) for text in ("4,661.91亿", "13.56万", "1.999 billion", "187,771", "96.6")]
    [6, 2, 6, 0, -1]
    """
    return _read(stated)[1]


def stated_value(stated: str) -> Decimal:
    """Return the value a phrase states, written out.

    >>> stated_value("4,661.91亿")
    Decimal('466191000000')
    """
    return _read(stated)[0]


def states_zeros(stated: str) -> bool:
    """Tell whether a phrase ends its decimals with zeros, as a source does that has measured them.

    >>> [states_zeros(text) for text in ("1.50亿", "1.05亿", "1,500万", "2.0 billion")]
    [True, False, False, True]
    """
    _read(stated)
    text = unicodedata.normalize("NFKC", stated)
    return re.search(r"\.\d*0(?!\d)", text, re.ASCII) is not None


def _read(stated: str) -> tuple[Decimal, int]:
    text = unicodedata.normalize("NFKC", stated).strip()
    match = STATED.fullmatch(text) if 0 < len(text) <= MAX_LENGTH else None
    if match is None or not (match["digits"] or match["han"]):
        message = (
            f"`{stated}` is not a number as a source states it; write the number alone, without hedge or unit: "
            "4661.91亿, 13.56万, 1.999 billion, 1,286, 96.6"
        )
        raise QuantityError(message)
    power = _power(match["han"] or "", (match["word"] or "").lower(), stated)
    mantissa = Decimal((match["digits"] or "1").replace(",", ""))
    exponent = power - len(match["decimals"] or "")
    if exponent < MIN_EXPONENT or (mantissa and mantissa.adjusted() + power >= MAX_POWER):
        message = f"`{stated}` is outside the numbers a report prints (10^{MIN_EXPONENT} to 10^{MAX_POWER})"
        raise QuantityError(message)
    with exact_arithmetic():
        value = mantissa.scaleb(power)
        return value.quantize(Decimal((0, (1,), min(exponent, 0)))), exponent


def _power(han: str, word: str, stated: str) -> int:
    """Return the power of ten of a magnitude: 千万 is 3 + 4."""
    if word not in MAGNITUDES:
        known = "万, 亿, 万亿, thousand, million, billion, trillion, k, m, bn"
        message = f"`{word}` in `{stated}` is no magnitude this program knows; it knows {known}"
        raise QuantityError(message)
    return MAGNITUDES[word] + sum(MAGNITUDES[sign] for sign in han)
