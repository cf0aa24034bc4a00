"""`:::{colophon}`: who made the report; the rows stand in report.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.directive import Directive, Scene
from report.model.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.directives.reading import Reading
    from report.markup.fence import Fence


@dataclass(frozen=True, slots=True)
class Colophon(Block):
    """The place where the colophon stands."""


def parse(fence: Fence, reading: Reading) -> Colophon:
    """Read nothing: the rows stand in report.yaml."""
    reading.no_body(fence)
    return Colophon(fence.span)


def view(_node: Colophon, scene: Scene) -> Mapping[str, object]:
    """Return the rows and the notice."""
    rows = [{"term": scene.inline(row.term), "text": scene.inline(row.text)} for row in scene.settings.colophon]
    notice = scene.settings.notice
    return {"rows": rows, "notice": scene.inline(notice) if notice else None}


DIRECTIVE = Directive("colophon", parse, Colophon, view, "colophon.html")
