"""Reading English numbers.

A number word is a number wherever it stands; whether "one" is an article is for the comparison to judge. The unit is
the word after the number, unless that is a function word.
"""

from __future__ import annotations

from decimal import Decimal

from report.quantity.languages.parse_table import ParseTable, Prefixed, Role, UnitWord, numerals
from report.quantity.quantity import Hedge

UNITS_TO_NINE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MULTIPLIERS = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}

NUMERALS = numerals(
    (Role.DIGIT, {word: value for value, word in enumerate(("zero", *UNITS_TO_NINE, *TEENS))}),
    (Role.DIGIT, {word: 10 * tens for tens, word in enumerate(TENS, 2)}),
    (Role.DIGIT, {"half": "0.5"}),
    (Role.TIMES, MULTIPLIERS),
    (Role.TIMES, SHORT),
    (Role.SEVERAL, ("several", "a few", "few")),
    (Role.SEVERAL_TIMES, {"tens": 10, "dozens": 10, "hundreds": 100, "thousands": 1000}),
    (Role.SEVERAL_TIMES, {"millions": 10**6, "billions": 10**9, "trillions": 10**12}),
    (Role.SILENT, ("a", "an", "of", "and")),
)

SMALL = (
    rf"(?:(?:{'|'.join(TENS)})(?:-(?:{'|'.join(UNITS_TO_NINE)})\b)?|{'|'.join(TEENS)}|zero|{'|'.join(UNITS_TO_NINE)})\b"
)
TIMES = r"(?:hundred|thousand|million|billion|trillion|dozen)\b"
MANY = r"(?:tens|dozens|hundreds|thousands|millions|billions|trillions)\b"

NUMBER = (
    rf"{{D}}(?:[ -]{TIMES}| ?(?:bn|mn|tn)\b|[kKmMB]\b)*(?: and a half\b)?",
    rf"\bhalf an? {TIMES}",
    rf"(?<=\bper ){TIMES}",
    r"\bhalf an?(?= (?:year|month|day|hour|century|decade))",
    rf"\b(?:an? |{SMALL}[ -]){TIMES}(?:[ -]{TIMES})*(?: (?:and )?{SMALL}(?: {TIMES})*)*",
    rf"\b{SMALL}(?: and a half\b)?",
    rf"\b(?:several|a few)(?: {TIMES})*(?: {MANY})?",
    rf"\b{MANY}(?: of {MANY})*",
)

FIXED = (
    ("24/7", "one another", "no one", "one-to-one", "one-stop", "second[ -]hand", "first-?hand", "first-class"),
    ("at first", "first of all", "per second", "seconds? later", "day one", "square one", "halfway"),
    ("(?:a )?third[ -]part(?:y|ies)", "half-(?:hearted|baked|way)", "zero[ -]tolerance", "at sixes and sevens"),
)

SKIPPED = (
    rf"\b(?:{'|'.join(idiom for idioms in FIXED for idiom in idioms)})\b",
    r"(?<![\d.])(?:360(?:°|[ -]degrees?\b)|7[x×]24\b)",
    # Large numbers that are spoken of, not stated: "in units of ten thousand", "hundreds or thousands".
    rf"\bunits? of (?:an? |one |ten |a hundred )?{TIMES}(?: and of (?:a |one |ten )?{TIMES}(?: {TIMES})?)?",
    rf"\bnearest (?:ten |hundred )?{TIMES}",
    rf"\b{MANY}(?:, {MANY}){{0,4}},? (?:or|and) {MANY}",
)

LONG_MONTHS: tuple[str, ...] = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
)
LONG_MONTHS += ("November", "December")
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHS = {name.lower(): month for names in (LONG_MONTHS, SHORT_MONTHS) for month, name in enumerate(names, 1)}
MONTHS["sept"] = 9

LONG = "|".join(name for name in LONG_MONTHS if name != "May")
"""May is a verb as well, and a month only next to a day, a year or a preposition."""
MONTH = rf"(?P<m>{LONG}|Sept|{'|'.join(SHORT_MONTHS)})\b\.?"
DAY = r"(?<![\d.,])(?P<d>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"

