"""What stands around the sections: the document for print, and the cover as the printer gets it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from report.cache import recalled
from report.compose.scene import PRINT, Begun, Composer
from report.design.environment import TemplateFailure
from report.diagnostics import Diagnostic, Span
from report.model.composition import PRIVATE_MARKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from report.compose.sections import Composed
    from report.compose.surroundings import Surroundings
    from report.design.environment import Design
    from report.model.composition import Place
    from report.model.report import Report

DOCUMENT = "print/document.html"
COVER = "cover"
"""Template of the section that is the cover."""


@dataclass(frozen=True, slots=True)
class Document:
    """The frame of the document, and the cover for a printer."""

    frame: tuple[str, str] = field(repr=False)
    """What stands before and after the sections."""
    cover: str | None = field(repr=False)
    """None where the report has no cover."""
    places: tuple[Place, ...]
    problems: tuple[Diagnostic, ...]


def compose_document(around: Surroundings, report: Report, printed: Sequence[Composed]) -> Document:
    """Return what stands around the composed sections.

    Nothing of them is composed a second time, so that no printing of a figure is noted twice. Raises TemplateFailure.
    """
    pairs = zip(report.sections, printed, strict=True)
    front = next((composed.html for section, composed in pairs if section.kind.template == COVER), None)
    last = report.sections[-1]

    def make() -> tuple[Document, frozenset[str]]:
        # Figures that are printed here are counted on from those of the last section.
        composer = Composer(around, PRINT, last, Begun(figures=len(printed[-1].places)))
        (frame, cover), problems = around.design.observed(lambda: _rendered(around, composer, front))
        return Document(frame, cover, composer.places, problems), composer.asked

    key = around.kept.key(around.key, last, len(printed[-1].places), front, places=False)
    return recalled(around.kept, "document", key, around.answer, make)


def _rendered(around: Surroundings, composer: Composer, front: str | None) -> tuple[tuple[str, str], str | None]:
    context = _context(around, composer)
    frame = rendered_frame(around.design, DOCUMENT, context)
    if front is None:
        return frame, None
    given = {"front": Markup(front), "spine": around.settings.printing.spine}  # noqa: S704 - composed
    return frame, around.design.render(("press/cover.html",), {**context, **given})


def _context(around: Surroundings, composer: Composer) -> Mapping[str, Any]:
    """Return what the templates of whole documents are given."""
    settings = around.settings
    return {
        "scene": composer,
        "language": around.language,
        "settings": settings,
        "title": composer.plain(settings.title),
        "short_title": composer.plain(settings.short_title),
        "organisation": composer.plain(settings.organisation),
        "goal": around.goal,
        "tokens": around.tokens,
    }


def rendered_frame(design: Design, name: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Return what the template of a document puts before and after the sections.

    Raises TemplateFailure.
    """
    body = Markup(PRIVATE_MARKS)  # noqa: S704 - two signs that are no markup
    before, found, after = design.render((name,), {**context, "body": body}).partition(PRIVATE_MARKS)
    if not found:
        place = Span(design.templates.files[name].shown_path)
        problem = Diagnostic(
            "R101", "broken template: it prints no {{ body }}", place, "print it once, where sections go"
        )
        raise TemplateFailure(problem)
    return before, after
