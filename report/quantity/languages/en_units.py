"""English words for units."""

from __future__ import annotations

from decimal import Decimal

from report.quantity.languages.parse_table import UnitWord

TIME = {"second": "seconds", "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks", "month": "months"}
TIME |= {"quarter": "quarters", "year": "years", "decade": "decades", "century": "centuries"}

CURRENCIES = {
    r"RMB|CNY|[¥￥]": "CNY",
    r"HK\$|HKD": "HKD",
    r"US\$|USD|\$": "USD",
    r"€|EUR": "EUR",
    r"£|GBP": "GBP",
    r"\b(?:aged|ages?)": "year",
}

UNITS: dict[str, str] = {
    "%": "%",
    "per cent": "%",
    "percent": "%",
    "‰": "‰",
    "per mille": "‰",
    **dict.fromkeys(("percentage point", "percentage points", "pp", "ppt", "percent points"), "pp"),
    **dict.fromkeys(("basis point", "basis points"), "bp"),
    **dict.fromkeys(("yuan", "RMB", "renminbi", "CNY", "of RMB", "of yuan"), "CNY"),
    **dict.fromkeys(("US dollars", "US dollar", "dollars", "dollar", "USD", "of dollars"), "USD"),
    **dict.fromkeys(("euros", "euro", "EUR"), "EUR"),
    **dict.fromkeys(("% off", "% discount", "per cent off", "percent off"), "off"),
    "times": "times",
    "time as": "times",
    "fold": "times",
    **dict.fromkeys(("times more", "times higher", "times greater", "times larger"), "times_more"),
    "-fold increase": "times_more",
    **dict.fromkeys(("km", "kilometre", "kilometres", "kilometer", "kilometers"), "km"),
    **dict.fromkeys(("metre", "metres", "meter", "meters", "m"), "m"),
    **dict.fromkeys(("mile", "miles"), "mile"),
    **dict.fromkeys(("cm", "centimetres", "centimeters"), "cm"),
    **dict.fromkeys(("m²", "square metre", "square metres", "square meter", "square meters", "sqm"), "m2"),
    **dict.fromkeys(("square kilometre", "square kilometres", "square kilometers", "km²"), "km2"),
    "mu": "mu",
    "hectare": "ha",
    "hectares": "ha",
    "ha": "ha",
    "litre": "L",
    "litres": "L",
    "liters": "L",
    **dict.fromkeys(("tonne", "tonnes", "metric ton", "metric tons", "tons", "ton"), "t"),
    **dict.fromkeys(("kg", "kilogram", "kilograms", "kilo", "kilos"), "kg"),
    **dict.fromkeys(("°C", "degrees Celsius", "℃"), "celsius"),
    **dict.fromkeys(("°", "degree", "degrees"), "degree"),
    **dict.fromkeys(("MWh", "megawatt-hours", "megawatt hours"), "MWh"),
    **dict.fromkeys(("GWh", "gigawatt-hours", "gigawatt hours"), "GWh"),
    **dict.fromkeys(("kW", "kilowatts"), "kW"),
    **dict.fromkeys(("MW", "megawatts"), "MW"),
    **dict.fromkeys(("GW", "gigawatts"), "GW"),
    **dict.fromkeys(("dB", "decibels"), "dB"),
    **dict.fromkeys(("m³", "cubic metre", "cubic metres", "cubic meter", "cubic meters"), "m3"),
    **dict.fromkeys(("kWh", "kilowatt-hours", "kilowatt hours"), "kWh"),
    **dict.fromkeys(("people", "persons", "person"), "person"),
    **dict.fromkeys(("person-times", "attendances", "visits", "views", "participations"), "person_time"),
    **dict.fromkeys(("households", "household"), "household"),
    **dict.fromkeys(("characters", "character"), "character"),
    **dict.fromkeys(("words", "word"), "word"),
}


def unit_words() -> dict[str, UnitWord]:
    """Return all units, times in singular and plural."""
    words = {word: UnitWord(code) for word, code in UNITS.items()}
    for one, many in TIME.items():
        words |= {
            one: UnitWord(one),
            many: UnitWord(one),
            f"working {many}": UnitWord(one),
            f"calendar {many}": UnitWord(one),
        }
    return words | {"fortnights": UnitWord("week", scale=Decimal(2))}
