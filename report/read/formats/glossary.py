"""locale/glossary.yaml: a list of terms."""

from __future__ import annotations

from report.markup.shape import Choice, Either, Field, Many, Shape, Table, Words
from report.read.formats.settings import LANGUAGE

FORMS = Table(Either((Words(), Many(Words(), least=1))), LANGUAGE)

TERM = Shape(
    "term",
    (
        Field(
            "source",
            Words(),
            "The term as the source text has it; of nested ones the longest counts.",
            required=True,
        ),
        Field("use", FORMS, "What it is called, by language: one form or several, the first is the one to prefer."),
        Field("not", FORMS, "What it is not to be called, by language."),
        Field("free", Choice(("true",)), "true: an ordinary word, of which only the forms in `not` are wrong."),
        Field("note", Words(), "What a translator has to know to use it."),
        Field("kind", Words(), "What it names: product, person, law …; for readers of this file."),
    ),
    "A term, and what it is called in other languages.",
)

GLOSSARY_FILE = Many(TERM)
