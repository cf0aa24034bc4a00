"""Changing values in YAML source: the value, and not a byte besides."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.markup.yamltree import Mapping, Scalar, Value, parse_yaml
from report.read.formats.metrics import METRIC
from report.register.amend import Amendment, amend, flow_mappings, sources
from report.register.layout import FIELD_ORDER, AmendError
from report.register.scalars import number_source, text_source

# Each: source, edits as `metric.field[.field] = source` (nothing after the sign: take it out), result.
CASES = """
a value keeps what stands around it
.
# 头
dc.pue:   # 一
  value: 1.14   # 二

  label: 能效
.
dc.pue value = 1.10
.
# 头
dc.pue:   # 一
  value: 1.10   # 二

  label: 能效
.
a new field goes behind those that come before it in the format
.
a:
  label: 甲
  status: draft  # 未审
  value: 1
b:
  label: 乙
.
a approved_on = 2021-02-26
a unit = 次
a approved_by = 主任
.
a:
  label: 甲
  status: draft  # 未审
  approved_by: 主任
  approved_on: 2021-02-26
  value: 1
  unit: 次
b:
  label: 乙
.
a field that goes takes its line along, but not a comment
.
a:
  label: 甲
  note: 乙
  scope: 丙  # 问过
  value: 1
.
a note =
a scope =
.
a:
  label: 甲
  # 问过
  value: 1
.
braces
.
a: {label: 甲, value: {min: 1, max: 2}, note: 乙, status: draft}
b: {note: 乙, label: 甲}
.
a value.min = 0
a note =
a qualifier = about
b note =
.
a: {label: 甲, value: {min: 0, max: 2}, qualifier: about, status: draft}
b: {label: 甲}
.
points of a series
.
a:
  series:
    2018: 1.17
    2020: 1.14

    # 以后
b:
  series: {2018: 1.17, 2019: 1.16}
c:
  series: {2018: 1,
           2019: 2}
.
a series.2019 = 1.16
a series.2021 = 1.10
b series.2018 =
b series.2020 = 1.1
c series.2019 =
.
a:
  series:
    2018: 1.17
    2019: 1.16
    2020: 1.14
    2021: 1.10

    # 以后
b:
  series: {2019: 1.16, 2020: 1.1}
c:
  series: {2018: 1}
.
a field behind a series that grows at its end
.
a:
  series:
    2018: 1.17
b:
  value: {min: 1}
.
a better = lower
a series.2019 = 1.16
b status = draft
b value.min = 2
.
a:
  series:
    2018: 1.17
    2019: 1.16
  better: lower
b:
  value: {min: 2}
  status: draft
.
texts of several lines
.
a:
  label: >
    甲
    乙

  # 丙
  note: 一
    二
  source: 丁
.
a label = 戊
a note = 三
a owner = 己
.
a:
  label: 戊

  # 丙
  note: 三
  source: 丁
  owner: 己
.
a key without a value
.
a:
  note:
  label: 甲
.
a note = 乙
a value = 1
.
a:
  note: 乙
  label: 甲
  value: 1