DATES = (
    rf"{DAY} (?:of )?{MONTH}(?:,? {YEAR})?",
    rf"\b{MONTH} {DAY}(?![.,]\d| ?(?:%|million|billion|thousand))(?:,? {YEAR})?",
    rf"\b{MONTH},? {YEAR}",
    r"(?<=\b20\d\d[–/])(?P<short>\d\d)(?![\d/–-])",
    rf"(?<![\d.,])(?P<d>\d{{1,2}})(?= ?(?:[-–—]|to|and) ?\d{{1,2}} (?:{LONG}|May))",
    rf"\b(?P<m>{LONG})\b",
    r"(?:(?<=\bin )|(?<=\bby )|(?<=\bof )|(?<=\bto )|(?<=\bfrom )|(?<=\bsince )|(?<=\buntil ))(?P<m>May)\b",
    r"(?<![\d.,])(?P<m>\d{1,2})\.(?P<d>\d{1,2})(?= (?:[A-Z]\w* ){1,3}Day\b)",
    r"(?<=[“\"])(?P<m>\d{1,2})\.(?P<d>\d{1,2})(?=[”\"])",
    r"(?<![\d.,])(?P<decade>(?:19|20)\d0)s\b",
)

ORDINALS: tuple[str, ...] = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
)
ORDINALS += ("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")
ORDINAL_WORDS = {word: value for value, word in enumerate(ORDINALS, 1)} | {"twentieth": 20}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

PART = r"half|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?"

TIME = {"second": "seconds", "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks", "month": "months"}
TIME |= {"quarter": "quarters", "year": "years", "decade": "decades", "century": "centuries"}

BEFORE = (
    Prefixed(
        Hedge.AT_MOST,
        r"\b(?:no|not) (?:more|greater|higher) than|\bnot (?:over|exceeding|above)|\bat (?:the )?most|\ba maximum of|≤"
        r"|\bwithin",
        rf"(?i:within (?:[\d,.]+|{SMALL})[ -](?:\w+ )?(?:{'|'.join(TIME)}))",  # a time frame, no hedge
    ),
    Prefixed(Hedge.AT_LEAST, r"\bat least|\b(?:no|not) (?:less|fewer|lower) than|\bnot below|\ba minimum of|≥"),
    Prefixed(Hedge.NEARLY, r"\bnearly|\balmost|\bclose to|\bjust (?:under|below)|\bapproaching|\bnear"),
    Prefixed(Hedge.JUST_OVER, r"\b(?:just|slightly|a little) (?:over|above|more than)"),
    Prefixed(
        Hedge.OVER,
        r"\b(?:more|greater|higher) than|\bover|\babove|\bexceed(?:s|ed|ing)?|\bin excess of|\bupwards? of|\bbeyond"
        r"|\bsurpass(?:es|ed|ing)?|\btopp(?:ed|ing)|\bwell over|>",
        rf"(?i:over {SMALL} (?:years|months|weeks|days|decades|centuries)\b)",  # during
    ),
    Prefixed(Hedge.OVER, r"\bpass(?:es|ed|ing)?", r"(?i:pass\w* (?!\S+ (?:thousand|million|billion)|[\d,]{5}))"),
    Prefixed(Hedge.BELOW, r"\b(?:less|fewer|lower) than|\bbelow|\bunder|<"),
    Prefixed(Hedge.UP_TO, r"\bup to"),
    Prefixed(Hedge.AS_HIGH_AS, r"\bas (?:high|many|much) as"),
    Prefixed(Hedge.ABOUT, r"\babout|\baround|\broughly|\bapproximately|\bsome|\bapprox\.?|\ban estimated|\bcirca|[~≈]"),
)

AFTER_UNIT = {
    r"\+": Hedge.PLUS,
    r" (?:or|and) (?:more|above|over|up)\b| plus\b": Hedge.AT_LEAST,
    r" or (?:less|fewer|below)\b": Hedge.AT_MOST,
    r" or so\b": Hedge.ABOUT,
}

CURRENCIES = {
    r"RMB|CNY|[¥￥]": "CNY",
    r"HK\$|HKD": "HKD",
    r"US\$|USD|\$": "USD",
    r"€|EUR": "EUR",
    r"£|GBP": "GBP",
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
    "times": "times",
    "time as": "times",
    "fold": "times",
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
    **dict.fromkeys(("kWh", "kilowatt-hours", "kilowatt hours"), "kWh"),
    **dict.fromkeys(("people", "persons", "person"), "person"),
    **dict.fromkeys(("person-times", "attendances", "visits", "views", "participations"), "person_time"),
    **dict.fromkeys(("households", "household"), "household"),
    **dict.fromkeys(("characters", "character"), "character"),
    **dict.fromkeys(("words", "word"), "word"),
}


def _units() -> dict[str, UnitWord]:
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


