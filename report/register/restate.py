"""`precision:` for a value that was changed: the same large unit, and digits to the same place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from report.quantity import Hedge, QuantityError, read_precision, round_stated, stated_value

if TYPE_CHECKING:
    from decimal import Decimal

_STATED = re.compile(r"(?P<digits>-?\d[\d,]*(?:\.(?P<decimals>\d+))?)(?P<rest>\D*)", re.ASCII)


def restate(stated: str, before: Decimal, after: Decimal, qualifier: str | None) -> str | None:
    """Return how a source that wrote `stated` for `before` would write `after`; None where it would take other digits.

    Where `stated` was the exact number, so is the new one; where it was rounded, it is rounded again as the qualifier
    asks.

    >>> from decimal import Decimal
    >>> restate("12.86亿", Decimal("1286000000"), Decimal("1310000000"), "over")
    '13.10亿'
    """
    match = _STATED.fullmatch(stated.strip())
    if match is None:
        return None
    try:
        said, exponent = stated_value(stated), read_precision(stated)
        rounded = round_stated(after, exponent, Hedge(qualifier) if qualifier else None)
        if not rounded or (rounded != after and said == before):
            return None
        places = len(match["decimals"] or "")
        digits = rounded.scaleb(-exponent - places)
        written = f"{digits:,.{places}f}" if "," in match["digits"] else f"{digits:.{places}f}"
        restated = stated.replace(match["digits"], written, 1)
        kept = stated_value(restated) == rounded and read_precision(restated) == exponent
    except QuantityError:
        return None
    return restated if kept else None
