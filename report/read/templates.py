"""What the YAML files of a design say: tokens, kinds of sections, and room for texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Span
from report.markup.fields import Fields, as_number
from report.markup.yamltree import Mapping, Scalar, parse_yaml
from report.model.project import INKS_SUFFIX
from report.model.section import Kind

if TYPE_CHECKING:
    from report.model.project import TemplateFile

TOKEN_NAME = re.compile(r"[a-z][a-z0-9-]*")
# Values end up in a style sheet: nothing that could close the declaration or fetch anything.
TOKEN_VALUE = re.compile(r"[^;{}<>\\@]*")
INKS_VALUE = re.compile(r"(?:100|[0-9]{1,2})(?: (?:100|[0-9]{1,2})){3}")


def parse_design(
    tokens: TemplateFile | None, kinds: TemplateFile | None, room: TemplateFile | None, problems: list[Diagnostic]
) -> tuple[tuple[tuple[str, str], ...], dict[str, Kind], dict[str, float]]:
    """Return the tokens, the kinds of sections and the room by role of a design."""
    return _tokens(tokens, problems), _kinds(kinds, problems), _rooms(room, problems)


def _mapping(file: TemplateFile | None, problems: list[Diagnostic]) -> Mapping | None:
    if file is None:
        return None
    tree, found = parse_yaml(file.text, file.shown_path)
    problems.extend(found)
    return tree if isinstance(tree, Mapping) else None


def _tokens(file: TemplateFile | None, problems: list[Diagnostic]) -> tuple[tuple[str, str], ...]:
    tree = _mapping(file, problems)
    tokens = []
    for name, value in tree.entries if tree else ():
        if isinstance(value, Scalar) and is_token(name.text, value.text):
            tokens.append((name.text, value.text))
        else:
            problems.append(token_problem(name.text, name.span))
    return tuple(tokens)


def is_token(name: str, value: str) -> bool:
    """Tell whether a design token may go into a style sheet."""
    form = INKS_VALUE if name.endswith(INKS_SUFFIX) else TOKEN_VALUE
    return bool(TOKEN_NAME.fullmatch(name) and form.fullmatch(value)) and "url(" not in value.lower()


def token_problem(name: str, span: Span) -> Diagnostic:
    """Return the problem of a token that may not."""
    inks = "write percentages of cyan, magenta, yellow and black, such as '82 42 36 34'"
    hint = inks if name.endswith(INKS_SUFFIX) else "write a colour, size or font list"
    return Diagnostic("R104", f"the design token `{name}` is not well formed", span, hint)


def _kinds(file: TemplateFile | None, problems: list[Diagnostic]) -> dict[str, Kind]:
    tree = _mapping(file, problems)
    kinds = {}
    for name, value in tree.entries if tree else ():
        if isinstance(value, Mapping):
            kinds[name.text] = _kind(name.text, Fields(value, problems, f"kind `{name.text}`"))
    return kinds


def _kind(name: str, fields: Fields) -> Kind:
    default = Kind(name)
    kind = Kind(
        name=name,
        opens=fields.choice("opens", ("page", "recto", "flow")) or default.opens,
        web=fields.choice("web", ("home", "page", "part")) or default.web,
        contents=_flag(fields, "contents", default=default.contents),
        indexed=_flag(fields, "indexed", default=default.indexed),
        folio=_flag(fields, "folio", default=default.folio),
        template=fields.string("template") or default.template,
    )
    fields.finish()
    return kind


def _flag(fields: Fields, key: str, *, default: bool) -> bool:
    word = fields.choice(key, ("yes", "no", "true", "false"))
    return default if word is None else word in {"yes", "true"}


def _rooms(file: TemplateFile | None, problems: list[Diagnostic]) -> dict[str, float]:
    tree = _mapping(file, problems)
    rooms = {}
    for name, value in tree.entries if tree else ():
        number = as_number(value, problems, name.text) if isinstance(value, Scalar) else None
        if number is not None and number > 0:
            rooms[name.text] = float(number)
        elif number is not None or not isinstance(value, Scalar):
            hint = "write how many Han characters there is room for: `button: 12`"
            problems.append(Diagnostic("R113", f"no room for a `{name.text}`", value.span, hint))
    return rooms
