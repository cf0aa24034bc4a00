"""Page numbers: late values, ranges in mid-page, and the points where WeasyPrint's inside is used."""

from __future__ import annotations

import inspect
import re

import pytest
import weasyprint
from hypothesis import given
from hypothesis import strategies as st
from weasyprint.formatting_structure import boxes

from report.model.composition import SectionTitle, late_page
from report.model.rendition import PageRange
from report.typeset.late import fill_late_values, shape_late_values
from report.typeset.pagemap import map_pages

TITLES = (
    SectionTitle("a", "甲", "a.html", (), None),
    SectionTitle("a.b", "乙", "a.html#a.b", (), "a"),
    SectionTitle("c", "丙", "c.html", (), None),
)


def ranges(body: str) -> dict[str, PageRange]:
    """Lay a body out on small pages and return where its sections stand."""
    css = "<style>@page { size: 100px 100px; margin: 0 } p { height: 40px; margin: 0; orphans: 1; widows: 1 }</style>"
    source = weasyprint.HTML(string=css + body)
    return dict(map_pages(source.render(), source.etree_element, TITLES).sections)


def section(name: str, paragraphs: int, extra: str = "") -> str:
    """Return a section of so many paragraphs; two fit on a page."""
    return f'<section data-section="{name}"{extra}>' + "<p>x</p>" * paragraphs + "</section>"


def test_section_ends_in_mid_page() -> None:
    """Two sections that share a page both have it in their ranges; a parent covers its children."""
    found = ranges(section("a", 1) + section("a.b", 2) + section("c", 2))
    assert found == {"a": PageRange(1, 2), "a.b": PageRange(1, 2), "c": PageRange(2, 3)}


def test_empty_space_is_no_text() -> None:
    """A margin or an empty block that runs over the page edge does not lengthen a section."""
    found = ranges(section("a", 2) + '<section data-section="c" style="padding-top: 150px"><p>x</p></section>')
    assert found["a"] == PageRange(1, 1)
    assert found["c"].first == found["c"].last > 1


def test_footnote_belongs_to_its_section() -> None:
    """A note at the foot of a page is text of the section that calls it."""
    note = '<span style="float: footnote; font-size: 8px">note</span>'
    found = ranges(f'<section data-section="a"><p>x{note}</p></section>')
    assert found == {"a": PageRange(1, 1)}


@given(st.integers(1, 400), st.integers(0, 60), st.integers(-3, 20))
def test_late_values_are_folios(first: int, more: int, folio: int) -> None:
    """Every marker becomes a folio: physical page 1 has the folio the project says."""
    pages = {"a": PageRange(first, first + more)}
    html = f"{late_page('a', 'first')}|{late_page('a', 'last')}|{late_page('a', 'range')}|{late_page('no', 'first')}"
    filled = fill_late_values(html, pages, folio)
    one, other, both, unknown = re.sub("<[^>]+>", "", filled).split("|")
    assert re.findall('data-late="([^"]+)"', filled) == ["first:a", "last:a", "range:a", "first:no"]
    assert (int(one), int(other)) == (first + folio - 1, first + more + folio - 1)
    assert both == (one if more == 0 else f"{one}–{other}")
    assert unknown == "000"


@given(st.integers(1, 400), st.integers(0, 60), st.integers(1, 400))
def test_shape_is_that_of_the_number(first: int, more: int, otherwise: int) -> None:
    """A galley is the same as long as numbers keep their digits; in an attribute, which nobody draws, they are true."""
    html = f'<a title="{late_page("a", "first")}">{late_page("a", "range")}</a>'
    one, other = ({"a": PageRange(number, number + more)} for number in (first, otherwise))
    shaped = shape_late_values(html, one, 1)
    assert re.sub("[1-9]", "0", re.sub("<[^>]+>", "", fill_late_values(html, one, 1))) == re.sub("<[^>]+>", "", shaped)
    assert f'title="{first}"' in shaped
    assert f'title="{otherwise}"' in shape_late_values(html, other, 1)


def test_weasyprint_is_the_version_we_know() -> None:
    """Its inside is used in typeset/; another version must be looked at first."""
    assert weasyprint.__version__ == "70.0"


@pytest.mark.parametrize("kind", [boxes.TextBox, boxes.ReplacedBox, boxes.BlockBox])
def test_boxes_know_their_element(kind: type) -> None:
    """The page map reads `element`, `text`, `replacement` and `children` of boxes."""
    assert "element" in inspect.signature(kind).parameters


def test_pages_give_their_box() -> None:
    """The page map starts at the page's box."""
    document = weasyprint.HTML(string="<p>x").render()
    assert document.pages[0]._page_box.children  # noqa: SLF001 - the point that is guarded
