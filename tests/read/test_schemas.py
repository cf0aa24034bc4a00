"""The JSON Schemas say what the readers say."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from report.cli import main
from report.markup.shape import Again, Choice, Either, Field, Form, Many, Number, Shape, Table, Words
from report.markup.yamltree import Mapping, Scalar, Sequence, Value, parse_yaml
from report.read.formats.header import HEADER
from report.read.formats.literals import LITERAL
from report.read.formats.metrics import METRIC, METRICS_FILE
from report.read.formats.settings import SETTINGS
from report.read.literals import parse_literals
from report.read.metrics import parse_metrics
from report.read.schemas import EDITOR_SETTINGS, FORMATS, schema_files
from report.read.sections import parse_section
from report.read.settings import parse_settings
from tests.projects import write_project

if TYPE_CHECKING:
    from report.diagnostics import Diagnostic

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "report" / "starter"
FORM_PROBLEMS = {"L103", "L104", "L106"}
"""Codes for what a schema can see: unknown, missing and wrong fields."""


def validator(name: str) -> Draft7Validator:
    """Return the checker of one file format."""
    schema = json.loads(schema_files()[f".vscode/schemas/{name}.json"])
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


VALIDATORS = {name: validator(name) for name, *_ in FORMATS}


def instance(value: Value) -> Any:  # noqa: ANN401 - JSON
    """Return YAML as editors see it (YAML 1.2 core schema)."""
    if isinstance(value, Mapping):
        return {key.text: instance(each) for key, each in value.entries}
    if isinstance(value, Sequence):
        return [instance(each) for each in value.items]
    return _scalar(value)


def _scalar(scalar: Scalar) -> str | float | bool:
    text = scalar.text
    if scalar.quoted:
        return text
    if text in {"true", "false"}:
        return text == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


def test_committed_schemas_are_those_of_the_code() -> None:
    """The files in .vscode/ are written by `report schemas`."""
    committed = {path: (ROOT / path).read_text(encoding="utf-8") for path in schema_files()}
    assert committed == schema_files()


def test_editor_settings_name_schemas_that_exist() -> None:
    """Every schema that VS Code is told of is there, and every one with files is told of."""
    ties = json.loads((ROOT / EDITOR_SETTINGS).read_text(encoding="utf-8"))["yaml.schemas"]
    assert {Path(path).name for path in ties} == {f"{name}.json" for name, _, _, files in FORMATS if files}
    assert all((ROOT / path).is_file() for path in ties)
    assert all(list(ROOT.glob(files)) for files in ties.values())


@pytest.mark.parametrize("project", [ROOT, STARTER], ids=["example", "starter"])
def test_shipped_projects_hold(project: Path) -> None:
    """What the readers take without a word, the schemas take too."""
    checked = 0
    for name, _, _, files in FORMATS:
        for path in sorted(project.glob(files)) if files else ():
            tree, problems = parse_yaml(path.read_text(encoding="utf-8"), str(path))
            assert tree is not None
            assert problems == []
            assert [error.message for error in VALIDATORS[name].iter_errors(instance(tree))] == []
            checked += 1
    assert checked >= 2


def test_every_field_is_explained() -> None:
    """Editors show a sentence for each field."""
    for form in (METRIC, SETTINGS, HEADER):
        assert all(field.doc.endswith(".") or field.doc.endswith("}") for field in form.fields), form.name


def test_command_keeps_the_users_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Schemas are written, existing editor settings are not touched but told of."""
    project = write_project(tmp_path, {EDITOR_SETTINGS: '{"editor.tabSize": 2}\n'})
    assert main(["schemas", "--project", str(project)]) == 0
    assert (project / EDITOR_SETTINGS).read_text() == '{"editor.tabSize": 2}\n'
    assert '"yaml.schemas"' in capsys.readouterr().out
    assert main(["schemas", "--project", str(project)]) == 0
    assert "everything is up to date" in capsys.readouterr().out
    assert {f".vscode/schemas/{path.name}" for path in project.glob(".vscode/schemas/*")} == set(schema_files())


# --- random documents -------------------------------------------------------------------------------------------------

PLAIN = st.sampled_from(["甲", "曝光量", "a b", "2020", "1.5", "true", "x-1"])
WRONG = st.sampled_from(["[1, 2]", "{a: 1}", "甲乙", "2020-13-99", "12,5", "[[]]", "maybe", "{甲: 1}", "a_b", "1.5"])
SAMPLES = [
    "2020",
    "2020-01",
    "2020-01-31",
    "2019-11-01/2020-10",
    "2019/",
    "zh-CN",
    "zh-Hant-HK",
    "en",
    "a",
    "a.b-c",
    "x.1",
    "https://example.org/report/",
    "colour/coated.icc",
    "4.5mm",
]
"""Words of which each pattern takes some."""
NUMBERS = ["0", "-1", "+12", "1_000", "466_191_000_000", "1.5", "1.17e3"]


