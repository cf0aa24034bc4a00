"""What makes typesetting slow is said, with its place and what to write instead."""

from __future__ import annotations

import pytest

from report.diagnostics import RULES, Diagnostic, Span
from report.model.composition import Composition, Sheet
from report.typeset.cliffs import find_cliffs, machine_cliffs, sheet_cliffs
from report.typeset.faces.cutting import cut
from report.typeset.faces.harfbuzz import cutter
from report.typeset.faces.variable import variable_face
from tests.fontfiles import ASCII, collection, font_file, variable_font_file

PATH = "templates/print/own.css"


def sheet(css: str) -> Sheet:
    """Return a style sheet of a project."""
    return Sheet("print/own.css", css, Span(PATH))


SLOW = {
    ".toc::after { content: leader('.') }": ("R141", "1:24"),
    "a::after {\n  content: attr(title) leader(dotted) target-counter(attr(href), page);\n}": ("R141", "2:24"),
    "/* 目录 */ a { content: target-counters(attr(href url), page, '.') }": ("R143", "1:23"),
    ".row { border-bottom: .5pt DOTTED var(--line) }": ("R142", "1:28"),
    ".row { border-style: none none dotted }": ("R142", "1:32"),
    ".row { outline: dotted 1px }": ("R142", "1:17"),
    ".columns { column-rule: 1px dotted }": ("R142", "1:29"),
    "@page :left { @bottom-left { border-top: 1pt dotted } }": ("R142", "1:46"),
    "@media print { .toc { & p { border: 1pt dotted } } }": ("R142", "1:41"),
    "@media print, screen { .toc { border: 1pt dotted } }": ("R142", "1:43"),
    "@media not screen { .a:hover { border: 1pt dotted } }": None,
    "@media screen { .toc { border: 1pt dotted } }": None,
    ".row { border: 1pt dashed; border-bottom: .3pt solid }": None,
    ".row::before { content: 'leader(.) dotted' }": None,
    "/* border: dotted */ .dotted, .leader { color: red }": None,
    "ul { list-style: dotted; font-family: dotted }": None,
    "": None,
    "{{{ border": None,
}


@pytest.mark.parametrize("css", SLOW)
def test_a_style_sheet_that_costs_time(css: str) -> None:
    """The first place is where the word stands."""
    found = list(sheet_cliffs(sheet(css)))
    first = (found[0].code, str(found[0].span)) if found else None
    expected = SLOW[css]
    assert first == (expected and (expected[0], f"{PATH}:{expected[1]}"))
    assert not any(problem.is_error for problem in found)


def test_every_place_is_said() -> None:
    """One warning each, in their order."""
    css = "a { border: 1pt dotted; content: leader('.') leader('-') target-counter(attr(href), page) }"
    found = list(sheet_cliffs(sheet(css)))
    assert [problem.code for problem in found] == ["R142", "R141", "R141", "R143"]
    assert [css[p.span.column - 1 :][: p.span.length] for p in found] == [
        "dotted", "leader", "leader", "target-counter",
    ]  # fmt: skip
    assert found[3].hint == 'write `{{ scene.page(id, "first") }}` in the template instead'


@pytest.mark.parametrize(("cuts", "codes"), [("HarfBuzz 10.1.0", []), ("fontTools", ["R140"])])
def test_a_machine_without_harfbuzz(cuts: str, codes: list[str]) -> None:
    """Said with the command that mends it, once."""
    found = list(machine_cliffs(cuts))
    assert [problem.code for problem in found] == codes
    assert all("libharfbuzz-subset0" in problem.hint for problem in found)


def test_all_sheets_of_an_edition_are_looked_at() -> None:
    """Each under its own name."""
    sheets = (sheet("a { border: dotted }"), Sheet("b", "\n b { border: dotted }", Span("templates/shared/b.css")))
    composition = Composition(
        language="en", goal="draft", slug="sample", title="", date="2021-03-25", first_folio=1, frame=("", ""),
        bodies=(), sheets=sheets, pictures=(), sections=(), places=(), web_sections=(),
    )  # fmt: skip
    found = [problem for problem in find_cliffs(composition) if problem.code != "R140"]
    assert [str(problem.span) for problem in found] == [f"{PATH}:1:13", "templates/shared/b.css:2:14"]
    assert (len(find_cliffs(composition)) == len(found)) == cutter().startswith("HarfBuzz")


def said_of(font: bytes, index: int = 0) -> Diagnostic | None:
    """Return what is said of a font when it has been cut."""
    return variable_face("content/fonts/a.ttf", Span("content/fonts/a.ttf"), cut(font, index, ASCII))


def test_a_variable_font_is_named() -> None:
    """By its file; the static ones of the same kinds are not."""
    said = said_of(variable_font_file("Brand Sans"))
    assert said is not None
    assert (said.code, said.span.path, said.is_error) == ("R144", "content/fonts/a.ttf", False)
    assert said.code in RULES
    assert said_of(font_file("Brand Sans")) is None
    assert said_of(font_file("Brand Sans", flavor="woff2")) is None
    assert said_of(collection("Brand Sans", "Brand Serif"), 1) is None
    assert variable_face("a", Span("a"), b"fvar") is None