FUNCTION_WORDS = (
    "a|an|the|and|or|but|nor|of|in|on|at|to|for|from|by|with|without|within|into|onto|over|under|than|then|as|that|which"
    "|them|us|who|whom|whose|this|these|those|its|their|his|her|our|your|my|it|they|we|he|she|you|is|are|was|were|be|been|being"
    "|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|not|no|so|if|when|while|where|because"
    "|during|since|until|till|per|plus|minus|more|less|or|out|up|down|off|about|across|after|before|between|through|each"
    "|every|all|both|only|also|further|other|another|new|such|same|different|main|separate|one|two|three|and"
)

OPENING_WORDS = (
    *("zero", *UNITS_TO_NINE, *TEENS, *TENS, "half", "several", "an? ", "tens ", "dozens", *ORDINALS, "twentieth"),
    *MULTIPLIERS,
    *("no", "top", "at ", "per ", "day ", "square ", "units? of", "nearest", "[A-Za-z]+ Five-Year"),
)
OPENING = "|".join(f"{word}|{word.capitalize()}" for word in OPENING_WORDS)
CODE = r"[A-Z]{2,6}\b|[A-Za-z]{1,16}-?\d"

COUNTED_NOUN = r" (?!(?:has|was|is|this|as|plus|minus|series|does|its|thus|us|across|always|various)\b)[a-z]+s\b(?! of)"
YEAR_WORDS = "in|since|by|from|until|to|till|during|of|early|late|mid|before|after|for|and|[Rr]eport|year"

TWICE = r"both|neither|either|pair|twice|doubl\w+|twofold|each other|one another"
ECHOES = {
    1: r"\b(?:an?|once|single|sole|only)\b",
    2: rf"\b(?:{TWICE})\b",
    3: r"\b(?:tripl\w+|trebl\w+|threefold|thrice)\b",
    4: r"\b(?:quadrupl\w+|fourfold)\b",
    5: r"\bfivefold\b",
    10: r"\btenfold\b",
    100: r"\b(?:all|every|whole|entire|fully|full)\b",
}

ENGLISH = ParseTable(
    numerals=NUMERALS,
    number=NUMBER,
    opening=rf"[\d#-]|(?<![A-Za-z])(?:{OPENING}|{LONG}|May|(?:{'|'.join(SHORT_MONTHS)})|Sept|Double |{CODE})",
    skipped=SKIPPED,
    names=(
        r"\b(?:\d{1,2}th|[A-Z][a-z]+) Five-Year Plan",
        r"\b\d{2,3}(?= (?:Charity|Giving|Shopping|Sales?|Philanthropy) (?:Day|Festival))|\bDouble (?:11|12|Eleven)\b",
    ),
    dates=DATES,
    months=MONTHS,
    counted_after_year=COUNTED_NOUN,
    year_before=rf"\b(?:{YEAR_WORDS})[ -]|[–-]",
    ordinals=(
        rf"\b(?P<n>(?:{'|'.join(ORDINAL_WORDS)}))\b",
        r"(?<![\d.,])(?P<n>\d{1,4})(?:st|nd|rd|th)\b",
        r"(?:\b[Nn]o\. ?|#)(?P<n>\d{1,4})\b(?!-)",
    ),
    ordinal_words=ORDINAL_WORDS,
    fractions=(
        rf"\b(?P<n>one|two|three|four|five|seven|nine)[ -](?P<d>{PART})\b(?! (?:part|year|quarter|half))",
        rf"\b(?P<n>an?) (?P<d>{PART})\b(?= of\b|[,.;)]|$| (?:more|less|higher|lower|as)\b)",
        r"\b(?P<n>one|1) (?:in|out of) (?P<d>(?!\d{4}){N})(?! \w+s\b)",
        rf"\b(?P<n>{SMALL}|\d{{1,3}}) (?:in|out of) every (?P<d>{{N}})",
        r"\bhalf\b(?! an? )",
    ),
    denominators={**PARTS, **{f"{part}s": value for part, value in PARTS.items()}},
    before=BEFORE,
    after_number={r"\+": Hedge.PLUS},
    after_unit=AFTER_UNIT,
    currencies=CURRENCIES,
    units=_units(),
    unit_gap=r"[ -]?(?:of )?",
    open_unit=rf"[ -](?:of )?(?!(?:{FUNCTION_WORDS})\b)(?P<u>[A-Za-z]{{2,}})\b",
    range_joiner=r" ?[-–—~] ?| to ",
    between=r"\bbetween ",
    between_joiner=r" and ",
    echoes=ECHOES,
)
