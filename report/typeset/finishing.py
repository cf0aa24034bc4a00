"""What WeasyPrint leaves to be done in a PDF before it is written.

Each function takes WeasyPrint's pydyf.PDF and changes it in place; none depends on another.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_ROWS = 100
"""Rows that a block of a ToUnicode map may have (Adobe Technical Note 5411)."""


def label_pages(pdf: Any, first_folio: int) -> None:  # noqa: ANN401 - pydyf is untyped
    """Let viewers call a page by its folio; pages before folio 1 are numbered in roman (ISO 32000-1 §12.4.2)."""
    if first_folio > 0:
        labels = [0, pydyf.Dictionary({"S": "/D", "St": first_folio})]
    else:
        labels = [0, pydyf.Dictionary({"S": "/r"}), 1 - first_folio, pydyf.Dictionary({"S": "/D", "St": 1})]
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(labels)})


def describe_links(pdf: Any, titles: Mapping[str, str]) -> None:  # noqa: ANN401 - pydyf is untyped
    """Let a screen reader speak the title of a link's target instead of its id."""
    for link in _dictionaries(pdf):
        if link.get("Subtype") == "/Link" and isinstance(link.get("Contents"), pydyf.String):
            link["Contents"] = pydyf.String(titles.get(link["Contents"].string, link["Contents"].string))


def join_radio_buttons(pdf: Any) -> None:  # noqa: ANN401 - pydyf is untyped
    """Make each group of radio buttons one field, described by what its buttons' descriptions have in common.

    WeasyPrint names every button too and lists it beside its group, which makes it a field of its own
    (ISO 32000-1 §12.7.3.1: a kid without a name is a widget of its parent).
    """
    form = pdf.catalog.get("AcroForm")
    if form is None:
        return
    by_reference = {each.reference: each for each in _dictionaries(pdf)}
    for group in [each for each in by_reference.values() if "Opt" in each]:
        buttons = [by_reference[kid] for kid in group.get("Kids", ())]
        form["Fields"] = pydyf.Array(field for field in form["Fields"] if field not in group["Kids"])
        for button in buttons:
            button.pop("T", None)
        words = [button["TU"].string for button in buttons if "TU" in button]
        same = takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False))
        shared = "".join(letters[0] for letters in same).strip()
        if shared and len(words) == len(buttons):
            group["TU"] = pydyf.String(shared)


def give_appearances(pdf: Any) -> None:  # noqa: ANN401 - pydyf is untyped
    """Say what every field looks like, instead of leaving it to viewers (ISO 19005-3 §6.3.3 and §6.4.1).

    Only buttons come with an appearance. The other fields of a report are empty until somebody fills them in, and
    then the viewer draws them.
    """
    pdf.catalog.get("AcroForm", {}).pop("NeedAppearances", None)
    for field in list(_dictionaries(pdf)):
        if field.get("Subtype") == "/Widget" and "AP" not in field:
            left, first, right, second = field["Rect"]
            box = pydyf.Array([0, 0, abs(right - left), abs(second - first)])
            empty = pydyf.Stream([], pydyf.Dictionary({"Type": "/XObject", "Subtype": "/Form", "BBox": box}))
            pdf.add_object(empty)
            field["AP"] = pydyf.Dictionary({"N": empty.reference})


def list_files_once(pdf: Any) -> None:  # noqa: ANN401 - pydyf is untyped
    """Name every associated file once; WeasyPrint names each twice."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def name_characters(document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
    """Say of every glyph which character it was set for.

    A font that form fields use is embedded whole, with the map of its own character table. There, tabular
    figures and the commas and brackets between capitals of some fonts have no character, or a private one: they
    would be drawn, but not found, copied or read aloud (ISO 14289-1 §7.21.7).
    """
    meant: dict[bytes, dict[int, str]] = {}
    for font in document.fonts.values():
        meant.setdefault(font.name, {}).update(font.to_unicode)
    streams = {each.reference: each.stream for each in pdf.objects if isinstance(each, pydyf.Stream)}
    for font in _dictionaries(pdf):
        if "ToUnicode" in font:
            _rewrite_map(streams[font["ToUnicode"]], meant.get(font["BaseFont"], {}))


def _rewrite_map(mapping: list[bytes], meant: Mapping[int, str]) -> None:
    """Put what was meant into the lines of a ToUnicode map (ISO 32000-1 §9.10.3)."""
    rows = {f"<{glyph:04x}>".encode(): f"<{text.encode('utf-16-be').hex()}>".encode() for glyph, text in meant.items()}
    for number, line in enumerate(mapping):
        glyph = line.partition(b" ")[0]
        if glyph in rows and not line.endswith(b"range"):
            mapping[number] = glyph + b" " + rows.pop(glyph)
    end = mapping.index(b"endcmap")
    rest = [glyph + b" " + text for glyph, text in rows.items()]
    for start in range(0, len(rest), MOST_ROWS):
        block = rest[start : start + MOST_ROWS]
        mapping[end:end] = [f"{len(block)} beginbfchar".encode(), *block, b"endbfchar"]


def _dictionaries(pdf: Any) -> Iterator[Any]:  # noqa: ANN401 - pydyf is untyped
    return (each for each in pdf.objects if isinstance(each, pydyf.Dictionary))
