"""HTML as a tree of elements; the program composes HTML that is well-formed, so that nothing has to be guessed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta"})


@dataclass(slots=True)
class Element:
    """An element with what it holds."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    def elements(self) -> list[Element]:
        """Return the elements it holds, without those below them."""
        return [child for child in self.children if isinstance(child, Element)]

    def every(self) -> Iterator[Element]:
        """Yield it and every element below it, in the order of the document."""
        yield self
        for child in self.elements():
            yield from child.every()

    def find(self, name: str) -> Element | None:
        """Return the first element below it of that tag or class."""
        return next(iter(self.all(name)), None)

    def all(self, name: str) -> list[Element]:
        """Return the elements below it of that tag or class."""
        return [each for each in self.every() if each is not self and (each.tag == name or name in each.classes)]

    def text(self) -> str:
        """Return its text, as it is written."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def read_html(text: str) -> Element:
    """Return the document's root, which holds its elements."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.root
