"""The design: packaged templates, overruled file by file by the project's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Span
from report.markup.fields import Fields
from report.markup.yamltree import Mapping, Scalar, parse_yaml
from report.model.project import INKS_SUFFIX, TemplateFile, Templates
from report.model.section import Kind

if TYPE_CHECKING:
    from report.read.files import ProjectFiles

FOLDER = "templates"
SUFFIXES = (".html", ".css", ".js", ".yaml", ".svg")
TOKEN_NAME = re.compile(r"[a-z][a-z0-9-]*")
# Values end up in a style sheet: nothing that could close the declaration or fetch anything.
TOKEN_VALUE = re.compile(r"[^;{}<>\\@]*")
INKS_VALUE = re.compile(r"(?:100|[0-9]{1,2})(?: (?:100|[0-9]{1,2})){3}")


def packaged(name: str) -> Path:
    """Return a folder that ships with the program: in the wheel beside the code, in a checkout above it."""
    package = Path(__file__).parent.parent
    inside = package / f"_{name}"
    return inside if inside.is_dir() else package.parent / name


def read_templates(files: ProjectFiles) -> Templates:
    """Read all templates; the project's file hides the packaged one of the same name."""
    found: dict[str, TemplateFile] = {}
    base = packaged(FOLDER)
    for path in sorted(base.rglob("*")):
        if path.suffix in SUFFIXES and path.is_file():
            name = path.relative_to(base).as_posix()
            found[name] = TemplateFile(name, path.read_text(encoding="utf-8"), f"{FOLDER}/{name}")
    for suffix in SUFFIXES:
        for path_name in files.listing(FOLDER, suffix):
            text = files.text(path_name)
            if text is not None:
                name = path_name.removeprefix(f"{FOLDER}/")
                found[name] = TemplateFile(name, text, path_name, own=True)
    return Templates(found, _tokens(found, files.problems), _kinds(found, files.problems))


def _mapping(files: dict[str, TemplateFile], name: str, problems: list[Diagnostic]) -> Mapping | None:
    file = files.get(name)
    if file is None:
        return None
    tree, found = parse_yaml(file.text, file.shown_path)
    problems.extend(found)
    return tree if isinstance(tree, Mapping) else None


def _tokens(files: dict[str, TemplateFile], problems: list[Diagnostic]) -> tuple[tuple[str, str], ...]:
    tree = _mapping(files, "tokens.yaml", problems)
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


def _kinds(files: dict[str, TemplateFile], problems: list[Diagnostic]) -> dict[str, Kind]:
    tree = _mapping(files, "kinds.yaml", problems)
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
