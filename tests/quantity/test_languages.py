"""Finding a language, and languages without a table."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report.quantity import Hedge, Quantity, UnitForms, format_number, format_period, format_quantity

FALLBACK_HEDGES = {
    Hedge.OVER: ">",
    Hedge.JUST_OVER: ">",
    Hedge.MORE_THAN: ">",
    Hedge.PLUS: ">",
    Hedge.AT_LEAST: "≥",
    Hedge.AT_MOST: "≤",
    Hedge.BELOW: "<",
    Hedge.UP_TO: "≤",
    Hedge.AS_HIGH_AS: "≤",
    Hedge.ABOUT: "~",
    Hedge.NEARLY: "~",
}


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *[(tag, "2亿") for tag in ("zh", "zh-CN", "ZH-cn", "zh-Hans", "zh-SG", "zh-Hans-HK", "zh-Hans-SG-x-house")],
        *[
            (tag, "2億")
            for tag in ("zh-Hant", "zh-TW", "zh-HK", "zh-MO", "zh-Hant-HK", "zh-Hant-CN", "zh-Hant-u-nu-latn")
        ],
        *[(tag, "200\N{NO-BREAK SPACE}million") for tag in ("en", "en-GB", "en-US", "en-Latn", "en-GB-oxendict")],
        *[(tag, "200,000,000") for tag in ("zh-Latn", "en-Shaw", "ja", "und", "tlh", "xx")],
        ("de", "200.000.000"),
        ("en-IN", "200\N{NO-BREAK SPACE}million"),
    ],
)
def test_language_is_found_by_script(tag: str, expected: str) -> None:
    """A tag finds its table by language and script, never that of another script."""
    assert format_quantity(Quantity(Decimal(200_000_000), 8), tag) == expected


@pytest.mark.parametrize(("hedge", "sign"), FALLBACK_HEDGES.items())
def test_fallback_hedges(hedge: Hedge, sign: str) -> None:
    """A language without a table writes signs."""
    tage = UnitForms((("one", "Tag"), ("other", "Tage")))
    assert format_quantity(Quantity(Decimal(1500), hedge=hedge), "de", tage) == f"{sign}1.500\N{NO-BREAK SPACE}Tage"


def test_fallback_has_no_word_for_several() -> None:
    """Several hundred is the range it means."""
    assert format_quantity(Quantity(Decimal(100), hedge=Hedge.SEVERAL), "de") == "200–999"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh", "12,627,991.50"),
        ("de", "12.627.991,50"),
        ("fr", "12\u202f627\u202f991,50"),
        ("hi", "1,26,27,991.50"),
        ("en-IN", "1,26,27,991.50"),
    ],
)
def test_grouping_is_that_of_cldr(tag: str, expected: str) -> None:
    """Groups and decimal sign are the language's own, all decimals stay."""
    assert format_number(Decimal("12627991.50"), tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("de", "8. April 2020 – 20. Mai 2020"),
        ("fr", "8 avril 2020 – 20 mai 2020"),
        ("zh-Hant", "2020年4月8日至5月20日"),
        ("en-US", "April 8 to May 20, 2020"),
        ("en-GB", "8 April to 20 May 2020"),
    ],
)
def test_period_of_other_languages(tag: str, expected: str) -> None:
    """Without a table the dates are CLDR's."""
    assert format_period("2020-04-08/2020-05-20", tag) == expected
