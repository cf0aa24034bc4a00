"""The pages of the website, read with the parser of the standard library."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
SPOKEN = ("alt", "aria-label", "content", "placeholder", "title", "value")
"""Attributes whose words reach a reader; `data-` attributes do by way of the script."""


@dataclass(slots=True)
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """Yield the element and all below it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    def all(self, tag: str) -> list[Element]:
        """Return the elements of one name."""
        return [element for element in self if element.tag == tag]

    @property
    def text(self) -> str:
        """All text below the element, white space as one space each."""
        return " ".join("".join(self.texts()).split())

    def words(self, language: str) -> Iterator[str]:
        """Yield texts and spoken attributes in a language: what is marked as another is left out."""
        if self.attributes.get("lang", language) != language or self.tag in {"script", "style"}:
            return
        for name, value in self.attributes.items():
            if name in SPOKEN or name.startswith("data-"):
                yield value
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child.words(language)

    def texts(self) -> Iterator[str]:
        """Yield the texts below the element as they are."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child.texts()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.faults.append(f"</{tag}> closes <{self.open[-1].tag}>")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@cache
def read_page(path: Path) -> Element:
    """Return the root of a page; AssertionError where its tags do not nest."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    assert not reader.faults, (path, reader.faults)
    return reader.open[0]


def page_paths(site: Path) -> list[Path]:
    """Return all pages of a site."""
    return sorted(site.rglob("*.html"))
