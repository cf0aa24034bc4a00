"""Whether a translation has the markup of its source: emphasis, code, line breaks."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from report.markup.inline import parse_inline
from report.translate.wording import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKUP = "markup"

_NAMES = {
    "strong_open": "`**bold**`",
    "em_open": "`*emphasis*`",
    "s_open": "`~~struck~~`",
    "code_inline": "`` `code` ``",
    "hardbreak": "a line break",
}
_SIGNS = frozenset("*_~`\\\n")


def check_markup(source: str, target: str) -> Iterator[Finding]:
    """Yield what a translation marks and its source does not, and the reverse.

    Emphasis of English titles (*A Tale of Two Cities*) is not asked for, nor refused, where Chinese has 《》.
    """
    if _SIGNS.isdisjoint(source) and _SIGNS.isdisjoint(target):
        return
    ours, theirs = _markup(source), _markup(target)
    titles = source.count("《")
    for kind, name in _NAMES.items():
        more = theirs[kind] - ours[kind]
        if kind == "em_open" and 0 < more <= titles:
            continue
        if more > 0:
            message = f"{name} stands {_times(theirs[kind])} here, and {_times(ours[kind])} in the source"
            yield Finding(MARKUP, message, 0, len(target), "mark what the source marks")
        elif more < 0:
            message = f"{name} stands {_times(ours[kind])} in the source, and {_times(theirs[kind])} here"
            yield Finding(MARKUP, message, 0, len(target), "mark what the source marks")


@lru_cache(maxsize=1024)
def _markup(text: str) -> Counter[str]:
    return Counter(token.type for token in parse_inline(text) if token.type in _NAMES)


def _times(number: int) -> str:
    return ("not at all", "once", "twice")[number] if number < 3 else f"{number} times"  # noqa: PLR2004 - words end there
