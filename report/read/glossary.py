"""locale/glossary.yaml -> `Term`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.markup.fields import Fields
from report.markup.yamltree import Mapping, Scalar, Sequence, parse_yaml
from report.model.glossary import Term
from report.read.formats.glossary import TERM
from report.read.formats.settings import LANGUAGE
from report.read.inputs import GLOSSARY_PATH

if TYPE_CHECKING:
    from report.markup.yamltree import Value
    from report.model.glossary import Forms


def parse_glossary(text: str, problems: list[Diagnostic]) -> tuple[Term, ...]:
    """Return the terms of the file; a wrong one is reported and left out."""
    tree, found = parse_yaml(text, GLOSSARY_PATH)
    problems.extend(found)
    if tree is None or tree == Mapping((), tree.span):  # an empty file has no terms
        return ()
    if not isinstance(tree, Sequence):
        hint = "write `- {source: 责任, use: {en: responsibility}}` lines"
        problems.append(Diagnostic("L106", "glossary.yaml must be a list of terms", tree.span, hint))
        return ()
    terms: dict[str, Term] = {}
    for item in tree.items:
        term = _term(item, problems)
        if term is None:
            continue
        earlier = terms.setdefault(term.source.lower(), term)
        if earlier is not term:
            message = f"the term `{term.source}` stands here twice"
            problems.append(Diagnostic("L102", message, term.span, "make one of the two", related=earlier.span))
    return tuple(terms.values())


def _term(item: Value, problems: list[Diagnostic]) -> Term | None:
    if not isinstance(item, Mapping):
        problems.append(Diagnostic("L106", "a term must hold fields", item.span, "write `- source: …`"))
        return None
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
