"""Edition -> Composition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.cache import Cache
from report.compose.document import compose_document
from report.compose.facts import figures_of, titles_of
from report.compose.press import inks_of
from report.compose.scene import PRINT, WEB, Composer
from report.compose.sections import Composed, Copy, compose_sections
from report.compose.surroundings import Surroundings
from report.design.environment import TemplateFailure
from report.design.sheets import press_sheets, sheets_for
from report.diagnostics import Diagnosed, Diagnostic, Span
from report.diagnostics.diagnosed import unique
from report.model.blocks import Paragraph, PictureRef
from report.model.composition import ComposedSection, Composition, Press, PrintedSection, SectionTitle
from report.model.text import Text
from report.model.walk import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.compose.document import Document
    from report.model.report import Edition
    from report.model.section import Section

SUMMARY_LENGTH = 150
"""Characters of a page's description."""


def compose_edition(
    edition: Edition, media: tuple[str, ...] = (PRINT, WEB), kept: Cache | None = None, *, marked: bool = False
) -> Diagnosed[Composition]:
    """Return an edition as HTML for print and for the web; a broken template is reported with its line.

    Print is always made; leave out the web where only print is asked about: that takes half the time. What `kept` knows
    of the sections is not composed again. `marked` puts comments around translated texts on the web, which name their
    messages (`Composer.inline`): for the preview, never for what is published.
    """
    kept = kept or Cache()
    around = Surroundings(edition, kept, marked=marked)
    copies = [Copy.of(section, kept) for section in edition.report.sections]
    problems: list[Diagnostic] = []
    printed, web = [], []
    try:
        for composed in compose_sections(around, PRINT, copies):
            printed.append(composed)
            problems += composed.problems
        document = compose_document(around, edition.report, printed)
        problems += document.problems
        for composed in compose_sections(around, WEB, copies) if WEB in media else ():
            web.append(composed)
            problems += composed.problems
    except TemplateFailure as failure:
        return Diagnosed(None, unique((*problems, *around.design.problems, failure.diagnostic)))
    composition = _composition(edition, around, printed, web, document)
    return Diagnosed(composition, unique(problems))


def _composition(
    edition: Edition, around: Surroundings, printed: list[Composed], web: list[Composed], document: Document
) -> Composition:
    report = edition.report
    settings, templates = report.settings, report.project.templates
    sheets, added = around.kept.made(
        "sheets",
        around.kept.key(settings, templates.files, templates.tokens),
        lambda: (sheets_for(PRINT, settings, templates), press_sheets(settings, templates)),
    )
    own_fonts = any(name.startswith("font") for name, _ in settings.brand)
    composer = Composer(around, PRINT, report.sections[0])
    places = tuple(place for each in (*(each.places for each in printed), document.places) for place in each)
    rules = settings.printing
    return Composition(
        language=edition.language,
        goal=edition.goal,
        slug=settings.slug,
        title=composer.plain(settings.title),
        date=settings.date,
        first_folio=settings.first_folio,
        frame=document.frame,
        bodies=tuple(
            PrintedSection(section.id, section.opens, each.html)
            for section, each in zip(report.sections, printed, strict=True)
        ),
        sheets=sheets,
        pictures=tuple(_pictures(edition)),
        sections=tuple(_titles(around, report.sections, composer)),
        places=places,
        web_sections=tuple(ComposedSection(each.id, each.html, each.places) for each in web),
        words=_words(composer),
        texts=tuple(_texts(edition)),
        font_place=Span(settings.span.path if own_fonts else "templates/tokens.yaml"),
        families=tuple(family.strip().strip("'\"") for family in composer.font_families.split(",")),
        titles=titles_of(edition, around.wording),
        figures=figures_of(places, around.wording),
        press=Press(
            cover_html=document.cover,
            sheets=added,
            inks=tuple(inks_of(report)),
            profile=report.project.profile,
            profile_path=f"content/{rules.profile}" if rules.profile else "",
            profile_span=rules.profile_span or settings.span,
            spine=rules.spine,
        ),
        fonts=report.project.fonts,
    )


def _titles(around: Surroundings, sections: tuple[Section, ...], composer: Composer) -> Iterator[SectionTitle]:
    for section in sections:
        url = f"{around.language}/{around.addresses.address(section.id)}"
        title, summary = composer.plain(section.title), _summary(composer, section)
        yield SectionTitle(section.id, title, url, section.goals, section.parent, summary)


def _summary(composer: Composer, section: Section) -> str:
    text = next((block.text for block in section.blocks if isinstance(block, Paragraph)), None)
    words = composer.plain(text) if text else ""
    return words if len(words) <= SUMMARY_LENGTH else words[: SUMMARY_LENGTH - 1].rstrip() + "…"


def _words(composer: Composer) -> tuple[tuple[str, str], ...]:
    settings = composer.settings
    words = {"organisation": settings.organisation, "short_title": settings.short_title, "notice": settings.notice}
    return tuple((name, composer.plain(text)) for name, text in words.items() if text is not None)


def _pictures(edition: Edition) -> Iterator[tuple[str, bytes, str]]:
    seen = set()
    for ref in leaves(edition.report.sections, PictureRef):
        if ref.path not in seen:
            seen.add(ref.path)
            picture = edition.report.project.pictures[ref.path]
            yield picture.path, picture.content, picture.media_type


def _texts(edition: Edition) -> Iterator[tuple[str, Span]]:
    """Yield all words that are printed with their places, to find the place of a missing glyph."""
    for text in leaves((edition.report.settings, edition.report.sections), Text):
        yield text.source, text.span
    for metric in edition.report.metrics.values():
        yield metric.label.source, metric.label.span
        for _, form in metric.unit.forms if metric.unit else ():
            yield form, metric.span
