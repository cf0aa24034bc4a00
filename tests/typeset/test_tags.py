"""Tags: what assistive technology is told of a page, as an outline of types and texts."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
import weasyprint
from weasyprint.pdf.stream import Stream

from report.typeset.lines.engine import EngineChangedError
from report.typeset.tags import engine, tagging
from report.typeset.tags.engine import check_engine
from tests.outputs.tagtree import Annotation, Tagged, read_tags

PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
SVG = 'xmlns="http://www.w3.org/2000/svg" width="9" height="9"'
SHEET = """<style>
@page { size: 300px 200px; margin: 30px; @top-left { content: "head" } @footnote { max-height: 50% } }
body { margin: 0; font: 10px/20px sans-serif } p, table, ul, ol, h1 { margin: 0 }
.note { float: footnote } .row { display: flex } .last { order: 1 } .tall { height: 100px }
input { appearance: auto }
</style>"""


def written(html: str, *, ours: bool = True) -> pikepdf.Pdf:
    """Return a page as a PDF, with our tags or with WeasyPrint's."""
    document = weasyprint.HTML(string=f'<html lang="en"><title>t</title>{SHEET}<body>{html}').render(pdf_forms=True)
    if ours:
        with tagging(document):
            content = document.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=True)
    else:
        content = document.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=True)
    return pikepdf.open(BytesIO(content))


def outline(tag: Tagged) -> str:
    """Return a tag as `Type(kid kid)`, with its language, its words for a picture and what it is the head of."""
    facts = [tag.language, tag.alternate and repr(tag.alternate)]
    facts += [
        f"{key[1:]}={str(value).strip('/')}" for key, value in tag.attributes.items() if key not in {"/O", "/BBox"}
    ]
    kids = [
        outline(kid) if isinstance(kid, Tagged) else f"<{kid.type[1:]}>" if isinstance(kid, Annotation) else f"“{kid}”"
        for kid in tag.kids
    ]
    return f"{tag.type}{''.join(f'[{fact}]' for fact in facts if fact)}({' '.join(kids)})"


def tags_of(html: str) -> str:
    """Return the outline of what a body of HTML becomes."""
    with written(html) as pdf:
        return " ".join(outline(tag) for tag in read_tags(pdf)[0].tags)


CASES = {
    "a paragraph is one tag, whatever stands in it": (
        "<p>one <span>two</span> <data>three</data></p>",
        "P(“one ” “two” “three”)",
    ),
    "words in a group are a paragraph": ("<div>one</div>", "P(“one”)"),
    "words beside blocks are a paragraph": ("<div>one<p>two</p></div>", "Div(P(“one”) P(“two”))"),
    "emphasis": ("<p><em>a</em><strong>b</strong><code>c</code></p>", "P(Em(“a”) Strong(“b”) Code(“c”))"),
    "a word of another language": ('<p>a <i lang="fr">b</i></p>', "P(“a ” Span[fr](“b”))"),
    "a paragraph of another language": ('<p lang="fr">a <em>b</em></p>', "P[fr](“a ” Em(“b”))"),
    "a paragraph whose words are": ('<p><span lang="fr">a</span></p>', "P[fr](“a”)"),
    "the language of the document again": ('<p lang="en">a</p>', "P(“a”)"),
    "a heading of another language": ('<h1><span lang="fr">a</span></h1>', "H1[fr](“a”)"),
    "a cell of another language": (
        '<table><tr><td lang="fr">a</td></tr></table>',
        "Table(TBody(TR(TD[fr](“a”))))",
    ),
    "heads of columns and rows": (
        '<table><thead><tr><th>a<th scope="col">b</thead><tbody><tr><th scope="row">c<td>d</table>',
        "Table(THead(TR(TH[Scope=Column](“a”) TH[Scope=Column](“b”))) TBody(TR(TH[Scope=Row](“c”) TD(“d”))))",
    ),
    "cells that reach over others": (
        '<table><tr><th scope="rowgroup" colspan="2">a<tr><td>b<td></table>',
        "Table(TBody(TR(TH[ColSpan=2][Scope=Row](“a”)) TR(TD(“b”) TD())))",
    ),
    "a table and its caption": (
        "<figure><figcaption>a</figcaption><table><tr><td>b</table></figure>",
        "Table(Caption(“a”) TBody(TR(TD(“b”))))",
    ),
    "a table's own caption": (
        "<table><caption>a</caption><tr><td>b</table>",
        "Table(Caption(“a”) TBody(TR(TD(“b”))))",
    ),
    "a picture and its caption": (
        f'<figure><img src="{PIXEL}" alt="a"><figcaption>b</figcaption></figure>',
        "Figure['a'](“” Caption(“b”))",
    ),
    "a drawing": (
        f'<svg {SVG}><title>a</title><rect width="9" height="9"/></svg>',
        "Figure['a'](“”)",
    ),
    "a picture that decorates": (f'<p>a<img src="{PIXEL}" alt=""></p>', "P(“a”)"),
    "a drawing that decorates": (
        f'<p>a</p><svg {SVG} aria-hidden="true"><rect width="9" height="9"/></svg>',
        "P(“a”)",
    ),
    "lists": (
        "<ul><li>a<ol><li>b</ol></ul>",
        "L[ListNumbering=Disc](LI(Lbl(“• ”) LBody(P(“a”) L[ListNumbering=Decimal](LI(Lbl(“1. ”) LBody(“b”))))))",
    ),
    "a list without markers": (
        '<ul style="list-style: none"><li>a</ul>',
        "L[ListNumbering=None](LI(LBody(“a”)))",
    ),
    "terms": (
        "<dl><div><dt>a</dt><dd>b</dd></div><dt>c</dt><dd>d</dd></dl>",
        "L[ListNumbering=None](LI(Lbl(“a”) LBody(“b”)) LI(Lbl(“c”) LBody(“d”)))",
    ),
    "a link": ('<p><a href="https://example.org/">a</a></p>', "P(Link(<Link> “a”))"),
    "a link holds what points to it": (
        '<p><a href="https://example.org/"><em>a</em></a></p>',
        "P(Link(<Link> Em(“a”) <Link>))",
    ),
    "a note": (
        '<p>a<span class="note">b</span> c</p>',
        "P(“a” Reference(Lbl(“1”)) Note(Lbl(“1. ”) “b”) “ c”)",
    ),
    "a field": ('<form><p><input name="a" title="b"> c</p></form>', "P(Form(<Widget>) “c”)"),
    "nothing is said of what is empty": ("<div><p></p><ul></ul><figure></figure></div><p>a</p>", "P(“a”)"),
    "the source's order, not the page's": (
        '<div class="row"><p class="last">a</p><p>b</p></div>',
        "Div(P(“a”) P(“b”))",
    ),
    "a paragraph on two pages is one": (
        '<div class="tall"></div><p style="orphans: 1; widows: 1">a<br>b<br>c</p>',
        "P(“a” “b” “c”)",
    ),
}


