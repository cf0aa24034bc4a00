"""locale/glossary.yaml -> `Term`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.markup.fields import Fields
from report.markup.yamltree import Scalar, Sequence
from report.model.glossary import Term
from report.read.entries import parse_entries
from report.read.formats.glossary import TERM
from report.read.formats.settings import LANGUAGE
from report.read.inputs import GLOSSARY_PATH

if TYPE_CHECKING:
    from report.markup.yamltree import Mapping, Value
    from report.model.glossary import Forms

FORM = "{source: 责任, use: {en: responsibility}}"


def parse_glossary(text: str, problems: list[Diagnostic]) -> tuple[Term, ...]:
    """Return the terms of the file; a wrong one is reported and left out."""
    terms: dict[str, Term] = {}
    found = parse_entries(GLOSSARY_PATH, text, lambda item: _term(item, problems), ("terms", FORM), problems)
    for term in found:
        earlier = terms.setdefault(term.source.lower(), term)
        if earlier is not term:
            message = f"the term `{term.source}` stands here twice"
            problems.append(Diagnostic("L102", message, term.span, "make one of the two", related=earlier.span))
    return tuple(terms.values())


def _term(item: Mapping, problems: list[Diagnostic]) -> Term | None:
    fields = Fields(item, problems, "a term", TERM)
    source = fields.string("source")
    use, avoid = _by_language(fields, "use"), _by_language(fields, "not")
    note = fields.string("note") or ""
    free = fields.choice("free") == "true"
    fields.finish()
    source = source.strip() if source else ""
    return Term(source, fields.place("source"), use, avoid, note, free) if source else None


def _by_language(fields: Fields, key: str) -> dict[str, Forms]:
    """Return forms by language."""
    nested = fields.fields(key, f"`{key}`")
    found = {}
    for name, value in nested.mapping.entries if nested else ():
        if LANGUAGE.matches(name.text):
            found[name.text] = tuple(_forms(fields, key, value))
        else:
            fields.report("L106", f"`{name.text}` is no language tag", name.span, f"write {LANGUAGE.form}")
    return found


def _forms(fields: Fields, key: str, value: Value) -> list[str]:
    """Return the forms that a value holds; one has at least a letter or a digit."""
    found = []
    for item in value.items if isinstance(value, Sequence) else (value,):
        if isinstance(item, Scalar) and any(map(str.isalnum, item.text)):
            found.append(item.text.strip())
        else:
            fields.report("L106", f"`{key}` takes words", item.span, f"write `{key}: {{en: [one, other]}}`")
    return found
