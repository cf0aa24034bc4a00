"""What a printer needs of an edition: the cover as a document of its own, sheets, inks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.design.sheets import press_sheets, tokens_of
from report.diagnostics import Span
from report.model.composition import Ink, Press
from report.model.project import INKS_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from markupsafe import Markup

    from report.design.environment import Design
    from report.model.report import Report

COVER = "cover"
"""Template of the section that is the cover."""


def compose_press(report: Report, design: Design, context: Mapping[str, Any], sections: Mapping[str, Markup]) -> Press:
    """Return what the print edition is made with.

    `context` is that of the document, `sections` the composed sections by id: nothing is composed a second time, so
    that no printing of a figure is noted twice.
    """
    settings, templates = report.settings, report.project.templates
    rules = settings.printing
    front = next((sections[each.id] for each in report.sections if each.kind.template == COVER), None)
    cover = None
    if front is not None:
        cover = design.render(("press/cover.html",), {**context, "front": front, "spine": rules.spine})
    return Press(
        cover_html=cover,
        sheets=press_sheets(settings, templates),
        inks=tuple(_inks(report)),
        profile=report.project.profile,
        profile_path=f"content/{rules.profile}" if rules.profile else "",
        profile_span=rules.profile_span or settings.span,
        spine=rules.spine,
    )


def _inks(report: Report) -> Iterator[Ink]:
    """Yield the inks of tokens; those of the templates do not hold for a colour that the brand overrules."""
    settings, templates = report.settings, report.project.templates
    brand, tokens = dict(settings.brand), tokens_of(settings, templates)
    for token, value in tokens.items():
        name = token.removesuffix(INKS_SUFFIX)
        if name == token or (name in brand and token not in brand):
            continue
        place = Span(settings.span.path if token in brand else "templates/tokens.yaml")
        yield Ink(name, tokens.get(name, ""), tuple(int(part) for part in value.split()), place)
