"""Whether a translation's words are such as its language writes: script, punctuation, spaces, pairs, an end.

Pure: two texts in, findings out. Languages are told apart by their tag only; what holds for one of them (no space
before a mark, say) is not asked of others. Not looked for: simplified characters in traditional text and the reverse,
for that needs a table of characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.translate.masking import NOTE, bare_text
from report.translate.scripts import HAN, KANA, is_chinese, is_han_written, primary

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or looks so, with a translation."""

    kind: str
    """What it is, in a word or two; see the names below."""
    message: str
    start: int
    """0-based offset into the translation."""
    length: int
    """In characters, at least 1."""
    hint: str


COPIED = "copied"
WRONG_SCRIPT = "wrong-script"
WIDTH = "width"
UNBALANCED = "unbalanced"
DOUBLED = "doubled"
SPACE = "space"
FINAL_MARK = "final-mark"

UNIT = "unit"
"""Role of a unit: a sign or an abbreviation, which ends as it likes."""

_WORD = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)")
_NAMED_GLOSS = re.compile(
    r"(?<=[A-Za-z0-9'’”\"*.)\u00c0-\u024f]) ?"
    r"(?:\([^()]*\)|（[^（）]*）|“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’|《[^《》]*》|「[^「」]*」)"
)
"""Brackets or quotation marks directly after a Latin word."""

_HAN = re.compile(f"[{HAN}]")
_FOREIGN = re.compile(f"[{HAN}{KANA}]+")
_FULL_WIDTH = re.compile(r"[\u3001\u3002\u3008-\u3011\u3014\u3015\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]")
_HALF_WIDTH = re.compile(
    rf"(?<=[{HAN}])(?P<stars>\**)(?P<after>[,;:!?()]|\.(?![\dA-Za-z.]))"
    rf"|(?P<before>[,;:()]|(?<![A-Za-z])[!?])(?=\**[{HAN}])"
)
_FULL_WIDTH_OF = dict(zip(",.;:!?()", "，。；：！？（）", strict=True))

_SPACES = re.compile(r"(?<=\S)[ \u00a0\u3000]{2,}(?=\S)")
_SPACE_BEFORE_MARK = re.compile(r"(?<=\S)[ \u00a0]+(?P<mark>[,.;:!?])(?=[\s)\]”’\"]|$)")
_SPACE_BEFORE_FULL = re.compile(r"(?<=\S)[ \u00a0]+(?P<mark>[，。；：！？、）》」』】])")
_SPACED_MARKS = frozenset({"fr", "br", "co"})
"""Languages that put a space before : ; ! ?."""

_DOUBLED_WORD = re.compile(r"(?<![-’'\w])(?P<word>[^\W\d_]+)\s+(?P<again>(?P=word))(?![-’'\w])", re.IGNORECASE)
_MAY_DOUBLE = frozenset({"had", "that"})
_DOUBLED_HAN = re.compile(r"(?<![目标有])的的|(?P<mark>[，。；：、])(?P=mark)")
"""Two other words that are the same can be right: 现在在家, 总和和平均数, 就是是否."""

_PAIRS = dict(zip(")]}）】》」』”’", "([{（【《「『“‘", strict=True))
_BRACKETS = re.compile(r"[()\[\]{}（）【】《》「」『』]")
_BRACKETS_AND_QUOTES = re.compile(r"[()\[\]{}（）【】《》「」『』“”]")
_ALL_PAIRS = re.compile(r"[()\[\]{}（）【】《》「」『』“”‘’]")
_QUOTES_IN_PAIRS = frozenset({"en", "es", "pt", "it", "ko", "vi", "id", "ms", "th", "hi"})
"""Languages whose quotation is “so”; others have it „so“ or ”so”, and some have several ways."""
_ITEM = re.compile(r"(?<!\w)\w{1,3}\Z")

