"""Reading English numbers.

A number word is a number wherever it stands; whether "one" is an article is for the comparison to judge. The unit is
the word after the number, unless that is a function word.
"""

from __future__ import annotations

from report.quantity.languages.en import HALVED
from report.quantity.languages.en_calendar import DATES, LONG, MONTHS, SHORT_MONTHS
from report.quantity.languages.en_units import CURRENCIES, TIME, unit_words
from report.quantity.languages.neutral_parse import DECIMAL_SIGNS, SIGNS
from report.quantity.languages.parse_table import ParseTable, Prefixed, Role, numerals
from report.quantity.quantity import Hedge

UNITS_TO_NINE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MULTIPLIERS = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}

NUMERALS = numerals(
    (Role.DIGIT, {word: value for value, word in enumerate(("zero", *UNITS_TO_NINE, *TEENS))}),
    (Role.DIGIT, {word: 10 * tens for tens, word in enumerate(TENS, 2)}),
    (Role.DIGIT, {"half": "0.5", "a couple of": 2, **DECIMAL_SIGNS}),
    (Role.TIMES, MULTIPLIERS),
    (Role.TIMES, SHORT),
    (Role.SEVERAL, ("several", "a few", "few")),
    (Role.SEVERAL_TIMES, {"tens": 10, "dozens": 10, "scores": 10, "hundreds": 100, "thousands": 1000}),
    (Role.SEVERAL_TIMES, {"millions": 10**6, "billions": 10**9, "trillions": 10**12}),
    (Role.SILENT, ("a", "an", "of", "and")),
)

SMALL = (
    rf"(?:(?:{'|'.join(TENS)})(?:-(?:{'|'.join(UNITS_TO_NINE)})\b)?|{'|'.join(TEENS)}|zero|{'|'.join(UNITS_TO_NINE)})\b"
)
TIMES = r"(?:hundred|thousand|million|billion|trillion|dozen)\b"
MANY = r"(?:tens|dozens|hundreds|thousands|millions|billions|trillions)\b"

NOT_RESULTS = "".join(f"(?<!{word} )" for word in ("the", "their", "test", "Test", "exam", "credit", "average", "high"))
"""Scores of volunteers are many; test scores of pupils are none."""

NUMBER = (
    r"{D}[½¼¾]|[½¼¾]",
    rf"\ba couple of\b(?: {TIMES})?",
    rf"{NOT_RESULTS}\b[sS]cores of(?= (?:[a-z-]+ ){{0,2}}[a-z]+s\b)",
    rf"{{D}}(?:[ -]{TIMES}| ?(?:bn|mn|tn)\b|[kKmMB]\b)*(?: and a half\b)?",
    rf"\bhalf an? {TIMES}",
    r"\b(?:dozen|hundred|thousand|million)(?= or (?:so|more)\b)",
    rf"(?<=\bper ){TIMES}",
    rf"\bhalf an?(?= (?:{'|'.join(HALVED)}))",
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
    r"\b(?:single|double|triple|two|three|four)-(?:digit|figure)\b",
    rf"\bnearest (?:ten |hundred )?{TIMES}",
    rf"\b{MANY}(?:, {MANY}){{0,4}},? (?:or|and) {MANY}",
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

SAYS = "is|are|was|were|has|have|had|can|could|will|would|does?|did|says?|said|[a-z]{3,}ed"
NOT_IN_PLACES = rf"(?! \w+s\b(?! (?:{SAYS})\b))"
"""One office in ten cities is no tenth; "one in ten cities has" is."""

NOT_IN_A_ROW = "".join(f"(?<!{word} )" for word in ("first", "last", "past"))
"""The first three quarters are nine months."""

PART = r"half|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?"

COUNTED = rf"[- ](?:{TIMES}|{'|'.join(TIME)})|[-,.%]?\d|[%-]"
"""What follows the upper end of a range, and no ratio."""

BEFORE_PARTS = ("by", "about", "nearly", "over", "than", "almost", "around", "roughly", "least", "only")
PROPORTION = "|".join(rf"(?<=\b{word} )" for word in BEFORE_PARTS)
"""After these words "a third" is a part and no place in a row."""

MONEY = r"(?:RMB |(?:US|HK)?\$|[€£¥])"

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
    Prefixed(
        Hedge.OVER,
        r"\bpass(?:es|ed|ing)?",
        rf"(?i:pass\w* (?!{MONEY}?(?:\S+ (?:thousand|million|billion)|[\d,]{{5}})))",
    ),
    Prefixed(Hedge.BELOW, r"\b(?:less|fewer|lower) than|\bbelow|\bunder|<"),
    Prefixed(Hedge.UP_TO, r"\bup to"),
    Prefixed(Hedge.AS_HIGH_AS, r"\bas (?:high|many|much) as"),
    Prefixed(Hedge.ABOUT, r"\babout|\baround|\broughly|\bapproximately|\bsome|\bapprox\.?|\ban estimated|\bcirca|[~≈]"),
)

