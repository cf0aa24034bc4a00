"""The blanks of the templates' own words: `%(year)s` in “Target for %(year)s”, which Jinja fills."""

from __future__ import annotations

import re

_BLANK = re.compile(r"%(?:\((\w+)\))?[^%\w]*[a-zA-Z%]")


def blanks(words: str) -> frozenset[str]:
    """Return the names of the blanks in words.

    >>> sorted(blanks("%(change)s on %(since)s, 100%%"))
    ['change', 'since']
    """
    return frozenset(name for name in _BLANK.findall(words) if name)


def blank_fault(words: str, translation: str) -> str | None:
    """Return what is wrong with the blanks of a translation, or None where they can be filled as those of the words.

    >>> blank_fault("Target for %(year)s", "%(jahr)s年目标")
    'the blank `%(year)s` is missing'
    """
    wanted, found = blanks(words), blanks(translation)
    for name in sorted(wanted - found):
        return f"the blank `%({name})s` is missing"
    for name in sorted(found - wanted):
        return f"there is nothing for the blank `%({name})s`"
    try:
        translation % dict.fromkeys(wanted, 0)
    except (TypeError, ValueError):
        return "a `%` that begins no blank"
    return None