.
"""


def _cases() -> list[tuple[str, str, str, str]]:
    parts = CASES.lstrip("\n").split("\n.\n")
    return [(parts[n], parts[n + 1], parts[n + 2], parts[n + 3]) for n in range(0, len(parts) - 1, 4)]


def _edits(text: str) -> list[Amendment]:
    found = []
    for line in text.splitlines():
        name, _, source = line.partition(" =")
        metric, field = name.split(" ")
        found.append(Amendment(metric, tuple(field.split(".")), source.strip() or None))
    return found


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("before", "edits", "after"), [case[1:] for case in _cases()], ids=[c[0] for c in _cases()])
def test_only_what_was_meant(before: str, edits: str, after: str, line_end: str) -> None:
    """Each case with every kind of line end, with and without a byte order mark and a line end at the last line."""
    for mark, last in (("", ""), ("", "\n"), ("\ufeff", "\n")):
        text = mark + (before + last).replace("\n", line_end)
        assert amend(text, _edits(edits)) == mark + (after + last).replace("\n", line_end)


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: &x {label: 甲}\nb: *x\n", "b label = 乙"),
        ("a: {label: &x 甲}\nb: {label: *x}\n", "b label = 乙"),
        ("a: {label: &x 甲}\n", "a label = 乙"),
        ("a: {label: !!str 甲}\n", "a label = 乙"),
        ("a: {series: {2018: 1}}\n", "a series = 乙"),
        ("a: 1\n", "a label = 乙"),
        ("b: {label: 甲}\n", "a label = 乙"),
        ("a: {label: 甲,\n  note: 乙, # 丙\n  unit: 丁}\n", "a unit ="),
        ("a: [\n", "a label = 乙"),
        ("? a\n: ? label\n  : 甲\n", "a note = 乙"),
    ],
)
def test_what_only_a_person_should_change(text: str, edit: str) -> None:
    """Aliases, anchors, tags and strange layouts are refused, with a reason."""
    with pytest.raises(AmendError):
        amend(text, _edits(edit))


def test_order_is_that_of_the_format() -> None:
    """New fields go where the format lists them."""
    assert METRIC.names == FIELD_ORDER


def test_numbers_are_written_as_those_before() -> None:
    """Grouping and quotes are the file's; the digits are the value's."""
    assert number_source(Decimal(1234567), "999_999") == "1_234_567"
    assert number_source(Decimal(1234567), "999999", grouped=True) == "1234567"
    assert number_source(Decimal(1234567), "9", grouped=True) == "1_234_567"
    assert number_source(Decimal(-1234), "'-1_000'") == "'-1_234'"
    assert number_source(Decimal("1234.5000"), None) == "1234.5000"
    assert number_source(Decimal("1E+5"), None) == "100000"


@pytest.mark.parametrize("word", ["null", "~", "Null"])
def test_word_that_would_be_no_value_is_quoted(word: str) -> None:
    """Whoever writes `null` into a cell means the word."""
    assert text_source(word, None, flow=False) == f"'{word}'"


# --- laws ---

WORDS = st.text(st.sampled_from("甲乙 ab:#-,[]{}'\"&*!|>%@`?=~\\\u2028\U0001f600"), min_size=1, max_size=12)
TEXTS = st.one_of(WORDS, st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)).map(
    lambda text: text.strip() or "~"
)
NUMBERS = st.decimals(min_value=-(10**17), max_value=10**17, allow_nan=False, allow_infinity=False, places=3)


@st.composite
def values(draw: st.DrawFn, *, flow: bool) -> str:
    """Return the source of a value, in any style."""
    like = draw(st.sampled_from([None, "'x'", '"x"', "x"]))
    if draw(st.booleans()):
        return number_source(draw(NUMBERS), draw(st.sampled_from(["1", "'1'", "1_000", "1000"])))
    return text_source(draw(TEXTS), like, flow=flow)


@st.composite
def metrics_files(draw: st.DrawFn) -> str:
    """Return a metrics file in block and flow style, with comments and blank lines wherever they may stand."""
    lines = draw(st.sampled_from([[], ["# 头", ""]]))[:]
    for number in range(draw(st.integers(1, 3))):
        names = draw(st.lists(st.sampled_from(FIELD_ORDER[4:]), min_size=1, max_size=4, unique=True))
        if draw(st.booleans()):
            series = ", ".join(f"{year}: {draw(values(flow=True))}" for year in (2018, 2020))
            body = ", ".join(f"{name}: {draw(values(flow=True))}" for name in names)
            lines.append(f"m.{number}: {{{body}, series: {{{series}}}}}" + draw(st.sampled_from(["", "  # 尾"])))
            continue
        lines.append(f"m.{number}:")
        indent = " " * draw(st.sampled_from([1, 2, 4]))
        for name in names:
            lines.append(f"{indent}{name}: {draw(values(flow=False))}" + draw(st.sampled_from(["", " # 注", "  "])))
            lines += draw(st.sampled_from([[], ["", f"{indent}# 中"]]))
        lines.append(f"{indent}series:")
        lines += [f"{indent}  {year}: {draw(values(flow=False))}" for year in (2018, 2020)]
    line_end = draw(st.sampled_from(["\n", "\r\n"]))
    return draw(st.sampled_from(["", "\ufeff"])) + line_end.join(lines) + draw(st.sampled_from(["", line_end]))


def _said(text: str) -> dict[tuple[str, ...], str]:
    """Return what a file says, by path."""
    tree, problems = parse_yaml(text.removeprefix("\ufeff"), "x.yaml")
    assert not problems, problems
    found: dict[tuple[str, ...], str] = {}

    def visit(path: tuple[str, ...], value: Value) -> None:
        if isinstance(value, Mapping):
            for key, below in value.entries:
                visit((*path, key.text), below)
        elif isinstance(value, Scalar):
            found[path] = value.text

    assert isinstance(tree, Mapping)
    visit((), tree)
    return found


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with together."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


@given(text=metrics_files(), data=st.data())
def test_one_value_changes_and_nothing_else(text: str, data: st.DataObject) -> None:
    """The new value is read; before and behind it every character is the same; and the way back leads home."""
    known = sources(text)
    path = data.draw(st.sampled_from(sorted(known)))
    said = data.draw(TEXTS)
    source = text_source(said, known[path], flow=path[:-1] in flow_mappings(text))

    amended = amend(text, [Amendment(path[0], path[1:], source)])

    assert _said(amended) == {**_said(text), path: said}
    kept = _alike(text, amended)
    kept += _alike(text[kept:][::-1], amended[kept:][::-1])
    assert kept >= len(text) - len(known[path])
    assert amend(amended, [Amendment(path[0], path[1:], known[path])]) == text


@given(text=metrics_files(), data=st.data())
def test_added_fields_are_there_and_taken_out_again(text: str, data: st.DataObject) -> None:
    """Fields that were absent are read, nothing else is; without them the file is what it was."""
    known = sources(text)
    places: list[tuple[str, ...]] = []
    places += [(path[0], field) for path in known for field in FIELD_ORDER if (path[0], field) not in known]
    places += [(path[0], "series", year) for path in known for year in ("2017", "2019", "2021")]
    places = [place for place in places if place[1:] != ("series",)]
    chosen = data.draw(st.lists(st.sampled_from(sorted(set(places))), min_size=1, max_size=5, unique=True))
    braces = flow_mappings(text)
    new = {path: data.draw(TEXTS) for path in chosen}
    edits = [
        Amendment(path[0], path[1:], text_source(said, None, flow=path[:-1] in braces)) for path, said in new.items()
    ]

    amended = amend(text, edits)

    assert _said(amended) == {**_said(text), **new}
    assert amend(amended, [Amendment(path[0], path[1:], None) for path in new]) == text


@given(text=metrics_files(), data=st.data())
def test_many_edits_at_once_are_each_of_them(text: str, data: st.DataObject) -> None:
    """Changes, additions and removals in one go say together what each says alone."""
    known = sources(text)
    braces = flow_mappings(text)
    by_metric = sorted({path[0] for path in known})
    wanted: dict[tuple[str, ...], str | None] = {}
    for metric in by_metric:
        fields = [path for path in sorted(known) if path[0] == metric and len(path) == 2]
        for path in data.draw(st.lists(st.sampled_from(fields), max_size=3, unique=True)) if fields else []:
            wanted[path] = data.draw(st.none() | TEXTS)
        wanted[metric, "series", "2019"] = data.draw(TEXTS)
        wanted[metric, "series", "2018"] = data.draw(st.none() | TEXTS)
        wanted[metric, "label"] = data.draw(TEXTS)
    edits = [
        Amendment(
            path[0],
            path[1:],
            None if said is None else text_source(said, known.get(path), flow=path[:-1] in braces),
        )
        for path, said in wanted.items()
    ]
    said = {**_said(text), **{path: value for path, value in wanted.items() if value is not None}}
    for gone in [place for place, value in wanted.items() if value is None]:
        said.pop(gone)
    assert _said(amend(text, edits)) == said
