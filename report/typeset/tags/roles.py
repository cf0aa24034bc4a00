"""Which tag an element of HTML becomes (ISO 32000-1 §14.8.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
GROUPS = {
    "main": "Part",
    "article": "Art",
    "section": "Sect",
    "blockquote": "BlockQuote",
    **dict.fromkeys(("div", "header", "footer", "nav", "aside", "address", "form", "fieldset", "figure"), "Div"),
}
"""Elements that hold blocks; words that stand in them directly become paragraphs."""
CELLS = {
    "li": "LBody",
    "dd": "LBody",
    "dt": "Lbl",
    "td": "TD",
    "th": "TH",
    **dict.fromkeys(("caption", "figcaption"), "Caption"),
}
"""Elements that hold blocks or words."""
TEXTS = {
    **dict.fromkeys(("p", "legend", "pre"), "P"),
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
"""Blocks that hold words."""
PHRASES = {"em": "Em", "strong": "Strong", "code": "Code", "q": "Quote", "a": "Link"}
"""Words within a text that mean more than others."""
TABLE = {"table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR"}
LISTS = {"ul": "Disc", "ol": "Decimal", "dl": "None"}
"""Lists, with the numbering of those whose items have markers (ISO 32000-1 §14.8.5.5)."""
FIELDS = ("input", "textarea", "select", "button")
PICTURES = ("img", f"{SVG}svg")

INLINE = {"Span", "Em", "Strong", "Code", "Quote", "Link", "Note", "Reference", "Form"}
KEPT = {"TR", "TD", "TH"}
"""Tags that are needed though they be empty: a table without a cell is another table."""
ROLE_MAP = {"Em": "Span", "Strong": "Span"}
"""Types of PDF 2.0 that PDF 1.7 has to be told about."""
NUMBERING = {
    "circle": "Circle",
    "square": "Square",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
}


def description(element: Element) -> str | None:
    """Return what a picture shows, in words; empty where it decorates, None where nobody said."""
    if element.tag == "img":
        return element.get("alt")
    title = element.findtext(f"{SVG}title")
    return title or element.get("aria-label")
