"""Reading figures: places, markup, languages without table, and time."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest

from report.quantity import Hedge, Kind, QuantityError, compare_texts, parse_quantities
from report.quantity.plain import make_plain

PAIRS = Path(__file__).with_name("pairs.txt").read_text(encoding="utf-8").splitlines()


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


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        *[
            ("zh", piece)
            for piece in (
                "1",
                "一",
                "万亿",
                "第",
                "三分之",
                "数",
                "1-",
                "1:",
                "*1",
                "约",
                "2020年",
                "十几",
                "三至",
                "3比",
                "½",
                "八折",
            )
        ],
        *[
            ("en", piece)
            for piece in ("1", "1,234,", "12,", "1.1.", "one hundred ", "hundreds of ", "hundreds, ", "a-1")
        ],
        *[
            ("en", piece)
            for piece in ("scores of ", "3 to ", "one out of ", "Article 1 ", "passed RMB ", "aged 1 or more ")
        ],
        *[
            ("en", piece)
            for piece in ("{{", "[", "](", "`", "http://", "between 1 and ", "a million ", "Covid-", "-", " ")
        ],
        *[("de", piece) for piece in ("1", "1.", "1,")],
    ],
)
def test_time_is_linear(language: str, piece: str) -> None:
    """Ten times the text takes about ten times as long, not a hundred times."""
    short, long = (piece * (size // len(piece)) for size in (800, 8_000))
    parse_quantities(short, language)
    times = []
    for text in (short, long):
        begin = time.process_time()
        parse_quantities(text, language)
        times.append(time.process_time() - begin)
    assert times[1] < 35 * times[0] + 0.05


def test_a_long_run_of_digits_is_read_at_once() -> None:
    """100 kB of digits are no number, and no trap."""
    begin = time.process_time()
    for language in ("zh", "en", "de"):
        assert parse_quantities("1" * 100_000, language) == ()
    assert time.process_time() - begin < 1


def test_texts_full_of_figures_are_compared_in_time() -> None:
    """Pairing does not try each figure with each."""
    many = " ".join(f"{number} km," for number in range(1_000, 2_500))
    begin = time.process_time()
    assert compare_texts(many, "en", many, "en") == ()
    assert len(compare_texts(many, "en", many.replace(" km", "0.5 km"), "en")) >= 1_500
    assert time.process_time() - begin < 4


def test_a_thousand_messages_are_audited_in_time() -> None:
    """The aim is 0.2 s for 1,000 messages; the limit leaves room for a busy machine."""
    rows = [line.split(" | ") for line in PAIRS if line and line[0] != "#"]
    messages = [(zh, en) for zh, en, _ in rows * 4][:1_000]
    compare_texts(messages[0][0], "zh", messages[0][1], "en")
    begin = time.process_time()
    for zh, en in messages:
        compare_texts(zh, "zh", en, "en")
    assert time.process_time() - begin < 1