_CLOSING = rf"[\"'”’»›)\]）】》」』*_~\s{NOTE}]*$"
_ENDS = re.compile(rf"[.!?。！？…।۔؟։።：:]{_CLOSING}")
_ENDS_SENTENCE = re.compile(rf"(?P<mark>[.!?。！？।۔؟։።]){_CLOSING}")
_ABBREVIATIONS = frozenset({"etc", "ltd", "inc", "co", "corp", "no", "jr", "sr", "st", "vs", "al", "approx", "fig"})
_NO_FINAL_MARK = frozenset({"th", "lo", "km"})


def check_wording(
    source: str, target: str, source_language: str, target_language: str, role: str = ""
) -> Iterator[Finding]:
    """Yield what is wrong with the words of a translation; nothing for an empty one.

    `source` and `target` are msgid and msgstr with their Markdown and figures, of which only the words are looked at.
    `role` is that of the message ("heading", "unit" …). Places are those of the target.
    """
    if not target:
        return
    theirs, ours = bare_text(source), bare_text(target)
    if _is_copied(theirs, ours, source_language, target_language, role):
        hint = "translate it; what stays as it is in every language needs a comment that says so"
        yield Finding(COPIED, "the translation is the source text itself", 0, len(target), hint)
    elif is_han_written(target_language):
        yield from _latin_only(ours)
    else:
        yield from _foreign_script(ours, target_language)
    if is_chinese(target_language):
        yield from _half_width(ours)
    yield from _doubled(ours, target_language)
    yield from _spaces(source, target, ours, target_language)
    yield from _unbalanced(theirs, ours, target_language)
    if role != UNIT:
        yield from _final_mark(theirs, ours, target_language)


def _is_copied(source: str, target: str, source_language: str, target_language: str, role: str) -> bool:
    """Tell whether a text that has words to translate stands there as it was; km and kWh are units everywhere."""
    if source.strip() != target.strip() or (role == UNIT and not _HAN.search(source)):
        return False
    return _has_words(source, source_language, target_language)


def _has_words(text: str, source_language: str, target_language: str) -> bool:
    """Tell whether a text could not stand in the other language as it is."""
    if is_han_written(source_language):
        # 安全 is the same word in both scripts of Chinese, and in Japanese; Latin in Chinese is a name or a code.
        return not is_han_written(target_language) and bool(_HAN.search(text))
    words = _WORD.findall(text)
    if is_han_written(target_language):
        return len(words) > 1 or any(len(word) > len("kWh") for word in words)
    # Documents, Contact, Communication: languages of one script share single words.
    return len(words) > len("two")


def _foreign_script(text: str, language: str) -> Iterator[Finding]:
    """Yield Han characters and full-width marks where they are not written, but for glosses on a Latin name."""
    text = _NAMED_GLOSS.sub(lambda match: NOTE * len(match[0]), text)
    foreign = list(_FOREIGN.finditer(text))
    if foreign:
        first, others = foreign[0], f" and {len(foreign) - 1} more" if foreign[1:] else ""
        message = f"`{first[0]}`{others}, not in a script of this language"
        hint = "translate it, or put it in brackets after the name that it belongs to"
        yield Finding(WRONG_SCRIPT, message, first.start(), len(first[0]), hint)
    for match in () if primary(language) == "ko" else _FULL_WIDTH.finditer(text):
        hint = "write the mark of this language"
        yield Finding(WIDTH, f"the full-width mark `{match[0]}`", match.start(), 1, hint)


def _latin_only(text: str) -> Iterator[Finding]:
    """Yield a text of several Latin words in a language of Han characters."""
    words = _WORD.findall(text)
    if len(words) > len("two") and not _FOREIGN.search(text):
        yield Finding(WRONG_SCRIPT, "there is no word of this language in it", 0, len(text), "translate it")


def _half_width(text: str) -> Iterator[Finding]:
    """Yield half-width marks next to Han characters; within numbers and Latin phrases they are right."""
    for match in _HALF_WIDTH.finditer(text):
        group = "after" if match["after"] else "before"
        mark = match[group]
        message = f"the half-width mark `{mark}` beside a Chinese character"
        yield Finding(WIDTH, message, match.start(group), 1, f"write `{_FULL_WIDTH_OF[mark]}`")


