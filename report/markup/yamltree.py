"""YAML with places.

PyYAML's loader drops positions and takes the last of two equal keys in silence; its composer keeps both.
Values stay strings until a reader asks for a type, so `no`, `1_000` and `2020-04` are what they look like.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml import YAMLError
    from yaml.nodes import Node

MAX_NODES = 200_000
"""More values than any report has; stops alias bombs."""
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as written."""

    text: str
    span: Span
    quoted: bool = False
    extent: tuple[int, int] = field(default=(0, 0), compare=False)
    """0-based offsets of its first character, quotes, tag and anchor included, and of what follows it."""

    @property
    def is_null(self) -> bool:
        """Whether it stands for no value."""
        return not self.quoted and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Value, ...]
    span: Span
    extent: tuple[int, int] = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in the order they are written."""

    entries: tuple[tuple[Scalar, Value], ...]
    span: Span
    extent: tuple[int, int] = field(default=(0, 0), compare=False)
    """As of a `Scalar`; a block mapping ends where the next thing begins, comments between them included."""
    flow: bool = False
    """Whether it is written in braces."""

    def get(self, key: str) -> Value | None:
        """Return the value of a key."""
        return next((value for name, value in self.entries if name.text == key), None)


Value = Scalar | Sequence | Mapping


class _Problem(Exception):  # noqa: N818 - carries a diagnostic out of the recursion, never leaves this module
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Value | None, list[Diagnostic]]:
    """Return the document as a tree, and what is wrong with it.

    A malformed document gives no tree. An empty one gives an empty mapping.
    """
    import yaml  # noqa: PLC0415 - where every file is known, nothing is parsed

    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        return None, [_syntax_problem(error, path, first_line)]
    except RecursionError:
        return None, [Diagnostic("L101", "the YAML is nested too deeply", Span(path, first_line), "flatten it")]
    except ValueError as error:
        return None, [Diagnostic("L101", f"the YAML cannot be read: {error}", Span(path, first_line), "mend it")]
    if node is None:
        return Mapping((), Span(path, first_line)), []
    tree = _Tree(path, first_line)
    try:
        return tree.value(node), tree.problems
    except _Problem as problem:
        return None, [*tree.problems, problem.diagnostic]
    except RecursionError:
        return None, [Diagnostic("L101", "the YAML refers to itself", Span(path, first_line), "remove the alias")]


def _syntax_problem(error: YAMLError, path: str, first_line: int) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    span = Span(path, first_line + mark.line, mark.column + 1) if mark else Span(path, first_line)
    what = getattr(error, "problem", None) or str(error).partition("\n")[0]
    context = getattr(error, "context", None)
    message = f"malformed YAML: {what}" + (f" {context}" if context else "")
    hint = "look at the indentation, colons and quotes on this line and above it"
    opened = getattr(error, "context_mark", None)
    began = Span(path, first_line + opened.line, opened.column + 1) if opened else None
    return Diagnostic("L101", message, span, hint, related=began, related_label="it began here")


class _Tree:
    """Builds the tree; counts what it builds so that aliases cannot blow it up."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.problems: list[Diagnostic] = []
        self.count = 0

    def span(self, node: Node) -> Span:
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return Span(self.path, self.first_line + start.line, start.column + 1, max(1, length))

    def value(self, node: Node) -> Value:
        self.count += 1
        span = self.span(node)
        extent = node.start_mark.index, node.end_mark.index
        if self.count > MAX_NODES:
            raise _Problem(Diagnostic("L105", "the file holds too many values", span, "split it, or remove aliases"))
        if node.tag not in _PLAIN_TAGS:
            raise _Problem(Diagnostic("L105", f"the YAML tag `{node.tag}` is not allowed", span, "remove the tag"))
        kind = getattr(node, "id", "")
        if kind == "scalar":
            return Scalar(str(node.value), span, getattr(node, "style", None) in {"'", '"', "|", ">"}, extent)
        if kind == "sequence":
            return Sequence(tuple(self.value(item) for item in node.value), span, extent)
        is_flow = kind == "mapping" and bool(getattr(node, "flow_style", False))
        return Mapping(tuple(self.entries(node)), span, extent, is_flow)

    def entries(self, node: Node) -> Iterator[tuple[Scalar, Value]]:
        seen: dict[str, Span] = {}
        for key_node, value_node in node.value:
            key = self.value(key_node)
            if not isinstance(key, Scalar):
                raise _Problem(Diagnostic("L101", "a key must be a single word", key.span, "write `key: value`"))
            if key.text in seen:
                self.problems.append(
                    Diagnostic(
                        "L102",
                        f"the key `{key.text}` stands twice",
                        key.span,
                        "keep one of the two; YAML would silently take the last",
                        related=seen[key.text],
                        related_label="first given",
                    )
                )
                continue
            seen[key.text] = key.span
            yield key, self.value(value_node)
