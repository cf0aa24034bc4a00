"""Reading how a source states a number."""

from __future__ import annotations

import pytest

from report.quantity import QuantityError, read_precision, stated_value


@pytest.mark.parametrize(
    ("stated", "exponent", "value"),
    [
        ("4661.91亿", 6, "466191000000"),
        ("4,661.91亿", 6, "466191000000"),
        ("4,661.91億", 6, "466191000000"),
        ("13.56万", 2, "135600"),
        ("13.56 萬", 2, "135600"),
        ("150亿", 8, "15000000000"),
        ("10万亿", 12, "10000000000000"),
        ("1.5万亿", 11, "1500000000000"),
        ("3千万", 7, "30000000"),
        ("百万", 6, "1000000"),
        ("1.999 billion", 6, "1999000000"),
        ("1.999\N{NO-BREAK SPACE}Billion", 6, "1999000000"),
        ("1.9bn", 8, "1900000000"),
        ("135.6 thousand", 2, "135600"),
        ("8.59 million", 4, "8590000"),
        ("8.59m", 4, "8590000"),
        ("12K", 3, "12000"),
        ("2 trillion", 12, "2000000000000"),
        ("0.5", -1, "0.5"),
        ("0.50", -2, "0.50"),
        ("1,286", 0, "1286"),
        ("1286", 0, "1286"),
        ("\uff11\uff0c\uff12\uff18\uff16", 0, "1286"),
        ("96.6%", -1, "96.6"),
        ("-3.5", -1, "-3.5"),
        ("0.12345万", -1, "1234.5"),
        ("0", 0, "0"),
    ],
)
def test_stated_numbers(stated: str, exponent: int, value: str) -> None:
    """Digits and magnitude give the exponent and the value, decimals kept."""
    assert read_precision(stated) == exponent
    assert str(stated_value(stated)) == value


@pytest.mark.parametrize(
    "stated",
    [
        "",
        " ",
        "超150亿",
        "150亿次",
        "RMB 15 million",
        "1,50",
        "1.2.3",
        "1.999,5",
        "亿万",
        "5兆",
        "billion",
        "12 dozen",
        "--5",
        "1e9",
        "99999999999万亿",
        "0.0000000001",
        "9" * 100,
    ],
)
def test_refused(stated: str) -> None:
    """Anything else is refused, and the message quotes it."""
    with pytest.raises(QuantityError) as error:
        read_precision(stated)
    assert stated in str(error.value)
    with pytest.raises(QuantityError):
        stated_value(stated)
