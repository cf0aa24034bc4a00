"""`:::{process} caption`: steps that follow each other, drawn as boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.directive import Directive, Scene
from report.model.blocks import Block, Caption

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.model.text import Text

FEWEST, MOST = 2, 6
"""Steps: one is no process, more than two rows of three nobody follows."""
COLUMNS = {2: 2, 3: 3, 4: 4, 5: 5, 6: 3}
"""Boxes in a row by the number of steps."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step."""

    title: Text
    text: Text | None


@dataclass(frozen=True, slots=True)
class Process(Block):
    """Steps in their order."""

    caption: Caption | None
    steps: tuple[Step, ...]


def parse(fence: Fence, reading: Reading) -> Process | None:
    """Read caption and steps."""
    caption = reading.argument_text(fence, "figure caption")
    fields = reading.fields(fence)
    steps = []
    for each in fields.each("steps", "a step", required=True):
        title, text = each.text("title", "step", required=True), each.text("text", "step")
        each.finish()
        if title:
            steps.append(Step(title, text))
    fields.finish()
    if not steps:
        return None
    if not FEWEST <= len(steps) <= MOST:
        hint = f"write {FEWEST} to {MOST} steps, or use a numbered list"
        reading.report("P105", f"a process of {len(steps)} steps cannot be drawn", fence.span, hint)
        return None
    return Process(fence.span, Caption(caption, "figure") if caption else None, tuple(steps))


def view(node: Process, _scene: Scene) -> Mapping[str, object]:
    """Return how many boxes stand in a row."""
    return {"columns": COLUMNS[len(node.steps)]}


DIRECTIVE = Directive("process", parse, Process, view, "process.html")
