"""`:::{toc}`: the table of contents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.directive import Directive, Scene
from report.model.blocks import Block
from report.model.composition import FIRST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.directives.reading import Reading
    from report.markup.fence import Fence


DEPTHS = 3
"""Levels of the outline that are listed; a reader finds the levels below on the pages of those above."""


@dataclass(frozen=True, slots=True)
class Contents(Block):
    """The place where the table of contents stands."""


def parse(fence: Fence, reading: Reading) -> Contents:
    """Read nothing: contents are derived."""
    reading.no_body(fence)
    return Contents(fence.span)


def view(_node: Contents, scene: Scene) -> Mapping[str, object]:
    """Return a row for each listed section: depth, title, link, page."""
    rows = [
        {
            "depth": section.depth,
            "kind": section.kind.name,
            "title": scene.inline(section.title),
            "url": scene.url(section.id),
            "page": scene.page(section.id, FIRST),
        }
        for section in scene.sections
        if section.kind.contents and section.depth <= DEPTHS
    ]
    return {"rows": rows}


DIRECTIVE = Directive("toc", parse, Contents, view, "toc.html")
