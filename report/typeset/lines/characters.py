"""Classes of characters for setting Chinese.

Rules: clreq §3.1.4 (marks that may not begin or end a line), §3.1.5 (what stays whole), GB/T 15834-2011 §5.1,
CSS Text 4 §8.3 (gap between ideographs and letters).
"""

from __future__ import annotations

import re
from functools import lru_cache

OPENING = frozenset("（［｛〔〈《「『【〖〘〚“‘")
CLOSING = frozenset("）］｝〕〉》」』】〗〙〛”’")
STOPS = frozenset("，。、；：？！．")
MIDDLE = frozenset("·・‧")
RULES = frozenset("—…⋯─")
"""—— and …… are two characters each that form one mark."""

NO_START = CLOSING | STOPS | MIDDLE | frozenset("／/…⋯～~–-％%‰℃°)]},.;:?!’”々ー")
NO_END = OPENING | frozenset("（￥¥＄$￡£€＃#№(［[{")
_BEFORE_UNIT = frozenset("0123456789０１２３４５６７８９%％")
_UNITS = frozenset(
    "年月日号时分秒点万亿千百十余多个位名人家所座次项条件例种类款场届期季岁周天元美米公里吨升度级倍成折部集本篇首辆台只张幅支层排第章节页县省市区镇村户校课％%‰℃"
    "號時點萬億餘個項條種類場屆歲週噸級輛臺隻張層節頁縣區鎮戶户課"
)
_AFTER_COUNT = frozenset("第约約超逾近")
_POWERS = frozenset("万亿余萬億餘多")
_DASHES = frozenset("–-－～~")
_CONNECTORS = _DASHES | frozenset("／/")

HAN = "㐀-䶿一-鿿豈-﫿〇々〆\U00020000-\U0003ffff"
KANA = "ぁ-ゖァ-ヺー"
_HAN = re.compile(f"[{HAN}{KANA}]")
_CHINESE = re.compile(f"[{HAN}{KANA}\u3000-\u303f\uff00-\uffef]|[0-9][–-][0-9]")
_SHARED = re.compile("[—…⋯“”‘’·]")
"""Marks that Chinese and Latin text have in common; the language tells whose they are."""
_PUNCTUATION = OPENING | CLOSING | STOPS | MIDDLE | RULES | frozenset("／～〜")
_GROUPED = frozenset("%％‰℃°+＋")
"""Signs that belong to the number before them, so that the gap comes after them."""


def has_han(text: str) -> bool:
    """Tell whether a text has any ideograph or kana."""
    return _HAN.search(text) is not None


def has_rules(text: str, language: str | None) -> bool:
    """Tell whether a text has anything that rules here apply to: ideographs, full-width marks, a range of numbers."""
    if _CHINESE.search(text) is not None:
        return True
    return bool(language) and str(language).startswith(("zh", "ja")) and _SHARED.search(text) is not None


@lru_cache(maxsize=8192)
def is_han(character: str) -> bool:
    """Tell whether a character is an ideograph or kana."""
    return _HAN.match(character) is not None


@lru_cache(maxsize=8192)
def is_wide(character: str) -> bool:
    """Tell whether a character is of Chinese text: an ideograph or a full-width mark."""
    return is_han(character) or character in _PUNCTUATION or "\u3000" <= character <= "\u303f"


@lru_cache(maxsize=8192)
def is_western(character: str) -> bool:
    """Tell whether a character is a letter or digit that keeps a gap to ideographs."""
    return character.isalnum() and character not in _PUNCTUATION and not is_wide(character) and character < "\u3000"


def takes_gap(before: str, after: str) -> bool:
    """Tell whether there is a gap between two neighbours: one an ideograph, the other a letter or digit."""
    return (is_han(before) and (is_western(after) or after in "+$€£¥")) or (
        (is_western(before) or before in _GROUPED) and is_han(after)
    )


@lru_cache(maxsize=65536)
def parts(before: str, after: str) -> bool:
    """Tell whether a line may end between two neighbours, as far as Chinese rules say."""
    return not (
        after in NO_START
        or before in NO_END
        or (before in RULES and after == before)
        or (before in _BEFORE_UNIT and after in _UNITS)
        or (before in _POWERS and after in _UNITS)
        or (before in _AFTER_COUNT and after in _BEFORE_UNIT)
        or (before in _DASHES and after in _BEFORE_UNIT)
    )


@lru_cache(maxsize=65536)
def stretches(before: str, after: str) -> bool:
    """Tell whether the space between two neighbours may grow to fill a line.

    Between ideographs and on the blank side of marks it may; inside words and numbers, inside —— and ……, and
    between a mark and what it clings to it may not (JLREQ table 6, clreq §3.6.4).
    """
    if not (is_wide(before) or is_wide(after)) or before == " " or after == " ":
        return False
    if after in CLOSING or after in STOPS or before in OPENING or after in MIDDLE or before in MIDDLE:
        return False
    return not ((before in RULES and after in RULES) or before in _CONNECTORS or after in _CONNECTORS)


def weight(text: str) -> int:
    """Return how many characters stand out on a line of their own: punctuation does not."""
    return sum(1 for character in text if not (character in _PUNCTUATION or character in ".,;:!?)]}” ’\u2060"))
