"""What a section can see of its edition while it is composed, and what each of it is called.

A section sees the heads of all sections, the headings that links can lead to, and the metrics; of no other section what
it says. Whatever it asks for has a name, so that it need not be composed again while all of that stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.cache import content_key
from report.compose.links import WebAddresses
from report.compose.wording import Wording
from report.design.environment import Design
from report.design.sheets import tokens_of
from report.model.blocks import Heading
from report.model.walk import leaves

if TYPE_CHECKING:
    from report.cache import Cache
    from report.model.report import Edition

METRIC, TITLE, HEADING, SECTIONS = "metric ", "title ", "heading ", "sections"
"""Beginnings of the names of what can be asked for; the last is one itself."""


class Surroundings:
    """An edition as its sections see it."""

    def __init__(self, edition: Edition, kept: Cache, *, marked: bool = False) -> None:
        """Gather what can be asked for; nothing is composed. `marked`: texts on the web name their messages."""
        report = edition.report
        self.kept = kept
        self.marked = marked
        self.language = edition.language
        self.settings = report.settings
        self.goal = edition.goal
        self.templates = report.project.templates
        self.tokens = tokens_of(report.settings, self.templates)
        catalog = report.project.catalogs.get(edition.language)
        self.design = Design(self.templates, edition.language, catalog, edition.goal)
        self.heads = tuple(section.head for section in report.sections)
        self.by_id = {head.id: head for head in self.heads}
        headings = [(section.id, each) for section in report.sections for each in leaves(section.blocks, Heading)]
        self.headings = {each.anchor: each.text for _, each in headings}
        self._section_of = {each.anchor: section for section, each in headings}
        self.addresses = WebAddresses(self.heads, self._section_of)
        self.wording = Wording(report.metrics, edition.language, kept)
        outline = tuple((head.id, head.kind, head.depth, head.parent, head.opens) for head in self.heads)
        self.key = kept.key(
            edition.language,
            edition.goal,
            report.settings,
            self.templates.files,
            self.tokens,
            self.design.words,
            outline,
            places=False,
        )
        """A hash of what every section sees, asked for or not."""
        self._answers: dict[str, str] = {}

    def answer(self, name: str) -> str:
        """Return the content of what a name stands for, as a hash."""
        found = self._answers.get(name)
        if found is None:
            found = self._answers[name] = self._answer(name)
        return found

    def _answer(self, name: str) -> str:
        if name == SECTIONS:
            return content_key(self.heads, places=False)
        if name.startswith(METRIC):
            return self.wording.key(name[len(METRIC) :])
        if name.startswith(TITLE):
            head = self.by_id.get(name[len(TITLE) :])
            return content_key(head.title, places=False) if head else ""
        anchor = name[len(HEADING) :]
        return content_key(self._section_of.get(anchor), self.headings.get(anchor), places=False)
