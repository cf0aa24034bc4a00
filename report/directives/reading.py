"""What a directive can read: its own body, and data files of the project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Span
from report.markup.blocks import Origin, parse_blocks
from report.markup.fence import is_data_path
from report.markup.fields import Fields
from report.markup.figures import METRIC_ID
from report.markup.yamltree import Mapping, Scalar, Sequence, parse_yaml
from report.model.blocks import MetricRef, SectionRef
from report.model.text import Text, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from report.markup.fence import Fence
    from report.model.blocks import Block


@dataclass(frozen=True, slots=True)
class Reading:
    """The view a directive's parser has of the project. All problems go to the section's list."""

    origin: Origin
    data_file: Callable[[str], tuple[str, str] | None]
    """Path below content/ to (shown path, text), or None where there is no such file."""

    def report(self, code: str, message: str, span: Span, hint: str) -> None:
        """Note a problem."""
        self.origin.report(code, message, span, hint)

    def blocks(self, fence: Fence) -> tuple[Block, ...]:
        """Read the body as Markdown."""
        return parse_blocks(fence.body, self.origin.inside(fence.body_line))

    def fields(self, fence: Fence) -> Fields:
        """Read the body as a YAML mapping."""
        return self._fields(fence.body, self.origin.path, fence.body_line, f"`{fence.name}`", fence.span)

    def data(self, path: str, span: Span) -> Fields | None:
        """Read a YAML file below content/."""
        found = self.data_file(path)
        if found is None:
            self.report("L110", f"there is no file content/{path}", span, "put the file there or mend the path")
            return None
        shown, text = found
        return self._fields(text, shown, 1, f"content/{path}", Span(shown))

    def body_or_data(self, fence: Fence) -> Fields | None:
        """Read the file that the argument names or, without one, the body."""
        if not fence.argument:
            return self.fields(fence)
        if not is_data_path(fence.argument):
            hint = f"write `:::{{{fence.name}}}`, or name a file: `:::{{{fence.name}}} data/name.yaml`"
            self.report("P105", f"`{fence.name}` takes no title", fence.argument_span, hint)
            return None
        self.no_body(fence)
        return self.data(fence.argument, fence.argument_span)

    def _fields(self, text: str, path: str, line: int, what: str, span: Span) -> Fields:
        tree, problems = parse_yaml(text, path, line)
        self.origin.problems.extend(problems)
        if isinstance(tree, Mapping):
            mapping = Mapping(tree.entries, span) if not tree.entries else tree
            return Fields(mapping, self.origin.problems, what)
        if tree is not None:
            self.report("L106", f"{what} takes `name: value` lines", tree.span, "write one field a line")
        return Fields(Mapping((), span), [] if tree is None else self.origin.problems, what)

    def lines(self, fence: Fence) -> tuple[tuple[str, Span], ...]:
        """Return the lines of the body that are not blank."""
        found = []
        for number, line in enumerate(fence.body.split("\n")):
            word = line.strip()
            if word:
                column = len(line) - len(line.lstrip()) + 1
                found.append((word, Span(self.origin.path, fence.body_line + number, column, len(word))))
        return tuple(found)

    def metric_lines(self, fence: Fence) -> tuple[MetricRef, ...]:
        """Read the body as one metric id a line."""
        found = []
        for word, span in self.lines(fence):
            if METRIC_ID.fullmatch(word):
                found.append(MetricRef(word, span))
            else:
                self.report("P105", f"`{word}` is no metric id", span, "write one metric id a line, nothing else")
        return tuple(found)

    def metrics(self, fields: Fields, key: str, *, required: bool = False) -> tuple[MetricRef, ...]:
        """Read a list of metric ids."""
        return self._refs(fields.strings(key, required=required), f"list metric ids: `{key}: [a.b, a.c]`")

    def metric(self, fields: Fields, key: str) -> MetricRef | None:
        """Read one metric id."""
        scalar = fields.scalar(key)
        found = self._refs((scalar,), f"write one metric id: `{key}: a.b`") if scalar else ()
        return found[0] if found else None

    def metric_lists(self, fields: Fields, key: str) -> Iterator[tuple[Span, tuple[MetricRef, ...]]]:
        """Read a list of lists of metric ids; yield each with its place."""
        hint = f"write lists in a list: `{key}: [[a.b, a.c], …]`"
        for item in fields.sequence(key, required=True) or ():
            if isinstance(item, Sequence):
                yield item.span, self._refs(tuple(each for each in item.items if isinstance(each, Scalar)), hint)
            else:
                self.report("P105", f"an item of `{key}` is no list", item.span, hint)

    def _refs(self, scalars: tuple[Scalar, ...], hint: str) -> tuple[MetricRef, ...]:
        found = []
        for item in scalars:
            if METRIC_ID.fullmatch(item.text):
                found.append(MetricRef(item.text, item.span))
            else:
                self.report("P105", f"`{item.text}` is no metric id", item.span, hint)
        return tuple(found)

    def section(self, fields: Fields, key: str) -> SectionRef | None:
        """Read the id of a section."""
        scalar = fields.scalar(key)
        return SectionRef(scalar.text.removeprefix("#"), scalar.span) if scalar else None

    def argument_text(self, fence: Fence, role: str) -> Text | None:
        """Return the fence's argument as a translatable text, or None where it is empty."""
        return plain(fence.argument, fence.argument_span, role) if fence.argument else None

    def choice(self, fence: Fence, allowed: tuple[str, ...]) -> str:
        """Return the fence's argument as one of the allowed words; the first when it is absent."""
        if not fence.argument:
            return allowed[0]
        if fence.argument not in allowed:
            words = ", ".join(allowed)
            self.report("P105", f"`{fence.name}` knows no form `{fence.argument}`", fence.argument_span, f"use {words}")
            return allowed[0]
        return fence.argument

    def no_body(self, fence: Fence) -> None:
        """Report a body where the directive takes none."""
        for _, span in self.lines(fence)[:1]:
            self.report("P105", f"`{fence.name}` takes no body", span, "remove these lines")


def unknown_directive(fence: Fence, origin: Origin, hint: str) -> None:
    """Report a directive that does not exist."""
    origin.problems.append(Diagnostic("P102", f"there is no directive `{fence.name}`", fence.span, hint))
