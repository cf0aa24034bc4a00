"""In which characters a Chinese language is written, by its tag."""

from __future__ import annotations

SIMPLIFIED, TRADITIONAL = "simplified", "traditional"
_CHINESE = frozenset({"zh", "cmn", "yue"})
_TRADITIONAL_REGIONS = frozenset({"tw", "hk", "mo"})


def chinese_script(language: str) -> str | None:
    """Return simplified or traditional; None for a language that is not Chinese.

    A script that the tag names counts before its region (BCP 47; CLDR's likely subtags).

    >>> chinese_script("zh-CN"), chinese_script("zh-HK"), chinese_script("zh-Hans-HK"), chinese_script("en")
    ('simplified', 'traditional', 'simplified', None)
    """
    first, *rest = language.lower().replace("_", "-").split("-")
    if first not in _CHINESE or "latn" in rest:
        return None
    if "hans" in rest or "hant" in rest:
        return TRADITIONAL if "hant" in rest else SIMPLIFIED
    return TRADITIONAL if first == "yue" or not _TRADITIONAL_REGIONS.isdisjoint(rest) else SIMPLIFIED
