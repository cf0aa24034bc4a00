"""content/literals.yaml -> `Literal`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.markup.fields import Fields
from report.markup.yamltree import Mapping, Sequence, parse_yaml
from report.model.literal import Literal
from report.read.formats.literals import LITERAL
from report.read.inputs import LITERALS_PATH

if TYPE_CHECKING:
    from report.markup.yamltree import Value


def parse_literals(text: str, problems: list[Diagnostic]) -> tuple[Literal, ...]:
    """Return the entries of the file; a wrong one is reported and left out."""
    tree, found = parse_yaml(text, LITERALS_PATH)
    problems.extend(found)
    if tree is None or tree == Mapping((), tree.span):  # an empty file accepts nothing
        return ()
    if not isinstance(tree, Sequence):
        hint = "write `- {text: 17项, why: …}` lines"
        problems.append(Diagnostic("L106", "literals.yaml must be a list", tree.span, hint))
        return ()
    entries: dict[tuple[str, str | None], Literal] = {}
    for item in tree.items:
        literal = _literal(item, problems)
        if literal is None:
            continue
        earlier = entries.setdefault((literal.text, literal.section), literal)
        if earlier is not literal:
            message = f"`{literal.text}` is accepted twice"
            problems.append(Diagnostic("L102", message, literal.span, "remove one of the two", related=earlier.span))
    return tuple(entries.values())


def _literal(item: Value, problems: list[Diagnostic]) -> Literal | None:
    if not isinstance(item, Mapping):
        problems.append(Diagnostic("L106", "an accepted number must hold fields", item.span, "write `- text: …`"))
        return None
    fields = Fields(item, problems, "an accepted number", LITERAL)
    text, why = fields.string("text"), fields.string("why")
    section = fields.matching("section")
    fields.finish()
    return Literal(text, why, fields.place("text"), section) if text and why else None