AFTER_UNIT = {
    r"\+": Hedge.PLUS,
    rf" (?:or|and) (?:more|above|over|up)\b(?! than\b| (?:RMB|{SMALL}|half|an? )| ?[\d€$£¥])| plus\b": Hedge.AT_LEAST,
    r" or (?:less|fewer|below)\b": Hedge.AT_MOST,
    r" or so\b": Hedge.ABOUT,
}

MORE = (
    r"over|more|above|exceed|beyond|past|pass|\btop|surpass|upward|excess|up to",
    r"more|above|over|plus|\+|and a half",
)
LESS = (
    r"most|maximum|limit|within|below|under|less|fewer|lower|up to|capped|no more|only|as \w+ as|not|down",
    r"less|below|maximum|most|limit",
)
CLOSE = (r"about|around|near|almost|close|rough|approx|some|estimat|expect|circa|just|approach", r"or so|approx")

HEDGING = {
    **dict.fromkeys((Hedge.OVER, Hedge.JUST_OVER, Hedge.MORE_THAN, Hedge.PLUS), MORE),
    Hedge.AT_LEAST: (rf"{MORE[0]}|least|minimum|from|must|no (?:less|fewer)|not (?:less|below)", MORE[1]),
    **dict.fromkeys((Hedge.AT_MOST, Hedge.UP_TO, Hedge.BELOW), LESS),
    Hedge.AS_HIGH_AS: (rf"{LESS[0]}|highest|reach|record", LESS[1]),
    **dict.fromkeys((Hedge.ABOUT, Hedge.NEARLY), CLOSE),
}

FUNCTION_WORDS = (
    "a|an|the|and|or|but|nor|of|in|on|at|to|for|from|by|with|without|within|into|onto|over|under|than|then|as|that|which"
    "|them|us|who|whom|whose|this|these|those|its|their|his|her|our|your|my|it|they|we|he|she|you|is|are|was|were|be|been|being"
    "|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|not|no|so|if|when|while|where|because"
    "|during|since|until|till|per|plus|minus|more|less|or|out|up|down|off|about|across|after|before|between|through|each"
    "|every|all|both|only|also|further|other|another|new|such|same|different|main|separate|one|two|three|and"
)

NUMBERED: tuple[str, ...] = (
    "Article",
    "Section",
    "Chapter",
    "Clause",
    "Paragraph",
    "Phase",
    "Stage",
    "Volume",
    "Issue",
)
NUMBERED += ("Session", "Goal")
"""Words before a number that says a place in a row."""

MONTH_NAMES = (*LONG.split("|"), "May", *SHORT_MONTHS, "Sept")

OPENING_WORDS = (
    *("zero", *UNITS_TO_NINE, *TEENS, *TENS, "half", "several", "an? ", "tens ", "dozens", *ORDINALS, "twentieth"),
    *MULTIPLIERS,
    *(f"{word} " for word in NUMBERED),
    *(
        "scores ",
        "single-",
        "double-",
        "triple-",
        "no",
        "top",
        "at ",
        "per ",
        "day ",
        "square ",
        "units? of",
        "nearest",
        "double ",
    ),
)


