"""Numbers of figures and tables: given here, so that no number waits for pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from report.model.blocks import Caption
from report.model.walk import rewritten

if TYPE_CHECKING:
    from report.model.section import Section


def number_captions(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Give every caption its number; figures and tables are counted each for themselves."""
    counts: Counter[str] = Counter()

    def numbered(caption: Caption) -> Caption:
        counts[caption.series] += 1
        return replace(caption, number=counts[caption.series])

    return tuple(replace(section, blocks=rewritten(section.blocks, Caption, numbered)) for section in sections)
