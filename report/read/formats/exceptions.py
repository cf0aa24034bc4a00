"""locale/<language>/exceptions.yaml: words that are not left to a language's conversion."""

from __future__ import annotations

from report.markup.shape import Field, Many, Shape, Table, Words

EXCEPTIONS = Shape(
    "exceptions",
    (
        Field("words", Table(Words()), "Words, and what is written for them in place of what the conversion would."),
        Field("keep", Many(Words()), "Words that stay as they are."),
    ),
    "Words that are not left to the conversion of a language; of two that overlap, the longer one holds.",
)