@pytest.mark.parametrize(("html", "expected"), CASES.values(), ids=CASES.keys())
def test_tags(html: str, expected: str) -> None:
    """What is written becomes these tags."""
    assert tags_of(html) == expected


def test_head_of_a_table_is_told_once() -> None:
    """On the second page of a table its head is an artifact, as running heads are on every page."""
    html = "<table><thead><tr><th>top</thead><tbody>" + "<tr><td>x" * 12 + "</table>"
    with written(html) as pdf:
        assert len(pdf.pages) == 3
        tags, artifacts = read_tags(pdf)
        assert tags.text == "top" + "x" * 12
        assert artifacts == ["head", "tophead", "tophead"]


def test_notes_have_names() -> None:
    """Each note has an ID of its own, which the tree can look up (ISO 14289-1 §7.9)."""
    note = '<span class="note">b</span>'
    with written(f"<p>a{note} c{note}</p>") as pdf:
        names = [tag.id for tag in read_tags(pdf)[0].all() if tag.type == "Note"]
        assert len(set(names)) == 2
        tree = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        assert [str(tree[str(name)].S) for name in names] == ["/Note", "/Note"]


def test_every_annotation_finds_its_tag() -> None:
    """From a link and from a field, a reader comes to the tag that holds it (ISO 32000-1 §14.7.4.4)."""
    html = '<form><p><a href="https://example.org/">a</a> <input name="b" title="c"></p></form>'
    with written(html) as pdf:
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        found = [str(parents[int(each.StructParent)].S) for each in pdf.pages[0].obj.Annots]
        assert sorted(found) == ["/Form", "/Link"]
        assert [str(owner.S) for owner in parents[int(pdf.pages[0].obj.StructParents)]] == ["/Link"]


def test_no_more_spans_than_weasyprint() -> None:
    """A paragraph of figures and links has a Span for each change of language and no other."""
    html = "<p>" + '<data class="figure"><span>超过</span>12</data>, <b lang="zh">中文</b> and words ' * 9 + "</p>"
    counts = []
    for ours in (True, False):
        with written(html, ours=ours) as pdf:
            counts.append(sum(tag.type == "Span" for tag in read_tags(pdf)[0].all()))
    assert counts[0] == 9
    assert counts[0] <= counts[1]


def test_picture_without_words_is_reported(caplog: pytest.LogCaptureFixture) -> None:
    """A picture that nobody described stays a picture, and fails; it is not taken for decoration in silence."""
    assert tags_of(f'<p><img src="{PIXEL}"></p>') == "P(Figure(“”))"
    assert "no words" in caplog.text


def test_what_is_replaced_is_there() -> None:
    """WeasyPrint has the two functions that are replaced, and has them back afterwards."""
    check_engine()
    before = Stream.marked, weasyprint.pdf.add_tags
    with written("<p>a</p>"):
        assert (Stream.marked, weasyprint.pdf.add_tags) == before


@pytest.mark.parametrize("owner", ["add_tags", "marked"])
def test_other_weasyprint_is_refused(owner: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A WeasyPrint that takes other parameters is not written to."""
    (place,) = (each for each, name, _ in engine.REPLACED if name == owner)
    monkeypatch.setattr(place, owner, lambda other: other)
    with pytest.raises(EngineChangedError, match=owner):
        check_engine()


def test_other_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version has to be looked at first."""
    monkeypatch.setattr(weasyprint, "__version__", "70.1")
    with pytest.raises(EngineChangedError, match=r"70\.1"):
        check_engine()
