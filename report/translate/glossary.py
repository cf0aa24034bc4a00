"""Whether a translation calls things by the names that the project has agreed on.

A term is found in the source where it stands, the longest
one where terms nest; a term in Latin letters stands as a whole word, in the plural too. Each needs one of its approved
forms in the translation. Capitals, quotation marks, emphasis, hyphens, a plural -s, -es, -ies and a gloss in brackets
inside a name never matter; a `*` in a form stands for any ending.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from report.model.glossary import of_language
from report.translate.masking import bare_text
from report.translate.scripts import HAN
from report.translate.wording import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from report.model.glossary import Term

_HAN = re.compile(f"[{HAN}]")

TERM_MISSING = "term-missing"
TERM_FORBIDDEN = "term-forbidden"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say a term, made ready for comparison."""

    text: str
    """As the glossary has it."""
    plain: tuple[str, ...]
    """As `_plain` writes it, and in the plural on -ies; empty where a star needs a pattern."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a language calls a term, made ready for comparison."""

    use: tuple[Form, ...]
    """Approved; the first is the one to prefer."""
    avoid: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a project, with one pattern that finds them all."""

    terms: Mapping[str, Term]
    """By the source in lower case."""
    pattern: re.Pattern[str] | None = field(compare=False)


def glossary_of(terms: Iterable[Term]) -> Glossary:
    """Return the terms of a project, ready to be looked for."""
    by_source = {term.source.lower(): term for term in terms}
    return Glossary(by_source, _pattern(by_source))


def find_terms(source: str, glossary: Glossary) -> Iterator[tuple[int, int, Term]]:
    """Yield where terms stand in a source text: offset, length and term, none inside another."""
    if glossary.pattern is None:
        return
    for match in glossary.pattern.finditer(_lower(bare_text(source))):
        found = match[0]
        for word in (found, found.removesuffix("s"), found.removesuffix("es"), found.removesuffix("ies") + "y"):
            if word in glossary.terms:
                yield match.start(), len(found), glossary.terms[word]
                break


def check_terms(source: str, target: str, language: str, glossary: Glossary, filled: str = "") -> Iterator[Finding]:
    """Yield the terms of a source whose approved form its translation lacks, and forbidden forms that it holds.

    `filled` is what the program itself writes into the translation, titles of sections and units, which counts as its
    text. Nothing is said about an empty translation, nor about one that is the source itself.
    """
    if not target or target == source:
        return
    plain: tuple[str, ...] | None = None
    for term in dict.fromkeys(term.source for _, _, term in find_terms(source, glossary)):
        entry = glossary.terms[term.lower()]
        use, avoid = of_language(entry.use, language), of_language(entry.avoid, language)
        if not use and not avoid:
            continue
        wording = _wording(use, avoid)
        if plain is None:
            plain = _readings(bare_text(target) + (f" | {filled}" if filled else ""))
        if not entry.free and wording.use and not any(_holds(plain, form) for form in wording.use):
            yield _missing(entry, wording)
        for form in wording.avoid:
            if _holds(plain, form):
                yield from _forbidden(form, entry, wording, target)


def _missing(term: Term, wording: Wording) -> Finding:
    """Return what is said where no approved form stands; it has no place, so it is said at the beginning."""
    forms = " or ".join(f"“{form.text}”" for form in wording.use)
    hint = f"write {forms}" + (f": {term.note}" if term.note else "")
    return Finding(TERM_MISSING, f"`{term.source}` is not called {forms}", 0, 1, hint)


def _forbidden(form: Form, term: Term, wording: Wording, target: str) -> Iterator[Finding]:
    """Yield where a forbidden form stands in a target, unless it is part of an approved one."""
    text = bare_text(target)
    approved = [match.span() for use in wording.use for match in _form_pattern(use.text).finditer(text)]
    for match in _form_pattern(form.text).finditer(text):
        if not any(start <= match.start() and match.end() <= end for start, end in approved):
            hint = f"write “{wording.use[0].text}”" if wording.use else "say it in another way"
            message = f"`{term.source}` is not to be called “{match[0]}”"
            yield Finding(TERM_FORBIDDEN, message, match.start(), match.end() - match.start(), hint)


def _lower(text: str) -> str:
    """Return a text in lower case where that keeps its length, so that places stay (İ has two signs in lower case)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


