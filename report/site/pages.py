"""Compositions -> the files of the website."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from report.design.environment import Design, TemplateFailure
from report.design.sheets import sheets_for, tokens_of
from report.diagnostics import Diagnosed, Diagnostic
from report.diagnostics.diagnosed import unique
from report.model.address import relative
from report.model.rendition import OutputFile
from report.site.languages import language_names
from report.standards.sdg import goals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.model.composition import Composition, SectionTitle
    from report.model.report import Report

ASSETS, DOWNLOADS = "assets", "downloads"


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of a navigation."""

    title: str
    url: str
    current: bool = False
    children: tuple[Link, ...] = ()
    language: str = ""


def build_site(
    report: Report, compositions: tuple[Composition, ...], downloads: frozenset[str]
) -> Diagnosed[tuple[OutputFile, ...]]:
    """Return every file of the site; `downloads` are the languages that have a PDF beside it.

    All addresses are relative, so that the folder works from anywhere.
    """
    files: list[OutputFile] = []
    problems: list[Diagnostic] = []
    names = language_names(report.settings.languages)
    for composition in compositions:
        design = Design(
            report.project.templates,
            composition.language,
            report.project.catalogs.get(composition.language),
            composition.goal,
        )
        try:
            files += _Edition(report, composition, design, names, downloads).pages()
            files.append(_root(report, design, names))
        except TemplateFailure as failure:
            return Diagnosed(None, (*problems, *design.problems, failure.diagnostic))
        problems += design.problems
    by_path = {file.path: file for file in (*files, *_assets(report, compositions))}
    return Diagnosed(tuple(by_path.values()), unique(problems))


class _Edition:
    """The pages of one language."""

    def __init__(
        self,
        report: Report,
        composition: Composition,
        design: Design,
        names: dict[str, str],
        downloads: frozenset[str],
    ) -> None:
        self.report = report
        self.composition = composition
        self.design = design
        self.names = names
        self.downloads = downloads
        self.html = {section.id: Markup(section.html) for section in composition.web_sections}  # noqa: S704 - composed
        self.titles = {title.id: title for title in composition.sections}
        self.owned: dict[str, list[SectionTitle]] = {}
        for title in composition.sections:
            self.owned.setdefault(title.url.partition("#")[0], []).append(title)
        self.order = list(self.owned)
        self.kinds = {section.id: section.kind for section in report.sections}

    def pages(self) -> Iterator[OutputFile]:
        for number, path in enumerate(self.order):
            yield OutputFile(f"site/{path}", self._page(number, path).encode())

    def _page(self, number: int, path: str) -> str:
        language = self.composition.language
        owner = self.owned[path][0]
        kind = self.kinds[owner.id]
        context = {
            "language": language,
            "title": owner.title,
            "summary": owner.summary,
            "report_title": self.composition.title,
            "is_home": kind.web == "home",
            "kind": kind.name,
            "sections": [self.html[title.id] for title in self.owned[path]],
            "goals": [goals(language)[goal] for goal in owner.goals],
            "navigation": self._children(None, path),
            "parts": [Link(part.title, f"#{part.id}") for part in self.owned[path][1:]],
            "trail": self._trail(owner, path),
            "previous": self._neighbour(number - 1, path) if number else None,
            "following": self._neighbour(number + 1, path),
            "end_matter": self._end_matter(path),
            "home": relative(self.order[0], path),
            "languages": self._alternates(path),
            "pdf": self._pdf(path),
            "assets": relative(ASSETS, path),
            "settings": self.report.settings,
            "organisation": self._words("organisation"),
            "notice": self._words("notice"),
            "tokens": tokens_of(self.report.settings, self.report.project.templates),
        }
        return self.design.render((f"web/pages/{kind.template}.html", "web/page.html"), context)

    def _words(self, name: str) -> str:
        return dict(self.composition.words).get(name, "")

    def _children(self, parent: str | None, path: str) -> tuple[Link, ...]:
        """Return the navigation below a section: only sections that have a page."""
        links = []
        for title in self.composition.sections:
            kind = self.kinds[title.id]
            if title.parent == parent and kind.web == "page" and kind.contents:
                url = title.url.partition("#")[0]
                links.append(
                    Link(
                        title.title,
                        relative(url, path),
                        current=url == path,
                        children=self._children(title.id, path),
                    )
                )
        return tuple(links)

    def _end_matter(self, path: str) -> tuple[Link, ...]:
        """Return what is not in the navigation but has a page: the colophon."""
        return tuple(
            Link(title.title, relative(title.url, path), current=title.url == path)
            for title in self.composition.sections
            if title.parent is None and self.kinds[title.id].web == "page" and not self.kinds[title.id].contents
        )

    def _trail(self, title: SectionTitle, path: str) -> tuple[Link, ...]:
        trail: list[Link] = []
        parent = title.parent
        while parent is not None:
            above = self.titles[parent]
            trail.insert(0, Link(above.title, relative(above.url, path)))
            parent = above.parent
        return tuple(trail)

    def _neighbour(self, number: int, path: str) -> Link | None:
        if not 0 <= number < len(self.order):
            return None
        return Link(self.owned[self.order[number]][0].title, relative(self.order[number], path))

    def _alternates(self, path: str) -> tuple[Link, ...]:
        """Return the same page in every language; paths are equal but for the language."""
        here = path.partition("/")[2]
        return tuple(
            Link(
                name,
                relative(f"{language}/{here}", path),
                current=language == self.composition.language,
                language=language,
            )
            for language, name in self.names.items()
        )

    def _pdf(self, path: str) -> str | None:
        if self.composition.language not in self.downloads:
            return None
        return relative(f"{DOWNLOADS}/{self.composition.slug}-{self.composition.language}.pdf", path)


def _root(report: Report, design: Design, names: dict[str, str]) -> OutputFile:
    """Return the page at the site's root: a choice of languages."""
    links = [Link(name, f"{language}/index.html", language=language) for language, name in names.items()]
    context = {
        "language": report.settings.source_language,
        "languages": links,
        "settings": report.settings,
        "assets": ASSETS,
        "tokens": tokens_of(report.settings, report.project.templates),
    }
    return OutputFile("site/index.html", design.render(("web/root.html",), context).encode())


def _assets(report: Report, compositions: tuple[Composition, ...]) -> Iterator[OutputFile]:
    templates = report.project.templates
    css = "\n".join(f"/* {sheet.name} */\n{sheet.css}" for sheet in sheets_for("web", report.settings, templates))
    yield OutputFile(f"site/{ASSETS}/site.css", css.encode())
    for name, file in sorted(templates.files.items()):
        if name.startswith("web/") and name.endswith((".js", ".svg")):
            yield OutputFile(f"site/{ASSETS}/{posixpath.basename(name)}", file.text.encode())
    pictures = {path: content for composition in compositions for path, content, _ in composition.pictures}
    for path, content in sorted(pictures.items()):
        yield OutputFile(f"site/{ASSETS}/{path}", content)
