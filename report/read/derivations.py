"""Languages that are converted from others: `derived` in content/report.yaml, and their exceptions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, did_you_mean
from report.markup.fields import Fields
from report.markup.yamltree import Mapping, Scalar, parse_yaml
from report.model.derivation import CORNER, CURLY, ConvertedWord, Derivation
from report.model.script import SIMPLIFIED, TRADITIONAL, chinese_script
from report.read.formats.exceptions import EXCEPTIONS
from report.read.formats.settings import DERIVATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from report.diagnostics import Span

DERIVED, EXCEPTION = "T130", "T132"
"""Codes: of a language that cannot be derived so, and of an exception that cannot be one."""
_MARKUP = re.compile(r"[\[\](){}<>*_`~|\\^#\n\ufffc]")
"""What has a meaning in a text beyond its words, and so is not converted."""
_DIGIT = re.compile(r"\d")
_CONVERTIBLE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def read_derivations(fields: Fields, languages: Sequence[str]) -> tuple[Derivation, ...]:
    """Return the languages that are converted from others; `fields` are those of the settings."""
    tree = fields.fields("derived", "`derived`")
    named = [(name, value) for name, value in tree.mapping.entries if tree] if tree else []
    derived = {name.text for name, _ in named}
    found = []
    for name, value in named:
        if not isinstance(value, Mapping):
            hint = f"write `{name.text}: {{by: s2hk}}`"
            fields.report("L106", f"`{name.text}` must hold fields", value.span, hint)
            continue
        each = Fields(value, fields.problems, f"the derived language `{name.text}`", DERIVATION)
        derivation = _derivation(each, name, languages, derived)
        each.finish()
        if derivation is not None:
            found.append(derivation)
    return tuple(found)


def _derivation(fields: Fields, name: Scalar, languages: Sequence[str], derived: set[str]) -> Derivation | None:
    base = fields.matching("from") or (languages[0] if languages else "")
    conversion, quotes = fields.choice("by"), fields.choice("quotes")
    if conversion is None or not languages:
        return None
    problem = _problem(name.text, base, conversion, languages, derived)
    if problem is not None:
        key, message, hint = problem
        fields.report(DERIVED, message, name.span if key is None else fields.place(key), hint)
        return None
    if quotes is None:
        quotes = CORNER if _writes(conversion) == TRADITIONAL else CURLY
    return Derivation(name.text, base, conversion, quotes, fields.place("by"))


def _problem(
    language: str, base: str, conversion: str, languages: Sequence[str], derived: set[str]
) -> tuple[str | None, str, str] | None:
    """Return why a language cannot be derived so: the field to blame (None: its name), a message and a hint."""
    if language not in languages:
        hint = did_you_mean(language, languages, "add it to `languages:`")
        return None, f"`{language}` is no language of the report", hint
    if language == languages[0]:
        return None, f"`{language}` is the language that content/ is written in", "derive another one from it"
    if base not in languages:
        hint = did_you_mean(base, languages, "name a language of `languages:`")
        return "from", f"`{base}` is no language of the report", hint
    if base in derived:
        hint = "name the language that both are made from"
        return "from", f"`{base}` is derived itself", hint
    ours, theirs = chinese_script(base), chinese_script(language)
    if ours is None:
        hint = "name a language that is written in Chinese; others are translated, in PO files"
        return "from", f"`{base}` is not Chinese, and nothing converts it", hint
    if ours != _reads(conversion):
        hint = f"write a conversion that begins with {'s2' if ours == SIMPLIFIED else 't2, hk2 or tw2'}"
        return "by", f"`{conversion}` reads {_reads(conversion)} characters, `{base}` is written in {ours} ones", hint
    if theirs != _writes(conversion):
        hint = "take another conversion, or mend the tag of the language"
        return "by", f"`{conversion}` writes {_writes(conversion)} characters, `{language}` is written in others", hint
    return None


def _reads(conversion: str) -> str:
    return SIMPLIFIED if conversion.startswith("s2") else TRADITIONAL


def _writes(conversion: str) -> str:
    return SIMPLIFIED if conversion.partition("2")[2].startswith("s") else TRADITIONAL


def parse_exceptions(path: str, text: str) -> tuple[tuple[ConvertedWord, ...], list[Diagnostic]]:
    """Return the words of one file, and its problems; a pure function of its arguments."""
    tree, problems = parse_yaml(text, path)
    if tree is None:
        return (), problems
    if not isinstance(tree, Mapping):
        problems.append(Diagnostic("L106", "exceptions.yaml must hold fields", tree.span, "write `words: {甲: 乙}`"))
        return (), problems
    fields = Fields(tree, problems, "exceptions.yaml", EXCEPTIONS)
    found: dict[str, ConvertedWord] = {}
    for word, written, span in _words(fields):
        fault = _fault(word, written)
        earlier = found.get(word)
        if fault is not None:
            problems.append(Diagnostic(EXCEPTION, fault[0], span, fault[1]))
        elif earlier is not None:
            message = f"`{word}` stands here twice"
            problems.append(Diagnostic(EXCEPTION, message, span, "remove one of the two", related=earlier.span))
        else:
            found[word] = ConvertedWord(word, written, span)
    fields.finish()
    return tuple(found.values()), problems


def _words(fields: Fields) -> Iterator[tuple[str, str, Span]]:
    for word, written in fields.pairs("words"):
        yield word.text, written.text, word.span
    for word in fields.strings("keep"):
        yield word.text, word.text, word.span


def _fault(word: str, written: str) -> tuple[str, str] | None:
    """Return what is wrong with an exception, and what to do."""
    if not _CONVERTIBLE.search(word):
        return f"`{word}` has no character that is converted", "remove it"
    if not written:
        return f"`{word}` would be left out", f"write what stands for it, or put it into `keep: [{word}]`"
    if _MARKUP.search(word + written):
        return f"`{word}` holds a sign of Markdown or of a figure", "name the words alone; all else stays as it is"
    if _DIGIT.findall(word) != _DIGIT.findall(written):
        return f"`{word}` would become another number", "keep its digits"
    return None
