"""Pages with holes are told; white where a chapter ends is not."""

from __future__ import annotations

import weasyprint

from report.diagnostics import Span
from report.typeset.fullness import short_pages, tell_short_pages

CSS = "<style>@page { size: 100px 100px; margin: 0 } body { margin: 0 }"
CSS += " p { height: 20px; margin: 0; line-height: 20px; font-size: 16px }"
CSS += " .big { height: 70px; break-inside: avoid } .new { break-before: page }</style>"
FALLBACK = Span("templates/print/document.html")


def told(body: str) -> list[tuple[str, str]]:
    """Return what is told of a document, and where."""
    document = weasyprint.HTML(string=CSS + body).render()
    places = [("big one", Span("content/a.md", 7, 1))]
    return [
        (each.code, f"{each.span.path}:{each.span.line} {each.message}")
        for each in tell_short_pages(short_pages(document), places, "en", FALLBACK)
    ]


def test_hole_before_a_block_that_does_not_fit() -> None:
    """A block that goes to the next page whole is named, with its place and how full the page stayed."""
    assert told("<p>one</p><p>two</p><p class=big>big one</p><p>three</p>") == [
        ("R130", "content/a.md:7 page 1 of the en PDF is 40% full: what follows did not fit there")
    ]


def test_white_before_a_forced_break() -> None:
    """A chapter may end where it ends, also when the break stands at an element around the text."""
    assert told("<p>one</p><section class=new><div><p>two</p></div></section>") == []


def test_full_pages() -> None:
    """Pages that are filled well enough, and the last page, are left alone."""
    assert told("<p>one</p>" * 4 + "<p class=big>big one</p>") == []
    assert told("<p>one</p>") == []


def test_element_that_runs_over_the_page() -> None:
    """A section that asked for a page of its own does not excuse a hole in its middle."""
    body = "<section class=new><p>one</p><p>two</p><p class=big>big one</p></section>"
    assert [code for code, _ in told(f"<p>zero</p>{body}")] == ["R130"]


def test_footnotes_take_room() -> None:
    """What footnotes fill is no hole: fullness is measured above them."""
    notes = "<style>.note { float: footnote; height: 30px }</style>"
    assert told(f"{notes}<p>one</p><p>two<span class=note>n</span></p><p class=big>big one</p>") == []
