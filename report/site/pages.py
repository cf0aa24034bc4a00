"""Compositions -> the files of the website."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from report.cache import Cache
from report.design.environment import Design, TemplateFailure
from report.design.sheets import sheets_for, tokens_of
from report.diagnostics import Diagnosed, Diagnostic
from report.diagnostics.diagnosed import unique
from report.model.address import relative
from report.model.rendition import OutputFile
from report.standards.sdg import goals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from report.model.composition import Composition, SectionTitle
    from report.model.project import Templates
    from report.model.report import Report
    from report.model.settings import Settings

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
    report: Report, compositions: tuple[Composition, ...], downloads: frozenset[str], kept: Cache | None = None
) -> Diagnosed[tuple[OutputFile, ...]]:
    """Return every file of the site; `downloads` are the languages that have a PDF beside it.

    All addresses are relative, so that the folder works from anywhere. Pages that `kept` knows are not rendered again.
    """
    kept = kept or Cache()
    files: list[OutputFile] = []
    problems: list[Diagnostic] = []
    languages = report.settings.languages
    names = kept.made("language names", kept.key(languages), lambda: _language_names(languages))
    site = _Site(report, names, downloads, kept)
    for composition in compositions:
        design = Design(
            report.project.templates,
            composition.language,
            report.project.catalogs.get(composition.language),
            composition.goal,
        )
        try:
            for file, met in _Edition(site, composition, design).pages():
                files.append(file)
                problems += met
        except TemplateFailure as failure:
            return Diagnosed(None, unique((*problems, *design.problems, failure.diagnostic)))
    by_path = {file.path: file for file in (*files, *_assets(report, compositions, kept))}
    return Diagnosed(tuple(by_path.values()), unique(problems))


def _language_names(languages: tuple[str, ...]) -> dict[str, str]:
    from report.design.language_names import language_names  # noqa: PLC0415 - Babel is worth its time only once

    return language_names(languages)


@dataclass(frozen=True, slots=True)
class _Site:
    """What the pages of all languages share."""

    report: Report
    names: dict[str, str]
    """Language to its name in itself."""
    downloads: frozenset[str]
    kept: Cache


class _Edition:
    """The pages of one language."""

    def __init__(self, site: _Site, composition: Composition, design: Design) -> None:
        self.report = report = site.report
        self.composition = composition
        self.design = design
        self.names = site.names
        self.downloads = site.downloads
        self.kept = site.kept
        self.html = {section.id: Markup(section.html) for section in composition.web_sections}  # noqa: S704 - composed
        self.titles = {title.id: title for title in composition.sections}
        self.owned: dict[str, list[SectionTitle]] = {}
        for title in composition.sections:
            self.owned.setdefault(title.url.partition("#")[0], []).append(title)
        self.order = list(self.owned)
        self.kinds = {section.id: section.kind for section in report.sections}
        self.key = self.kept.key(
            composition.language,
            composition.goal,
            composition.slug,
            composition.title,
            composition.words,
            tuple((title.id, title.title, title.url, title.parent) for title in composition.sections),
            self.kinds,
            self.names,
            composition.language in self.downloads,
            report.settings,
            report.project.templates.files,
            report.project.templates.tokens,
            design.words,
            places=False,
        )
        """A hash of all that every page shows."""

    def pages(self) -> Iterator[tuple[OutputFile, tuple[Diagnostic, ...]]]:
        """Yield every page with the problems of its making, and the root's, which each language could make."""
        for number, path in enumerate(self.order):
            told = self.owned[path]
            own = tuple((title.summary, title.goals, self.html[title.id]) for title in told)
            yield self._made(path, self.kept.key(self.key, path, own), partial(self._page, number, path))
        yield self._made("index.html", self.key, partial(_root, self.report, self.design, self.names))

    def _made(self, path: str, key: str, render: Callable[[], str]) -> tuple[OutputFile, tuple[Diagnostic, ...]]:
        def make() -> tuple[str, tuple[Diagnostic, ...]]:
            return self.design.observed(render)

        html, problems = self.kept.made("page", key, make)
        return OutputFile(f"site/{path}", html.encode()), problems

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


def _root(report: Report, design: Design, names: dict[str, str]) -> str:
    """Return the page at the site's root: a choice of languages."""
    links = [Link(name, f"{language}/index.html", language=language) for language, name in names.items()]
    context = {
        "language": report.settings.source_language,
        "languages": links,
        "settings": report.settings,
        "assets": ASSETS,
        "tokens": tokens_of(report.settings, report.project.templates),
    }
    return design.render(("web/root.html",), context)


def _sheet(settings: Settings, templates: Templates) -> str:
    return "\n".join(f"/* {sheet.name} */\n{sheet.css}" for sheet in sheets_for("web", settings, templates))


def _assets(report: Report, compositions: tuple[Composition, ...], kept: Cache) -> Iterator[OutputFile]:
    settings, templates = report.settings, report.project.templates
    key = kept.key(settings.brand, templates.files, templates.tokens)
    css = kept.made("site sheet", key, lambda: _sheet(settings, templates))
    yield OutputFile(f"site/{ASSETS}/site.css", css.encode())
    for name, file in sorted(templates.files.items()):
        if name.startswith("web/") and name.endswith((".js", ".svg")):
            yield OutputFile(f"site/{ASSETS}/{posixpath.basename(name)}", file.text.encode())
    pictures = {path: content for composition in compositions for path, content, _ in composition.pictures}
    for path, content in sorted(pictures.items()):
        yield OutputFile(f"site/{ASSETS}/{path}", content)
