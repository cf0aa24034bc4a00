"""The inks of an edition, for a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.design.sheets import tokens_of
from report.diagnostics import Span
from report.model.composition import Ink
from report.model.project import INKS_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.model.report import Report


def inks_of(report: Report) -> Iterator[Ink]:
    """Yield the inks of tokens; those of the templates do not hold for a colour that the brand overrules."""
    settings, templates = report.settings, report.project.templates
    brand, tokens = dict(settings.brand), tokens_of(settings, templates)
    for token, value in tokens.items():
        name = token.removesuffix(INKS_SUFFIX)
        if name == token or (name in brand and token not in brand):
            continue
        place = Span(settings.span.path if token in brand else "templates/tokens.yaml")
        yield Ink(name, tokens.get(name, ""), tuple(int(part) for part in value.split()), place)
