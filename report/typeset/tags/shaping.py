"""Elements with their pieces -> tags, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from weasyprint.logger import LOGGER

from report.typeset.tags import roles
from report.typeset.tags.contents import BODY, CALL, MARKER, Node, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element


@dataclass(slots=True, eq=False)
class Tag:
    """An element of the structure tree."""

    type: str
    element: Element | None
    kids: list[Tag | Piece]
    attributes: dict[str, Any] = field(default_factory=dict)
    """Owner (Table, List) and what else stands in its attribute object."""
    language: str | None = None
    alternate: str | None = None

    @property
    def is_phrase(self) -> bool:
        """Whether the tag stands within a line of text."""
        return self.type in roles.INLINE


Kids = list[Tag | Piece]


class Shaper:
    """Turns the parts of one document into tags; what says nothing is gathered in `asides`."""

    def __init__(self) -> None:
        self.asides: list[Any] = []

    def document(self, root: Node) -> Tag:
        """Return the tag of the whole document."""
        language = root.element.get("lang", "")
        return Tag("Document", root.element, self._paragraphs(self._inside(root, language)))

    def _inside(self, node: Node, language: str) -> Kids:
        """Return the tags of what stands in a node."""
        found: Kids = []
        for kid in node.kids:
            found.extend([kid] if isinstance(kid, Piece) else self._shape(kid, language))
        return found

    def _shape(self, node: Node, language: str) -> Kids:
        """Return the tag of a node, or those of its kids where it means nothing by itself."""
        element = node.element
        own = element.get("lang", language)
        kids = self._inside(node, own)
        if element.get("aria-hidden") == "true":
            return self._dropped(kids)
        if node.part != BODY:
            kids = self._filled(Tag("Lbl", element, kids))
            return [Tag("Reference", element, kids)] if kids and node.part == CALL else kids
        tags = self._tagged(node, kids)
        if own != language:
            tags = _spoken(tags, own, element)
        return [each for tag in tags for each in (self._filled(tag) if isinstance(tag, Tag) else [tag])]

    def _tagged(self, node: Node, kids: Kids) -> Kids:  # noqa: C901 - one case per kind of element
        element, name = node.element, str(node.element.tag)
        if any(kid.part == MARKER for kid in _nodes(node)) and name not in {"li", "dt", "dd"}:
            return [Tag("Note", element, kids)]
        if name in roles.PICTURES:
            return self._picture(element, kids)
        if name in roles.FIELDS:
            self._drop(kid for kid in kids if isinstance(kid, Piece) and kid.is_drawn)
            return [Tag("Form", element, [kid for kid in kids if isinstance(kid, Piece) and not kid.is_drawn])]
        if name in roles.LISTS:
            return [_list(node, self._listed(kids))]
        if name in roles.TABLE:
            return [_rows(Tag(roles.TABLE[name], element, [kid for kid in kids if isinstance(kid, Tag)]))]
        if name == "li":
            return [self._item(element, kids)]
        if name in roles.CELLS:
            tag = Tag(roles.CELLS[name], element, self._mixed(kids))
            return [_cell(tag, element)] if name in {"td", "th"} else [tag]
        if name in roles.TEXTS:
            return [Tag(roles.TEXTS[name], element, kids)]
        if name in roles.GROUPS:
            return self._group(Tag(roles.GROUPS[name], element, self._paragraphs(kids)))
        if name in roles.PHRASES:
            return [_link(element, kids)] if name == "a" else [Tag(roles.PHRASES[name], element, kids)]
        return kids

    def _group(self, tag: Tag) -> Kids:
        """Return a group; one of a single block is that block, and captions go to what they are captions of."""
        if tag.element is not None and tag.element.tag == "figure":
            tag.kids = _captioned(tag.kids)
        return tag.kids if tag.type == "Div" and len(tag.kids) == 1 else [tag]

    def _picture(self, element: Element, kids: Kids) -> Kids:
        words = roles.description(element)
        if words is None:
            LOGGER.error("The picture %s has no words that say what it shows", element.get("src", "<svg>"))
        return self._dropped(kids) if words == "" else [Tag("Figure", element, kids, alternate=words)]

    def _paragraphs(self, kids: Kids) -> Kids:
        """Make paragraphs of the words that stand between blocks."""
        found: Kids = []
        for is_block, group in groupby(kids, lambda kid: isinstance(kid, Tag) and not kid.is_phrase):
            run = list(group)
            if is_block:
                found.extend(run)
            elif any(_speaks(kid) for kid in run):
                found.append(Tag("P", None, run))
        return found

    def _mixed(self, kids: Kids) -> Kids:
        """Return words as they are, unless there are blocks among them."""
        return self._paragraphs(kids) if any(isinstance(kid, Tag) and not kid.is_phrase for kid in kids) else kids

    def _item(self, element: Element, kids: Kids) -> Tag:
        labels = [kid for kid in kids if isinstance(kid, Tag) and kid.type == "Lbl"]
        rest = [kid for kid in kids if kid not in labels]
        return Tag("LI", element, [*labels, *self._filled(Tag("LBody", element, self._mixed(rest)))])

    def _listed(self, kids: Kids) -> Kids:
        """Return the items of a list; terms and their descriptions are put into items."""
        items: list[Tag] = []
        for kid in _ungrouped(kids):
            if not isinstance(kid, Tag):
                self._drop([kid])
            elif kid.type == "LI":
                items.append(kid)
            elif kid.type == "Lbl" and not (items and items[-1].kids and _last_type(items[-1]) == "Lbl"):
                items.append(Tag("LI", None, [kid]))
            elif items:
                items[-1].kids.append(kid)
            else:
                items.append(Tag("LI", None, [kid]))
        return list(items)

    def _filled(self, tag: Tag) -> Kids:
        """Return a tag, or nothing where it says nothing: an empty tag is a stop for nothing."""
        solid = [kid for kid in tag.kids if isinstance(kid, Tag) or kid.is_drawn]
        only = solid[0] if len(solid) == 1 else None
        if isinstance(only, Tag) and only.type == "Span" and only.language and not tag.language:
            # All that it says is in another language: then it is, itself.
            tag.kids, tag.language = [*(kid for kid in tag.kids if kid is not only), *only.kids], only.language
        if tag.type in roles.KEPT or any(_speaks(kid) for kid in tag.kids):
            return [tag]
        return self._dropped(tag.kids)

    def _dropped(self, kids: Iterable[Tag | Piece]) -> Kids:
        """Take what is drawn of tags for decoration; links and fields stay."""
        pieces = [piece for kid in kids for piece in _pieces(kid)]
        self._drop(piece for piece in pieces if piece.is_drawn)
        return [piece for piece in pieces if not piece.is_drawn]

    def _drop(self, pieces: Iterable[Piece]) -> None:
        self.asides.extend(piece.box for piece in pieces if piece.is_drawn)


def _spoken(tags: Kids, language: str, element: Element) -> Kids:
    """Say the language of tags; of words without a tag of their own, with one."""
    if any(isinstance(tag, Piece) and tag.is_drawn for tag in tags):
        return [Tag("Span", element, tags, language=language)]
    for tag in tags:
        if isinstance(tag, Tag):
            tag.language = tag.language or language
    return tags


def _list(node: Node, items: Kids) -> Tag:
    numbering = roles.LISTS[str(node.element.tag)]
    marked = any(
        isinstance(kid, Tag) and kid.type == "Lbl" for item in items if isinstance(item, Tag) for kid in item.kids
    )
    if numbering != "None":
        styles = {str(kid.box.style["list_style_type"]) for kid in node.kids if isinstance(kid, Piece)}
        numbering = next((roles.NUMBERING[style] for style in styles if style in roles.NUMBERING), numbering)
    return Tag("L", node.element, items, {"O": "List", "ListNumbering": numbering if marked else "None"})


def _rows(tag: Tag) -> Tag:
    """Return a table, or a part of one; heads in its head are heads of columns unless they say otherwise."""
    rows = [row for row in tag.kids if tag.type == "THead" and isinstance(row, Tag)]
    for cell in (cell for row in rows for cell in row.kids if isinstance(cell, Tag) and cell.type == "TH"):
        if cell.element is not None and not cell.element.get("scope"):
            cell.attributes["Scope"] = "Column"
    return tag


def _cell(tag: Tag, element: Element) -> Tag:
    """Return a cell with what it is the head of, and how far it reaches."""
    spans = {"ColSpan": int(element.get("colspan") or 1), "RowSpan": int(element.get("rowspan") or 1)}
    tag.attributes = {"O": "Table", **{name: span for name, span in spans.items() if span != 1}}
    if tag.type == "TH":
        tag.attributes["Scope"] = "Column" if (element.get("scope") or "row").startswith("col") else "Row"
    return tag


def _link(element: Element, kids: Kids) -> Tag:
    """Return a link that holds all of its annotations itself, as ISO 14289-1 §7.18.5 has it."""
    held = [piece for kid in kids for piece in _lift(kid)]
    return Tag("Link", element, [*kids, *held])


def _lift(kid: Tag | Piece) -> Iterator[Piece]:
    if isinstance(kid, Tag):
        for each in kid.kids:
            yield from _lift(each) if isinstance(each, Tag) else ([] if each.is_drawn else [each])
        kid.kids = [each for each in kid.kids if isinstance(each, Tag) or each.is_drawn]


def _captioned(kids: Kids) -> Kids:
    """Put a caption into the picture or table that it stands beside, if there is one only."""
    shown = [kid for kid in kids if isinstance(kid, Tag) and kid.type in {"Figure", "Table"}]
    captions = [kid for kid in kids if isinstance(kid, Tag) and kid.type == "Caption"]
    if len(shown) != 1 or len(captions) != 1 or abs(kids.index(shown[0]) - kids.index(captions[0])) != 1:
        return kids
    at = 0 if kids.index(captions[0]) < kids.index(shown[0]) else len(shown[0].kids)
    shown[0].kids.insert(at, captions[0])
    return [kid for kid in kids if kid is not captions[0]]


def _ungrouped(kids: Kids) -> Iterator[Tag | Piece]:
    for kid in kids:
        if isinstance(kid, Tag) and kid.type == "Div":
            yield from _ungrouped(kid.kids)
        else:
            yield kid


def _last_type(tag: Tag) -> str:
    last = tag.kids[-1]
    return last.type if isinstance(last, Tag) else ""


def _nodes(node: Node) -> Iterator[Node]:
    return (kid for kid in node.kids if isinstance(kid, Node))


def _pieces(kid: Tag | Piece) -> Iterator[Piece]:
    if isinstance(kid, Piece):
        yield kid
    else:
        for each in kid.kids:
            yield from _pieces(each)


def _speaks(kid: Tag | Piece) -> bool:
    """Tell whether something is to be read, or may carry a link or a field."""
    return isinstance(kid, Tag) or kid.is_drawn or kid.box.is_input() or bool(kid.box.link)
