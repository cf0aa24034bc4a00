"""Edition -> Composition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from report.compose.facts import figures_of, titles_of
from report.compose.press import compose_press
from report.compose.scene import PRINT, WEB, Composer
from report.design.environment import Design, TemplateFailure
from report.design.sheets import sheets_for, tokens_of
from report.diagnostics import Diagnosed, Diagnostic, Span
from report.diagnostics.diagnosed import unique
from report.model.blocks import Paragraph, PictureRef
from report.model.composition import PRIVATE_MARKS, ComposedSection, Composition, PrintedSection, SectionTitle
from report.model.text import Text
from report.model.walk import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.model.report import Edition
    from report.model.section import Section

DOCUMENT = "print/document.html"
SUMMARY_LENGTH = 150
"""Characters of a page's description."""


def compose_edition(edition: Edition, media: tuple[str, ...] = (PRINT, WEB)) -> Diagnosed[Composition]:
    """Return an edition as HTML for print and for the web; a broken template is reported with its line.

    Print is always made; leave out the web where only print is asked about: that takes half the time.
    """
    report = edition.report
    settings, templates = report.settings, report.project.templates
    design = Design(templates, edition.language, report.project.catalogs.get(edition.language), edition.goal)
    tokens = tokens_of(settings, templates)
    printed, web = Composer(edition, PRINT, design, tokens), Composer(edition, WEB, design, tokens)
    try:
        bodies = {section.id: printed.compose(section) for section in printed.sections}
        context = _context(printed, tokens)
        frame = _frame(design, context)
        press = compose_press(report, design, context, bodies)
        web_sections = tuple(_web_section(web)) if WEB in media else ()
    except TemplateFailure as failure:
        return Diagnosed(None, unique((*design.problems, failure.diagnostic)))
    own_fonts = any(name.startswith("font") for name, _ in settings.brand)
    composition = Composition(
        language=edition.language,
        goal=edition.goal,
        slug=settings.slug,
        title=printed.plain(settings.title),
        date=settings.date,
        first_folio=settings.first_folio,
        frame=frame,
        bodies=tuple(
            PrintedSection(section.id, section.opens, str(bodies[section.id])) for section in printed.sections
        ),
        sheets=sheets_for(PRINT, settings, templates),
        pictures=tuple(_pictures(edition)),
        sections=tuple(_titles(web)),
        places=tuple(printed.places),
        web_sections=web_sections,
        words=_words(printed),
        texts=tuple(_texts(edition)),
        font_place=Span(settings.span.path if own_fonts else "templates/tokens.yaml"),
        families=tuple(family.strip().strip("'\"") for family in printed.font_families.split(",")),
        titles=titles_of(edition),
        figures=figures_of(edition, printed.places),
        press=press,
        fonts=report.project.fonts,
    )
    return Diagnosed(composition, unique(design.problems))


def _context(composer: Composer, tokens: dict[str, str]) -> dict[str, Any]:
    """Return what the templates of whole documents are given."""
    return {
        "scene": composer,
        "language": composer.language,
        "settings": composer.settings,
        "title": composer.plain(composer.settings.title),
        "short_title": composer.plain(composer.settings.short_title),
        "organisation": composer.plain(composer.settings.organisation),
        "goal": composer.edition.goal,
        "tokens": tokens,
    }


def _frame(design: Design, context: dict[str, Any]) -> tuple[str, str]:
    """Return what the template of the document puts before and after the sections."""
    body = Markup(PRIVATE_MARKS)  # noqa: S704 - two signs that are no markup
    before, found, after = design.render((DOCUMENT,), {**context, "body": body}).partition(PRIVATE_MARKS)
    if not found:
        place = Span(design.templates.files[DOCUMENT].shown_path)
        problem = Diagnostic(
            "R101", "broken template: it prints no {{ body }}", place, "print it once, where sections go"
        )
        raise TemplateFailure(problem)
    return before, after


def _web_section(composer: Composer) -> Iterator[ComposedSection]:
    for section in composer.sections:
        before = len(composer.places)
        html = composer.compose(section)
        yield ComposedSection(section.id, str(html), tuple(composer.places[before:]))


def _titles(composer: Composer) -> Iterator[SectionTitle]:
    for section in composer.sections:
        url = f"{composer.language}/{composer.addresses.address(section.id)}"
        yield SectionTitle(
            section.id, composer.plain(section.title), url, section.goals, section.parent, _summary(composer, section)
        )


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