_IGNORED = re.compile(r"[“”\"*\\]")
_GLOSS = re.compile(r" ?\([^()]*\)")


def _plain(text: str) -> str:
    """Return a text without what never matters: capitals, quotation marks, hyphens, emphasis, line breaks."""
    text = _IGNORED.sub("", text).replace("’", "'").replace("-", " ").replace("\u2011", " ")
    return " ".join(text.lower().split())


def _readings(text: str) -> tuple[str, ...]:
    """Return a text as it is compared, and once more without what stands in brackets, which may part a name."""
    return (_plain(text), _plain(_GLOSS.sub("", text))) if "(" in text else (_plain(text),)


def _holds(readings: tuple[str, ...], form: Form) -> bool:
    """Tell whether a text holds a form, as whole words where they are of letters."""
    if not form.plain:
        return any(_form_pattern(form.text).search(reading) for reading in readings)
    return any(_stands(reading, plain) for reading in readings for plain in form.plain)


def _stands(text: str, word: str) -> bool:
    """Tell whether a word stands in a text by itself, or with a plural -s or -es."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if _is_edge(text, start - 1, word[0]):
            if _is_edge(text, end, word[-1]):
                return True
            ending = 2 if text.startswith("es", end) else 1 if text.startswith("s", end) else 0
            if ending and _is_edge(text, end + ending, "s"):
                return True
        start = text.find(word, start + 1)
    return False


def _is_edge(text: str, index: int, inner: str) -> bool:
    """Tell whether a word may end beside this place; Han characters stand beside each other without spaces."""
    outside = text[index] if 0 <= index < len(text) else " "
    return not (_is_letter(outside) and _is_letter(inner))


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and not "\u3040" <= sign <= "\u9fff"


@cache
def _form_pattern(form: str) -> re.Pattern[str]:
    """Return a pattern that finds a form in a text as it stands."""
    parts = _form_words(form)
    words = [re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]") for word in parts]
    joint = r"[\s\-\u2011*“”\"]+(?:\([^()]*\)[\s\-\u2011*“”\"]*)?"
    if words[-1].endswith("y"):
        words[-1] = words[-1][:-1] + "(?:y|ies)"
    before = "" if _HAN.match(parts[0]) else r"(?<!\w)"
    after = "" if _HAN.match(parts[-1][-1]) else r"(?:es|s)?(?!\w)"
    return re.compile(before + joint.join(words) + after, re.IGNORECASE)


def _form_words(form: str) -> list[str]:
    """Return the words of a form, without quotation marks; a star stands for an ending."""
    plain = re.sub(r"[“”\"\\]", "", form.replace("’", "'"))
    return [word for word in re.split(r"[\s\-]+", re.sub(r"\*+", "*", plain)) if word]


def _pattern(terms: Mapping[str, Term]) -> re.Pattern[str] | None:
    """Return one pattern for all terms: the longest first, those of letters as whole words and in the plural."""
    longest = sorted(terms, key=lambda source: (-len(source), source))
    han = [re.escape(term) for term in longest if not _is_letter(term[0])]
    latin = [_latin(term) for term in longest if _is_letter(term[0])]
    parts = [r"(?<![^\W\u3040-\u9fff])(?:" + "|".join(latin) + ")"] if latin else []
    return re.compile("|".join([*han, *parts])) if terms else None


def _latin(term: str) -> str:
    """Return the pattern of a term that begins with a letter."""
    if not _is_letter(term[-1]):
        return re.escape(term)
    stem = re.escape(term[:-1]) + "(?:y|ies)" if term.endswith("y") else re.escape(term) + "(?:es|s)?"
    return stem + r"(?![^\W\u3040-\u9fff])"


@cache
def _wording(use: tuple[str, ...], avoid: tuple[str, ...]) -> Wording:
    """Return what a language calls a term, made ready for comparison."""
    return Wording(tuple(map(_form, use)), tuple(map(_form, avoid)))


def _form(text: str) -> Form:
    """Return a form made ready for comparison."""
    if "*" in text:
        return Form(text, ())
    plain = _plain(text)
    return Form(text, (plain, plain[:-1] + "ies") if plain.endswith("y") else (plain,))
