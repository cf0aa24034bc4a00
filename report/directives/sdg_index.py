"""`:::{sdg-index}`: which section serves which Sustainable Development Goal, and where it stands.

Both tables are derived: rows from the outline, goals from section headers, pages from the typeset document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.directives.directive import Directive, Scene
from report.model.blocks import Block
from report.model.composition import RANGE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.model.section import SectionHead


@dataclass(frozen=True, slots=True)
class SdgIndex(Block):
    """The place where the index stands."""


def parse(fence: Fence, reading: Reading) -> SdgIndex:
    """Read nothing: the index is derived."""
    reading.no_body(fence)
    return SdgIndex(fence.span)


def view(_node: SdgIndex, scene: Scene) -> Mapping[str, object]:
    """Return the rows by section, grouped under their top-level section, and the rows by goal."""
    indexed = [section for section in scene.sections if section.kind.indexed]
    numbers = sorted({goal for section in indexed for goal in section.goals})
    by_goal = [
        {
            "goal": scene.goal(number),
            "sections": [_row(section, scene) for section in indexed if number in section.goals],
        }
        for number in numbers
    ]
    return {"groups": _groups(indexed, scene), "by_goal": by_goal}


def _groups(indexed: list[SectionHead], scene: Scene) -> list[dict[str, object]]:
    """Gather consecutive rows of the same top-level section."""
    by_id = {section.id: section for section in scene.sections}
    groups: list[tuple[SectionHead, list[dict[str, object]]]] = []
    for section in indexed:
        top = _top(section, by_id)
        if not groups or groups[-1][0] is not top:
            groups.append((top, []))
        groups[-1][1].append(_row(section, scene))
    return [{"title": scene.inline(top.title), "url": scene.url(top.id), "rows": rows} for top, rows in groups]


def _top(section: SectionHead, by_id: Mapping[str, SectionHead]) -> SectionHead:
    while section.parent is not None:
        section = by_id[section.parent]
    return section


def _row(section: SectionHead, scene: Scene) -> dict[str, object]:
    return {
        "id": section.id,
        "title": scene.inline(section.title),
        "url": scene.url(section.id),
        "goals": [scene.goal(number) for number in section.goals],
        "pages": scene.page(section.id, RANGE),
    }


DIRECTIVE = Directive("sdg-index", parse, SdgIndex, view, "sdg-index.html")
