"""What a YAML mapping may hold: fields, their forms, and a sentence for the writer.

A shape is the one place where a file format stands. Readers ask a `Fields` that was made with the shape, so they
cannot read a field it lacks; JSON Schemas are written from the same shape (`report.markup.json_schema`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER = r"[+-]?\d[\d_]*(\.\d[\d_]*)?([eE][+-]?\d+)?"
"""A number as YAML of the project's own writes it: underscores between digits are allowed."""


@dataclass(frozen=True, slots=True)
class Words:
    """A single value, read as text."""

    pattern: str | None = None
    """Regular expression for the whole value, of the kind that Python and ECMAScript read alike."""
    form: str = ""
    """How to write it, for a hint: "a date such as 2021-03-25"."""

    def matches(self, text: str) -> bool:
        """Tell whether a value has the form."""
        return self.pattern is None or re.fullmatch(self.pattern, text, re.ASCII) is not None


@dataclass(frozen=True, slots=True)
class Number:
    """A single value, read as an exact number."""

    whole: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """A list."""

    of: Form
    least: int = 0
    """How many items it has at the least: 0 or 1."""


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping whose keys the writer chooses."""

    of: Form
    key: Words = Words()


@dataclass(frozen=True, slots=True)
class Either:
    """A value of one form or of another."""

    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a mapping."""

    name: str
    form: Form
    doc: str
    """What it says, one or two sentences, shown by editors."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A mapping with known fields."""

    name: str
    fields: tuple[Field, ...]
    doc: str = ""

    def field(self, name: str) -> Field:
        """Return a field.

        Raises KeyError where a reader asks for what the format does not have.
        """
        for field in self.fields:
            if field.name == name:
                return field
        message = f"{self.name} has no field {name}"
        raise KeyError(message)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all fields, in order."""
        return tuple(field.name for field in self.fields)


@dataclass(frozen=True, slots=True)
class Again:
    """The mapping that holds this field, once more below itself."""


Form = Words | Number | Choice | Many | Table | Either | Shape | Again
