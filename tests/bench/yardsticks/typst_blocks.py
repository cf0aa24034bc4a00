"""Blocks in Typst's language: paragraphs, tables, figures, and each of the report's components."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.bench.yardsticks.tree import Element
from tests.bench.yardsticks.typst_words import string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.bench.yardsticks.typst_words import Wording

SHAPES = {"img", "svg"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
WIDEST, NARROWEST = 30, 6
"""Signs of a column's longest cell, between which its width grows with them."""


class Blocks:
    """Writes blocks; drawings that stand in the document are gathered, for Typst shows files."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.inline = wording.inline
        self.section = ""
        """The id of the section that is being written."""
        self.drawings: dict[str, str] = {}
        """SVG by path."""
        self._components: dict[str, Callable[[Element], str]] = {
            "kpi": self._kpi,
            "case": self._case,
            "note": self._aside,
            "quote": self._quote,
            "programme": self._programme,
            "profile": lambda each: self._cards(each, "profile-card", "accent"),
            "process": self._process,
            "timeline": self._timeline,
            "table": self._table,
            "index": self._index,
            "picture": self._picture,
            "chart": self._picture,
            "qr": self._code,
            "form": self._form,
            "labelled": self._labelled,
            "colophon": self._colophon,
        }

    def write(self, children: Iterable[Element | str], *, hung: bool = False) -> str:
        """Return blocks one after the other; `hung`: running text stands a column in from the edge."""
        parts = []
        for child in children:
            if isinstance(child, Element):
                parts.append(self._block(child, hung=hung))
            elif child.strip():
                parts.append(self.inline([child]))
        return "\n\n".join(part for part in parts if part)

    def _block(self, element: Element, *, hung: bool) -> str:
        tag, classes = element.tag, element.classes
        known = next((self._components[name] for name in classes if name in self._components), None)
        if known is not None:
            return known(element)
        if tag in HEADINGS:
            identity = string(element.attributes.get("id", ""))
            return f"#sub(words, {identity}, {HEADINGS[tag]})[{self.inline(element.children)}]"
        if tag == "header":
            return self._section_head(element)
        if "index-place" in classes:
            title, pages = element.elements()
            return f"#place-row([{self.inline(title.children)}], [{self.inline(pages.children)}])"
        if tag == "nav":
            return self._toc(element)
        if tag in {"ul", "ol"}:
            items = ", ".join(f"[{self._item(each)}]" for each in element.elements())
            body = f"#{'enum' if tag == 'ol' else 'list'}({items})"
        elif tag == "blockquote":
            return f"#plain-quote(words)[{self.write(element.children)}]"
        elif tag == "p":
            body = self.inline(element.children)
        else:
            return self.write(element.children)
        return f"#hang[{body}]" if hung else body

    def _item(self, element: Element) -> str:
        if any(child.tag in {"p", "ul", "ol"} for child in element.elements()):
            return self.write(element.children)
        return self.inline(element.children)

    def _toc(self, element: Element) -> str:
        rows = []
        for row in element.all("li"):
            depth, link = min(int(row.classes[0][-1]), 3), row.find("a")
            assert link is not None
            rows.append(f"#toc-row(words, {depth}, {string(target_of(row))})[{self.inline(link.children)}]")
        return "\n".join(rows)

    def _kpi(self, element: Element) -> str:
        columns = int(next(each for each in element.classes if each.startswith("columns-"))[-1])
        cells = [self._figure(each, "kpi-figure", "kpi-label") for each in element.all("kpi-cell")]
        size = "2.1em" if self.wording.is_chinese else "1.5em" if columns == 4 else "1.65em"
        return f"#kpi(words, {columns}, {size}, ({' '.join(f'{each},' for each in cells)}))"

    def _labelled(self, element: Element) -> str:
        cells = [self._figure(each, "labelled-figure", "labelled-name") for each in element.all("labelled-cell")]
        return f"#labelled(words, ({' '.join(f'{each},' for each in cells)}))"

    def _figure(self, cell: Element, figure: str, label: str) -> str:
        """Return a large figure: its parts, amount, unit and hedge, and what it counts."""
        large, words = cell.find(figure), cell.find(label)
        assert large is not None
        parts = []
        for part in large.every():
            kind = next((name for name in ("amount", "hedge", "unit") if name in part.classes), None)
            if kind:
                parts.append(f'("{kind}", [{self.inline(part.children)}])')
        if not parts:
            parts.append(f'("amount", [{self.inline(large.children)}])')
        return f"(({', '.join(parts)},), [{self.inline(words.children) if words else ''}])"

    def _case(self, element: Element) -> str:
        mark, title, body = (element.find(f"case-{name}") for name in ("mark", "title", "body"))
        assert mark is not None
        assert title is not None
        assert body is not None
        words = f"[{self.inline(mark.children)}], [{self.inline(title.children)}]"
        return f"#case(words, {words})[\n{self.write(body.children)}\n]"

    def _aside(self, element: Element) -> str:
        title = element.find("note-title")
        rest = [each for each in element.children if each is not title]
        return f"#note(words, [{self.inline(title.children) if title else ''}])[\n{self.write(rest)}\n]"

    def _quote(self, element: Element) -> str:
        who = element.find("quote-who")
        rest = [each for each in element.children if each is not who]
        return f"#saying(words, [{self.inline(who.children) if who else ''}])[{self.write(rest)}]"

    def _programme(self, element: Element) -> str:
        title = element.find("programme-title")
        items = []
        for item in element.all("programme-item"):
            name, who, words = (item.find(f"programme-{part}") for part in ("name", "who", "words"))
            side = f"[{self.inline(who.children)}]" if who else "none"
            body = self.write(words.children) if words else ""
            items.append(f"([{self.inline(name.children) if name else ''}], {side}, [{body}]),")
        head = f"[{self.inline(title.children)}]" if title else "none"
        return f"#programme(words, {head}, ({' '.join(items)}))"

    def _cards(self, element: Element, card: str, rule: str) -> str:
        items = element.all(card)
        named = re.search(r"(?:profile|process)-(\d)", " ".join(" ".join(each.classes) for each in element.every()))
        columns = int(named.group(1)) if named else len(items)
        written = " ".join(f"[{self.write(each.children)}]," for each in items)
        return f"#cards(words, {columns}, words.{rule}, ({written}))"

    def _process(self, element: Element) -> str:
        caption = element.find("figcaption")
        below = f"\n#block(above: 0pt, below: 2em)[{self._caption(caption)}]" if caption else ""
        return self._cards(element, "process-step", "primary") + below

    def _timeline(self, element: Element) -> str:
        rows = []
        for row in element.all("tr"):
            date, event = row.elements()
            rows.append(f"([{self.inline(date.children)}], [{self.write(event.children)}]),")
        return f"#timeline(words, ({' '.join(rows)}))"

    def _caption(self, element: Element) -> str:
        number, words = element.find("caption-number"), element.find("caption-text")
        body = f"[{self.inline(words.children if words else element.children)}]"
        return f"#caption(words, [{self.inline(number.children) if number else ''}], {body})"

    def _table(self, element: Element) -> str:
        caption, table, below = element.find("figcaption"), element.find("table"), element.find("table-below")
        assert table is not None
        head = f"[{self._caption(caption)}]" if caption else "[]"
        foot = f"[{self.write(below.children)}]" if below else "none"
        first = "20%" if self.wording.is_chinese else "26%"
        return f"#datatable(words, {head}, {self._grid(table, first)}, {foot})"

    def _index(self, element: Element) -> str:
        table, caption = element.find("table"), element.find("caption")
        assert table is not None
        words = self.inline(caption.children) if caption else ""
        return f"#index(words, [{words}], {self._grid(table, '45%', pages='6em')})"

    def _grid(self, table: Element, first: str, pages: str | None = None) -> str:
        """Return columns, alignment, head and cells of a table."""
        rows = [row.elements() for row in table.all("tr")]
        heads, cells = rows[0], [cell for row in rows[1:] for cell in row]
        longest = [max(len(row[at].text()) for row in rows if len(row) > at) for at in range(len(heads))]
        shares = [f"{min(max(each, NARROWEST), WIDEST)}fr" for each in longest]
        if pages and len(heads) > 2:
            shares[-1] = pages
        columns = ", ".join([first, *shares[1:]] if len(heads) > 1 else ["1fr"])
        right = [{"right", "pages"} & set(cell.classes) for cell in heads]
        aligns = ", ".join("right" if each else "left" for each in right)
        written = ", ".join(self._cell(each) for each in cells)
        return f"({columns},), ({aligns},), ({', '.join(self._cell(each) for each in heads)},), ({written},)"

    def _cell(self, cell: Element) -> str:
        inner = [child for child in cell.elements() if child.tag in {"p", "div", "ul", "ol"}]
        body = f"[{self.write(cell.children) if inner else self.inline(cell.children)}]"
        span = cell.attributes.get("colspan")
        return f"table.cell(colspan: {span}){body}" if span else body

    def _picture(self, element: Element) -> str:
        shape = next(each for each in element.every() if each.tag in SHAPES)
        caption, source = element.find("figcaption"), element.find("source")
        path, alt = self._drawing(shape)
        height = "60mm" if shape.tag == "img" else "56mm"
        words = f"[{self._caption(caption)}]" if caption else "[]"
        below = f"[{self.inline(source.children)}]" if source else "none"
        return f"#picture(words, {string(path)}, {string(alt)}, {height}, {words}, {below})"

    def _code(self, element: Element) -> str:
        shape, words = element.find("svg"), element.find("figcaption")
        assert shape is not None
        path, alt = self._drawing(shape)
        return f"#code(words, {string(path)}, {string(alt)})[{self.write(words.children) if words else ''}]"

    def _drawing(self, shape: Element) -> tuple[str, str]:
        """Return the path and the alternative text of a picture; one that stands in the document becomes a file."""
        if shape.tag == "img":
            return shape.attributes["src"].removeprefix("asset:"), shape.attributes.get("alt", "")
        path = f"drawings/{len(self.drawings) + 1}.svg"
        self.drawings[path] = _svg(shape)
        title = shape.find("title")
        return path, title.text() if title else ""

    def _form(self, element: Element) -> str:
        parts = []
        for each in element.every():
            if "option" in each.classes:
                parts.append(f"#option[{self.inline(each.children)}]")
            elif each.tag == "textarea":
                parts.append("#field")
            elif each.tag == "legend" or {"form-title", "matrix-name", "open-label"} & set(each.classes):
                parts.append(f"\n\n*{self.inline(each.children)}*\n\n")
        return "".join(parts)

    def _colophon(self, element: Element) -> str:
        cells = ", ".join(
            f"text(fill: words.muted)[{self.inline(cell.children)}]"
            if cell.tag == "dt"
            else f"[{self.inline(cell.children)}]"
            for row in element.elements()
            for cell in row.elements()
        )
        return f"#grid(columns: (9em, 1fr), row-gutter: 1.1em, {cells})"

    def _section_head(self, head: Element) -> str:
        title = next(each for each in head.elements() if "section-title" in each.classes)
        over, tiles = head.find("section-over"), head.find("goal-tiles")
        above = f"[{self.inline(over.children)}]" if over else "none"
        goals = f"[{' '.join(self.wording.tile(each) for each in tiles.elements())}]" if tiles else "none"
        level, identity = min(HEADINGS[title.tag], 4), self.section
        return f"#title(words, {string(identity)}, {level}, {above}, {goals})[{self.inline(title.children)}]\n"


def target_of(row: Element) -> str:
    """Return the id that the link of a row leads to."""
    link = row.find("a")
    assert link is not None
    return link.attributes["href"].removeprefix("#")


def _svg(element: Element) -> str:
    """Return a drawing as text."""
    attributes = "".join(
        f' {"viewBox" if name == "viewbox" else name}="{_xml(value)}"' for name, value in element.attributes.items()
    )
    inner = "".join(_xml(child) if isinstance(child, str) else _svg(child) for child in element.children)
    return f"<{element.tag}{attributes}>{inner}</{element.tag}>"


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
