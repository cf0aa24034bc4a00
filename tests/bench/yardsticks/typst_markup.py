"""The composed document in Typst's own language: the same words, pictures, links, notes, folios and index tables.

Beside it stands report.typ, which has the design. What Typst's document lacks of ours is told by LACKS.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.yardsticks.tree import Element, read_html
from tests.bench.yardsticks.typst_blocks import Blocks, target_of
from tests.bench.yardsticks.typst_words import Wording, string

if TYPE_CHECKING:
    from report.model.composition import Composition

LACKS = (
    "fields to fill in (drawn as boxes)",
    "the text grid of half lines",
    "Chinese line breaking and spacing by our rules (Typst has its own)",
    "attached data and PDF/A-3a",
    "page labels, described links",
)
DESIGN = Path(__file__).with_name("report.typ")
GOAL = re.compile(r"\.goal-(\d+) \{ background-color: (#\w+); color: (\w+); \}")
TOKEN = re.compile(r"--([a-z-]+): (#[0-9A-Fa-f]{6});")


@dataclass(frozen=True, slots=True)
class TypstMarkup:
    """A document in Typst's language, and the drawings it needs beside the report's pictures."""

    text: str
    drawings: dict[str, str]
    """SVG by path."""


def typst_markup(composition: Composition) -> TypstMarkup:
    """Return the document of an edition."""
    return _Writer(composition).document()


class _Writer:
    def __init__(self, composition: Composition) -> None:
        self.composition = composition
        sheets = "\n".join(sheet.css for sheet in composition.sheets)
        self.tokens = dict(TOKEN.findall(sheets))
        goals = {number: (fill, ink) for number, fill, ink in GOAL.findall(sheets)}
        self.blocks = Blocks(Wording(composition.language, goals))

    def document(self) -> TypstMarkup:
        """Return the whole."""
        root = read_html(self.composition.print_html)
        sections = [each for each in root.every() if each.tag == "section"]
        ends = self._ends()
        parts = [self._head(root)]
        for section in sections:
            parts.append(self._section(section))
            parts += [f"#closes({string(each)})" for each in ends.get(section.attributes["id"], ())]
        return TypstMarkup("\n".join(parts) + "\n", self.blocks.drawings)

    def _head(self, root: Element) -> str:
        html = root.find("html")
        author = next(
            each.attributes["content"] for each in root.all("meta") if each.attributes.get("name") == "author"
        )
        assert html is not None
        language, _, region = self.composition.language.partition("-")
        words = {
            "lang": string(language),
            "region": string(region) if region else "none",
            "zh": "true" if language == "zh" else "false",
            "title": string(self.composition.title),
            "author": string(author),
            "running": string(html.attributes["data-running"]),
        }
        names = ("primary", "accent", "ink", "muted", "line", "tint")
        words |= {name: f"rgb({string(self.tokens[name])})" for name in names}
        fields = ", ".join(f"{name}: {value}" for name, value in words.items())
        return f'#import "{DESIGN.name}": *\n#let words = ({fields})\n#show: design.with(words)\n'

    def _ends(self) -> dict[str, list[str]]:
        """Return, for the last section below each section, the sections that end with it."""
        parents = {each.id: each.parent for each in self.composition.sections}
        last: dict[str, str] = {}
        for identity in parents:
            above: str | None = identity
            while above is not None:
                last[above] = identity
                above = parents[above]
        ends: dict[str, list[str]] = {}
        for identity, end in last.items():
            ends.setdefault(end, []).append(identity)
        return ends

    def _section(self, section: Element) -> str:
        classes = section.classes
        title = section.attributes.get("data-title")
        mark = f"#opens({string(title)})\n" if title else ""
        if "layout-cover" in classes or "layout-colophon" in classes or "opener" in classes:
            return self._full_page(section, mark)
        opens = "" if "opens-flow" in classes else "#pagebreak(weak: true)\n"
        self.blocks.wording.begin_section()
        self.blocks.section = section.attributes["id"]
        return opens + mark + self.blocks.write(section.children, hung=True)

    def _full_page(self, section: Element, mark: str) -> str:
        classes = section.classes
        light = "layout-colophon" in classes or "kind-profile" in classes
        fill, ink = ("words.tint", "words.ink") if light else ("words.primary", "white")
        head = section.find("h1")
        identity, title = section.attributes["id"], self.blocks.inline(head.children) if head else ""
        head_line = f"#opener-title(words, {string(identity)}, {{size}}, {{fill}})[{title}]"
        if "layout-cover" in classes:
            words = self.blocks.write((section.find("cover-text") or Element("")).children)
            body = (
                "#art(words, 190mm, 66mm, 12.5mm, false)\n"
                f"#align(bottom)[#pad(x: 20mm, bottom: 20mm)[{head_line}\n#v(26mm)\n{words}]]"
            )
            return f"#fullbleed(words, {fill}, {ink})[{mark}{body.format(size='4em', fill=ink)}]"
        if "layout-colophon" in classes:
            rows = self.blocks.write(section.all("colophon")[:1])
            notice = self.blocks.write(section.all("notice"))
            body = f"#align(bottom)[#pad(x: 20mm, bottom: 22mm)[{head_line}\n{rows}\n{notice}]]"
            return f"#fullbleed(words, {fill}, {ink})[{mark}{body.format(size='1.7em', fill='words.primary')}]"
        words = self.blocks.write((section.find("opener-text") or Element("")).children)
        rows = "".join(
            f"#opener-row(words, {string(target_of(row))})[{self.blocks.inline((row.find('a') or row).children)}]"
            for row in section.all("li")
        )
        color = "words.primary" if light else "white"
        body = (
            f"#art(words, 186mm, 168mm, 8mm, {'true' if light else 'false'})\n"
            f"#pad(left: 20mm, top: 62mm, block(width: 132mm)[{head_line}\n#v(9mm, weak: true)\n"
            f"#block(width: 104mm)[{words}]])\n"
            f"#place(bottom, dx: 20mm, dy: -22mm, block(width: 170mm)[{rows}])"
        )
        return f"#fullbleed(words, {fill}, {ink})[{mark}{body.format(size='4.2em', fill=color)}]"