def _opening() -> str:
    """Return the words as one expression; grouped by first letters, it is tried in two thirds of the time."""
    words = [*OPENING_WORDS, *(word.capitalize() for word in OPENING_WORDS), *MONTH_NAMES]
    letters: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        letters.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in letters.items())


CODE = r"[A-Z]{2,6}\b|[A-Za-z]{1,16}-?\d"

COUNTED_NOUN = r" (?!(?:has|was|is|this|as|plus|minus|series|does|its|thus|us|across|always|various)\b)[a-z]+s\b(?! of)"
YEAR_WORDS = "in|since|by|from|until|to|till|during|of|early|late|mid|before|after|for|and|[Rr]eport|year"

TWICE = r"both|neither|either|pair|twice|doubl\w+|twofold|each other|one another"
ECHOES = {
    0: r"\b(?:no|none|not (?:a|one|any)|nobody|never|without|free)\b",
    1: r"\b(?:an?|once|single|sole|only|yuan[- ]for[- ]yuan|dollar[- ]for[- ]dollar|one[- ]for[- ]one)\b",
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
    opening=rf"[\d#{''.join(SIGNS)}-]|(?<![A-Za-z])(?:{_opening()}|[A-Za-z]+ Five-Year|{CODE})",
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
        rf"\b(?:{'|'.join(NUMBERED)}) (?P<n>\d{{1,4}})\b(?![.,]\d)",
        r"(?:\b[Nn]o\. ?|#)(?P<n>\d{1,4})\b(?!-)",
    ),
    ordinal_words=ORDINAL_WORDS,
    fractions=(
        rf"{NOT_IN_A_ROW}\b(?P<n>one|two|three|four|five|seven|nine)[ -](?P<d>{PART})\b(?! (?:part|year|quarter|half))",
        rf"\b(?P<n>an?) (?P<d>{PART})\b(?= of\b|[,.;)]|$| (?:more|less|higher|lower|as)\b)",
        rf"(?:{PROPORTION})(?P<n>an?) (?P<d>{PART})\b(?! (?:of an? (?:hour|century|year|mile)|part))",
        rf"\b(?P<n>one|1) in (?P<d>(?!\d{{4}}){{N}}){NOT_IN_PLACES}",
        rf"\b(?P<n>{SMALL}|\d{{1,3}}) out of (?P<d>(?!\d{{4}}){{N}})",
        rf"\b(?P<n>(?:{'|'.join(UNITS_TO_NINE[1:])})) in (?P<d>ten|five|10)\b{NOT_IN_PLACES}",
        rf"\b(?P<n>{SMALL}|\d{{1,3}}) (?:in|out of) every (?P<d>{{N}})",
        r"\bhalf\b(?! an? )",
    ),
    ratios=(
        rf"(?<!from )(?<!between )\b(?P<n>{SMALL}|\d{{1,3}})(?: to |-to-)(?P<d>one|1)\b(?!{COUNTED})",
        rf"(?<=ratio of )(?P<n>{SMALL}|\d{{1,3}}) to (?P<d>{SMALL}|\d{{1,3}})\b",
        rf"\b(?P<times>{'|'.join((*UNITS_TO_NINE, 'ten', 'hundred'))})-?fold\b",
    ),
    hedging=HEDGING,
    hedging_reach=30,
    weak_hedges=r"(?:over|within|under|around|about|some|near|above|below)\b",
    growth=r"\b(?:grew|grown|rose|risen|increased?|up)(?: by)? ",
    denominators={**PARTS, **{f"{part}s": value for part, value in PARTS.items()}},
    before=BEFORE,
    after_number={r"\+": Hedge.PLUS},
    after_unit=AFTER_UNIT,
    currencies=CURRENCIES,
    units=unit_words(),
    unit_gap=r"[ -]?(?:of )?",
    open_unit=rf"[ -](?:of )?(?!(?:{FUNCTION_WORDS})\b)(?P<u>[A-Za-z]{{2,}})\b",
    range_joiner=r" ?[-–—~] ?| to ",
    between=r"\bbetween ",
    between_joiner=r" and ",
    echoes=ECHOES,
)
