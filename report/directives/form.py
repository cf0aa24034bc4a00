"""`:::{form} data/feedback.yaml`: questions to the reader, fillable in the PDF and on the web."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.directive import Directive, Scene
from report.model.blocks import Block
from report.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.markup.fields import Fields

KINDS = ("single", "multiple", "matrix", "open")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a matrix question."""

    id: str
    text: Text
    options: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question."""

    id: str
    kind: str
    text: Text
    options: tuple[Text, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Form(Block):
    """A questionnaire."""

    id: str
    title: Text
    questions: tuple[Question, ...]
    submit: Text | None


def parse(fence: Fence, reading: Reading) -> Form | None:
    """Read the data file that the argument names."""
    reading.no_body(fence)
    if not fence.argument:
        reading.report("P105", "`form` names no file", fence.span, "write `:::{form} data/feedback.yaml`")
        return None
    fields = reading.data(fence.argument, fence.argument_span)
    if fields is None:
        return None
    fields.choice("kind", ("form",))
    title = fields.text("title", "form title", required=True)
    submit = fields.text("submit", "button")
    questions = tuple(
        question
        for each in fields.each("questions", "a question", required=True)
        if (question := _question(each)) is not None
    )
    fields.finish()
    name = fence.argument.rpartition("/")[2].removesuffix(".yaml")
    return Form(fence.span, name, title, questions, submit) if title else None


def _question(fields: Fields) -> Question | None:
    identity = fields.string("id", required=True)
    kind = fields.choice("kind", KINDS, required=True)
    text = fields.text("text", "question", required=True)
    options = _options(fields)
    rows = tuple(
        Row(row_id, row_text, _options(each, finish=True))
        for each in fields.each("rows", "a row of a question")
        if (row_id := each.string("id", required=True)) and (row_text := each.text("text", "question row"))
    )
    fields.finish()
    if kind in {"single", "multiple"} and not options:
        fields.report("L104", "the question offers no options", fields.span, "add `options: [ … ]`")
    return Question(identity, kind, text, options, rows) if identity and kind and text else None


def _options(fields: Fields, *, finish: bool = False) -> tuple[Text, ...]:
    options = tuple(Text(item.text, item.span, "answer") for item in fields.strings("options"))
    if finish:
        fields.finish()
    return options


def view(node: Form, scene: Scene) -> Mapping[str, object]:
    """Return the matrix heads: the options that all rows share, or None where they differ."""
    shared = {
        question.id: [scene.inline(option) for option in question.rows[0].options]
        for question in node.questions
        if question.rows and all(row.options == question.rows[0].options for row in question.rows)
    }
    return {"shared": shared}


DIRECTIVE = Directive("form", parse, Form, view, "form.html")