@cache
def written(form: Form, holder: Shape | None = None, depth: int = 0) -> st.SearchStrategy[str]:
    """Generate YAML in flow style, mostly of the form, now and then not."""
    right = _right(form, holder, depth)
    return st.integers(0, 11).flatmap(lambda luck: WRONG if luck == 0 else right)


@cache
def _right(form: Form, holder: Shape | None, depth: int) -> st.SearchStrategy[str]:
    match form:
        case Words(pattern=None):
            return PLAIN
        case Words(pattern=pattern):
            return st.sampled_from([sample for sample in SAMPLES if re.fullmatch(pattern or "", sample)])
        case Number(whole=whole):
            return st.sampled_from(NUMBERS[:5] if whole else NUMBERS)
        case Choice(words=words):
            return st.sampled_from(words)
        case Many(of=item):
            return st.lists(written(item, holder, depth + 1), max_size=2).map(lambda all_: f"[{', '.join(all_)}]")
        case Table(of=value, key=key):
            pairs = st.dictionaries(_right(key, holder, depth), written(value, holder, depth + 1), max_size=2)
            return pairs.map(lambda entries: "{" + ", ".join(f"{k}: {v}" for k, v in entries.items()) + "}")
        case Either(forms=forms):
            return st.one_of([_right(each, holder, depth) for each in forms])
        case Again():
            assert holder is not None
            return _right(holder, None, depth + 1) if depth < 4 else st.just("{}")
        case Shape():
            return _mapping(form, depth)


@cache
def _mapping(shape: Shape, depth: int) -> st.SearchStrategy[str]:
    @st.composite
    def draw_mapping(draw: st.DrawFn) -> str:
        lines = [
            f"{field.name}: {draw(_field(field, shape, depth))}" for field in shape.fields if _is_drawn(draw, field)
        ]
        if draw(st.integers(0, 15)) == 0:
            lines.append("lable: 1")
        return "{" + ", ".join(lines) + "}"

    return draw_mapping()


def _is_drawn(draw: st.DrawFn, field: Field) -> bool:
    return bool(draw(st.integers(0, 19)) if field.required else draw(st.integers(0, 3)) == 0)


def _field(field: Field, shape: Shape, depth: int) -> st.SearchStrategy[str]:
    return written(field.form, shape, depth + 1)


def agree(name: str, yaml: str, problems: list[Diagnostic]) -> None:
    """Hold the reader's verdict on the form of a document against the schema's."""
    tree, syntax = parse_yaml(yaml, "x")
    if tree is None or syntax:
        return
    errors = [error.message for error in VALIDATORS[name].iter_errors(instance(tree))]
    found = [problem for problem in problems if problem.code in FORM_PROBLEMS]
    if errors:
        assert problems, (yaml, errors)
    else:
        assert not found, (yaml, [problem.message for problem in found])


@given(_mapping(METRIC, 0))
def test_metrics_schema_agrees_with_the_reader(metric: str) -> None:
    """Whatever the schema refuses the reader refuses, and it reports no wrong field that the schema takes."""
    yaml = f"a.b: {metric}\n"
    agree("metrics", yaml, parse_metrics("x", yaml)[1])


@given(_mapping(SETTINGS, 0))
def test_settings_schema_agrees_with_the_reader(settings: str) -> None:
    """The same for report.yaml."""
    agree("report", settings, parse_settings("x", settings)[1])


@given(_mapping(HEADER, 0))
def test_header_schema_agrees_with_the_reader(header: str) -> None:
    """The same for the header of a section."""
    _, problems = parse_section("a", "x", f"---\n{header}\n---\n# 甲\n", lambda _: None)
    agree("header", header, problems)


@given(st.lists(_mapping(LITERAL, 0), max_size=3))
def test_literals_schema_agrees_with_the_reader(literals: list[str]) -> None:
    """The same for the accepted numbers."""
    yaml = f"[{', '.join(literals)}]"
    problems: list[Diagnostic] = []
    parse_literals(yaml, problems)
    agree("literals", yaml, problems)


def test_the_test_sees_a_wrong_schema() -> None:
    """The comparison itself can fail."""
    assert METRICS_FILE.of is METRIC
    with pytest.raises(AssertionError):
        agree("metrics", "a.b: {label: 甲, valeu: 1}", [])
