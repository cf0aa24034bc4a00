"""The page that directives and texts are composed on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup, escape

from report.compose.block_html import BlockWriter
from report.compose.foreign import in_language, named_text, with_unit
from report.compose.inline_html import inline_html
from report.compose.surroundings import HEADING, METRIC, SECTIONS, TITLE
from report.design.font_tokens import font_token
from report.directives import BY_NODE
from report.model.address import relative
from report.model.blocks import NoteDefinition
from report.model.catalog import message_id
from report.model.composition import FIRST, Place, late_page
from report.model.walk import leaves
from report.standards.sdg import Goal, goals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from report.compose.surroundings import Surroundings
    from report.model.blocks import Block
    from report.model.metric import Metric
    from report.model.section import Section, SectionHead
    from report.model.text import Text

PRINT, WEB = "print", "web"


@dataclass(frozen=True, slots=True)
class Begun:
    """What has been counted before a composer begins."""

    notes: int = 0
    """Number of the last footnote of the top-level section."""
    figures: int = 0
    """Number of the last figure that the section has printed."""


class Composer:
    """Composes one section for one medium (`directives.Scene`)."""

    def __init__(self, around: Surroundings, medium: str, section: Section, begun: Begun | None = None) -> None:
        """Begin with nothing composed; `begun` is what has been counted before."""
        self.medium = medium
        self.tokens = around.tokens
        self.language = around.language
        self.settings = around.settings
        self.section = section
        self.notes: list[tuple[int, str, Markup]] = []
        self._around = around
        self._marks = around.marked and medium == WEB
        self._asked: set[str] = set()
        self._places: list[Place] = []
        self._last_note, self._figures = (begun.notes, begun.figures) if begun else (0, 0)
        self._note_texts: dict[str, Text] = {}
        self._writer = BlockWriter(self.inline, self._directive, self._heading_level)

    @property
    def asked(self) -> frozenset[str]:
        """Names of all that was asked for of the edition (`Surroundings.answer`)."""
        return frozenset(self._asked)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where metrics have been printed."""
        return tuple(self._places)

    @property
    def sections(self) -> tuple[SectionHead, ...]:
        """All sections in reading order, without what they say."""
        self._asked.add(SECTIONS)
        return self._around.heads

    @property
    def font_families(self) -> str:
        """Font families of the language, best first; for drawings, which inherit none in print."""
        stack = self.tokens.get(font_token(self.language, self.tokens), "sans-serif")
        # WeasyPrint takes a blank and a quotation mark after a comma in SVG for a part of the name.
        return re.sub(r"\s*,\s*", ",", stack)

    def compose(self) -> Markup:
        """Return the HTML of the section's own text."""
        section = self.section
        self._note_texts = {note.label: note.text for note in leaves(section.blocks, NoteDefinition)}
        context = {
            "scene": self,
            "section": section,
            "title": self.inline(section.title),
            "body": self.blocks(section.blocks),
            "level": self._heading_level(1),
            "goals": [self.goal(number) for number in section.goals],
            "tokens": self.tokens,
        }
        template = section.kind.template
        names = (f"{self.medium}/sections/{template}.html", f"{self.medium}/sections/section.html")
        return Markup(self._around.design.render(names, {**context, "notes": self.notes}))  # noqa: S704 - autoescaped

    def inline(self, text: Text) -> Markup:
        """Return a text as HTML; one that is not in the edition's language says so."""
        html = inline_html(text.source, self)
        html = in_language(html, text.language or self.settings.source_language, self.language)
        return self._marked(text, html) if self._marks else html

    @staticmethod
    def _marked(text: Text, html: Markup) -> Markup:
        """Return a text between two comments that say which message it is, for the preview.

        Comments, since they change neither looks nor selectors; text is escaped, so that it can contain none.
        """
        if text.message is None or not html:
            return html
        return Markup("<!--message {}-->{}<!--/message-->").format(message_id(text.message), html)

    def plain(self, text: Text) -> str:
        """Return a text without markup, its figures printed but not noted."""
        source = text.source
        for body, _, _ in self._around.wording.references(source).figures:
            metric, *filters = [part.strip() for part in body.split("|")]
            source = source.replace("{{" + body + "}}", self.phrase(metric, tuple(filters)))
        return self._around.wording.plain_text(source)

    def blocks(self, blocks: Sequence[Block]) -> Markup:
        """Return blocks as HTML."""
        return self._writer.write(blocks)

    def table(self, block: Any) -> Markup:  # noqa: ANN401 - called from templates
        """Return a plain table as HTML."""
        return self._writer.table(block)

    def metric(self, metric: str) -> Metric:
        """Return a metric."""
        self._asked.add(METRIC + metric)
        return self._around.wording.metrics[metric]

    def phrase(self, metric: str, filters: tuple[str, ...] = ()) -> str:
        """Return a metric as text."""
        self._asked.add(METRIC + metric)
        return self._around.wording.phrase(metric, filters)

    def number(self, value: Any) -> str:  # noqa: ANN401 - see Scene
        """Return a bare number."""
        from report.compose.phrases import bare_number  # noqa: PLC0415 - as `Wording.phrase`

        return bare_number(value, self.language)

    def figure(self, metric: str, filters: tuple[str, ...] = ()) -> Markup:
        """Return a metric as HTML and note it."""
        phrase = self.phrase(metric, filters)
        if {"label", "period", "scope", "unit", "note"} & set(filters):
            text = named_text(self.metric(metric), filters)
            return in_language(escape(phrase), self._language_of(text), self.language)
        return self._data(metric, phrase, self._with_unit(metric, phrase, filters), filters)

    def _with_unit(self, metric: str, phrase: str, filters: tuple[str, ...] = ()) -> Markup:
        """Return a phrase as HTML; a unit that waits for its translation says so."""
        unit = self.metric(metric).unit
        language = self._language_of(unit.text if unit else None)
        if language == self.language:
            return escape(phrase)
        return with_unit(phrase, self.phrase(metric, (*filters, "unit")), language, self.language)

    def _language_of(self, text: Text | None) -> str:
        return text.language if text is not None and text.state in {"missing", "fuzzy"} else self.language

    def figure_parts(self, metric: str) -> Markup:
        """Return a metric as HTML, amount and unit apart, and note it."""
        phrase, unit = self.phrase(metric), self.phrase(metric, ("unit",))
        amount = phrase.removesuffix(unit).rstrip() if unit else phrase
        inner = self._hedged(amount, self.phrase(metric, ("bare", "number") if unit else ("bare",)))
        if unit:
            kind = "unit" if unit.isalnum() or len(unit) > 1 else "unit unit-sign"
            shown = self._with_unit(metric, unit, ("unit",))
            gap = phrase[len(amount) : -len(unit)].replace("\u00a0", " ")  # a long unit may go to the next line
            inner += Markup('{}<span class="{}">{}</span>').format(gap, kind, shown)
        return self._data(metric, phrase, inner)

    @staticmethod
    def _hedged(amount: str, number: str) -> Markup:
        """Return an amount with the words before and after its number apart; the text stays the same."""
        before, found, after = amount.partition(number) if number else (amount, "", "")
        if not found:
            return Markup('<span class="amount">{}</span>').format(amount)
        words = before.rstrip()
        html = Markup('<span class="hedge">{}</span>{}').format(words, before[len(words) :]) if words else Markup("")
        html += Markup('<span class="amount">{}</span>').format(number)
        return html + Markup('<span class="hedge hedge-after">{}</span>').format(after) if after else html

    def _data(self, metric: str, phrase: str, inner: Markup, filters: tuple[str, ...] = ()) -> Markup:
        value = self.metric(metric).value
        is_plain = isinstance(value, Decimal) and "target" not in filters  # a change or a point has a series, no value
        machine = value if is_plain else phrase
        key = self.noted(metric, phrase)
        place = escape(key)
        identity = f' id="{place}"' if self.medium == WEB else ""
        return Markup(  # noqa: S704 - every part is escaped; a report has thousands, and `Markup.format` is slow
            f'<data class="figure" value="{escape(machine)}" data-place="{place}"{identity}>{inner}</data>'
        )

    def noted(self, metric: str, text: str) -> str:
        """Note that a metric is printed here."""
        self._figures += 1
        key = f"{self.section.id}.figure-{self._figures}"
        self._places.append(Place(key, metric, self.section.id, text))
        return key

    def page(self, section: str, edge: str) -> str:
        """Return the marker of a page number; the web has none."""
        return late_page(section, edge) if self.medium == PRINT else ""

    def url(self, section: str) -> str:
        """Return the link to a section."""
        if self.medium == PRINT:
            return f"#{section}"
        return relative(self._address(section), self._around.addresses.page(self.section.id))

    def _address(self, target: str) -> str:
        """Return the path of a section or heading on the site."""
        self._asked.add(HEADING + target)
        return self._around.addresses.address(target)

    def published(self, section: str) -> str:
        """Return the address of a section on the published site; a project without one is refused (P125)."""
        return quote(f"{self.settings.address}{self.language}/{self._address(section)}", safe=":/#")

    def picture(self, path: str) -> str:
        """Return the address of a picture."""
        if self.medium == PRINT:
            return f"asset:{path}"
        return relative(f"../assets/{path}", self._around.addresses.page(self.section.id))

    def goal(self, number: int) -> Goal:
        """Return a goal with its title."""
        return goals(self.language)[number]

    def gettext(self, message: str) -> str:
        """Return one of the templates' own words."""
        return self._around.design.gettext(message)

    def reference(self, target: str, words: str | None) -> Markup:
        """Return a link to a section or heading; without words, its title, and its page in print."""
        self._asked.add(HEADING + target)
        section = self._around.by_id.get(self._around.addresses.section_of(target))
        if section is None:
            return Markup(words or "")  # noqa: S704 - made by inline_html; the missing target is reported
        label = Markup(words) if words is not None else self._name(target, section)  # noqa: S704 - from inline_html
        names = (f"{self.medium}/components/reference.html", "components/reference.html")
        context = {
            "label": label,
            "url": self.url(target),
            "page": self.page(section.id, FIRST) if words is None else "",
            "scene": self,
        }
        return Markup(self._around.design.render(names, context).strip())  # noqa: S704 - autoescaped

    def _name(self, target: str, section: SectionHead) -> Markup:
        """Return the words of a heading, or the title of a section."""
        if target in self._around.headings:
            return self.inline(self._around.headings[target])
        self._asked.add(TITLE + section.id)
        return self.inline(section.title)

    def note(self, label: str) -> Markup:
        """Return the mark of a footnote; in print with the note itself, which floats to the foot."""
        text = self._note_texts.get(label)
        if text is None:
            return Markup("")
        html = self.inline(text)
        known = next((number for number, name, _ in self.notes if name == label), None)
        number = known or self._last_note + 1
        if known is None:
            # Counted through a top-level section: on one page, or in both media, no two notes share a number.
            self._last_note = number
            self.notes.append((number, label, html))
        names = (f"{self.medium}/components/note-mark.html",)
        context = {"number": number, "text": html, "again": known is not None, "section": self.section}
        return Markup(self._around.design.render(names, context).strip())  # noqa: S704 - autoescaped

    def _directive(self, node: Block) -> Markup:
        directive = BY_NODE[type(node)]
        context = {"node": node, "scene": self, "tokens": self.tokens, **directive.view(node, self)}
        names = (f"{self.medium}/components/{directive.template}", f"components/{directive.template}")
        return Markup(self._around.design.render(names, context))  # noqa: S704 - autoescaped

    def _heading_level(self, level: int) -> int:
        """Return the level of a heading on the printed page or on its web page."""
        depth = self.section.depth
        if self.medium == WEB:
            addresses = self._around.addresses
            owner = self._around.by_id[addresses.owner(addresses.page(self.section.id))]
            depth = self.section.depth - owner.depth + 1
        return depth + level - 1
