"""Shape -> JSON Schema (draft 7, which editors' YAML servers read).

YAML of the project is read as text first, so a label may look like a number and a number may hold underscores;
the schema allows what the reader allows.
"""

from __future__ import annotations

import json
from typing import Any

from report.markup.shape import NUMBER, Again, Choice, Either, Field, Form, Many, Number, Shape, Table, Words

DRAFT = "http://json-schema.org/draft-07/schema#"
SCALARS = ["string", "number", "boolean"]


def json_schema(form: Form, title: str) -> str:
    """Return a form as the text of a JSON Schema file."""
    shapes: dict[str, dict[str, Any]] = {}
    root = _schema(form, shapes, None)
    document = {"$schema": DRAFT, "title": title, **root, "definitions": dict(sorted(shapes.items()))}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _schema(form: Form, shapes: dict[str, dict[str, Any]], holder: Shape | None) -> dict[str, Any]:
    match form:
        case Words():
            return _words(form)
        case Number(whole=whole):
            digits = r"[+-]?\d[\d_]*" if whole else NUMBER
            return {"anyOf": [{"type": "integer" if whole else "number"}, {"type": "string", "pattern": f"^{digits}$"}]}
        case Choice(words=words):
            # `true` without quotes is a truth value to editors and a word to the reader.
            return {"enum": [*words, *([True] if "true" in words else ())]}
        case Many(of=item, least=least):
            filled = {"minItems": least} if least else {}
            return {"type": "array", **filled, "items": _schema(item, shapes, holder)}
        case Table(of=value, key=key):
            names = {"propertyNames": {"pattern": f"^({key.pattern})$"}} if key.pattern else {}
            return {"type": "object", **names, "additionalProperties": _schema(value, shapes, holder)}
        case Either(forms=forms):
            return {"anyOf": [_schema(each, shapes, holder) for each in forms]}
        case Shape():
            return _reference(form, shapes)
        case Again():
            return {"$ref": f"#/definitions/{holder.name}"} if holder else {}


def _words(form: Words) -> dict[str, Any]:
    if form.pattern is None:
        return {"type": SCALARS}
    # What looks like a number is one to editors; whatever is text has to have the form.
    if form.matches("1.5"):
        numeric = [{"type": "number", "minimum": 0}]
    elif form.matches("2020"):
        numeric = [{"type": "integer", "minimum": 1000, "maximum": 9999}]
    else:
        numeric = []
    text = {"type": "string", "pattern": f"^({form.pattern})$"}
    return {"anyOf": [*numeric, text]} if numeric else text


def _reference(shape: Shape, shapes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if shape.name not in shapes:
        shapes[shape.name] = {}  # reserved, so that a shape may hold itself
        shapes[shape.name] = {
            **({"description": shape.doc} if shape.doc else {}),
            "type": "object",
            "properties": {field.name: _field(field, shapes, shape) for field in shape.fields},
            "required": [field.name for field in shape.fields if field.required],
            "additionalProperties": False,
        }
    return {"$ref": f"#/definitions/{shape.name}"}


def _field(field: Field, shapes: dict[str, dict[str, Any]], holder: Shape) -> dict[str, Any]:
    schema = _schema(field.form, shapes, holder)
    # Draft 7 ignores what stands beside a $ref, so the description needs a box of its own.
    return {"description": field.doc, **({"allOf": [schema]} if "$ref" in schema else schema)}
