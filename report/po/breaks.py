"""Where a line may break, and how wide a sign is: Unicode's line breaking classes, as gettext 0.21 has them.

The rules are those of UAX #14 in the form of a table of pairs. Classes follow from the general category and the East
Asian width; what departs from that is listed for Latin, Greek, Cyrillic, general punctuation, symbols and Chinese and
Japanese. Both were found by asking the library that msgcat breaks lines with (libunistring 1.0) about each sign and
each pair. Not covered: Korean syllables in letters, Tibetan, Khmer and other scripts whose punctuation has classes of
its own, emoji of several signs (flags, skin tones), and U+2028.
"""

from __future__ import annotations

import unicodedata
from functools import cache

# OW is an opening bracket of full width; a letter may stand alone before it.
# One row per class before, one sign per class after, in the order of the rows.
_PAIRS = {
    "WJ": "PIIIIIPPPIIIIIPIIIPIII",
    "GL": "PIIIIIPPPIIIIIPIIIPIII",
    "B2": "PIPIDIPPPIIDDIPDDDPDDD",
    "BA": "PDDIDIPPPIIDDIPDDDPDDD",
    "BB": "PIIIIIPPPIIIIIPIIIPIII",
    "HY": "PDDIDIPPPIIDDIPIDDPDDD",
    "CL": "PIDIDIPPPIPDDIPDIIPDDD",
    "CP": "PIDIDIPPPIIDDIPIIIPIDI",
    "EX": "PIDIDIPPPIIDDIPDDDPDDD",
    "IN": "PIDIDIPPPIIDDIPDDDPDDD",
    "NS": "PIDIDIPPPIIDDIPDDDPDDD",
    "OP": "PPPPPPPPPPPPPPPPPPPPPP",
    "OW": "PPPPPPPPPPPPPPPPPPPPPP",
    "QU": "PIIIIIPPPIIPPIPIIIPIII",
    "IS": "PIDIDIPPPIIDDIPIDDPDDD",
    "NU": "PIDIDIPPPIIIDIPIIIPIDI",
    "PO": "PIDIDIPPPIIIIIPIDDPIDI",
    "PR": "PIDIDIPPPIIIIIPIDDPIII",
    "SY": "PIDIDIPPPIIDDIPIDDPDDI",
    "AL": "PIDIDIPPPIIIDIPIIIPIDI",
    "ID": "PIDIDIPPPIIDDIPDIDPDDD",
    "HL": "PIDIDIPPPIIIDIPIIIPIDI",
}
PAIRS = {(before, after): how for before, row in _PAIRS.items() for after, how in zip(_PAIRS, row, strict=True)}
"""How two classes may part: never (P), at a space between them (I), or directly (D)."""

_LISTED = {
    "SP": "20",
    "ZW": "200b",
    "ZJ": "200d",
    "WJ": "2060 feff",
    "GL": "a0 34f 35c-362 2007 2011 202f",
    "B2": "2014 2e3a-2e3b",
    "BA": (
        "7c ad 2027 2056 2058-205b 205d-205e 2e0e-2e15 2e19 2e2a-2e2d 2e30-2e31 2e33-2e34 2e3c-2e3e 2e41 2e43-2e4a 3000"
    ),
    "BB": "b4 2c8 2cc 2df",
    "HY": "2d",
    "CL": "3001-3002 fe11-fe12 fe50 fe52 ff0c ff0e ff61 ff64",
    "CP": "29 5d",
    "EX": "21 3f 5c6 2762-2763 2e2e fe15-fe16 fe56-fe57 ff01 ff1f",
    "IN": "2024-2026 22ef fe19",
    "NS": (
        "203c-203d 2047-2049 3005 301c 303b-303c 3041 3043 3045 3047 3049 3063 3083 3085 3087 308e 3095-3096 309b-309e "
        "30a0-30a1 30a3 30a5 30a7 30a9 30c3 30e3 30e5 30e7 30ee 30f5-30f6 30fb-30fe 31f0-31ff fe54-fe55 ff1a-ff1b ff65 "
        "ff67-ff70 ff9e-ff9f"
    ),
    "OP": "a1 bf 201a 201e 2e18",
    "QU": "22 27 275b-2760",
    "IS": "2c 2e 3a-3b 37e 589 2044 fe10 fe13-fe14",
    "PO": "25 a2 b0 2030-2037 20a7 20b6 20bb 20be 20c0 2103 2109 fe6a ff05 ffe0",
    "PR": "2b 5c b1 2116 2212-2213",
    "SY": "2f",
    "HL": "5d0-5ea 5ef-5f2 fb1d fb1f-fb28 fb2a-fb4f",
    "CM": "3035",
    "AL": (
        "2015 2061-2064 23e9-23ec 25fd-25fe 2648-2653 2693 26a1 26aa-26ab 26ce 2705 2728 274c 274e 2753-2755 2757 "
        "2795-2797 27b0 27bf 2b1b-2b1c 2b50 2b55 2e1a 1f3b5-1f3b6 1f3bc 1f4a0 1f4a2 1f4a4 1f4af 1f4b1-1f4b2 "
        "1f500-1f506 1f517-1f524 1f532-1f53d"
    ),
    "ID": (
        "23f1-23f2 2600-2603 2618 261a-261c 261e-261f 2639-263b 2668 26bf-26c3 26c6-26c8 26cd 26cf-26d1 26d3 26d8-26d9 "
        "26dc 26df-26e1 26f1 26f4 26f7-26f8 26fe-2704 2708-2709 2764 303f ff10-ff19 ff66 ff71-ff9d 1f321-1f32c 1f336 "
        "1f37d 1f394-1f39b 1f39e-1f39f 1f3cd-1f3ce 1f3d4-1f3df 1f3f1-1f3f3 1f3f5-1f3f7 1f43f 1f441 1f4fd-1f4fe 1f54a "
        "1f54f 1f568-1f573 1f576-1f579 1f57b-1f58f 1f591-1f594 1f597-1f5a3 1f5a5-1f5d3 1f5dc-1f5f3 1f5fa"
    ),
}


def _listed() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, ranges in _LISTED.items():
        for bounds in ranges.split():
            first, _, last = bounds.partition("-")
            found |= {chr(point): name for point in range(int(first, 16), int(last or first, 16) + 1)}
    return found


_BY_CATEGORY = dict.fromkeys(("Mn", "Mc", "Me", "Cf", "Cc"), "CM") | {
    "Nd": "NU",
    "Sc": "PR",
    "Ps": "OP",
    "Pe": "CL",
    "Pi": "QU",
    "Pf": "QU",
    "Zs": "BA",
    "Pd": "BA",
}
_WIDE = {"OP": "OW", "CL": "CL", "PR": "PR", "QU": "QU", "CM": "CM"}
"""Classes of signs of full width that are no ideographs to a line."""
_EXCEPTIONS = _listed()


@cache
def class_and_width(sign: str) -> tuple[str, int]:
    """Return the line breaking class of a sign and the columns that it takes.

    >>> [class_and_width(sign) for sign in "a中，"]
    [('AL', 1), ('ID', 2), ('CL', 2)]
    """
    category = unicodedata.category(sign)
    wide = category not in {"Mn", "Me", "Cn"} and unicodedata.east_asian_width(sign) in {"W", "F"}
    found = _EXCEPTIONS.get(sign) or _BY_CATEGORY.get(category, "")
    if wide and sign not in _EXCEPTIONS:
        found = _WIDE.get(found, "ID")
    narrow = 0 if category in {"Mn", "Me", "Cf", "Cc"} else 1
    return found or "AL", 2 if wide else narrow
