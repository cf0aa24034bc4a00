"""Running text in Typst's language: words, links, folios, notes, and the goals' colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from report.model.composition import LATE_PATTERN, RANGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.bench.yardsticks.tree import Element

LATE = re.compile(LATE_PATTERN)
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
BLANK = re.compile(r"[ \t\n]+")
SKIPPED = {"title", "input"}
WRAPS = {"strong": "#strong", "em": "#emph", "cite": "#emph", "sup": "#super", "code": "#text(size: 0.94em)"}


class Wording:
    """Writes running text of a language; it knows the number of the last note."""

    def __init__(self, language: str, goals: Mapping[str, tuple[str, str]]) -> None:
        self.is_chinese = language.startswith("zh")
        self._goals = goals
        self._note = 0

    def begin_section(self) -> None:
        """Count notes from one again."""
        self._note = 0

    def inline(self, children: Iterable[Element | str]) -> str:
        """Return running text."""
        return "".join(self._words(child) if isinstance(child, str) else self._span(child) for child in children).strip(
            "\n"
        )

    def _words(self, text: str) -> str:
        parts, at = [], 0
        for match in LATE.finditer(text):
            parts += [_escaped(text[at : match.start()]), self._folio(match.group(1), match.group(2))]
            at = match.end()
        return "".join([*parts, _escaped(text[at:])])

    @staticmethod
    def _folio(edge: str, section: str) -> str:
        return f"#{'fols' if edge == RANGE else 'fol'}({string(section)})"

    def _span(self, element: Element) -> str:
        tag, classes = element.tag, element.classes
        if "footnote" in classes:
            return self._footnote(element)
        if "goal-chip" in classes:
            return self.chip(element)
        if tag == "br":
            return " \\\n"
        if tag in SKIPPED:
            return ""
        body = self.inline(element.children)
        if tag == "a":
            target = element.attributes["href"]
            to = f"to({string(target[1:])})" if target.startswith("#") else f"link({string(target)})"
            return f"#{to}[{body}]"
        if "reference-page" in classes and not self.is_chinese:
            return f" #text(fill: words.muted)[{body}]"
        wrap = {
            "strong": "#strong",
            "em": "#emph",
            "cite": "#emph",
            "sup": "#super",
            "code": "#text(size: 0.94em)",
        }.get(tag)
        if "note-again" in classes:
            wrap = "#super"
        return f"{wrap}[{body}]" if wrap else body

    def _footnote(self, element: Element) -> str:
        number = int(element.attributes["data-note"])
        reset = "" if number == self._note + 1 else f"#counter(footnote).update({number - 1})"
        self._note = number
        return f"{reset}#footnote[{self.inline(element.children)}]"

    def tile(self, element: Element) -> str:
        """Return a goal with its name."""
        number, name = (self.inline(each.children) for each in element.elements())
        return f"#tile({self._goal(element)}, [{number}], [{name}])"

    def chip(self, element: Element) -> str:
        """Return the number of a goal on its colour."""
        return f"#chip({self._goal(element)}, [{self.inline(element.children)}])"

    def _goal(self, element: Element) -> str:
        number = next(each for each in element.classes if re.fullmatch(r"goal-\d+", each)).removeprefix("goal-")
        fill, ink = self._goals[number]
        return f"rgb({string(fill)}), {ink}"


def _escaped(text: str) -> str:
    """Return words of which Typst reads no sign as markup."""
    return PUNCTUATION.sub(lambda match: f"\\{match.group()}", BLANK.sub(" ", text))


def string(text: str) -> str:
    """Return text as a string of Typst's."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