def _doubled(text: str, language: str) -> Iterator[Finding]:
    """Yield words that stand twice: the the, 的的; in English and Chinese, for elsewhere that can be right."""
    if primary(language) == "en":
        for match in _DOUBLED_WORD.finditer(text):
            named = match["word"][0].isupper() and match["again"][0].isupper()
            if not named and match["word"].lower() not in _MAY_DOUBLE:
                hint = "take one of them out"
                yield Finding(DOUBLED, f"`{match[0]}`", match.start(), len(match[0]), hint)
    elif is_chinese(language):
        for match in _DOUBLED_HAN.finditer(text):
            yield Finding(DOUBLED, f"`{match[0]}`", match.start(), len(match[0]), "take one of them out")


def _spaces(source: str, target: str, bare: str, language: str) -> Iterator[Finding]:
    """Yield spaces too many: two of them, one before a mark, and those at the ends that the source has not."""
    if not _SPACES.search(source):
        for match in _SPACES.finditer(bare):
            yield Finding(SPACE, "several spaces in a row", match.start(), len(match[0]), "write one")
    if primary(language) not in _SPACED_MARKS:
        pattern = _SPACE_BEFORE_FULL if is_han_written(language) else _SPACE_BEFORE_MARK
        for match in pattern.finditer(bare):
            message = f"a space before `{match['mark']}`"
            yield Finding(SPACE, message, match.start(), len(match[0]) - 1, "take the space out")
    if not target.strip():
        return
    before, theirs = len(target) - len(target.lstrip()), len(source) - len(source.lstrip())
    if target[:before] != source[:theirs]:
        message = "white space at the beginning differs from the source"
        yield Finding(SPACE, message, 0, max(1, before), "begin as the source does")
    after, theirs = len(target.rstrip()), len(source.rstrip())
    if target[after:] != source[theirs:]:
        length = len(target) - after
        message = "white space at the end differs from the source"
        yield Finding(SPACE, message, after if length else after - 1, max(1, length), "end as the source does")


def _unbalanced(source: str, target: str, language: str) -> Iterator[Finding]:
    """Yield the first bracket or quotation mark without its partner, unless the source has such a one too."""
    pairs = _BRACKETS_AND_QUOTES if primary(language) in _QUOTES_IN_PAIRS else _BRACKETS
    if is_chinese(language):
        pairs = _ALL_PAIRS
    alone = _unpaired(target, pairs)
    if alone is not None and _unpaired(source, _BRACKETS) is None:
        mark = target[alone]
        yield Finding(UNBALANCED, f"`{mark}` has no partner", alone, 1, "write both, or neither")
    straight = [match.start() for match in re.finditer(r'(?<!\d)"', target)]
    if len(straight) % 2 and source.count('"') % 2 == 0:
        yield Finding(UNBALANCED, 'a `"` has no partner', straight[-1], 1, "write both, or neither")


def _unpaired(text: str, pairs: re.Pattern[str]) -> int | None:
    """Return where the first mark without a partner stands."""
    opened: list[int] = []
    for match in pairs.finditer(text):
        opening = _PAIRS.get(match[0])
        if opening is None:
            opened.append(match.start())
        elif opened and text[opened[-1]] == opening:
            opened.pop()
        elif (
            match[0] != ")" or opened or not _ITEM.search(text, max(0, match.start() - 3), match.start())
        ):  # a) is the label of an item
            return match.start()
    return opened[0] if opened else None


def _final_mark(source: str, target: str, language: str) -> Iterator[Finding]:
    """Yield the end of a text that has no mark, where its source ends a sentence."""
    ends = _ENDS_SENTENCE.search(source)
    if ends is None or primary(language) in _NO_FINAL_MARK or _ENDS.search(target):
        return
    word = source[max(0, ends.start() - 8) : ends.start()].replace("(", " ").rpartition(" ")[2].lower()
    if ends["mark"] == "." and (word in _ABBREVIATIONS or len(word) == 1):
        return
    last = len(target.rstrip()) - 1
    if last >= 0:
        mark = "。" if is_han_written(language) else "."
        hint = f"end it as a sentence: `{mark}` `!` `?`"
        yield Finding(FINAL_MARK, f"no mark at the end; the source ends with `{ends['mark']}`", last, 1, hint)
