"""Reading figures: places, markup, languages without table, and hostile texts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report.quantity import Hedge, Kind, QuantityError, compare_texts, parse_quantities
from report.quantity.plain import make_plain
from tests.quantity.hostile import HOSTILE


def test_markup_is_passed_over() -> None:
    """Emphasis does not split a number from its hedge; expressions, notes, links and code hold no figures."""
    text = "超过**1.8亿**元[^3]，见[第2节](#a.2020)与`500`，{{ m.2019 | bare }}名"
    assert [(found.text, found.value, found.hedge) for found in parse_quantities(text, "zh")] == [
        ("超过**1.8亿**元", Decimal(180_000_000), Hedge.OVER),
        ("第2节", Decimal(2), None),
    ]


def test_offsets_are_those_of_the_text() -> None:
    """Spans cut the figure out of the text as it was given, whatever stood before."""
    text = "**甲**{{ x }} 与 **３００** 万"
    (found,) = parse_quantities(text, "zh")
    assert (text[found.start : found.end], found.value) == ("３００** 万", Decimal(3_000_000))
    assert make_plain(text).origin(0) == 2


def test_a_number_takes_only_what_is_its_own() -> None:
    """A hedge or currency that belongs to the figure before is not taken twice."""
    found = parse_quantities("more than 5 km, 6 km and RMB 7, 8 more", "en")
    assert [(figure.text, figure.hedge) for figure in found] == [
        ("more than 5 km", Hedge.OVER),
        ("6 km", None),
        ("RMB 7", None),
        ("8", None),
    ]


def test_a_language_without_table_reads_digits_signs_and_iso_dates() -> None:
    """Separators are those of CLDR; words of the language are no units."""
    found = parse_quantities("≥1.234,5 % am 2020-04-22, 12 Kinder, drei", "de")
    assert found[0].hedge is Hedge.AT_LEAST
    assert [(figure.kind, figure.value, figure.date, figure.unit) for figure in found] == [
        (Kind.PERCENT, Decimal("1234.5"), None, "%"),
        (Kind.DATE, None, "2020-04-22", None),
        (Kind.COUNT, Decimal(12), None, None),
    ]


def test_a_language_must_be_one() -> None:
    """What is no language tag is refused, as in writing."""
    with pytest.raises(QuantityError, match="not a language tag"):
        parse_quantities("1", "not a tag")


@pytest.mark.parametrize(("language", "piece"), HOSTILE)
def test_hostile_texts_are_read(language: str, piece: str) -> None:
    """A piece repeated for ever gives figures that follow each other; `make bench` shows that the time is linear."""
    text = piece * (8_000 // len(piece))
    ends = [0]
    for found in parse_quantities(text, language):
        assert ends[-1] <= found.start < found.end <= len(text)
        ends.append(found.end)


def test_a_long_run_of_digits_is_no_number() -> None:
    """100 kB of digits are no number, and no trap."""
    for language in ("zh", "en", "de"):
        assert parse_quantities("1" * 100_000, language) == ()


def test_texts_full_of_figures_are_compared() -> None:
    """Pairing does not lose figures where there are many."""
    many = " ".join(f"{number} km," for number in range(1_000, 2_500))
    assert compare_texts(many, "en", many, "en") == ()
    assert len(compare_texts(many, "en", many.replace(" km", "0.5 km"), "en")) >= 1_500
