"""`:::{figure} images/x.svg`: a picture with caption and alternative text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.directive import Directive, Scene
from report.model.blocks import Block, Caption, PictureRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.model.text import Text


@dataclass(frozen=True, slots=True)
class FigureBlock(Block):
    """A picture."""

    picture: PictureRef
    caption: Caption | None
    alt: Text
    source: Text | None


def parse(fence: Fence, reading: Reading) -> FigureBlock | None:
    """Read path and fields; a picture without alternative text is an error (WCAG 1.1.1)."""
    fields = reading.fields(fence)
    caption = fields.text("caption", "figure caption")
    alt = fields.text("alt", "alternative text", required=True)
    source = fields.text("source", "source line")
    fields.finish()
    if not fence.argument:
        reading.report("P105", "`figure` names no picture", fence.span, "write `:::{figure} images/name.svg`")
        return None
    if alt is None:
        return None
    picture = PictureRef(fence.argument, fence.argument_span)
    return FigureBlock(fence.span, picture, Caption(caption, "figure") if caption else None, alt, source)


def view(node: FigureBlock, scene: Scene) -> Mapping[str, object]:
    """Return address and alternative text."""
    return {"address": scene.picture(node.picture.path), "alt": scene.plain(node.alt)}


DIRECTIVE = Directive("figure", parse, FigureBlock, view, "figure.html")
