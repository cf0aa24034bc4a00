"""Which families an edition asks for: read from style sheets, drawings and pictures."""

from __future__ import annotations

import pytest

from report.diagnostics import Severity, Span
from report.model.composition import Composition, Sheet
from report.model.font import FontFace, FontFile
from report.typeset.faces import find_faces
from report.typeset.faces.characters import characters_of
from report.typeset.faces.stacks import stacks_of
from tests.fontfiles import ASCII, font_file

DOCUMENT = Span("templates/print/document.html")
TOKENS = (
    ":root { --font-text: 'Brand'; --font-zh: 'Song'; --font-zh-hant: 'Ming' }\nhtml { font-family: var(--font-text) }"
)
CHINESE = ":lang(zh) { font-family: var(--font-zh) } :lang(zh-Hant) { font-family: var(--font-zh-hant) }"


def edition(html: str, css: str = TOKENS, picture: str = "", *fonts: FontFile) -> Composition:
    """Return an edition of this document and style sheet."""
    return Composition(
        language="en",
        goal="draft",
        slug="a",
        title="A",
        date="2021-03-25",
        first_folio=1,
        frame=(html, ""),
        bodies=(),
        sheets=(Sheet("a", css, Span("templates/print/a.css")),),
        pictures=(("images/a.svg", picture.encode(), "image/svg+xml"),) if picture else (),
        sections=(),
        places=(),
        web_sections=(),
        families=("Brand",),
        fonts=fonts,
    )


def names(html: str, css: str) -> set[str]:
    """Return the families that are asked for beside the edition's own."""
    found = {family for stack in stacks_of(edition(html, css), DOCUMENT) for family in stack.families}
    return found - {"Brand"}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<html lang=en>", set()),
        ('<html lang="en"><p lang="zh-CN">', {"Song"}),
        ('<html lang="zh-Hant-HK">', {"Ming"}),
        ('<html lang="zh-TW"><p lang="zh">', {"Ming", "Song"}),
    ],
)
def test_fonts_of_a_language_count_where_it_is_written(html: str, found: set[str]) -> None:
    """A report without Chinese needs no Chinese font, and one in traditional characters none of simplified ones."""
    assert names(html, TOKENS + CHINESE) == found


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("p { font-family: A, 'B C', \"D, E\", serif }", {"A", "B C", "D, E"}),
        ("p { font: italic 700 12px/1.5 A, serif }", {"A"}),
        ("p { font-size: 12px; font-weight: 700 }", set()),
        ("@media print { p { font-family: A } }", {"A"}),
        ("@media screen { p { font-family: A } }", set()),
        ("@page { @top-left { font-family: A } }", {"A"}),
        (".a { .b { font-family: A } }", {"A"}),
        ("/* p { font-family: A } */", set()),
        ("p { font-family: var(--font-none, A) }", {"A"}),
        (":root { --x: var(--x) } p { font-family: var(--x) }", set()),
        ("p { font-family: inherit }", set()),
    ],
)
def test_families_are_read_from_rules(css: str, found: set[str]) -> None:
    """In every way that CSS has to name them, and not where print does not look."""
    assert names("", css) == found


def test_place_of_a_family() -> None:
    """A rule is named with its line; drawings and pictures as well as can be."""
    picture = '<svg><text style="font-family: P">x</text></svg>'
    found = stacks_of(edition('<svg font-family="&#34;D&#34;,serif">', "\np { font-family: A }", picture), DOCUMENT)
    assert [(stack.names, stack.place.path, stack.place.line) for stack in found] == [
        (("Brand",), "templates/tokens.yaml", 1),
        (("A",), "templates/print/a.css", 2),
        (("D", "serif"), "templates/print/document.html", 1),
        (("P",), "content/images/a.svg", 1),
    ]


def test_picture_with_a_font_of_its_own_is_a_warning() -> None:
    """Whoever drew it had the font; the design's takes its place, and somebody is told."""
    own = FontFile("content/fonts/a.ttf", font_file("Brand"), (FontFace(0, ("Brand",)),))
    found = find_faces(edition("", "", '<svg font-family="Not Here, Nor Here">', own), DOCUMENT, None)
    assert found.value is not None
    told = [(d.code, d.severity, d.span.path) for d in found.diagnostics]
    assert told == [("R106", Severity.WARNING, "content/images/a.svg")] * 2


def test_one_of_a_rules_families_is_enough() -> None:
    """A stack in a style sheet offers a choice; one in a token shares out the characters, so all are needed."""
    own = FontFile("content/fonts/a.ttf", font_file("Brand"), (FontFace(0, ("Brand",)),))
    assert find_faces(edition("", "p { font-family: Not Here, Brand }", "", own), DOCUMENT, None).value is not None
    sheet = ":root { --font-text: Not Here, Brand } p { font-family: var(--font-text) }"
    assert find_faces(edition("", sheet, "", own), DOCUMENT, None).value is None


def test_characters_that_nobody_typed() -> None:
    """What a style sheet spells as a code, a drawing's text, capitals, composed letters, bullets."""
    found = characters_of(edition("<p>&alefsym; ǆ e\u0302\u0323", 'p::before { content: "\\2742" }', "<svg>§ㄅ</svg>"))
    assert set(ASCII) | set("ℵ\u2742ㄅǄệ•…“—\u2060\u00ad") <= found
