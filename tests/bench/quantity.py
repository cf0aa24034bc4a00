"""The figures: auditing translations, writing, reading, reckoning."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

from babel.messages.pofile import read_po

from report.quantity import (
    Hedge,
    Quantity,
    Term,
    UnitForms,
    compare_texts,
    evaluate,
    format_quantity,
    parse_formula,
    parse_quantities,
)
from tests.bench.row import Row, measure
from tests.quantity.hostile import HOSTILE

CATALOGS = sorted((Path(__file__).parents[2] / "locale/en/LC_MESSAGES").glob("*.po"))

PAIRS = Path(__file__).parents[1] / "quantity/pairs.txt"

MESSAGES = 1_000
QUANTITIES = 10_000
FORMULAS = 1_000


def audit() -> list[Row]:
    """Audit real messages with their translations, and set that against Babel reading the same catalogs."""
    texts = [path.read_bytes() for path in CATALOGS]
    real = _messages(texts)
    pairs = list(islice(cycle(real), MESSAGES))
    audited = measure(
        "audit", f"{MESSAGES:,} messages", lambda: [compare_texts(zh, "zh-CN", en, "en") for zh, en in pairs]
    )
    read = measure("read_po (Babel)", f"{len(real):,} messages", lambda: [read_po(BytesIO(text)) for text in texts])
    ratio = (audited.seconds / MESSAGES) / (read.seconds / len(real))
    dense = list(islice(cycle(_pairs()), MESSAGES))
    full = measure(
        "audit, all with figures",
        f"{MESSAGES:,} messages",
        lambda: [compare_texts(zh, "zh", en, "en") for zh, en in dense],
    )
    return [replace(audited, compared=f"{ratio:.2f} times read_po a message"), read, full]


def linear() -> list[Row]:
    """Read texts made to waste time, short ones and ten times longer ones."""
    worst = Row("hostile texts", 0.0, "8,000 signs, the slowest", 1.0)
    ratios = []
    for language, piece in HOSTILE:
        short, long = (piece * (size // len(piece)) for size in (800, 8_000))
        brief = measure("", "", partial(parse_quantities, short, language))
        row = measure(
            "hostile texts", f"8,000 signs of {piece!r}, the slowest", partial(parse_quantities, long, language)
        )
        ratios.append(row.seconds / brief.seconds)
        worst = max(worst, row, key=lambda each: each.seconds)
    return [replace(worst, compared=f"ten times the text: {max(ratios):.0f} times the time at most")]


def parse() -> list[Row]:
    """Read the figures of both languages."""
    pairs = list(islice(cycle(_messages([path.read_bytes() for path in CATALOGS])), MESSAGES))
    signs = sum(len(zh) + len(en) for zh, en in pairs)
    row = measure(
        "parse",
        f"{2 * MESSAGES:,} texts",
        lambda: [(parse_quantities(zh, "zh-CN"), parse_quantities(en, "en")) for zh, en in pairs],
    )
    return [replace(row, compared=f"{row.seconds / signs * 1e6:.2f} µs a sign")]


def write() -> list[Row]:
    """Write quantities, half of them rounded and hedged, in both languages."""
    exact = [Quantity(Decimal(12_627 + 7 * step)) for step in range(QUANTITIES // 4)]
    rounded = [Quantity(Decimal(10_000 * (1_286 + step)), 4, Hedge.OVER) for step in range(QUANTITIES // 4)]
    units = {"zh-CN": UnitForms((("other", "次"),)), "en": UnitForms((("one", "view"), ("other", "views")))}
    return [
        measure(
            "format",
            f"{QUANTITIES:,} quantities",
            lambda: [
                format_quantity(quantity, language, unit)
                for language, unit in units.items()
                for quantity in (*exact, *rounded)
            ],
        )
    ]


def reckon() -> list[Row]:
    """Read formulas and work them out."""
    terms = {
        "views.year": Term(Decimal(466_191_000_000), 6),
        "days": Term(Decimal(366)),
        "share": Term(Decimal("96.6"), -1),
    }
    text = "views.year / days * (share - 0.5) / 100"
    return [measure("formula", f"{FORMULAS:,} formulas", lambda: [_reckon(text, terms) for _ in range(FORMULAS)])]


def _reckon(text: str, terms: dict[str, Term]) -> Decimal:
    return evaluate(parse_formula(text), terms).value


def _pairs() -> list[tuple[str, str]]:
    """Return the phrase pairs of the tests: every message has a figure."""
    rows = (line.split(" | ") for line in PAIRS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return [(row[0], row[1]) for row in rows]


def _messages(texts: list[bytes]) -> list[tuple[str, str]]:
    """Return the messages of catalogs that are translated and have one form."""
    return [
        (message.id, message.string)
        for text in texts
        for message in read_po(BytesIO(text))
        if message.id and isinstance(message.id, str) and isinstance(message.string, str) and message.string
    ]
