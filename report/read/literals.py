"""content/literals.yaml -> `Literal`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.markup.fields import Fields
from report.model.literal import Literal
from report.read.entries import parse_entries
from report.read.formats.literals import LITERAL
from report.read.inputs import LITERALS_PATH

if TYPE_CHECKING:
    from report.markup.yamltree import Mapping

FORM = "{text: 17项, why: …}"


def parse_literals(text: str, problems: list[Diagnostic]) -> tuple[Literal, ...]:
    """Return the entries of the file; a wrong one is reported and left out."""
    entries: dict[tuple[str, str | None], Literal] = {}
    found = parse_entries(LITERALS_PATH, text, lambda item: _literal(item, problems), ("numbers", FORM), problems)
    for literal in found:
        earlier = entries.setdefault((literal.text, literal.section), literal)
        if earlier is not literal:
            message = f"`{literal.text}` is accepted twice"
            problems.append(Diagnostic("L102", message, literal.span, "remove one of the two", related=earlier.span))
    return tuple(entries.values())


def _literal(item: Mapping, problems: list[Diagnostic]) -> Literal | None:
    fields = Fields(item, problems, "an accepted number", LITERAL)
    text, why = fields.string("text"), fields.string("why")
    section = fields.matching("section")
    fields.finish()
    return Literal(text, why, fields.place("text"), section) if text and why else None
