"""Typed reading of YAML mappings; every wrong field is a problem with its place."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Span, did_you_mean
from report.markup.shape import NUMBER, Choice, Form, Many, Number, Shape, Words
from report.markup.yamltree import Mapping, Scalar, Sequence, Value
from report.model.text import Text, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(NUMBER, re.ASCII)


class Fields:
    """A mapping whose keys are asked for one by one.

    Methods return None where the field is absent or wrong; a wrong one is reported. After reading, `finish`
    reports the keys that are no fields: those the shape lacks, or, without a shape, those nobody asked for.
    """

    def __init__(self, mapping: Mapping, problems: list[Diagnostic], what: str, shape: Shape | None = None) -> None:
        self.mapping = mapping
        self.shape = shape
        self.problems = problems
        self.what = what
        """Name of the thing for messages, for example "metric `dc.pue`"."""
        self.span = mapping.span
        self._asked: set[str] = set()

    def has(self, key: str) -> bool:
        """Tell whether the key is written."""
        return self.mapping.get(key) is not None

    def place(self, key: str) -> Span:
        """Return the place of a field's value, or of the mapping where the field is absent."""
        value = self.mapping.get(key)
        return value.span if value is not None else self.span

    def report(self, code: str, message: str, span: Span, hint: str) -> None:
        """Note a problem."""
        self.problems.append(Diagnostic(code, message, span, hint))

    def value(self, key: str, *, required: bool = False) -> Value | None:
        """Return the raw value."""
        self._asked.add(key)
        if self.shape is not None:
            required = self.shape.field(key).required
        value = self.mapping.get(key)
        if isinstance(value, Scalar) and value.is_null:
            value = None
        if value is None and required:
            self.report("L104", f"{self.what} lacks `{key}`", self.span, f"add `{key}:`")
        return value

    def scalar(self, key: str, *, required: bool = False) -> Scalar | None:
        """Return a single value."""
        value = self.value(key, required=required)
        if value is None or isinstance(value, Scalar):
            return value
        self.report("L106", f"`{key}` must be a single value", value.span, f"write `{key}: …` on one line")
        return None

    def string(self, key: str, *, required: bool = False) -> str | None:
        """Return a string."""
        scalar = self.scalar(key, required=required)
        return scalar.text if scalar else None

    def text(self, key: str, role: str, *, required: bool = False) -> Text | None:
        """Return a translatable text."""
        scalar = self.scalar(key, required=required)
        if scalar is None:
            return None
        span = scalar.span.shifted(1, len(scalar.text)) if scalar.quoted else scalar.span
        return plain(scalar.text.strip().replace("\n", " "), span, role)

    def matching(self, key: str, form: Form | None = None, *, required: bool = False) -> str | None:
        """Return a string of the form that the shape asks for; without a shape, of the form given."""
        form = self.shape.field(key).form if self.shape else form
        value = self.string(key, required=required)
        if value is None or not isinstance(form, Words) or form.matches(value):
            return value
        self.report("L106", f"`{key}: {value}` is not well formed", self.place(key), f"write {form.form}")
        return None

    def choice(self, key: str, allowed: tuple[str, ...] = (), *, required: bool = False) -> str | None:
        """Return one of the allowed words; a shape says itself which they are."""
        scalar = self.scalar(key, required=required)
        form = self.shape.field(key).form if self.shape else None
        allowed = form.words if isinstance(form, Choice) else allowed
        if scalar is None or scalar.text in allowed:
            return scalar.text if scalar else None
        hint = did_you_mean(scalar.text, allowed, "one of " + ", ".join(allowed))
        self.report("L106", f"`{key}: {scalar.text}` is not known", scalar.span, hint)
        return None

    def number(self, key: str, *, required: bool = False) -> Decimal | None:
        """Return a number; underscores between digits are allowed."""
        scalar = self.scalar(key, required=required)
        number = as_number(scalar, self.problems, key) if scalar else None
        form = self.shape.field(key).form if self.shape else None
        if number is not None and form == Number(whole=True) and number % 1:
            self.report("L106", f"`{key}` takes whole numbers", self.place(key), f"write `{key}: {number:.0f}`")
            return None
        return number

    def integers(self, key: str) -> tuple[int, ...] | None:
        """Return a list of whole numbers."""
        items = self.sequence(key)
        if items is None:
            return None
        numbers = []
        for item in items:
            number = as_number(item, self.problems, key) if isinstance(item, Scalar) else None
            if number is not None and number == int(number):
                numbers.append(int(number))
            elif number is not None or not isinstance(item, Scalar):
                self.report("L106", f"`{key}` takes whole numbers", item.span, f"write `{key}: [1, 2]`")
        return tuple(numbers)

    def sequence(self, key: str, *, required: bool = False) -> tuple[Value, ...] | None:
        """Return the items of a list."""
        value = self.value(key, required=required)
        form = self.shape.field(key).form if self.shape else None
        if isinstance(value, Sequence) and not value.items and isinstance(form, Many) and form.least:
            self.report("L106", f"`{key}` is empty", value.span, "write at least one item")
        if value is None or isinstance(value, Sequence):
            return value.items if value else None
        self.report("L106", f"`{key}` must be a list", value.span, f"write `{key}: [ … ]` or lines that begin with `-`")
        return None

    def strings(self, key: str, *, required: bool = False) -> tuple[Scalar, ...]:
        """Return a list of strings with their places."""
        found = []
        for item in self.sequence(key, required=required) or ():
            if isinstance(item, Scalar):
                found.append(item)
            else:
                self.report("L106", f"`{key}` takes single words", item.span, f"write `{key}: [a, b]`")
        return tuple(found)

    def fields(self, key: str, what: str, *, required: bool = False, shape: Shape | None = None) -> Fields | None:
        """Return a nested mapping."""
        value = self.value(key, required=required)
        if value is None:
            return None
        if isinstance(value, Mapping):
            return Fields(value, self.problems, what, shape)
        self.report("L106", f"`{key}` must hold fields", value.span, "write `name: value` lines, indented below it")
        return None

    def each(self, key: str, what: str, *, required: bool = False, shape: Shape | None = None) -> Iterator[Fields]:
        """Yield the mappings of a list."""
        for item in self.sequence(key, required=required) or ():
            if isinstance(item, Mapping):
                yield Fields(item, self.problems, what, shape)
            else:
                self.report("L106", f"each item of `{key}` must hold fields", item.span, "write `- name: value`")

    def pairs(self, key: str) -> tuple[tuple[Scalar, Scalar], ...]:
        """Return a mapping of single values."""
        nested = self.fields(key, f"`{key}`")
        found = []
        for name, value in nested.mapping.entries if nested else ():
            if isinstance(value, Scalar):
                found.append((name, value))
            else:
                self.report("L106", f"`{name.text}` must be a single value", value.span, "write it on one line")
        return tuple(found)

    def finish(self, known: tuple[str, ...] = ()) -> None:
        """Report every key that is no field."""
        allowed = set(self.shape.names) if self.shape else self._asked | set(known)
        for name, _ in self.mapping.entries:
            if name.text not in allowed:
                hint = did_you_mean(name.text, allowed, "known fields: " + ", ".join(sorted(allowed)))
                self.report("L103", f"{self.what} has no field `{name.text}`", name.span, hint)


def as_number(scalar: Scalar, problems: list[Diagnostic], key: str) -> Decimal | None:
    """Return a scalar as an exact number, or report that it is none."""
    if _NUMBER.fullmatch(scalar.text):
        try:
            return Decimal(scalar.text.replace("_", ""))
        except InvalidOperation:
            pass  # reported below, like any other text that is no number
    problems.append(
        Diagnostic("L106", f"`{key}: {scalar.text}` is no number", scalar.span, "write digits, for example 466_191_000")
    )
    return None
